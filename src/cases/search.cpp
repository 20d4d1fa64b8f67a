#include "cases/search.h"

#include <set>

#include "cases/name_sounds.h"
#include "cases/search_words.h"

namespace mase::cases {

namespace {

const std::string name = "name", beginning = "beginning", born = "born", nhs = "nhs",
                  number = "number", sound = "sound", letters = "letters",
                  nhs_letters = "nhs_letters", number_letters = "number_letters";

std::string day_and_month_swapped(const std::string& born_on) {
    const auto date = parse_date(born_on);
    if (!date) return "";
    const Date swapped(date->year(), std::chrono::month(unsigned(date->day())),
                       std::chrono::day(unsigned(date->month())));
    return swapped.ok() ? iso(swapped) : "";
}

void add_number(std::vector<Term>& terms, const std::string& typed, const std::string& kind,
                const std::string& letters_kind) {
    const std::string word = number_word(typed);
    if (word.empty()) return;
    terms.emplace_back(kind, word);
    terms.emplace_back(letters_kind, letters_of(word));
}

}  // namespace

Result<Search> checked(const SearchDraft& draft) {
    Problems problems;
    Search search;
    const auto words = name_words(draft.name);
    for (const std::string& word : words) search.push_back({{name, word}, {beginning, word}});
    if (!draft.name.empty() && words.empty())
        problems.push_back({"name", "Enter a name with letters in it"});
    if (!draft.born_on.empty()) {
        if (!parse_date(draft.born_on))
            problems.push_back({"born_on-day", "Enter a real date of birth, such as 27 3 2011"});
        search.push_back({{born, draft.born_on}});
    }
    if (const std::string word = number_word(draft.number); !word.empty())
        search.push_back({{nhs, word}, {number, word}});
    if (problems.empty() && search.empty())
        problems.push_back({"name", "Enter a name, a date of birth or a number"});
    if (!problems.empty()) return refused(std::move(problems));
    return search;
}

std::vector<Term> terms(const Findable& child) {
    std::set<Term> all;
    for (const std::string& each : child.names) {
        for (const std::string& word : name_words(each)) {
            all.emplace(name, word);
            for (const std::string& part : beginnings(word)) all.emplace(beginning, part);
            if (const std::string key = sound_of(word); !key.empty()) all.emplace(sound, key);
            all.emplace(letters, letters_of(word));
        }
    }
    if (!child.born_on.empty()) all.emplace(born, child.born_on);
    std::vector<Term> numbers;
    add_number(numbers, child.nhs_number, nhs, nhs_letters);
    add_number(numbers, child.case_number, number, number_letters);
    all.insert(numbers.begin(), numbers.end());
    return {all.begin(), all.end()};
}

Similar similar_to(const Findable& child) {
    Similar similar;
    add_number(similar.any_of, child.nhs_number, nhs, nhs_letters);
    add_number(similar.any_of, child.case_number, number, number_letters);
    if (!child.born_on.empty()) similar.any_of.emplace_back(born, child.born_on);
    if (const std::string swapped = day_and_month_swapped(child.born_on); !swapped.empty())
        similar.any_of.emplace_back(born, swapped);
    std::set<std::string> words;
    for (const std::string& each : child.names) {
        for (const std::string& word : name_words(each)) words.insert(word);
    }
    for (const std::string& word : words) {
        std::vector<Term> keys{{letters, letters_of(word)}};
        if (const std::string key = sound_of(word); !key.empty()) keys.emplace_back(sound, key);
        similar.two_of.push_back(std::move(keys));
    }
    return similar;
}

}  // namespace mase::cases
