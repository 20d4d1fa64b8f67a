#include "returns/quality.h"

#include <algorithm>
#include <array>

namespace mase::returns {

namespace {

constexpr std::array<std::string_view, 5> never_given{"REFU", "REFUSED", "DECLINED", "WITHHELD",
                                                      "NS"};
constexpr std::string_view not_yet_obtained = "NOBT";  // the census’s own words for not asked

}  // namespace

Known how_known(const forms::CodeLists& lists, const std::string& list,
                const std::vector<std::string>& codes) {
    if (codes.empty()) return Known::unanswered;
    const std::string& code = codes.front();
    const forms::Code* found = lists.find(list, code);
    for (const std::string_view other : {"special_answers", "unknown_reasons"}) {
        if (!found) found = lists.find(other, code);
    }
    const bool is_gap = code == forms::not_known || (found && found->group == forms::not_known);
    if (!is_gap) return Known::known;
    if (code == forms::not_asked || code == not_yet_obtained) return Known::not_asked;
    const bool is_kept = std::ranges::find(never_given, code) != never_given.end();
    return is_kept ? Known::not_given : Known::not_known;
}

int Completeness::at(Known known) const {
    const auto found = counts.find(known);
    return found == counts.end() ? 0 : found->second;
}

int Completeness::total() const {
    int total = 0;
    for (const auto& [known, count] : counts) total += count;
    return total;
}

std::optional<int> Completeness::per_cent() const {
    const int all = total();
    if (all == 0) return std::nullopt;
    return at(Known::known) * 100 / all;
}

std::vector<const forms::Question*> questions_collected(const forms::Form& form) {
    std::vector<const forms::Question*> questions;
    for (const forms::Section& section : form.sections) {
        if (section.is_list()) continue;
        for (const forms::Question& question : section.questions) {
            if (question.collected && question.is_coded() && !question.show_when)
                questions.push_back(&question);
        }
    }
    return questions;
}

void Quality::each(const Period& period, const forms::Question& question, const Seen& seen,
                   const std::function<void(const ChildInReturn::Snapshot&, Known)>& found) const {
    for (const ChildInReturn& child : counts_.ledger.children) {
        if (!is_counted(child, period)) continue;
        const auto* snapshot = speaks(child, period);
        if (!snapshot || !seen(snapshot->case_id, question.part)) continue;
        const auto data = counts_.ledger.data.find(snapshot->record);
        if (data == counts_.ledger.data.end()) continue;
        const auto* answer = data->second.answers->find(question.id);
        found(*snapshot,
              answer ? how_known(*form_.codes, question.codes, *answer) : Known::unanswered);
    }
}

Completeness Quality::of_question(const forms::Question& question, const Period& period) const {
    Completeness completeness;
    each(period, question, counted_,
         [&](const auto&, Known known) { ++completeness.counts[known]; });
    return completeness;
}

std::map<std::string, Completeness> Quality::by_agency(
    const Period& period, const std::function<std::string(CaseId)>& agency_of) const {
    std::map<std::string, Completeness> all;
    for (const forms::Question* question : questions_collected(form_))
        each(period, *question, counted_,
             [&](const ChildInReturn::Snapshot& snapshot, Known known) {
                 ++all[agency_of(snapshot.case_id)].counts[known];
             });
    return all;
}

Completeness Quality::of_persons(std::string_view fact, const std::string& list,
                                 const Period& period) const {
    Completeness completeness;
    for (const Thing& person : counts_.ledger.things(Counted::person, period)) {
        const bool is_counted_here = std::ranges::any_of(
            person.cases, [&](CaseId id) { return counted_(id, access::Part::general); });
        if (is_counted_here) ++completeness.counts[how_known(*form_.codes, list, person.at(fact))];
    }
    return completeness;
}

std::vector<CaseGaps> Quality::gaps(const Period& period) const {
    std::map<CaseId, CaseGaps> all;
    for (const forms::Question* question : questions_collected(form_))
        each(period, *question, listed_, [&](const ChildInReturn::Snapshot& snapshot, Known known) {
            if (known == Known::known) return;
            CaseGaps& found = all[snapshot.case_id];
            found.id = snapshot.case_id;
            found.record = snapshot.record;
            found.held_on = snapshot.held_on;
            found.gaps.push_back({question, known});
        });
    std::vector<CaseGaps> ordered;
    for (auto& [id, gaps] : all) ordered.push_back(std::move(gaps));
    std::ranges::stable_sort(ordered, std::ranges::greater{},
                             [](const CaseGaps& gaps) { return gaps.gaps.size(); });
    return ordered;
}

}  // namespace mase::returns
