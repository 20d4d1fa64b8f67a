#include "forms/answers.h"

#include <algorithm>

#include "forms/checks.h"

namespace mase::forms {

namespace {

const Answer nothing;

bool is_text(const Question& question) {
    return question.type == Type::text || question.type == Type::long_text;
}

std::string lower_first(std::string text) {
    // "NHS number" and "GP" keep their capitals.
    if (text.size() > 1 && !(text[1] >= 'A' && text[1] <= 'Z') && text[0] >= 'A' && text[0] <= 'Z')
        text[0] = char(text[0] - 'A' + 'a');
    if (text.ends_with('?')) text.pop_back();
    return text;
}

// Whether the label stands after "Enter" or "Select" as a person would say it.
bool can_follow_a_verb(const std::string& label) {
    return !label.ends_with('?') && !label.starts_with("By ") && !label.starts_with("Also ") &&
           !label.starts_with("I ");
}

Problem missing_answer(const Question& question, int row) {
    const std::string& label = question.label;
    const std::string field = field_name(question, row);
    if (label.starts_with("Say ")) return {field, label};
    const std::string what =
        can_follow_a_verb(label) ? lower_first(label) : "an answer to ‘" + label + "’";
    return {field, (question.is_coded() ? "Select " : "Enter ") + what};
}

std::string invalid_words(const Question& question, const Answer& answer, Date today) {
    const std::size_t limit = question.type == Type::long_text ? 8000 : 500;
    if (is_text(question) && answer.words.size() > limit)
        return "Shorten this to " + std::to_string(limit) + " characters or fewer";
    if (question.type == Type::date && !parse_date(answer.words))
        return "Enter a real date, such as 27 3 2011";
    if (question.type == Type::number && !is_whole_number(answer.words))
        return "Enter a whole number, such as 3";
    return check(question.check, answer.words, today);
}

// Codes are kept plain, so nothing but a code of the list may become one: words sent by hand in
// place of a code would otherwise stand in the database unsealed.
bool is_offered(const Question& question, const CodeLists& lists, const std::string& code) {
    if (std::ranges::find(question.special, code) != question.special.end()) return true;
    if (!question.is_coded()) return false;
    return lists.find(question.codes.empty() ? agency_list : question.codes, code) != nullptr;
}

std::string invalid_codes(const Question& question, const CodeLists& lists, const Answer& answer) {
    const bool one = question.type == Type::one_of || question.type == Type::agency;
    if (one && answer.codes.size() > 1) return "Select one answer";
    for (const std::string& code : answer.codes) {
        if (!is_offered(question, lists, code)) return "Select one of the answers shown";
    }
    return "";
}

}  // namespace

const Answer& Answers::at(std::string_view question, int row) const {
    const auto found = answers_.find({std::string(question), row});
    return found == answers_.end() ? nothing : found->second;
}

void Answers::set(std::string question, int row, Answer answer) {
    if (answer.is_empty()) {
        answers_.erase({question, row});
    } else {
        answers_.insert_or_assign({std::move(question), row}, std::move(answer));
    }
}

void Answers::remove_row(const Section& section, int row) {
    const int count = rows(section);
    for (const Question& question : section.questions) {
        for (int later = row; later < count; ++later)
            set(question.id, later, at(question.id, later + 1));
    }
}

void Answers::clear(const Section& section) {
    std::erase_if(answers_, [&](const auto& entry) {
        return entry.first.first == section.id ||
               std::ranges::find(section.questions, entry.first.first, &Question::id) !=
                   section.questions.end();
    });
}

std::string Answers::code(std::string_view question, int row) const {
    const Answer& answer = at(question, row);
    return answer.codes.empty() ? "" : answer.codes.front();
}

std::string Answers::words(std::string_view question, int row) const {
    return at(question, row).words;
}

std::optional<Date> Answers::date(std::string_view question, int row) const {
    return parse_date(at(question, row).words);
}

int Answers::rows(const Section& section) const {
    if (!section.is_list()) return 1;
    int count = 0;
    for (const auto& [key, answer] : answers_) {
        if (std::ranges::find(section.questions, key.first, &Question::id) !=
            section.questions.end())
            count = std::max(count, key.second + 1);
    }
    return count;
}

bool says_none(const Section& section, const Answers& answers) {
    return answers.at(section.id).is(none_known);
}

bool is_shown(const Question& question, const Answers& answers, int row) {
    if (!question.show_when) return true;
    const ShowWhen& when = *question.show_when;
    const Answer& same_row = answers.at(when.question, row);
    const Answer& given = same_row.is_empty() ? answers.at(when.question) : same_row;
    const bool has = std::ranges::find(given.codes, when.code) != given.codes.end();
    return when.equals ? has : !given.is_empty() && !has;
}

void drop_hidden(const Section& section, Answers& answers) {
    for (int row = 0; row < answers.rows(section); ++row) {
        for (const Question& question : section.questions) {
            if (!is_shown(question, answers, row)) answers.set(question.id, row, {});
        }
    }
}

Problems invalid(const Section& section, const CodeLists& lists, const Answers& answers, int row,
                 Date today) {
    Problems problems;
    for (const Question& question : section.questions) {
        const Answer& answer = answers.at(question.id, row);
        if (answer.is_empty() || !is_shown(question, answers, row)) continue;
        std::string fault;
        if (const std::string codes = invalid_codes(question, lists, answer); !codes.empty()) {
            fault = codes;
        } else if (question.is_coded()) {
            continue;
        } else if (!answer.codes.empty() && !answer.words.empty()) {
            fault = "Enter an answer or tick that there is none, not both";
        } else if (!answer.words.empty()) {
            fault = invalid_words(question, answer, today);
        }
        if (!fault.empty()) problems.push_back({field_name(question, row), fault});
    }
    return problems;
}

Problems missing(const Section& section, const Answers& answers, std::string_view route) {
    Problems problems;
    const bool has_required = std::ranges::any_of(section.questions, [&](const Question& question) {
        return question.required_for(route) && is_shown(question, answers);
    });
    if (section.is_list() && answers.rows(section) == 0) {
        if (has_required && !says_none(section, answers))
            problems.push_back({section.id, "Add at least one " + section.repeats});
        return problems;
    }
    for (int row = 0; row < answers.rows(section); ++row) {
        for (const Question& question : section.questions) {
            if (question.required_for(route) && is_shown(question, answers, row) &&
                answers.at(question.id, row).is_empty())
                problems.push_back(missing_answer(question, row));
        }
    }
    return problems;
}

Problems missing_data(const Section& section, const Answers& answers) {
    Problems problems;
    for (int row = 0; row < answers.rows(section); ++row) {
        for (const Question& question : section.questions) {
            if (question.collected && is_shown(question, answers, row) &&
                answers.at(question.id, row).is_empty())
                problems.push_back(missing_answer(question, row));
        }
    }
    return problems;
}

std::string field_name(const Question& question, int row) {
    return row == 0 ? question.id : question.id + "." + std::to_string(row);
}

}  // namespace mase::forms
