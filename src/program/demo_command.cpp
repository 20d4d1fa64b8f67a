#include <fmt/core.h>
#include <unistd.h>

#include <chrono>

#include "accounts/sessions_store.h"
#include "accounts/sign_in_pages.h"
#include "demo/borough.h"
#include "demo/demo.h"
#include "demo/generated_run.h"
#include "platform/log.h"
#include "program/commands.h"
#include "program/routes.h"
#include "site/site.h"

namespace mase::program {

int list_demo_people() {
    fmt::print("Sign in with the passphrase \"{}\" as:\n", demo::passphrase);
    for (const demo::Staff& one : demo::read_staff())
        fmt::print("  {:<44} {}, {}\n", demo::email_of(one), one.name, one.job);
    return 0;
}

namespace {

// Each second, where a person looks on.
void generate(const site::App& app, SetClock& clock, std::int64_t cases) {
    const SystemClock now;
    demo::GeneratedRun run(app, clock, cases, now);
    const bool is_watched = isatty(STDERR_FILENO) == 1;
    auto shown_at = std::chrono::steady_clock::now();
    const auto show = [&](const demo::GeneratedRun::Progress& progress) {
        const auto at = std::chrono::steady_clock::now();
        if (!is_watched || at - shown_at < std::chrono::seconds(1)) return;
        shown_at = at;
        fmt::print(stderr, "\r{} of {} cases", progress.done, progress.of);
    };
    while (run.step(show)) {
    }
    if (is_watched) fmt::print(stderr, "\r{} of {} cases\n", cases, cases);
}

}  // namespace

void make_borough(const Files& files, const std::string& panel, std::int64_t cases) {
    const SystemClock now;
    SetClock clock(now.now());
    Installation installation(files, panel, Opening::demo, clock);
    const site::Site site(installation.app(), accounts::authenticate, nullptr, all_routes(),
                          accounts::sign_in_routes());
    log_only(LogLevel::error);
    const demo::DemoBorough there = demo::demo_borough(installation.app());
    if (there == demo::DemoBorough::cut_short)
        throw std::runtime_error(
            "the demo borough itself was not finished: remove its files and begin again");
    if (there == demo::DemoBorough::none) demo::make(installation.app(), site, clock, now.today());
    clock.set(now.now());
    if (cases > 0) generate(installation.app(), clock, cases);
}

}  // namespace mase::program
