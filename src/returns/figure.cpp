#include "returns/figure.h"

#include <algorithm>
#include <array>

namespace mase::returns {

namespace {

constexpr std::string_view home = "HOME";
constexpr std::string_view elsewhere = "ELSEWHERE";
constexpr std::size_t longest_list = 20;  // of a longer one only the answers given are lines

struct Together {
    std::string_view measure;
    std::string_view code;
    std::string_view label;
    std::array<std::string_view, 2> codes;
};
constexpr std::array<Together, 2> taken_together{
    {{"substance_misuse", "ALCOHOL_IN_ALL", "Alcohol, with or without drugs", {"ALCOHOL", "BOTH"}},
     {"substance_misuse", "DRUGS_IN_ALL", "Drugs, with or without alcohol", {"DRUGS", "BOTH"}}}};

// The lines of one table as they are found: groups in the order of their first answer.
class Setting {
public:
    Setting(const Measure& measure, const Tally& tally, const forms::CodeLists& codes,
            const panels::Panel& panel)
        : measure_(measure), tally_(tally), codes_(codes), panel_(panel) {}

    std::vector<Line> lines() {
        if (measure_.layout == Layout::home) add_home();
        for (const forms::Code& code : codes_.all(measure_.codes)) add(code.code);
        // What stands in place of an answer, such as "not asked yet", or is no longer in the list.
        for (const auto& [code, count] : tally_.codes) {
            if (!codes_.find(measure_.codes, code)) add(code);
        }
        std::vector<Line> all;
        for (const Group& group : groups_) write(group, all);
        return all;
    }

private:
    struct Group {
        Line line;
        std::vector<Line> parts;
    };

    void add_home() {
        groups_.push_back({{LineKind::counted, std::string(home), panel_.home_authority}, {}});
        groups_.push_back({{LineKind::counted, std::string(elsewhere), "Other authorities"}, {}});
    }

    void add(const std::string& code) {
        const int count = counted(code);
        Group& group = group_of(code);
        group.line.count += count;
        group.parts.push_back({LineKind::of_which, code, label(code), count});
    }

    int counted(const std::string& code) const {
        const auto found = tally_.codes.find(code);
        return found == tally_.codes.end() ? 0 : found->second;
    }

    Group& group_of(const std::string& code) {
        const std::string heading = heading_of(code);
        const auto found =
            std::ranges::find(groups_, heading, [](const Group& group) { return group.line.code; });
        if (found != groups_.end()) return *found;
        groups_.push_back({{LineKind::counted, heading, label(heading)}, {}});
        return groups_.back();
    }

    std::string heading_of(const std::string& code) const {
        const forms::Code* listed = find(code);
        const std::string group = listed ? listed->group : "";
        if (measure_.layout == Layout::codes) return code;
        if (measure_.layout == Layout::home) {
            if (code == panel_.home_authority_dfe) return std::string(home);
            const bool unknown = code == forms::not_known || group == forms::not_known;
            return std::string(unknown ? forms::not_known : elsewhere);
        }
        return group.empty() ? code : group;
    }

    const forms::Code* find(const std::string& code) const {
        for (const std::string_view list :
             {std::string_view(measure_.codes), std::string_view("groups"),
              std::string_view("special_answers")}) {
            if (const forms::Code* found = codes_.find(list, code)) return found;
        }
        return nullptr;
    }

    std::string label(const std::string& code) const {
        const forms::Code* found = find(code);
        return found ? found->label : code;
    }

    void write(const Group& group, std::vector<Line>& all) const {
        const bool is_long = codes_.all(measure_.codes).size() > longest_list;
        if (measure_.layout == Layout::codes && is_long && group.line.count == 0) return;
        all.push_back(group.line);
        if (measure_.layout == Layout::codes || measure_.layout == Layout::groups_alone) return;
        std::vector<Line> given;
        std::ranges::copy_if(group.parts, std::back_inserter(given),
                             [](const Line& part) { return part.count > 0; });
        const bool says_nothing_new =
            given.empty() || (given.size() == 1 &&
                              (given.front().code == group.line.code || group.parts.size() == 1));
        if (!says_nothing_new) all.insert(all.end(), given.begin(), given.end());
    }

    const Measure& measure_;
    const Tally& tally_;
    const forms::CodeLists& codes_;
    const panels::Panel& panel_;
    std::vector<Group> groups_;
};

void add_together(const Measure& measure, const Tally& tally, std::vector<Line>& lines) {
    for (const Together& together : taken_together) {
        if (together.measure != measure.id) continue;
        int count = 0;
        for (const std::string_view code : together.codes) {
            const auto found = tally.codes.find(std::string(code));
            if (found != tally.codes.end()) count += found->second;
        }
        lines.push_back(
            {LineKind::in_all, std::string(together.code), std::string(together.label), count});
    }
}

}  // namespace

std::string_view name(LineKind kind) {
    constexpr std::array<std::string_view, 4> names{"counted", "of_which", "in_all", "total"};
    return names.at(std::size_t(kind));
}

Figure figure(const Measure& measure, const Tally& tally, const forms::CodeLists& codes,
              const panels::Panel& panel) {
    const bool of_rows = measure.counts == Counted::row;
    // Under several questions a child may count more than once, and then lines do not add up.
    const LineKind kind = measure.questions.size() > 1 ? LineKind::in_all : LineKind::counted;
    Figure figure{.id = measure.id,
                  .title = measure.title,
                  .unit = of_rows ? "Disruptions" : "Children",
                  .source = measure.source,
                  .note = measure.note,
                  .lines = Setting(measure, tally, codes, panel).lines()};
    for (Line& line : figure.lines) {
        if (line.kind == LineKind::counted) line.kind = kind;
    }
    figure.lines.push_back(
        {kind, std::string(not_answered), "Not answered", tally.total - tally.answered});
    add_together(measure, tally, figure.lines);
    figure.lines.push_back({LineKind::total, "TOTAL",
                            of_rows ? "All disruptions" : "All children counted", tally.total});
    return figure;
}

}  // namespace mase::returns
