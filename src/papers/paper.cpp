#include "papers/paper.h"

#include <algorithm>
#include <array>

#include "papers/name.h"

namespace mase::papers {

namespace {

constexpr auto scan_names =
    std::to_array<std::string_view>({"unchecked", "clean", "infected", "not_checkable"});
constexpr std::size_t kilobyte = 1024, megabyte = 1024 * 1024;

std::size_t characters_of(std::string_view text) {
    return std::size_t(std::ranges::count_if(
        text, [](char one) { return (static_cast<unsigned char>(one) & 0xC0U) != 0x80; }));
}

Result<std::string> checked_file(const PaperDraft& draft, const std::vector<Kind>& allowed,
                                 const panels::Panel& panel, const Attached& attached) {
    if (!draft.content) return refused("file", "Choose the file to attach");
    const std::size_t size = draft.content->size();
    if (size > panel.most_paper_bytes)
        return refused("file", "This file has " + size_words(size) + ". Choose one of " +
                                   size_words(panel.most_paper_bytes) +
                                   " or less, or save it smaller");
    if (attached.count >= panel.most_papers)
        return refused("file", "This referral has " + std::to_string(attached.count) +
                                   " papers, which is the most it can have. Remove or withdraw "
                                   "one that is not needed");
    if (attached.bytes + size > panel.most_papers_bytes)
        return refused("file", "The papers of one referral have " +
                                   size_words(panel.most_papers_bytes) + " together at most, and " +
                                   size_words(attached.bytes) +
                                   " are attached already. Choose a "
                                   "smaller file, or remove one that is not needed");
    return kind_of(*draft.content, allowed);
}

}  // namespace

std::string_view name(Scan scan) {
    return scan_names[std::size_t(scan)];
}

std::optional<Scan> scan_named(std::string_view wanted) {
    const auto found = std::ranges::find(scan_names, wanted);
    if (found == scan_names.end()) return std::nullopt;
    return Scan(found - scan_names.begin());
}

std::string why_held(Scan scan, std::string_view signature) {
    if (scan == Scan::infected) return "A virus was found: " + std::string(signature);
    if (scan != Scan::not_checkable) return "Waits to be checked";
    if (signature == too_large)
        return "It is larger than the virus scanner takes. Withdraw it, and attach it in smaller "
               "parts";
    if (signature == damaged)
        return "What is kept of it is damaged, so it can be neither checked nor opened. Withdraw "
               "it, and attach it again";
    return "The virus scanner could not check it. Withdraw it, and attach it in another form, such "
           "as PDF";
}

access::Subject subject_of(const Paper& paper) {
    access::Subject subject{.kind = access::SubjectKind::paper,
                            .id = any(paper.id),
                            .state = paper.referral_state,
                            .via = {any(paper.referral)},
                            .case_id = paper.case_id,
                            .part = paper.part};
    if (paper.is_of_case()) subject.via.push_back(any(*paper.case_id));
    return subject;
}

bool may_leave(Scan scan, bool is_checked_here) {
    return scan == Scan::clean || (scan == Scan::unchecked && !is_checked_here);
}

bool is_removed(const Paper& paper, AccountId by) {
    return paper.referral_state == "draft" && paper.by == by;
}

Result<Checked> checked(const PaperDraft& draft, const std::vector<Kind>& allowed,
                        const panels::Panel& panel, const Attached& attached,
                        const access::Parts& parts) {
    Problems problems;
    const Result<std::string> kind = checked_file(draft, allowed, panel, attached);
    if (!kind) problems = kind.error();
    if (draft.description.empty()) problems.push_back({"description", "Enter what this paper is"});
    if (characters_of(draft.description) > most_description)
        problems.push_back({"description", "Shorten what this paper is to " +
                                               std::to_string(most_description) +
                                               " characters or fewer"});
    const auto part = access::part_named(draft.part);
    if (!part || !parts.contains(*part))
        problems.push_back({"part", "Select who needs to read it"});
    if (!problems.empty()) return refused(std::move(problems));
    return Checked{.kind = *kind,
                   .part = *part,
                   .name = clean_name(draft.name, find_kind(allowed, *kind)->extension)};
}

std::string size_words(std::size_t bytes) {
    if (bytes < megabyte)
        return std::to_string(std::max<std::size_t>(1, (bytes + kilobyte / 2) / kilobyte)) + " KB";
    const std::size_t tenths = bytes * 10 / megabyte + (bytes * 10 % megabyte > 0 ? 1 : 0);
    const std::string whole = std::to_string(tenths / 10);
    return (tenths % 10 == 0 ? whole : whole + "." + std::to_string(tenths % 10)) + " MB";
}

}  // namespace mase::papers
