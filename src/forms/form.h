// The collection form as data/form/ defines it: sections of questions. A published version is
// never edited; a question's id never changes its meaning.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.h"
#include "forms/codes.h"

namespace mase::forms {

enum class Type { text, long_text, date, number, one_of, many_of, agency, agencies };

struct ShowWhen {  // shown only when the answer to `question` is (or is not) `code`
    std::string question;
    bool equals = true;
    std::string code;
};

struct Question {
    std::string id;
    std::string section;
    Type type;
    std::string label;
    std::string hint;
    std::string codes;                 // name of the code list of a coded answer
    std::vector<std::string> special;  // codes that may stand in place of words, date or number
    std::string required;              // letters of the routes that need it before sending
    std::string routes = {};           // letters of those that ask it; empty for every one
    bool is_of_family = false;         // copied to the referral of a brother or sister
    access::Part part = access::Part::general;
    bool personal = false;
    std::optional<ShowWhen> show_when;
    std::string check;       // name of one function of checks.h, or empty
    bool collected = false;  // in the data set taken at each discussion (MR-55)
    std::string source;      // requirement, "MR-80"

    bool is_coded() const;   // one_of, many_of, agency, agencies
    bool is_sealed() const;  // its words are kept encrypted
    bool required_for(std::string_view route) const {
        return !route.empty() && required.find(route) != std::string::npos;
    }
    bool asked_on(std::string_view route) const {
        return routes.empty() || routes.find(route) != std::string::npos;
    }
};

struct Section {
    std::string id;
    std::string title;
    std::string lead;
    std::string repeats;  // "person" when it is a list of rows; empty when it is asked once
    bool in_referral = false;
    bool in_collection = false;
    std::string routes = {};  // letters of those whose referral has it; empty: as in_referral says
    std::vector<Question> questions;

    bool is_list() const { return !repeats.empty(); }
    bool in_referral_on(std::string_view route) const {
        return routes.empty() ? in_referral : routes.find(route) != std::string::npos;
    }
};

// How a child comes to the panel: who holds the case, and which meeting has to come first.
struct Route {
    enum class Responsible { any, home, other };  // whose child it has to be

    std::string code;                      // of referral_routes
    std::vector<std::string> prior_kinds;  // codes of prior_meeting_kinds: any one of them
    std::string prior_meeting;             // in words: "CSE MAP"
    std::string prior_hint;
    bool may_be_planned = false;  // sent with a date fixed for that meeting (rules.md 13)
    Responsible responsible = Responsible::any;
    std::string lead;
};

struct Form {
    std::string id;
    std::string title;
    std::vector<Section> sections;
    std::shared_ptr<const CodeLists> codes;
    std::vector<Route> routes = {};
    std::shared_ptr<const std::vector<Form>> by_route = {};  // in the order of `routes`

    const Route& route(std::string_view code) const;  // throws if there is no such route
    // The form of a referral of that route: only what it asks (rules.md 20).
    const Form& on_route(std::string_view code) const;
    const Question* find(std::string_view question) const;
    const Section* section(std::string_view id) const;
};

}  // namespace mase::forms
