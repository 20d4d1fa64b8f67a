#include "returns/figures.h"

#include <algorithm>
#include <functional>

namespace mase::returns {

namespace {

std::optional<Period> unless_before(Quarter first, Quarter quarter) {
    if (quarter < first) return std::nullopt;
    return period_of(quarter);
}

// Things are worked out once for each period, whatever number of measures count them.
class Counting {
public:
    explicit Counting(const Counts& counts) : counts_(counts), periods_(counts.periods()) {}

    const std::vector<Thing>* things(Counted counted, std::size_t at) {
        if (!periods_.at(at)) return nullptr;
        auto& kept = things_.at(at);
        auto found = kept.find(counted);
        if (found == kept.end())
            found = kept.emplace(counted, counts_.ledger.things(counted, *periods_.at(at))).first;
        return &found->second;
    }

    Tallies tallies(const Measure& measure, const forms::CodeLists& codes) {
        Tallies tallies;
        for (std::size_t at = 0; at < tallies.size(); ++at) {
            if (const auto* counted = things(measure.counts, at))
                tallies.at(at) = tally(measure, *counted, codes);
        }
        return tallies;
    }

    Line line(std::string code, std::string label, Counted counted,
              const std::function<bool(const Thing&)>& is_one) {
        Line line{LineKind::in_all, std::move(code), std::move(label)};
        for (std::size_t at = 0; at < periods_.size(); ++at) {
            const auto* found = things(counted, at);
            if (!found) continue;
            const int count = int(std::ranges::count_if(*found, is_one));
            if (at == 0) {
                line.count = count;
            } else {
                line.beside.at(at - 1) = count;
            }
        }
        return line;
    }

