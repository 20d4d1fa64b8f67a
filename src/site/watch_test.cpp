// Tries to miss a change, to be told twice, and to wait for ever.
#include "site/watch.h"

#include <doctest/doctest.h>

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

namespace mase::site {

namespace {

using namespace std::chrono_literals;

const AnyId ours{{1}}, another{{2}};

struct Heard {
    std::vector<News> news;
    Watch::Number number = 0;
};

// What is told on this thread alone may be looked at when the call returns.
std::shared_ptr<Heard> wait(Watch& watch, AnyId subject, Watch::Number seen) {
    auto heard = std::make_shared<Heard>();
    watch.wait(subject, seen, [heard](News news, Watch::Number number) {
        heard->news.push_back(news);
        heard->number = number;
    });
    return heard;
}

void change(Watch& watch, AnyId subject) {
    watch.changed(std::vector{subject});
}

}  // namespace

TEST_CASE("all who wait for something hear of its next change, once and with its new number") {
    Watch watch;
    const auto seen = watch.number(ours);
    const auto first = wait(watch, ours, seen), second = wait(watch, ours, seen);
    CHECK(first->news.empty());
    change(watch, ours);
    change(watch, ours);
    for (const auto& heard : {first, second}) {
        CHECK(heard->news == std::vector{News::changed});
        CHECK(heard->number == seen + 1);
    }
}

TEST_CASE("a change between the page and its waiting is heard of at once") {
    Watch watch;
    const auto seen = watch.number(ours);
    change(watch, ours);
    const auto heard = wait(watch, ours, seen);
    CHECK(heard->news == std::vector{News::changed});
    CHECK(heard->number == watch.number(ours));
    CHECK(wait(watch, ours, heard->number)->news.empty());
}

TEST_CASE("a change of something else wakes nobody") {
    Watch watch;
    const auto heard = wait(watch, ours, watch.number(ours));
    change(watch, another);
    CHECK(heard->news.empty());
}

TEST_CASE("a page of an earlier run of the program is told to read again") {
    Watch::Number before = 0;
    {
        Watch earlier;
        before = earlier.number(ours);
    }
    std::this_thread::sleep_for(1ms);
    Watch watch;
    CHECK(wait(watch, ours, before)->news == std::vector{News::changed});
}

TEST_CASE("nobody waits for longer than the patience, and who comes later waits as long") {
    Watch watch({.patience = 20ms});
    std::atomic<int> told = 0;
    const auto seen = watch.number(ours);
    const auto begun = std::chrono::steady_clock::now();
    for (int i = 0; i < 2; ++i) {
        watch.wait(ours, seen, [&](News news, Watch::Number) {
            told += news == News::none ? 1 : 100;
            told.notify_all();
        });
        std::this_thread::sleep_for(5ms);
    }
    for (int now = told; now < 2; now = told) told.wait(now);
    CHECK(told == 2);
    CHECK(std::chrono::steady_clock::now() - begun >= 25ms);
}

TEST_CASE("more than may wait are sent away at once, and the others go on waiting") {
    Watch watch({.waiting = 1});
    const auto seen = watch.number(ours);
    const auto first = wait(watch, ours, seen), second = wait(watch, ours, seen);
    CHECK(second->news == std::vector{News::unheard});
    CHECK(first->news.empty());
    change(watch, ours);
    CHECK(first->news == std::vector{News::changed});
}

TEST_CASE("when the program stops all who wait are answered, and nobody waits any more") {
    Watch watch;
    const auto seen = watch.number(ours);
    const auto before = wait(watch, ours, seen);
    watch.stop();
    CHECK(before->news == std::vector{News::unheard});
    CHECK(wait(watch, ours, seen)->news == std::vector{News::unheard});
}

TEST_CASE("of many who wait and change at once, each that waits is told once") {
    constexpr int people = 4, times = 500;
    std::atomic<int> asked = 0, told = 0;
    {
        Watch watch({.waiting = 100, .patience = 1ms});
        std::vector<std::jthread> threads;
        for (int person = 0; person < people; ++person) {
            threads.emplace_back([&] {
                for (int i = 0; i < times; ++i) {
                    const AnyId subject = i % 2 == 0 ? ours : another;
                    ++asked;
                    watch.wait(subject, watch.number(subject),
                               [&](News, Watch::Number) { ++told; });
                    if (i % 3 == 0) change(watch, subject);
                }
            });
        }
    }
    CHECK(asked == people * times);
    CHECK(told == asked);
}

}  // namespace mase::site
