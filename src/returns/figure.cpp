#include "returns/figure.h"

#include <algorithm>
#include <functional>
#include <set>

#include "returns/setting.h"

namespace mase::returns {

namespace {

struct Together {
    std::string_view measure;
    std::string_view code;
    std::string_view label;
    std::array<std::string_view, 2> codes;
};
constexpr std::array<Together, 2> taken_together{
    {{"substance_misuse", "ALCOHOL_IN_ALL", "Alcohol, with or without drugs", {"ALCOHOL", "BOTH"}},
     {"substance_misuse", "DRUGS_IN_ALL", "Drugs, with or without alcohol", {"DRUGS", "BOTH"}}}};

using Numbers = std::array<int, 4>;  // in the quarter and in each period beside it

bool is_one_of(const std::vector<std::string>& codes, const std::string& code) {
    return std::ranges::find(codes, code) != codes.end();
}

class SettingOut {
public:
    SettingOut(const Measure& measure, const Tallies& tallies, const forms::Form& form,
               const panels::Panel& panel, bool every_part)
        : measure_(measure),
          tallies_(tallies),
          every_part_(every_part),
          // Under several questions a thing may count more than once: lines do not add up.
          kind_(is_several(measure, form) ? LineKind::in_all : LineKind::counted),
          rows_(measure.layout == Layout::table ? Layout::groups : measure.layout, measure.codes,
                *form.codes, panel),
          across_(measure.layout == Layout::table ? Layout::groups_alone : Layout::codes,
                  measure.by.empty() ? measure.codes : measure.by_codes, *form.codes, panel) {}

    Figure figure() {
        Figure figure{.id = measure_.id,
                      .title = measure_.title,
                      .unit = std::string(kind(measure_.counts).unit),
                      .source = measure_.source,
                      .note = measure_.note,
                      .lines = {},
                      .section = measure_.section};
        if (measure_.layout == Layout::table) columns_ = columns();
        for (const Setting::Group& group : rows_.groups(answers_given())) add_group(group);
        add_unanswered();
        add_together();
        for (const Column& column : columns_) {
            add(LineKind::in_all, "TOTAL/" + column.code, column.label,
                [&](const Tally& tally) { return in_column(tally, column.code); });
            lines_.back().is_found = is_found_across(column.code);
        }
        add(LineKind::total, "TOTAL", std::string(kind(measure_.counts).all), &Tally::total);
        figure.lines = std::move(lines_);
        figure.columns = std::move(columns_);
        add_middle(figure);
        return figure;
    }

private:
    using Number = std::function<int(const Tally&)>;

    Numbers numbers(const Number& number) const {
        Numbers found{};
        for (std::size_t at = 0; at < tallies_.size(); ++at) {
            if (tallies_.at(at)) found.at(at) = number(*tallies_.at(at));
        }
        return found;
    }
    static bool is_any(const Numbers& numbers) {
        return std::ranges::any_of(numbers, [](int number) { return number > 0; });
    }
    void add(LineKind kind, std::string code, std::string label, const Numbers& numbers) {
        Line line{kind, std::move(code), std::move(label), numbers[0]};
        for (std::size_t at = 1; at < tallies_.size(); ++at) {
            if (tallies_.at(at)) line.beside.at(at - 1) = numbers.at(at);
        }
        lines_.push_back(std::move(line));
    }
    void add(LineKind kind, std::string code, std::string label, const Number& number) {
        add(kind, std::move(code), std::move(label), numbers(number));
    }

    std::vector<std::string> answers_given() const {
        std::set<std::string> codes;
        for (const auto& tally : tallies_) {
            if (!tally) continue;
            for (const auto& [code, count] : tally->codes) codes.insert(code);
        }
        return {codes.begin(), codes.end()};
    }
    std::vector<std::string> answers_across() const {
        std::set<std::string> codes;
        for (const auto& tally : tallies_) {
            if (!tally) continue;
            for (const auto& [cell, count] : tally->cells) codes.insert(cell.second);
        }
        return {codes.begin(), codes.end()};
    }

    static int given(const Tally& tally, const std::string& code) {
        const auto found = tally.codes.find(code);
        return found == tally.codes.end() ? 0 : found->second;
    }

    std::vector<Column> columns() const {
        std::vector<Column> columns;
        const std::vector<std::string> across = answers_across();
        for (const Setting::Group& group : across_.groups(across)) {
            const bool is_found =
                is_any(numbers([&](const Tally& tally) { return in_column(tally, group.code); }));
            if (is_found || !across_.is_long())
                columns.push_back({group.code, across_.label(group.code)});
        }
        if (std::ranges::find(across, not_answered) != across.end())
            columns.push_back({std::string(not_answered), std::string(no_answer())});
        return columns;
    }
    static bool is_in_no_list(const Setting& setting, const Setting::Group& group) {
        return std::ranges::none_of(group.parts,
                                    [&](const std::string& code) { return setting.lists(code); });
    }
    bool is_found_across(const std::string& column) const {
        if (across_.is_long()) return true;
        const auto groups = across_.groups({});
        return std::ranges::find(groups, column, &Setting::Group::code) == groups.end();
    }
    bool is_in_column(const std::string& code, const std::string& column) const {
        if (code == not_answered) return column == not_answered;
        return across_.heading_of(code) == column;
    }
    int in_column(const Tally& tally, const std::string& column) const {
        int count = 0;
        for (const auto& [cell, number] : tally.cells) {
            if (is_in_column(cell.second, column)) count += number;
        }
        return count;
    }

