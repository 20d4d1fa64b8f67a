#include <fmt/core.h>

#include <stdexcept>

#include "cases/cases_store.h"
#include "cases/erasure_store.h"
#include "cases/search_store.h"
#include "program/commands.h"
#include "program/shares.h"

namespace mase::program {

namespace {

cases::CaseFile found_case(const audit::Change& change, const std::string& wanted) {
    auto id = parse_id<CaseId>(wanted);
    if (!id) {
        const auto numbered = cases::cases_numbered(change, wanted);
        if (numbered.size() == 1) id = numbered.front();
    }
    const auto file = id ? cases::find_case(change, *id) : std::nullopt;
    if (!file) throw std::runtime_error("there is no one case " + wanted);
    return *file;
}

}  // namespace

int erase_record(const Files& files, const std::string& panel, const Erasing& erasing) {
    const SystemClock clock;
    Installation installation(files, panel, clock);
    audit::Records& records = installation.records();
    const site::App& app = installation.app();
    const ByTwo two = of_latest_sharing(records.keys(), erasing.shares);
    audit::Outbox outbox(records);
    const Result<int> erased = records.change(
        access::program(access::Task::erase_record, app.panel_id), outbox,
        [&](audit::Change& change) -> Result<int> {
            const cases::CaseFile file = found_case(change, erasing.case_id);
            const auto erasure = cases::checked(
                {.ground = erasing.ground, .decision = erasing.decision, .reason = erasing.reason},
                cases::keeping_of(change, file), cases::retention_of(app), change.today());
            if (!erasure) return refused(erasure.error());
            cases::erase(change, file, *erasure);
            change.remark(change.panel_key(), two.names + ": " + erasing.reason);
            return 0;
        });
    if (!erased) throw std::runtime_error(erased.error().front().message);
    if (!outbox.wait()) throw std::runtime_error("it could not be kept that the record is erased");
    fmt::print("The record is erased, by {}. Backups of the key store from before still open it\n",
               two.names);
    return 0;
}

}  // namespace mase::program
