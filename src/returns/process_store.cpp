#include "returns/process_store.h"

#include "site/route.h"

namespace mase::returns {

namespace {

constexpr std::string_view received =
    "SELECT c.child_id FROM referrals f JOIN cases c ON c.panel_id = f.panel_id AND c.id = "
    "f.case_id WHERE f.panel_id = $1 AND f.state = 'accepted' AND f.received_on BETWEEN $2 AND $3";
constexpr std::string_view discussed =
    "SELECT c.child_id FROM meetings m JOIN agenda_items i ON i.panel_id = m.panel_id AND "
    "i.meeting_id = m.id JOIN cases c ON c.panel_id = i.panel_id AND c.id = i.case_id WHERE "
    "m.panel_id = $1 AND m.held_on BETWEEN $2 AND $3 AND i.state = 'discussed'";

class Count {
public:
    Count(const audit::Reading& reading, Quarter quarter)
        : reading_(reading),
          days_{reading.panel(), first_day(quarter), last_day(quarter)},
          moments_{reading.panel(), at_london(first_day(quarter), 0, 0),
                   at_london(plus_days(last_day(quarter), 1), 0, 0)} {}

    int children(const std::string& which) const {
        return number("SELECT COUNT(*) FROM (SELECT DISTINCT child_id FROM (" + which +
                      ") AS found) AS each_once");
    }

    int meetings() const {
        return number(
            "SELECT COUNT(*) FROM meetings WHERE panel_id = $1 AND held_on BETWEEN $2 AND $3 AND "
            "state IN ('sitting', 'ended', 'approved')");
    }

    std::map<Process::Pair, int> referrals() const {
        return pairs(
            "SELECT state, route, COUNT(*) FROM referrals WHERE panel_id = $1 AND received_on "
            "BETWEEN $2 AND $3 AND state <> 'draft' GROUP BY state, route",
            days_);
    }

    std::map<Process::Pair, int> exceptions() const {
        return pairs(
            "SELECT kind, state, COUNT(*) FROM exceptions WHERE panel_id = $1 AND asked_at >= $2 "
            "AND asked_at < $3 GROUP BY kind, state",
            moments_);
    }

    std::map<std::string, int> discussions() const {
        std::map<std::string, int> found;
        reading_.rows(
            "SELECT d.decision, COUNT(*) FROM meetings m JOIN agenda_items i ON i.panel_id = "
            "m.panel_id AND i.meeting_id = m.id LEFT JOIN discussions d ON d.panel_id = "
            "i.panel_id AND d.item_id = i.id WHERE m.panel_id = $1 AND m.held_on BETWEEN $2 AND "
            "$3 AND i.state = 'discussed' GROUP BY d.decision",
            days_,
            [&](const db::Row& row) { found[row.string_or_empty(0)] = int(row.integer(1)); });
        return found;
    }

private:
    int number(std::string_view sql) const {
        int found = 0;
        reading_.rows(sql, days_, [&](const db::Row& row) { found = int(row.integer(0)); });
        return found;
    }
    std::map<Process::Pair, int> pairs(std::string_view sql, const db::Values& values) const {
        std::map<Process::Pair, int> found;
        reading_.rows(sql, values, [&](const db::Row& row) {
            found[{row.string(0), row.string(1)}] = int(row.integer(2));
        });
        return found;
    }

    const audit::Reading& reading_;
    const db::Values days_;
    const db::Values moments_;
};

}  // namespace

Process process(const audit::Reading& reading, Quarter quarter) {
    const Count count(reading, quarter);
    const std::string in(received), at(discussed);
    return {.children = count.children(in + " UNION " + at),
            .received = count.children(in),
            .discussed = count.children(at),
            .meetings = count.meetings(),
            .referrals = count.referrals(),
            .exceptions = count.exceptions(),
            .discussions = count.discussions()};
}

std::vector<Quarter> quarters(const audit::Reading& reading) {
    const Quarter present = quarter_of(reading.today());
    Quarter first = present;
    const auto look = [&](const db::Row& row) {
        if (const auto day = row.maybe_date(0)) first = std::min(first, quarter_of(*day));
    };
    reading.rows("SELECT MIN(received_on) FROM referrals WHERE panel_id = $1", {reading.panel()},
                 look);
    reading.rows(
        "SELECT MIN(held_on) FROM meetings WHERE panel_id = $1 AND state IN ('sitting', 'ended', "
        "'approved')",
        {reading.panel()}, look);
    std::vector<Quarter> all;
    for (Quarter quarter = present; quarter >= first; quarter = before(quarter))
        all.push_back(quarter);
    return all;
}

std::optional<access::Subject> quarter_subject(const audit::Lookup& lookup, PanelId panel,
                                               const site::Params& params) {
    const auto quarter = parse_quarter(params.find("quarter")->second);
    if (!quarter || first_day(*quarter) > in_london(lookup.now()).date) return std::nullopt;
    return site::whole_panel(lookup, panel, params);
}

}  // namespace mase::returns
