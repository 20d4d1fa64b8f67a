#include "meetings/supplements_store.h"

#include "meetings/pack_supplements_store.h"

namespace mase::meetings {

namespace {

audit::Place words_place(ReferralId referral, Instant at) {
    return {"supplements.words/" + std::to_string(at.micros), any(referral)};
}

std::vector<Supplement> list(const audit::Reading& reading, const std::string& condition,
                             AnyId about) {
    std::vector<Supplement> supplements;
    reading.rows(
        "SELECT s.referral_id, s.at, a.name, s.words FROM supplements s JOIN accounts a ON a.id = "
        "s.account_id JOIN referrals f ON f.panel_id = s.panel_id AND f.id = s.referral_id WHERE "
        "s.panel_id = $1 AND " +
            condition + " = $2 ORDER BY s.at DESC",
        {reading.panel(), about}, [&](const db::Row& row) {
            const auto referral = row.id<ReferralId>(0);
            const Instant at = row.instant(1);
            supplements.push_back({.referral = referral,
                                   .at = at,
                                   .by = row.string(2),
                                   .words = reading.open(audit::SealedText(
                                       row.copied(3), words_place(referral, at)))});
        });
    return supplements;
}

}  // namespace

void add_supplement(audit::Change& change, ReferralId referral, KeyId key,
                    const std::string& words) {
    change.must_concern(referral);
    const Instant at = change.now();
    change.execute(
        "INSERT INTO supplements (panel_id, referral_id, at, account_id, words) VALUES ($1, $2, "
        "$3, $4, $5)",
        {change.panel(), referral, at, change.actor().account,
         change.seal(key, words, words_place(referral, at))});
    change.note("information");
    number_supplement(change, referral, at, words);
}

std::vector<Supplement> supplements_of(const audit::Reading& reading, ReferralId referral) {
    return list(reading, "f.id", any(referral));
}

std::vector<Supplement> supplements_of(const audit::Reading& reading, CaseId case_id) {
    return list(reading, "f.state = 'accepted' AND f.case_id", any(case_id));
}

}  // namespace mase::meetings
