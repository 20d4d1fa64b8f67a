// Answers to questions of the form. What is not answered is not here; what is not known is here,
// as a code.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/date.h"
#include "core/result.h"
#include "forms/form.h"

namespace mase::forms {

struct Answer {
    std::vector<std::string> codes;  // of a coded answer; or one special code in place of words
    std::string words;               // text; a date as ISO text; a number in digits

    bool operator==(const Answer&) const = default;
    bool is_empty() const { return codes.empty() && words.empty(); }
    bool is(std::string_view code) const { return codes.size() == 1 && codes.front() == code; }
};

class Answers {
public:
    // `row` counts from 0 in a section that repeats; it is 0 elsewhere.
    const Answer& at(std::string_view question, int row = 0) const;  // an empty one if none
    void set(std::string question, int row, Answer);                 // an empty one takes it out
    void remove_row(const Section&, int row);                        // later rows move up
    void clear(const Section&);

    std::string code(std::string_view question, int row = 0) const;   // first code, or ""
    std::string words(std::string_view question, int row = 0) const;  // or ""
    std::optional<Date> date(std::string_view question, int row = 0) const;
    int rows(const Section&) const;  // how many rows a repeating section has; 1 for another

    using Map = std::map<std::pair<std::string, int>, Answer>;
    const Map& all() const { return answers_; }
    bool operator==(const Answers&) const = default;

private:
    Map answers_;
};

// In a repeating section: answered "none" in place of rows, under the section's own id.
inline constexpr std::string_view none_known = "NONE_KNOWN";
bool says_none(const Section&, const Answers&);

bool is_shown(const Question&, const Answers&, int row = 0);  // by its show_when
void drop_hidden(const Section&, Answers&);  // answers to questions that are not asked after all

// Invalid is refused; missing only means in progress. Both name their fields as field_name() does.
Problems invalid(const Section&, const CodeLists&, const Answers&, int row, Date today);
Problems missing(const Section&, const Answers&, std::string_view route);
// Shown questions of the data set that have no answer, not even "not known" (MR-55, G-15).
Problems missing_data(const Section&, const Answers&);

std::string field_name(const Question&, int row = 0);  // "risk_category", "person_sex.2"

}  // namespace mase::forms
