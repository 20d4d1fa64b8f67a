#include "returns/ledger_parts_store.h"

namespace mase::returns {

namespace {

class Loading {
public:
    Loading(Ledger& ledger, const audit::Reading& reading, const Period& whole)
        : ledger_(ledger), reading_(reading), whole_(whole) {}

    void links() {
        all("SELECT kind, subject_id, case_id, role, from_on, ended_on FROM case_links WHERE "
            "panel_id = $1 AND (ended_why IS NULL OR ended_why <> 'MISTAKE') ORDER BY id",
            [&](const db::Row& row) {
                const std::string_view kind = row.text(0);
                const Counted counted = kind == "person"     ? Counted::person
                                        : kind == "location" ? Counted::place
                                        : kind == "group"    ? Counted::group
                                                             : Counted::disruption;
                ledger_.links.push_back({counted, row.id<AnyId>(1), row.id<CaseId>(2),
                                         row.string(3), row.date(4), row.maybe_date(5)});
                cases_[row.id<AnyId>(1)].insert(row.id<CaseId>(2));
            });
    }

    void subjects() {
        all("SELECT id FROM persons WHERE panel_id = $1",
            [&](const db::Row& row) { ledger_.subjects[row.id<AnyId>(0)]; });
        all("SELECT person_id, fact, code, unknown_why FROM person_facts WHERE panel_id = $1",
            [&](const db::Row& row) {
                const std::string why = row.string(3);
                std::string code = why.empty() ? row.string(2) : why;
                // Which nationality it is stays sealed: that it is known is counted.
                if (row.text(1) == "nationality" && why.empty()) code = "YES";
                ledger_.subjects[row.id<AnyId>(0)][row.string(1)] = {std::move(code)};
            });
        all("SELECT id, kind, ward FROM locations WHERE panel_id = $1", [&](const db::Row& row) {
            Facts& facts = ledger_.subjects[row.id<AnyId>(0)];
            facts["place_kind"] = {row.string(1)};
            if (!row.text(2).empty()) facts["place_ward"] = {row.string(2)};
        });
        all("SELECT id, kind FROM groups WHERE panel_id = $1", [&](const db::Row& row) {
            ledger_.subjects[row.id<AnyId>(0)]["group_kind"] = {row.string(1)};
        });
    }

    void steps() {
        all("SELECT id, kind FROM disruptions WHERE panel_id = $1", [&](const db::Row& row) {
            ledger_.disruptions[row.id<AnyId>(0)] = {cases_[row.id<AnyId>(0)],
                                                     {{"kind", {row.string(1)}}}};
        });
        all("SELECT s.subject_id, s.on_day, s.code, CASE WHEN p.id IS NULL THEN 0 ELSE 1 END FROM "
            "pattern_steps s LEFT "
            "JOIN persons p ON p.panel_id = s.panel_id AND p.id = s.subject_id LEFT JOIN "
            "disruptions d ON d.panel_id = s.panel_id AND d.id = s.subject_id WHERE s.panel_id = "
            "$1 AND (p.id IS NOT NULL OR d.id IS NOT NULL) ORDER BY s.on_day, s.made_at, s.id",
            [&](const db::Row& row) {
                const AnyId subject = row.id<AnyId>(0);
                const bool of_person = row.integer(3) != 0;
                ledger_.steps[subject].push_back({row.date(1), row.string(2)});
                if (!whole_.holds(row.date(1))) return;
                ledger_.events[of_person ? Counted::milestone : Counted::step].push_back(
                    {row.date(1),
                     {cases_[subject], {{of_person ? "milestone" : "step", {row.string(2)}}}}});
            });
    }

    void episodes() {
        all("SELECT case_id, kind, from_on, interview FROM missing_episodes WHERE panel_id = $1",
            [&](const db::Row& row) {
                if (!whole_.holds(row.date(2))) return;
                Thing thing{{row.id<CaseId>(0)}, {{"missing_kind", {row.string(1)}}}};
                if (!row.text(3).empty()) thing.facts["missing_interview"] = {row.string(3)};
                ledger_.events[Counted::episode].push_back({row.date(2), std::move(thing)});
            });
    }

private:
    void all(std::string_view sql, const db::OnRow& on_row) const {
        reading_.rows(sql, {reading_.panel()}, on_row);
    }

    Ledger& ledger_;
    const audit::Reading& reading_;
    const Period& whole_;
    std::map<AnyId, std::set<CaseId>> cases_;
};

}  // namespace

void load_registers(Ledger& ledger, const audit::Reading& reading, const Period& whole) {
    Loading loading(ledger, reading, whole);
    loading.links();
    loading.subjects();
    loading.steps();
    loading.episodes();
}

}  // namespace mase::returns