    void add_group(const Setting::Group& group) {
        const auto beneath = [&](const Tally& tally) {
            int count = 0;
            for (const std::string& code : group.parts) count += given(tally, code);
            return count;
        };
        const bool each_apart =
            measure_.layout == Layout::codes || measure_.layout == Layout::bands;
        const Numbers sum = numbers(beneath);
        if (each_apart && rows_.is_long() && !is_any(sum)) return;
        add(kind_, group.code, rows_.label(group.code), sum);
        lines_.back().is_found = (each_apart && rows_.is_long()) || is_in_no_list(rows_, group);
        if (!measure_.by.empty()) {
            add_across(group);
        } else if (!each_apart && measure_.layout != Layout::groups_alone) {
            add_parts(group);
        }
    }

    void add_parts(const Setting::Group& group) {
        std::vector<std::string> shown;
        std::ranges::copy_if(group.parts, std::back_inserter(shown), [&](const std::string& code) {
            return is_any(numbers([&](const Tally& tally) { return given(tally, code); }));
        });
        const bool says_nothing_new =
            shown.empty() ||
            (shown.size() == 1 && (shown.front() == group.code || group.parts.size() == 1));
        if (says_nothing_new && !every_part_) return;
        for (const std::string& code : shown) {
            add(LineKind::of_which, code, rows_.label(code),
                [&](const Tally& tally) { return given(tally, code); });
            lines_.back().is_found = true;
        }
    }

    void add_across(const Setting::Group& group) {
        const auto in_cells = [&](const std::function<bool(const std::string&)>& is_here) {
            return numbers([&](const Tally& tally) {
                int count = 0;
                for (const auto& [cell, number] : tally.cells) {
                    if (is_one_of(group.parts, cell.first) && is_here(cell.second)) count += number;
                }
                return count;
            });
        };
        if (measure_.layout == Layout::table) {
            const bool is_found = lines_.back().is_found;
            for (const Column& column : columns_) {
                add(LineKind::of_which, group.code + "/" + column.code, column.label,
                    in_cells(
                        [&](const std::string& code) { return is_in_column(code, column.code); }));
                lines_.back().is_found = is_found || is_found_across(column.code);
            }
            return;
        }
        std::vector<std::string> order;
        for (const forms::Code& code : across_.all()) order.push_back(code.code);
        for (const std::string& code : answers_across()) {
            if (!across_.lists(code)) order.push_back(code);
        }
        for (const std::string& code : order) {
            const Numbers found = in_cells([&](const std::string& other) { return other == code; });
            if (!is_any(found)) continue;
            add(LineKind::of_which, group.code + "/" + code,
                code == not_answered ? std::string(no_answer()) : across_.label(code), found);
            lines_.back().is_found = true;
        }
    }

    std::string_view no_answer() const {
        const bool is_asked = measure_.counts == Counted::child ||
                              measure_.counts == Counted::row || measure_.section == "discussions";
        return is_asked ? "Not answered" : "Not recorded";
    }

    void add_unanswered() {
        add(kind_, std::string(not_answered), std::string(no_answer()),
            [](const Tally& tally) { return tally.total - tally.answered; });
        if (!measure_.by.empty())
            add_across({std::string(not_answered), {std::string(not_answered)}});
    }

    void add_together() {
        for (const Together& together : taken_together) {
            if (together.measure != measure_.id) continue;
            add(LineKind::in_all, std::string(together.code), std::string(together.label),
                [&](const Tally& tally) {
                    int count = 0;
                    for (const std::string_view code : together.codes)
                        count += given(tally, std::string(code));
                    return count;
                });
        }
    }

    void add_middle(Figure& figure) const {
        figure.is_of_number = measure_.layout == Layout::bands;
        if (tallies_[0]) figure.middle = tallies_[0]->middle;
        for (std::size_t at = 1; at < tallies_.size(); ++at) {
            if (tallies_.at(at)) figure.middle_beside.at(at - 1) = tallies_.at(at)->middle;
        }
    }

    const Measure& measure_;
    const Tallies& tallies_;
    const bool every_part_;
    const LineKind kind_;
    const Setting rows_, across_;
    std::vector<Column> columns_;
    std::vector<Line> lines_;
};

}  // namespace

std::string_view name(LineKind kind) {
    constexpr std::array<std::string_view, 4> names{"counted", "of_which", "in_all", "total"};
    return names.at(std::size_t(kind));
}

Figure figure(const Measure& measure, const Tallies& tallies, const forms::Form& form,
              const panels::Panel& panel, bool every_part) {
    return SettingOut(measure, tallies, form, panel, every_part).figure();
}

}  // namespace mase::returns
