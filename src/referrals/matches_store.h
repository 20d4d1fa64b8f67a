// Known children who may be the one referred, and what was said of each; and the links made.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cases/linking_store.h"
#include "referrals/matching.h"
#include "referrals/referrals_store.h"

namespace mase::referrals {

struct Match {
    cases::Candidate known;
    std::optional<Verdict> verdict;
    std::string reason;
    std::string by;  // a name
    Instant at;
};
std::vector<Match> matches_of(const audit::Reading&, const forms::Form&, const Written&);
// Of those, the ones whose case is hidden from an administrator: a chair who may see it judges
// them (rules.md 5).
std::vector<Match> matches_for_chairs(const audit::Reading&, const forms::Form&, const Written&);
// Referrals sent that have such a match without an answer.
std::vector<Referral> referrals_for_chairs(const audit::Reading&, const forms::Form&,
                                           const site::Scope&);
// The case that a chair has said is the same child's, where whoever acts may not know of it.
std::optional<cases::CaseFile> linked_unseen(const audit::Change&, const Referral&);
std::vector<Judgement> judgements(const std::vector<Match>&);

void judge(audit::Change&, const Referral&, ChildId, Verdict, const std::string& reason);

struct Link {  // of a referral to the case of a known child
    CaseId case_id;
    cases::Linked linked;
    std::string by;
    Instant at;
    std::optional<std::string> undone_by;
    std::optional<Instant> undone_at;
    std::string undone_for;
};
std::optional<Link> link_of(const audit::Reading&, const Referral&);

// The referral's case is that of the known child.
cases::CaseFile link_to(audit::Change&, const forms::Form&, const Written&,
                        const cases::CaseFile& known);
// The referral gets a case and a child of its own, and what was listed for it goes with it. What
// the panel has discussed stays where it was discussed.
Result<int> undo_link_of(audit::Change&, const forms::Form&, const Written&,
                         const std::string& reason);

struct LinkReader {  // someone who read the case, or saw it in a list, while the link stood
    std::string name;
    std::string operation;  // in words
    std::string reason;
    Instant at;
};
std::vector<LinkReader> readers_while_linked(const audit::Reading&, const Link&);

}  // namespace mase::referrals
