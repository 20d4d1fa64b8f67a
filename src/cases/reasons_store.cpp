#include "cases/reasons_store.h"

#include "site/relations_store.h"

namespace mase::cases {

namespace {

template <class Source>
bool is_opened_in_emergency(const Source& source, const access::Actor& actor, CaseId case_id) {
    bool is_opened = false;
    source.rows(
        "SELECT 1 FROM relations WHERE panel_id = $1 AND subject_id = $2 AND holder = $3 AND "
        "relation = $4 AND from_at <= $5 AND until_at > $5",
        {actor.panel, case_id, site::holder(actor.account), access::in_emergency, source.now()},
        [&](const db::Row&) { is_opened = true; });
    return is_opened;
}

// While an emergency lasts it is the reason, given when the case was opened in it.
template <class Source>
std::optional<std::string> held_by(const Source& source, const access::Actor& actor,
                                   CaseId case_id) {
    if (is_opened_in_emergency(source, actor, case_id)) return std::string(site::for_emergency);
    std::optional<std::string> reason;
    source.rows(
        "SELECT reason FROM case_reasons WHERE panel_id = $1 AND session_id = $2 AND case_id = $3",
        {actor.panel, actor.session, case_id}, [&](const db::Row& row) { reason = row.string(0); });
    return reason;
}

}  // namespace

std::optional<std::string> reason_held(const audit::Lookup& lookup, const access::Actor& actor,
                                       CaseId case_id) {
    return held_by(lookup, actor, case_id);
}

std::optional<std::string> reason_held(const audit::Reading& reading, CaseId case_id) {
    return held_by(reading, reading.actor(), case_id);
}

std::optional<std::string> held_reason(const site::Exchange& exchange) {
    return held_reason(exchange, exchange.id<CaseId>("case"));
}

std::optional<std::string> held_reason(const site::Exchange& exchange, CaseId case_id) {
    return reason_held(audit::Lookup(exchange.app.records), exchange.actor(), case_id);
}

bool has_reason(const audit::Reading& reading, CaseId case_id) {
    bool held = false;
    reading.rows(
        "SELECT 1 FROM case_reasons WHERE panel_id = $1 AND session_id = $2 AND case_id = $3",
        {reading.panel(), reading.actor().session, case_id}, [&](const db::Row&) { held = true; });
    return held;
}

void remember_reason(audit::Change& change, CaseId case_id, std::string_view reason) {
    change.execute(
        "INSERT INTO case_reasons (panel_id, session_id, case_id, reason, given_at) VALUES ($1, "
        "$2, $3, $4, $5) ON CONFLICT DO NOTHING",
        {change.panel(), change.actor().session, case_id, reason, change.now()});
}

}  // namespace mase::cases
