#include "referrals/referred_store.h"

#include "cases/search_store.h"
#include "cases/search_words.h"
#include "forms/records_store.h"
#include "referrals/referrals_store.h"

namespace mase::referrals {

namespace {

// As the referrer wrote it. It is sealed, so it can be compared only once it is opened.
std::string case_number(const audit::Reading& reading, const Referral& referral) {
    std::string number;
    reading.rows(
        "SELECT sealed FROM texts WHERE panel_id = $1 AND record_id = $2 AND question = "
        "'child_case_number' AND n = 0",
        {reading.panel(), referral.record}, [&](const db::Row& row) {
            number = reading.open(audit::SealedText(
                row.copied(0), forms::answer_place(referral.record, "child_case_number", 0)));
        });
    return cases::number_word(number);
}

}  // namespace

std::map<std::string, Referred> referred(const audit::Reading& reading, const site::Scope& cases,
                                         const site::Scope& referrals,
                                         const std::vector<std::string>& numbers) {
    std::map<std::string, Referred> found;
    for (const std::string& number : numbers) {
        const auto known = cases::search_cases(reading, cases, {{{"number", number}}}, 1);
        found[number].case_id = known.empty() ? std::nullopt : std::optional(known.front());
    }
    std::vector<Referral> in_work = list_open(reading, referrals);
    for (Referral& referral : list_not_for_panel(reading, referrals))
        in_work.push_back(std::move(referral));
    for (Referral& referral : in_work) {
        const auto at = found.find(case_number(reading, referral));
        if (at != found.end()) at->second.referral = std::move(referral);
    }
    for (const auto& [number, one] : found) {
        if (one.case_id) reading.shows(*one.case_id);
        if (one.referral) reading.shows(one.referral->id);
    }
    return found;
}

}  // namespace mase::referrals
