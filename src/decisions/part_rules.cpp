#include "decisions/part_rules.h"

#include <algorithm>

namespace mase::decisions {

namespace {

constexpr std::size_t longest = 8000;

class Checking {
public:
    explicit Checking(const Known& known) : known_(known) {}

    void code(std::string_view list, const std::string& code, const std::string& field) {
        if (!code.empty() && !known_.codes.find(list, code))
            problems.push_back({field, "Select one of the answers shown"});
    }
    void words(const std::string& words, const std::string& field) {
        if (words.size() > longest)
            problems.push_back(
                {field, "Shorten this to " + std::to_string(longest) + " characters or fewer"});
    }

    Problems problems;

private:
    const Known& known_;
};

void check_agencies(const std::vector<AgencyAnswer>& answers, const panels::Panel& panel,
                    Checking& checking) {
    for (const AgencyAnswer& answer : answers) {
        if (!panel.agency(answer.agency))
            checking.problems.push_back({"also_agency", "Select one of the panel’s agencies"});
        checking.code("question_answers", answer.cooperates, "cooperates." + answer.agency);
        checking.code("question_answers", answer.recorded, "recorded." + answer.agency);
        checking.words(answer.words, "words." + answer.agency);
    }
}

void check_earlier(const Discussion& typed, const Known& known, Checking& checking) {
    for (const auto& [action, check] : typed.checks) {
        const std::string field = "check." + text(action);
        if (std::ranges::find(known.to_check, action) == known.to_check.end())
            checking.problems.push_back({field, "This action is not waiting to be checked"});
        for (Problem& problem : actions::check_problems(check, field))
            checking.problems.push_back(std::move(problem));
    }
}

void check_questions(const Questions& questions, Checking& checking) {
    checking.code("question_answers", questions.addresses_concerns, "addresses_concerns");
    checking.code("question_answers", questions.needs_support, "needs_support");
    checking.code("question_answers", questions.needs_actions, "needs_actions");
    checking.words(questions.notes, "question_notes");
    checking.words(questions.raised, "raised");
}

void check_support(const Support& support, Checking& checking) {
    checking.code("yes_no", support.asked, "support_asked");
    checking.code("support_answers", support.answer, "support_answer");
    checking.words(support.reason, "support_reason");
    if (support.asked != "YES" && !support.answer.empty())
        checking.problems.push_back(
            {"support_asked", "Select Yes if there is an answer to what was asked for"});
    if (support.answer == "DECLINED" && support.reason.empty())
        checking.problems.push_back(
            {"support_reason", "Enter why the panel could not agree to it"});
}

// Someone connected cannot be put back in the room (rules.md 5).
void check_room(const std::vector<AccountId>& absent, const Known& known, Checking& checking) {
    for (const AccountId account : absent) {
        if (!known.there.contains(account))
            checking.problems.push_back({"absent", "Select people who are at the meeting"});
    }
    for (const auto& [account, name] : known.connected) {
        if (std::ranges::find(absent, account) == absent.end())
            checking.problems.push_back({"absent", name +
                                                       " is connected to this case, so is not in "
                                                       "the room for it. Keep them selected"});
    }
}

}  // namespace

Problems invalid(Part part, const Discussion& typed, const Known& known) {
    Checking checking(known);
    switch (part) {
        case Part::room: check_room(typed.absent, known, checking); break;
        case Part::checks: check_earlier(typed, known, checking); break;
        case Part::agencies: check_agencies(typed.agencies, known.panel, checking); break;
        case Part::child_voice: checking.words(typed.child_voice, "child_voice"); break;
        case Part::questions: check_questions(typed.questions, checking); break;
        case Part::support: check_support(typed.support, checking); break;
        case Part::closure:
            if (typed.closure != reopening)
                checking.code("closure_reasons", typed.closure, "closure");
            break;
        case Part::actions:
        case Part::decision: break;
    }
    return std::move(checking.problems);
}

}  // namespace mase::decisions
