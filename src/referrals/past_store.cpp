#include "referrals/past_store.h"

namespace mase::referrals {

ReferralId add_past(audit::Change& change, const PastReferral& past) {
    const auto id = change.new_id<ReferralId>();
    change.execute(
        "INSERT INTO referrals (panel_id, id, key_id, record_id, route, state, referrer_id, "
        "entered_by, source, started_at, received_on, case_id, version) VALUES ($1, $2, $3, $4, "
        "$5, 'accepted', $6, $6, $7, $8, $9, $10, 1)",
        {change.panel(), id, past.key, past.record, past.route, change.actor().account,
         change.seal(past.key, past.source, {"referrals.source", any(id)}), change.now(),
         past.received_on, past.case_id});
    return id;
}

void remove_past(audit::Change& change, ReferralId id) {
    change.execute("DELETE FROM referrals WHERE panel_id = $1 AND id = $2", {change.panel(), id});
}

}  // namespace mase::referrals
