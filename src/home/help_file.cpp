#include "home/help_file.h"

#include <stdexcept>

#include "platform/csv.h"
#include "platform/embedded.h"

namespace mase::home {

namespace {

std::string filled(const CsvTable& table, std::size_t row, std::string_view column) {
    std::string text = table.at(row, column);
    if (text.empty())
        throw std::runtime_error(table.where(row) + ": " + std::string(column) + " is empty");
    return text;
}

std::set<access::Role> roles_in(const CsvTable& table, std::size_t row) {
    const std::string listed = filled(table, row, "roles");
    std::set<access::Role> roles;
    if (listed == "all") return roles;
    for (std::size_t begin = 0; begin <= listed.size();) {
        const std::size_t end = std::min(listed.find('+', begin), listed.size());
        const std::string name = listed.substr(begin, end - begin);
        const auto role = access::role_named(name);
        if (!role) throw std::runtime_error(table.where(row) + ": no role is called " + name);
        roles.insert(*role);
        begin = end + 1;
    }
    return roles;
}

}  // namespace

std::vector<Answer> read_answers(std::string_view csv) {
    const CsvTable table("help/answers.csv", csv, {"question", "answer", "roles"});
    std::vector<Answer> answers;
    for (std::size_t row = 0; row < table.size(); ++row)
        answers.push_back({.question = filled(table, row, "question"),
                           .answer = filled(table, row, "answer"),
                           .roles = roles_in(table, row)});
    return answers;
}

std::vector<Word> read_words(std::string_view csv) {
    const CsvTable table("help/words.csv", csv, {"word", "meaning"});
    std::vector<Word> words;
    for (std::size_t row = 0; row < table.size(); ++row)
        words.push_back(
            {.word = filled(table, row, "word"), .meaning = filled(table, row, "meaning")});
    return words;
}

Help read_help() {
    return {.answers = read_answers(embedded("data/help/answers.csv")),
            .words = read_words(embedded("data/help/words.csv"))};
}

}  // namespace mase::home
