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
    if (const auto unlisted = numbers.find("referrals_timing", "NOT_LISTED"))
        numbers.tie(*unlisted, found(numbers, "referrals_received",
                                     {"sent", "returned", "withdrawn", "not_for_panel"}));
    auto all = heard;
    all.push_back(*data_only);
    all.push_back(*past);
    numbers.tie(*accepted, all);
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
    for (const auto& [larger, smaller] : nearly_included) tie_counts(numbers, larger, smaller);
    for (const auto& [one, other] : nearly_same) {
        tie_counts(numbers, one, other);
        tie_counts(numbers, other, one);
    }
    for (const auto& [one, other, smaller] : either) {
        auto larger = found(numbers, one.figure, {one.code});
        std::ranges::copy(found(numbers, other.figure, {other.code}), std::back_inserter(larger));
        numbers.at_least(larger, found(numbers, smaller.figure, {smaller.code}));
    }
    tie_timing(numbers);
    tie_summary(numbers);
}

// Of a handful of children much more is known than sums tell: that of two persons each is linked to
// both of them. Nothing of such a return is shown.
bool is_small(const std::vector<Figure>& figures, int threshold) {
    return std::ranges::any_of(figures, [&](const Figure& figure) {
        return figure.id == "summary" && std::ranges::any_of(figure.lines, [&](const Line& line) {
                   return line.code == "children" && line.count > 0 && line.count <= threshold;
               });
    });
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
    const bool is_tiny = is_small(figures, threshold);
    const Suppression made = suppress(numbers.table, threshold);
    std::vector<std::vector<Fate>> all;
    for (const auto& lines : numbers.places) {
        std::vector<Fate> fates;
        for (const std::size_t place : lines) {
            const bool is_known = numbers.table.cells[place].standing == Standing::shown;
            fates.push_back((made.betrayed.empty() && !is_tiny) || is_known ? made.fates[place]
                                                                            : Fate::blank);
        }
        all.push_back(std::move(fates));
    }
    return all;
}

}  // namespace mase::editions
