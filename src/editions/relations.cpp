#include "editions/relations.h"

#include <algorithm>

#include "editions/numbering.h"
#include "editions/relation_list.h"

namespace mase::editions {

namespace {

using returns::Figure;
using returns::Line;
using returns::LineKind;

void tie_families(Numbering& numbers, const forms::CodeLists& codes) {
    const Figure* families = numbers.figure("disruption_families");
    const Figure* kinds = numbers.figure("disruption_kinds");
    if (!families || !kinds) return;
    for (const Line& family : families->lines) {
        if (family.kind != LineKind::counted) continue;
        std::vector<std::size_t> parts;
        for (const Line& kind : kinds->lines) {
            if (kind.kind != LineKind::counted) continue;
            const forms::Code* listed = codes.find("disruption_kinds", kind.code);
            const std::string& group = listed && !listed->group.empty() ? listed->group : kind.code;
            if (group == family.code) parts.push_back(*numbers.find("disruption_kinds", kind.code));
        }
        numbers.tie(*numbers.find("disruption_families", family.code), parts);
    }
}

void tie_pair(Numbering& numbers, std::string_view larger, std::string_view smaller) {
    const Figure* in = numbers.figure(smaller);
    if (!in) return;
    for (const Line& line : in->lines) {
        if (line.kind == LineKind::of_which || line.kind == LineKind::total) continue;
        const auto whole = numbers.find(larger, line.code), part = numbers.find(smaller, line.code);
        if (whole && part) numbers.tie(*whole, {*part});
    }
}

void tie_counts(Numbering& numbers, const Place& larger, const Place& smaller) {
    const auto whole = numbers.find(larger.figure, larger.code),
               part = numbers.find(smaller.figure, smaller.code);
    if (whole && part) numbers.tie(*whole, {*part});
}

// The lines that two figures have alike, those of the second perhaps as parts of one of its lines.
std::vector<Numbering::Pair> pairs_of(const Numbering& numbers, const Figure& first,
                                      const Figure& second, const std::string& beneath) {
    const LineKind kind = beneath.empty() ? LineKind::counted : LineKind::of_which;
    std::vector<Numbering::Pair> pairs;
    bool is_paired = false;
    for (const Line& line : first.lines) {
        const bool is_part = line.kind == LineKind::of_which;
        if (line.kind != LineKind::counted && !(is_part && is_paired && beneath.empty())) continue;
        const auto one = numbers.find(first.id, line.code, line.kind);
        const auto other = numbers.find(second.id, beneath + line.code, is_part ? line.kind : kind);
        if (!is_part) is_paired = one && other;
        if (!one || !other) continue;
        if (is_part) {
            pairs.back().parts.emplace_back(*one, *other);
        } else {
            pairs.push_back({*one, *other, {}});
        }
    }
    return pairs;
}

// Those done on time stand with each agency.
void tie_done(Numbering& numbers) {
    const Figure* due = numbers.figure("actions_due");
    const auto done = numbers.find("summary", "actions_done");
    if (!due || !done) return;
    std::vector<std::size_t> parts;
    for (const Line& line : due->lines) {
        if (line.code.ends_with("/DONE_IN_TIME"))
            parts.push_back(*numbers.find("actions_due", line.code));
    }
    if (numbers.count(*done) == numbers.sum(parts)) numbers.tie(*done, parts);
}

void tie_summary(Numbering& numbers) {
    const auto children = numbers.find("summary", "children"),
               received = numbers.find("summary", "received"),
               discussed = numbers.find("summary", "discussed");
    if (children && received) numbers.tie(*children, {*received});
    if (children && discussed) numbers.tie(*children, {*discussed});
    if (children && received && discussed) numbers.tie_both(*children, *received, *discussed);
    for (const Same& each : same_numbers) {
        const auto whole = numbers.find("summary", each.line);
        std::vector<std::size_t> parts;
        for (const std::string_view code : each.codes) {
            if (const auto part = numbers.find(each.figure, code)) parts.push_back(*part);
        }
        if (whole && numbers.count(*whole) == numbers.sum(parts)) numbers.tie(*whole, parts);
    }
    tie_done(numbers);
}

std::vector<std::size_t> found(const Numbering& numbers, std::string_view figure,
                               const std::vector<std::string_view>& codes) {
    std::vector<std::size_t> all;
    for (const std::string_view code : codes) {
        if (const auto place = numbers.find(figure, code)) all.push_back(*place);
    }
    return all;
}

// A child has any disability who has one of these, and then one at least.
void tie_disabilities(Numbering& numbers) {
    const auto any = numbers.find("any_disability", "YES");
    const Figure* headings = numbers.figure("disabilities");
    if (!any || !headings) return;
    std::vector<std::size_t> all = found(numbers, "learning_disability", {"YES"});
    std::ranges::copy(found(numbers, "physical_disability", {"YES"}), std::back_inserter(all));
    for (const Line& line : headings->lines) {
        if (line.kind == LineKind::total || line.code == "NONE" || line.code == forms::not_known ||
            line.code == forms::not_asked || line.code == returns::not_answered)
            continue;
        all.push_back(*numbers.find("disabilities", line.code));
        numbers.tie(*any, {all.back()});
    }
    numbers.at_least(all, {*any});
}

// Accepted for the data alone or brought in from the past: no other has the route of the data. Who
// is in time or late for a meeting was accepted for one.
void tie_timing(Numbering& numbers) {
    const auto data_only = numbers.find("referrals_timing", "DATA_ONLY"),
               past = numbers.find("referrals_timing", "PAST"),
               accepted = numbers.find("referrals_received", "accepted"),
               for_data = numbers.find("referrals_received", "accepted/C");
    const auto heard =
        found(numbers, "referrals_timing", {"IN_TIME", "LATE", "URGENT", "LATE_NO_REASON"});
    if (!data_only || !past || !accepted) return;
    if (for_data) {
        numbers.tie(*for_data, {*data_only});
        numbers.at_least({*data_only, *past}, {*for_data}, Standing::slack);
        if (numbers.count(*past) == 0) numbers.tie(*data_only, {*for_data});
        auto both = heard;
        both.push_back(*for_data);
        numbers.tie(*accepted, both);
    }
    auto all = heard;
    all.push_back(*data_only);
    numbers.tie(*accepted, all);
}

// By child and by discussion: each child who was discussed is counted in both by the last of their
// discussions. Where every child was discussed, and once, the two are one table.
void tie_views(Numbering& numbers) {
    const auto children = numbers.find("summary", "children"),
               received = numbers.find("summary", "received"),
               discussed = numbers.find("summary", "discussed"),
               discussions = numbers.find("summary", "discussions"),
               accepted = numbers.find("referrals_received", "accepted");
    if (children && discussed && discussions) {
        for (const Figure& figure : numbers.figures()) {
            constexpr std::string_view by_discussion = "discussed_";
            if (figure.is_restricted || !figure.id.starts_with(by_discussion)) continue;
            const Figure* by_child = numbers.figure(figure.id.substr(by_discussion.size()));
            if (by_child)
                numbers.match({*children, *discussions, *discussed},
                              pairs_of(numbers, *by_child, figure, ""));
        }
    }
    const Figure* routes = numbers.figure("referral_route");
    const Figure* referrals = numbers.figure("referrals_received");
    if (children && received && accepted && routes && referrals)
        numbers.match({*children, *accepted, *received},
                      pairs_of(numbers, *routes, *referrals, "accepted/"));
}

void tie_figures(Numbering& numbers, const forms::CodeLists& codes) {
    for (const Together& each : together) {
        const auto whole = numbers.find(each.figure, each.whole);
        std::vector<std::size_t> parts;
        for (const std::string_view code : each.parts) {
            if (const auto part = numbers.find(each.figure, code)) parts.push_back(*part);
        }
        if (whole) numbers.tie(*whole, parts);
    }
    tie_families(numbers, codes);
    for (const auto& [larger, smaller] : includes) tie_pair(numbers, larger, smaller);
    for (const auto& [larger, smaller] : includes_one) tie_counts(numbers, larger, smaller);
    for (const auto& [one, other] : nearly_same) {
        tie_counts(numbers, one, other);
        tie_counts(numbers, other, one);
    }
    tie_disabilities(numbers);
    tie_timing(numbers);
    tie_summary(numbers);
    tie_views(numbers);
}

}  // namespace

Numbers numbers_of(const std::vector<Figure>& figures, const std::vector<Content>& before,
                   const forms::CodeLists& codes) {
    Numbers all;
    Numbering numbering(all.table, figures);
    all.places = numbering.add(nullptr);
    tie_figures(numbering, codes);
    for (const Content& content : before) {
        std::vector<Figure> old;
        std::vector<std::vector<Fate>> fates;
        for (const Frozen& frozen : content.figures) {
            old.push_back(frozen.figure);
            fates.push_back(frozen.fates);
        }
        Numbering earlier(all.table, old);
        const Places old_places = earlier.add(&fates);
        tie_figures(earlier, codes);
        tie_editions(all.table, old, old_places, figures, all.places);
    }
    return all;
}

std::vector<std::vector<Fate>> fates_of(const std::vector<Figure>& figures,
                                        const std::vector<Content>& before,
                                        const forms::CodeLists& codes, int threshold) {
    const Numbers numbers = numbers_of(figures, before, codes);
    const Suppression made = suppress(numbers.table, threshold);
    std::vector<std::vector<Fate>> all;
    for (const auto& lines : numbers.places) {
        std::vector<Fate> fates;
        for (const std::size_t place : lines) {
            const bool is_known = numbers.table.cells[place].standing == Standing::shown;
            fates.push_back(made.betrayed.empty() || is_known ? made.fates[place] : Fate::blank);
        }
        all.push_back(std::move(fates));
    }
    return all;
}

}  // namespace mase::editions
