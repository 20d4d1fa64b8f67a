#include "home/help_file.h"

#include <doctest/doctest.h>

#include <stdexcept>

namespace mase::home {

using access::Role;

TEST_CASE("an answer for a role that is none, or for nobody, is refused by its row") {
    CHECK_THROWS_WITH_AS(read_answers("question,answer,roles\nWhy?,Because.,worker+cook\n"),
                         "help/answers.csv row 2: no role is called cook", std::runtime_error);
    CHECK_THROWS_WITH_AS(read_answers("question,answer,roles\nWhy?,Because.,\n"),
                         "help/answers.csv row 2: roles is empty", std::runtime_error);
    CHECK_THROWS_WITH_AS(read_words("word,meaning\nPack,\n"),
                         "help/words.csv row 2: meaning is empty", std::runtime_error);
}

TEST_CASE("each reader gets the answers of their roles, and those of everyone") {
    const Help help = read_help();
    CHECK(answers_for(help, {Role::auditor}).size() == 7);
    CHECK(answers_for(help, {Role::administrator}).size() == 15);
    const auto worker = answers_for(help, {Role::worker});
    CHECK(worker.front().question.contains("in danger now"));
    for (const Answer& answer : worker) CHECK_FALSE(answer.question.contains("for a decision"));
    CHECK(answers_for(help, {Role::worker, Role::chair}).size() == 18);
}

TEST_CASE("the help explains the words that its own answers use") {
    const Help help = read_help();
    const auto explains = [&](std::string_view word) {
        for (const Word& entry : help.words) {
            if (entry.word == word) return true;
        }
        return false;
    };
    for (const std::string_view word : {"Category", "Prior meeting", "Action", "Confirmed"})
        CHECK(explains(word));
}

}  // namespace mase::home
