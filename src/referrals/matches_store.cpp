#include "referrals/matches_store.h"

#include <algorithm>

#include "accounts/accounts_store.h"
#include "cases/cases_store.h"
#include "site/relations_store.h"

namespace mase::referrals {

namespace {

audit::Place reason_place(ReferralId referral, ChildId child) {
    return {"referral_matches.reason/" + text(child), any(referral)};
}

void add_verdict(const audit::Reading& reading, const Referral& referral, Match& match) {
    const ChildId child = match.known.file.child;
    reading.rows(
        "SELECT x.verdict, x.reason, a.name, x.at FROM referral_matches x JOIN accounts a ON a.id "
        "= x.account_id WHERE x.panel_id = $1 AND x.referral_id = $2 AND x.child_id = $3",
        {reading.panel(), referral.id, child}, [&](const db::Row& row) {
            match.verdict = verdict_named(row.text(0));
            match.reason =
                reading.open(audit::SealedText(row.copied(1), reason_place(referral.id, child)));
            match.by = row.string(2);
            match.at = row.instant(3);
        });
}

std::vector<AccountId> administrators(const audit::Reading& reading) {
    std::vector<AccountId> found;
    for (const accounts::Account& account : accounts::all_accounts(reading)) {
        if (account.roles.contains(access::Role::administrator) && !account.is_disabled)
            found.push_back(account.id);
    }
    return found;
}

bool is_hidden_from(const audit::Reading& reading, const std::vector<AccountId>& accounts,
                    CaseId case_id) {
    const auto related = site::related_to(reading, any(case_id));
    return std::ranges::any_of(accounts,
                               [&](AccountId account) { return site::keep_out(related, account); });
}

// Whether there is a hidden case at all: nearly always not, and then nothing is compared.
bool hides_any(const audit::Reading& reading) {
    bool hides = false;
    reading.rows(
        "SELECT 1 FROM relations WHERE panel_id = $1 AND relation IN ('connected', 'restricted') "
        "AND (until_at IS NULL OR until_at > $2) LIMIT 1",
        {reading.panel(), reading.now()}, [&](const db::Row&) { hides = true; });
    return hides;
}

}  // namespace

std::vector<Match> matches_of(const audit::Reading& reading, const forms::Form& form,
                              const Written& written) {
    std::vector<Match> matches;
    for (cases::Candidate& known : cases::candidates(reading, form, written.answers)) {
        Match match{.known = std::move(known), .verdict = {}, .reason = {}, .by = {}, .at = {}};
        add_verdict(reading, written.referral, match);
        matches.push_back(std::move(match));
    }
    return matches;
}

std::vector<Match> matches_for_chairs(const audit::Reading& reading, const forms::Form& form,
                                      const Written& written) {
    const auto accounts = administrators(reading);
    auto matches = matches_of(reading, form, written);
    std::erase_if(matches, [&](const Match& match) {
        return !is_hidden_from(reading, accounts, match.known.file.id);
    });
    return matches;
}

std::vector<Referral> referrals_for_chairs(const audit::Reading& reading, const forms::Form& form,
                                           const site::Scope& scope) {
    std::vector<Referral> waiting;
    if (!hides_any(reading)) return waiting;
    for (Referral& referral : list_open(reading, scope)) {
        if (referral.state != State::sent) continue;
        const Written written = load(reading, form, referral.id);
        if (open_matches(judgements(matches_for_chairs(reading, form, written))) > 0)
            waiting.push_back(std::move(referral));
    }
    return waiting;
}

std::optional<cases::CaseFile> linked_unseen(const audit::Change& change,
                                             const Referral& referral) {
    std::optional<CaseId> linked;
    change.rows(
        "SELECT c.id FROM referral_matches x JOIN cases c ON c.panel_id = x.panel_id AND "
        "c.child_id = x.child_id WHERE x.panel_id = $1 AND x.referral_id = $2 AND x.verdict = "
        "'link' ORDER BY CASE c.state WHEN 'open' THEN 0 ELSE 1 END, c.opened_on DESC, c.id DESC "
        "LIMIT 1",
        {change.panel(), referral.id}, [&](const db::Row& row) { linked = row.id<CaseId>(0); });
    if (!linked || !site::hidden_cases(change).contains(*linked)) return std::nullopt;
    return cases::find_case(change, *linked);
}

std::vector<Judgement> judgements(const std::vector<Match>& matches) {
    std::vector<Judgement> all;
    for (const Match& match : matches) all.push_back({match.known.file.child, match.verdict});
    return all;
}

void judge(audit::Change& change, const Referral& referral, ChildId child, Verdict verdict,
           const std::string& reason) {
    change.must_concern(referral.id);
    change.execute(
        "INSERT INTO referral_matches (panel_id, referral_id, child_id, verdict, reason, "
        "account_id, at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (panel_id, referral_id, "
        "child_id) DO UPDATE SET verdict = excluded.verdict, reason = excluded.reason, account_id "
        "= excluded.account_id, at = excluded.at",
        {change.panel(), referral.id, child, name(verdict),
         change.seal(referral.key, reason, reason_place(referral.id, child)),
         change.actor().account, change.now()});
    change.shows(child);
    change.note("match " + std::string(name(verdict)));
    if (verdict == Verdict::asked) ask_referrer(change, referral, reason);
}

}  // namespace mase::referrals
