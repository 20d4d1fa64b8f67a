#include "cases/likeness.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>

#include "cases/name_sounds.h"
#include "cases/search_words.h"

namespace mase::cases {

namespace {

using Words = std::vector<std::string>;
using Alike = std::function<bool(const std::string&, const std::string&)>;

constexpr auto sentences = std::to_array<std::string_view>(
    {"The names are the same", "The names are the same in another order",
     "One is known by a name of the other", "The names sound alike",
     "The names differ by a letter or two",
     "The family name is the same; the given names are not, so perhaps a brother, a sister or a "
     "twin",
     "The date of birth is the same", "Day and month of birth changed places",
     "The dates of birth differ in one part", "The NHS number is the same",
     "Digits of the NHS number changed places", "The case number is the same",
     "Characters of the case number changed places"});

bool is_same(const std::string& one, const std::string& other) {
    return one == other;
}
bool sounds_same(const std::string& one, const std::string& other) {
    return one == other || (!sound_of(one).empty() && sound_of(one) == sound_of(other));
}
bool is_typed_alike(const std::string& one, const std::string& other) {
    return sounds_same(one, other) || is_misspelling(one, other);
}

// Each word of the one that has fewer stands for one of the other: a middle name may be left out.
bool are_alike(const Words& one, const Words& other, const Alike& alike) {
    const Words& fewer = one.size() <= other.size() ? one : other;
    const Words& more = one.size() <= other.size() ? other : one;
    return !fewer.empty() && std::ranges::all_of(fewer, [&](const std::string& word) {
        return std::ranges::any_of(more,
                                   [&](const std::string& their) { return alike(word, their); });
    });
}

struct Names {
    Words given, family, known_as, all;
};

Names names_of(const Particulars& child) {
    return {name_words(child.given_names), name_words(child.family_name),
            name_words(child.known_as), name_words(child.given_names + " " + child.family_name)};
}

bool have_alike_names(const Names& one, const Names& other, const Alike& alike) {
    return are_alike(one.given, other.given, alike) && are_alike(one.family, other.family, alike);
}

std::optional<Likeness> of_names(const Names& one, const Names& other) {
    if (have_alike_names(one, other, is_same)) return Likeness::same_name;
    if (one.all.size() > 1 && one.all.size() == other.all.size() &&
        are_alike(one.all, other.all, is_same))
        return Likeness::other_order;
    const bool is_known_so = are_alike(one.known_as, other.given, is_same) ||
                             are_alike(one.given, other.known_as, is_same);
    if (is_known_so && are_alike(one.family, other.family, sounds_same))
        return Likeness::another_name;
    if (have_alike_names(one, other, sounds_same)) return Likeness::sounds_alike;
    if (have_alike_names(one, other, is_typed_alike)) return Likeness::misspelt;
    if (are_alike(one.family, other.family, is_same)) return Likeness::same_family;
    return std::nullopt;
}

std::optional<Likeness> of_births(const std::string& one, const std::string& other) {
    const auto first = parse_date(one), second = parse_date(other);
    if (!first || !second) return std::nullopt;
    if (*first == *second) return Likeness::same_birth;
    const auto number = [](auto part) { return unsigned(part); };
    if (first->year() == second->year() && number(first->day()) == number(second->month()) &&
        number(first->month()) == number(second->day()))
        return Likeness::day_month_swapped;
    const int same = int(first->year() == second->year()) + int(first->month() == second->month()) +
                     int(first->day() == second->day());
    if (same == 2) return Likeness::near_birth;
    return std::nullopt;
}

std::optional<Likeness> of_numbers(const std::string& one, const std::string& other, Likeness same,
                                   Likeness swapped) {
    const std::string first = number_word(one), second = number_word(other);
    if (first.empty() || second.empty()) return std::nullopt;
    if (first == second) return same;
    if (is_transposed(first, second)) return swapped;
    return std::nullopt;
}

}  // namespace

Particulars particulars(const forms::Answers& answers) {
    return {.given_names = answers.words("child_given_names"),
            .family_name = answers.words("child_family_name"),
            .known_as = answers.words("child_known_as"),
            .born_on = answers.words("child_born_on"),
            .nhs_number = answers.words("child_nhs_number"),
            .case_number = answers.words("child_case_number")};
}

std::string_view words(Likeness likeness) {
    return sentences[std::size_t(likeness)];
}

std::vector<Likeness> likenesses(const Particulars& one, const Particulars& other) {
    std::vector<Likeness> found;
    for (const auto& likeness :
         {of_names(names_of(one), names_of(other)), of_births(one.born_on, other.born_on),
          of_numbers(one.nhs_number, other.nhs_number, Likeness::same_nhs_number,
                     Likeness::nhs_number_swapped),
          of_numbers(one.case_number, other.case_number, Likeness::same_case_number,
                     Likeness::case_number_swapped)}) {
        if (likeness) found.push_back(*likeness);
    }
    return found;
}

bool may_be_same(const std::vector<Likeness>& found) {
    using enum Likeness;
    const auto has = [&](std::initializer_list<Likeness> wanted) {
        return std::ranges::any_of(
            wanted, [&](Likeness each) { return std::ranges::find(found, each) != found.end(); });
    };
    if (has({same_nhs_number, same_case_number})) return true;
    const bool name = has({same_name, other_order, another_name, sounds_alike, misspelt});
    const bool birth = has({same_birth, day_month_swapped, near_birth});
    const bool number = has({nhs_number_swapped, case_number_swapped});
    return (name && birth) || (number && (name || has({same_birth, day_month_swapped}))) ||
           (has({same_family}) && has({same_birth, day_month_swapped}));
}

}  // namespace mase::cases
