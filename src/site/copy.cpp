#include "site/copy.h"

#include <algorithm>
#include <array>

namespace mase::site {

namespace {

constexpr std::size_t most_words = 500;
constexpr std::size_t serial_letters = 10;  // 50 bits
constexpr std::size_t half = serial_letters / 2;

std::string_view path_of(std::string_view target) {
    return target.substr(0, target.find('?'));
}

constexpr auto named = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"view_case", "A case"},
    {"view_child", "A child’s details"},
    {"view_case_data", "A case’s data"},
    {"view_links", "What a case is linked to"},
    {"view_events", "The events of a case"},
    {"view_transfers", "What went between areas"},
    {"view_case_access", "Who may open a case"},
    {"view_referral", "A referral"},
    {"list_referrals", "A list of referrals"},
    {"view_pack", "A meeting’s pack"},
    {"view_item", "An item of a pack"},
    {"view_discussion", "A discussion"},
    {"view_sitting", "A sitting"},
    {"view_minutes", "Minutes"},
    {"view_action", "An action"},
    {"open_paper", "A paper"},
    {"list_cases", "A list of cases"},
    {"list_actions", "A list of actions"},
    {"view_return", "A quarterly return"},
    {"export_return", "The file of a quarterly return"},
    {"view_shareable_return", "A shareable return"},
    {"export_shareable_return", "The file of a shareable return"},
    {"view_regional_return", "The published returns of several boroughs"},
    {"export_regional_return", "The file of the published returns of several boroughs"},
    {"export_history", "The file of an import"},
    {"view_person", "A person of concern"},
    {"view_location", "A place"},
    {"view_disruption", "A disruption"},
    {"view_group", "A group or gang"},
});

void check_other(const CopyDraft& draft, const forms::CodeLists& lists, Date today,
                 Problems& problems) {
    if (draft.recipient.empty())
        problems.push_back({"recipient", "Enter who it is for, with their organisation"});
    if (draft.recipient.size() > most_words)
        problems.push_back({"recipient", "Shorten who it is for to 500 characters or fewer"});
    const forms::Code* code = lists.find("copy_reasons", draft.code);
    if (!code || !code->valid_on(today))
        problems.push_back({"code", "Select why they are given it"});
    if (draft.reason.empty())
        problems.push_back({"reason", "Enter what they need it for, in a sentence"});
    if (draft.reason.size() > most_words)
        problems.push_back({"reason", "Shorten what they need it for to 500 characters or fewer"});
}

}  // namespace

Result<NewCopy> checked(const CopyDraft& draft, std::string_view of,
                        const std::vector<std::pair<std::string, std::string>>& meetings,
                        const forms::CodeLists& lists, Date today) {
    if (draft.whom == "reading" && is_of_paper(of))
        return NewCopy{
            .is_own_use = true, .recipient = "their own reading", .code = {}, .reason = {}};
    if (draft.whom == "own") {
        const auto found =
            std::ranges::find(meetings, draft.meeting, &std::pair<std::string, std::string>::first);
        if (draft.meeting.empty() || found == meetings.end())
            return refused("meeting", "Select the meeting that you need it for");
        return NewCopy{.is_own_use = true, .recipient = found->second, .code = {}, .reason = {}};
    }
    if (draft.whom != "other") return refused("whom", "Select who the copy is for");
    Problems problems;
    check_other(draft, lists, today, problems);
    if (!problems.empty()) return refused(std::move(problems));
    return NewCopy{.is_own_use = false,
                   .recipient = draft.recipient,
                   .code = draft.code,
                   .reason = draft.reason};
}

std::string serial_of(CopyId id) {
    std::string letters = text(id);
    letters.erase(0, letters.size() - serial_letters);
    return serial_typed(letters);
}

std::string serial_typed(std::string_view typed) {
    std::string letters;
    for (const char each : typed) {
        if (each == '-' || each == ' ') continue;
        letters += char(std::toupper(static_cast<unsigned char>(each)));
    }
    if (letters.size() == serial_letters) letters.insert(half, "-");
    return letters;
}

bool is_of(const Copy& copy, std::string_view target) {
    return path_of(copy.address) == path_of(target);
}

bool is_of_paper(std::string_view target) {
    return path_of(target).starts_with("/papers/");
}

std::string plain_address(std::string_view target) {
    std::string plain(path_of(target));
    if (plain.size() == target.size()) return plain;
    std::string_view rest = target.substr(plain.size() + 1);
    char mark = '?';
    while (!rest.empty()) {
        const std::string_view pair = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
        if (pair.empty() || pair.starts_with("copy=") || pair.starts_with("done=")) continue;
        plain += mark + std::string(pair);
        mark = '&';
    }
    return plain;
}

std::string copied_words(std::string_view operation) {
    const auto* const found =
        std::ranges::find(named, operation, &std::pair<std::string_view, std::string_view>::first);
    return std::string(found == named.end() ? "A page" : found->second);
}

}  // namespace mase::site