    // Children of whom a referral was received, or whose case was discussed.
    Line reached(std::string code, std::string label, bool discussed) {
        Line line{LineKind::in_all, std::move(code), std::move(label)};
        for (std::size_t at = 0; at < periods_.size(); ++at) {
            if (!periods_.at(at)) continue;
            int count = 0;
            for (const ChildInReturn& child : counts_.ledger.children)
                count += std::ranges::any_of(child.reached, [&](const auto& reached) {
                    return reached.is_discussion == discussed && periods_.at(at)->holds(reached.on);
                });
            if (at == 0) {
                line.count = count;
            } else {
                line.beside.at(at - 1) = count;
            }
        }
        return line;
    }

private:
    const Counts& counts_;
    const std::array<std::optional<Period>, 4> periods_;
    std::array<std::map<Counted, std::vector<Thing>>, 4> things_;
};

bool any_thing(const Thing&) {
    return true;
}

std::function<bool(const Thing&)> with(std::string fact, std::vector<std::string> codes) {
    return [fact = std::move(fact), codes = std::move(codes)](const Thing& thing) {
        return std::ranges::any_of(thing.at(fact), [&](const std::string& code) {
            return std::ranges::find(codes, code) != codes.end();
        });
    };
}

Figure summary(Counting& counting) {
    return {
        .id = "summary",
        .title = "Summary",
        .unit = "Number",
        .source = "MR-55",
        .note =
            "A child whose referral was received in the quarter and accepted, or whose case "
            "was discussed in it, is counted once, by the latest data taken before the "
            "quarter’s end.",
        .lines =
            {counting.line("children", "Children counted, each once", Counted::child, any_thing),
             counting.reached("received", "Children whose referral was received", false),
             counting.reached("discussed", "Children discussed", true),
             counting.line("high_risk", "Children in category 3", Counted::child,
                           with("risk_category", {"CAT3"})),
             counting.line("harmed", "Children to whom harm has happened", Counted::child,
                           with("harm_status", {"HAPPENED"})),
             counting.line("persons", "Persons of concern linked to them", Counted::person,
                           any_thing),
             counting.line("police_steps", "Arrests, charges and convictions", Counted::milestone,
                           with("milestone", {"ARRESTED", "CHARGED", "CONVICTED"})),
             counting.line("disruptions", "Disruptions begun or moved on", Counted::disruption,
                           any_thing),
             counting.line("referrals", "Referrals received", Counted::referral, any_thing),
             counting.line("meetings", "Meetings held", Counted::pack, any_thing),
             counting.line("discussions", "Discussions held", Counted::discussion, any_thing),
             counting.line("actions_due", "Actions that fell due", Counted::due_action, any_thing),
             counting.line("actions_done", "Of these, done on time", Counted::due_action,
                           with("result", {"DONE_IN_TIME"}))},
        .section = "summary"};
}

bool is_restricted(const Definition& definition, const std::string& section) {
    const auto found = std::ranges::find(definition.sections, section, &Section::id);
    return found != definition.sections.end() && found->is_restricted;
}

// The cases of these are whatever they are linked to by now, or come to belong to.
bool has_cases_later(Counted counted) {
    switch (counted) {
        case Counted::referral:
        case Counted::exception:
        case Counted::milestone:
        case Counted::milestone_person:
        case Counted::disruption:
        case Counted::step: return true;
        default: return false;
    }
}

std::string written(const Facts& facts) {
    std::string all;
    for (const auto& [fact, codes] : facts) {
        std::vector<std::string> sorted = codes;
        std::ranges::sort(sorted);
        all += ' ' + fact + '=';
        for (const std::string& code : sorted) all += code + ',';
    }
    return all;
}

// Those that count by a day of their own with that day: they stand in the order of the events.
void add_lines(std::vector<std::string>& lines, const Counts& counts, Counted counted) {
    const Period period = period_of(counts.quarter);
    std::vector<Date> days;
    if (const auto events = counts.ledger.events.find(counted);
        events != counts.ledger.events.end()) {
        for (const Event& event : events->second) {
            if (period.holds(event.on)) days.push_back(event.on);
        }
    }
    const std::vector<Thing> things = counts.ledger.things(counted, period);
    for (std::size_t i = 0; i < things.size(); ++i) {
        std::string line(kind(counted).name);
        if (days.size() == things.size()) line += ' ' + iso(days[i]);
        if (!has_cases_later(counted)) {
            for (const CaseId id : things[i].cases) line += ' ' + text(id);
        }
        line += written(things[i].facts);
        if (things[i].data) line += " |" + written(*things[i].data);
        lines.push_back(std::move(line));
    }
}

}  // namespace

std::array<std::optional<Period>, 4> Counts::periods() const {
    return {period_of(quarter), unless_before(first, before(quarter)),
            unless_before(first, year_before(quarter)), year_to_date(quarter)};
}

std::vector<Figure> figures_of(const Counts& counts, const Definition& definition,
                               const forms::Form& form, const panels::Panel& panel) {
    Counting counting(counts);
    std::vector<Figure> figures{summary(counting)};
    for (const Measure& measure : definition.measures) {
        figures.push_back(figure(measure, counting.tallies(measure, *form.codes), form, panel));
        figures.back().is_restricted = is_restricted(definition, measure.section);
    }
    return figures;
}

std::vector<Trend> trends_of(const Counts& counts) {
    std::vector<Quarter> quarters{counts.quarter};
    while (quarters.size() < trend_quarters) quarters.insert(quarters.begin(), before(quarters[0]));
    std::vector<Trend> trends{{"children", "Children counted", quarters, {}},
                              {"referrals", "Referrals received", quarters, {}},
                              {"discussions", "Discussions held", quarters, {}}};
    for (const Quarter quarter : quarters) {
        const auto period = unless_before(counts.first, quarter);
        const auto add = [&](Trend& trend, const std::function<std::size_t()>& number) {
            trend.numbers.push_back(period ? std::optional(int(number())) : std::nullopt);
        };
        add(trends[0], [&] {
            return std::size_t(std::ranges::count_if(
                counts.ledger.children,
                [&](const ChildInReturn& child) { return is_counted(child, *period); }));
        });
        add(trends[1], [&] { return counts.ledger.things(Counted::referral, *period).size(); });
        add(trends[2], [&] { return counts.ledger.things(Counted::discussion, *period).size(); });
    }
    return trends;
}

std::optional<std::vector<Thing>> behind(const Counts& counts, const Measure& measure,
                                         LineKind kind, std::string_view code,
                                         const forms::Form& form, const panels::Panel& panel) {
    const auto is_it = [&](const Line& line) { return line.kind == kind && line.code == code; };
    const auto set_out = [&](const std::vector<Thing>& things) {
        return figure(measure, {tally(measure, things, *form.codes), {}, {}, {}}, form, panel, true)
            .lines;
    };
    const std::vector<Thing> all = counts.ledger.things(measure.counts, period_of(counts.quarter));
    if (std::ranges::none_of(set_out(all), is_it)) return std::nullopt;
    std::vector<Thing> found;
    for (const Thing& thing : all) {
        const auto lines = set_out({thing});
        const auto line = std::ranges::find_if(lines, is_it);
        if (line != lines.end() && line->count > 0) found.push_back(thing);
    }
    return found;
}

std::string written(const Counts& counts) {
    const Period period = period_of(counts.quarter);
    std::vector<std::string> lines;
    for (const ChildInReturn& child : counts.ledger.children) {
        for (const auto& reached : child.reached) {
            if (period.holds(reached.on))
                lines.push_back((reached.is_discussion ? "discussed " : "received ") +
                                iso(reached.on) + ' ' + text(reached.case_id));
        }
    }
    for (int at = 0; at <= int(Counted::episode); ++at) add_lines(lines, counts, Counted(at));
    std::ranges::sort(lines);
    std::string all;
    for (const std::string& line : lines) all += line + '\n';
    return all;
}

}  // namespace mase::returns
