#include "returns/measure.h"

#include <set>

namespace mase::returns {

namespace {

constexpr std::string_view groups = "groups";

bool is_counted(const Measure& measure, const std::string& question, const forms::Form& form) {
    if (question == referral_route || question == child_born_on)
        return measure.counts == Counted::child;
    if (const forms::Section* section = form.section(question))
        return section->is_list() && measure.counts == Counted::child;
    const forms::Question* asked = form.find(question);
    if (!asked || !asked->is_coded()) return false;
    return form.section(asked->section)->is_list() == (measure.counts == Counted::row);
}

void check_groups(const Measure& measure, const forms::CodeLists& codes,
                  std::vector<std::string>& found) {
    for (const forms::Code& code : codes.all(measure.codes)) {
        if (code.group.empty() || codes.find(measure.codes, code.group)) continue;
        if (!codes.find(groups, code.group))
            found.push_back(measure.id + ": no group is called " + code.group);
    }
}

}  // namespace

std::vector<std::string> faults(const std::vector<Measure>& measures, const forms::Form& form) {
    std::vector<std::string> found;
    std::set<std::string> seen;
    for (const Measure& measure : measures) {
        if (!seen.insert(measure.id).second) found.push_back(measure.id + ": stands there twice");
        if (measure.questions.empty()) found.push_back(measure.id + ": counts no question");
        for (const std::string& question : measure.questions) {
            if (!is_counted(measure, question, form))
                found.push_back(measure.id + ": can't count " + question);
        }
        if (form.codes->has(measure.codes)) {
            check_groups(measure, *form.codes, found);
        } else {
            found.push_back(measure.id + ": no list is called " + measure.codes);
        }
    }
    return found;
}

}  // namespace mase::returns
