// Papers: the rows, and what each holds, in pieces that are sealed one by one under the referral's
// key. Each piece is bound to its paper, its number and how many there are, so that none can be
// moved, left out or put elsewhere.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/change.h"
#include "audit/lookup.h"
#include "papers/paper.h"
#include "site/exchange.h"

namespace mase::papers {

inline constexpr std::size_t piece_size = std::size_t{64} * 1024;

struct Referred {  // the referral that papers are attached to
    ReferralId id;
    KeyId key;
    RecordId record;
    std::string state;
    std::optional<CaseId> case_id;
};
std::optional<Referred> find_referred(const audit::Reading&, ReferralId);
access::Subject subject_of(const Referred&);
// Accepted referrals by which the panel knows a case, the latest first.
std::vector<Referred> referred_of(const audit::Reading&, CaseId);

struct NewPaper {
    std::string kind;  // code
    access::Part part = access::Part::general;
    std::string name;
    std::string description;
};
// The whole of it in this change.
PaperId add_paper(audit::Change&, const Referred&, const NewPaper&, const Content&);

Attached attached_to(const audit::Reading&, ReferralId);
// One with the same bytes that is attached to it already.
std::optional<Paper> same_as(const audit::Reading&, ReferralId, const Content&);

// Those that whoever reads may open, or might once they are checked: the oldest first.
std::vector<Paper> papers_of(const audit::Reading&, const access::Policy&, ReferralId);
std::vector<Paper> papers_of(const audit::Reading&, const access::Policy&, CaseId);

// Nothing when it was withdrawn.
std::optional<Paper> find_paper(const audit::Reading&, PaperId);
std::string read_piece(const audit::Reading&, const Paper&, int number);

void remove_paper(audit::Change&, const Paper&);
void withdraw_paper(audit::Change&, const Paper&, const std::string& why);
// What the scanner said; nothing when it was said already.
void note_scan(audit::Change&, PaperId, Scan, const std::string& signature);

// That it can't be checked, as one of the codes says; of one that only failed, when it has done so
// three times.
void note_scan_fault(audit::Change&, PaperId, std::string_view code);

struct HeldPaper {  // back: infected, not to be checked, or not checked yet
    PaperId id;
    ReferralId referral;
    RecordId record;
    Scan scan = Scan::unchecked;
    std::string signature;
    std::string by;
    Instant at;
};
// The infected first; `by`: only what that person attached.
std::vector<HeldPaper> held_papers(const audit::Reading&, Scan, int count,
                                   std::optional<AccountId> by = {});

std::optional<access::Subject> paper_subject(const audit::Lookup&, PanelId, const site::Params&);
std::optional<access::Subject> referred_subject(
    const audit::Lookup&, PanelId,
    const site::Params&);  // {referral}, by its case too

}  // namespace mase::papers
