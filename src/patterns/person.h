// A person of concern as a record: what is known of them and who said so, and why the rest is not
// known. What the person says of their ethnicity and what someone saw are two facts, and neither
// is ever worked out from the other (G-03).
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/result.h"
#include "forms/answers.h"
#include "forms/codes.h"

namespace mase::patterns {

inline constexpr std::string_view fact_sex = "sex";
inline constexpr std::string_view fact_age = "age";
inline constexpr std::string_view fact_stated = "ethnicity_stated";  // as the person describes it
inline constexpr std::string_view fact_seen = "ethnicity_seen";      // the police identity code
inline constexpr std::string_view fact_nationality = "nationality";
inline constexpr std::string_view fact_disability = "disability";

struct FactKind {
    std::string_view name;
    std::string_view codes;  // its list; none for words
    std::string_view label;
    std::string_view question;  // of the form's section of persons
    bool has_source = false;
};
inline constexpr auto fact_kinds = std::to_array<FactKind>({
    {fact_sex, "sex", "Sex", "person_sex", false},
    {fact_age, "person_ages", "Age", "person_age", false},
    {fact_stated, "self_defined_ethnicity", "Ethnicity as the person describes it",
     "person_ethnicity_stated", true},
    {fact_seen, "ic_codes", "Ethnicity as seen (police identity code)", "person_ethnicity_seen",
     true},
    {fact_nationality, "", "Nationality", "person_nationality", false},
    // The form does not ask it. Until somebody chooses an answer nobody has asked.
    {fact_disability, "yes_no_not_known", "Disability", "", false},
});
// In place of the code of a fact in words, whose words are sealed beside it.
inline constexpr std::string_view fact_in_words = "IN_WORDS";

struct Fact {
    std::string code;         // of the list; never one that says or is counted as not known
    std::string source;       // of ethnicity_sources, where the fact has one
    std::string unknown_why;  // of unknown_reasons; exactly one of this and the code is there

    bool is_known() const { return unknown_why.empty(); }
    bool operator==(const Fact&) const = default;
};
using Facts = std::map<std::string, Fact, std::less<>>;  // by the name of its kind

// As typed, and as it stands once checked. In a select a reason stands among the codes, with this
// before it.
inline constexpr std::string_view unknown_mark = "unknown-";
struct PersonDraft {
    std::string name;  // or the words by which the person is known
    std::string also_known;
    std::string description;
    std::string born_on;  // ISO text, or what was typed; empty when it is not known
    std::string nationality;
    std::map<std::string, std::string, std::less<>> chosen;   // fact -> code or marked reason
    std::map<std::string, std::string, std::less<>> sources;  // fact -> code
};

struct PersonDetails {
    std::string name, also_known, description;
    std::optional<Date> born_on;
    std::string nationality;
    Facts facts;
};

Result<PersonDetails> checked(const PersonDraft&, const forms::CodeLists&, Date today);

std::string age_band(Date born, Date today);  // a code of person_ages

// Codes of that list that say something: those that are, or are counted as, not known are left
// out, since a reason is asked in place of them.
std::vector<forms::Code> known_codes(const forms::CodeLists&, std::string_view list, Date day);

// What a row of a referral says, as the start of a new record. What it leaves open is left open.
PersonDraft from_row(const forms::Answers&, int row, const forms::CodeLists&);

// The form's own code for a fact: what is known, or the code that says why not.
std::string form_code(std::string_view fact, const Fact&);

}  // namespace mase::patterns
