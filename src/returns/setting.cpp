#include "returns/setting.h"

#include <algorithm>
#include <array>

#include "returns/tally.h"

namespace mase::returns {

namespace {

constexpr std::string_view home = "HOME";
constexpr std::string_view elsewhere = "ELSEWHERE";
constexpr std::size_t longest_list = 20;  // of a longer one only the answers given are lines

}  // namespace

bool Setting::is_long() const {
    return all().size() > longest_list;
}

const forms::Code* Setting::find(const std::string& code) const {
    for (const std::string_view list :
         {std::string_view(list_), std::string_view("groups"), std::string_view("special_answers"),
          std::string_view("unknown_reasons")}) {
        if (const forms::Code* found = codes_.find(list, code)) return found;
    }
    return nullptr;
}

// That nobody has asked is never taken together with what was asked and is not known.
std::string Setting::heading_of(const std::string& code) const {
    const forms::Code* listed = find(code);
    const std::string group = listed ? listed->group : "";
    if (code == forms::not_asked || layout_ == Layout::codes || layout_ == Layout::bands)
        return code;
    if (layout_ == Layout::home) {
        if (code == panel_.home_authority_dfe) return std::string(home);
        const bool unknown = code == forms::not_known || group == forms::not_known;
        return std::string(unknown ? forms::not_known : elsewhere);
    }
    return group.empty() ? code : group;
}

std::string Setting::label(const std::string& code) const {
    if (layout_ == Layout::home && code == home) return panel_.home_authority;
    if (layout_ == Layout::home && code == elsewhere) return "Other authorities";
    if (code == forms::not_asked) return "Not asked yet";
    const forms::Code* found = find(code);
    return found ? found->label : code;
}

std::vector<Setting::Group> Setting::groups(const std::vector<std::string>& given) const {
    std::vector<Group> groups;
    const auto add = [&](const std::string& code) {
        const std::string heading = heading_of(code);
        auto found = std::ranges::find(groups, heading, &Group::code);
        if (found == groups.end()) found = groups.insert(groups.end(), {heading, {}});
        found->parts.push_back(code);
    };
    if (layout_ == Layout::home) groups = {{std::string(home), {}}, {std::string(elsewhere), {}}};
    for (const forms::Code& code : all()) add(code.code);
    // What stands in place of an answer, such as "not asked yet", or is no longer in the list.
    for (const std::string& code : given) {
        if (!lists(code) && code != not_answered) add(code);
    }
    return groups;
}

}  // namespace mase::returns
