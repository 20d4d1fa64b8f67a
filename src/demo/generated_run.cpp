#include "demo/generated_run.h"

#include <algorithm>
#include <stdexcept>

#include "audit/records.h"
#include "audit/viewing.h"
#include "cases/cases_store.h"
#include "cases/search_store.h"

namespace mase::demo {

namespace {

constexpr int megabytes_kept = 512;

template <class Read>
auto looked(const site::App& app, Read read) {
    audit::Outbox outbox(app.records);
    auto result = [&] {
        const audit::Viewing viewing(app.records,
                                     access::program(access::Task::make_demo, app.panel_id),
                                     "own_work", outbox);
        return read(viewing);
    }();
    if (!outbox.wait()) throw std::runtime_error("the reading could not be logged");
    return result;
}

std::vector<std::string> agencies(const site::App& app) {
    std::vector<std::string> codes;
    for (const panels::Agency& one : app.panel.agencies) codes.push_back(one.code);
    return codes;
}

Generating generating(const site::App& app, SetClock& clock, std::int64_t size, Date today) {
    GeneratedSittings found = looked(app, generated_sittings);
    return {.app = app,
            .clock = clock,
            .people = looked(app, generated_people),
            .meetings = std::move(found.meetings),
            .among = {.sittings = std::move(found.days),
                      .agencies = agencies(app),
                      .codes = *app.form.codes,
                      .today = today,
                      .size = size},
            .answers = GeneratedAnswers(app.form)};
}

}  // namespace

DemoBorough demo_borough(const site::App& app) {
    return looked(app, [](const audit::Reading& reading) { return demo_borough(reading); });
}

GeneratedRun::GeneratedRun(const site::App& app, SetClock& clock, std::int64_t size,
                           const Clock& now, std::int64_t at_once)
    : clock_(clock),
      now_(now),
      with_(generating(app, clock, size, now.today())),
      at_once_(at_once) {
    app.records.keep_pages(megabytes_kept);
    if (with_.meetings.empty()) plan();
    go_on();
}

// The clock is back at the present before the line of the trail is written: what is generated is of
// the past, that it was generated is not.
template <class Body>
auto GeneratedRun::kept(AccountId by, Body body) {
    audit::Records& records = with_.app.records;
    audit::Outbox outbox(records);
    const auto result =
        records.change(access::program(access::Task::make_demo, with_.app.panel_id, by), outbox,
                       [&](audit::Change& change) {
                           auto done = body(change);
                           clock_.set(now_.now());
                           return done;
                       });
    if (!result || !outbox.wait()) throw std::runtime_error("the borough could not be kept");
    return *result;
}

void GeneratedRun::plan() {
    kept(with_.people.administrator, [&](audit::Change& change) -> Result<int> {
        plan_generated(change, with_.app, clock_, with_.among.today);
        GeneratedSittings planned = generated_sittings(change);
        with_.meetings = std::move(planned.meetings);
        with_.among.sittings = std::move(planned.days);
        hold_generated(change, with_);
        change.note("meetings of generated cases");
        return 0;
    });
}

// Cases are written in the order of their numbers: the first that is not there is the next one.
void GeneratedRun::go_on() {
    done_ = kept(with_.people.administrator, [&](audit::Change& change) -> Result<std::int64_t> {
        const auto found = [&](std::int64_t number) {
            return cases::cases_numbered(change, case_number(number));
        };
        std::int64_t first = 0, after = with_.among.size;
        while (first < after) {
            const std::int64_t middle = (first + after) / 2;
            if (found(middle).empty()) {
                after = middle;
            } else {
                first = middle + 1;
            }
        }
        if (first > 0) {
            const auto last = cases::find_case(change, found(first - 1).front());
            if (last->opened_on != received_on(with_.among, first - 1) ||
                !found(with_.among.size).empty())
                throw std::runtime_error(
                    "this borough was begun with another number of cases: give that number");
        }
        change.note("generated cases before: " + std::to_string(first));
        return first;
    });
}

void GeneratedRun::write(audit::Change& change, std::int64_t last,
                         const std::function<void(Progress)>& seen) const {
    GeneratedLinks links{.first = done_};
    int keys = 0;
    for (std::int64_t number = done_; number < last; ++number)
        keys += generated_entries(number).keys();
    change.expect_keys(std::size_t(keys));
    for (std::int64_t number = done_; number < last; ++number) {
        const GeneratedCase about = generated_case(with_.among, number);
        links.cases.push_back(add_generated(change, with_, about));
        links.since.push_back(about.received_on());
        if (seen) seen({number + 1, with_.among.size});
    }
    add_registers(change, with_, links);
}

bool GeneratedRun::step(const std::function<void(Progress)>& seen) {
    if (done_ >= with_.among.size) return false;
    const std::int64_t last = std::min(done_ + at_once_, with_.among.size);
    kept(with_.people.administrator, [&](audit::Change& change) -> Result<int> {
        write(change, last, seen);
        change.note("generated cases " + std::to_string(done_) + " to " + std::to_string(last - 1));
        return 0;
    });
    done_ = last;
    return true;
}

}  // namespace mase::demo
