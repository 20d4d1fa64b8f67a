#include "demo/borough_file.h"

#include <algorithm>
#include <charconv>

#include "platform/csv.h"
#include "platform/embedded.h"

namespace mase::demo {

namespace {

CsvTable table(const std::string& file, std::vector<std::string> columns) {
    return CsvTable(file, embedded(file), std::move(columns));
}

int number(const std::string& digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

const std::vector<std::string> story_columns{"story",
                                             "type",
                                             "other_type",
                                             "group",
                                             "category",
                                             "harm",
                                             "signs",
                                             "missing",
                                             "education",
                                             "substance",
                                             "sexual_health",
                                             "mental_health",
                                             "camhs",
                                             "domestic_abuse",
                                             "earlier_abuse",
                                             "associations",
                                             "youth_justice",
                                             "narrative",
                                             "voice",
                                             "risk_reason",
                                             "action_1",
                                             "action_1_agency",
                                             "action_2",
                                             "action_2_agency",
                                             "asked",
                                             "asked_details",
                                             "raised",
                                             "decision_reason",
                                             "panel_action",
                                             "panel_agency",
                                             "person_description",
                                             "person_sex",
                                             "person_age",
                                             "person_seen",
                                             "person_stated",
                                             "person_status",
                                             "place_use_kind",
                                             "place_name",
                                             "first_met",
                                             "took_place",
                                             "disruption",
                                             "disruption_status"};

}  // namespace

std::vector<std::string> split(std::string_view list) {
    std::vector<std::string> parts;
    while (!list.empty()) {
        const std::string_view part = list.substr(0, list.find('+'));
        parts.emplace_back(part);
        list.remove_prefix(std::min(part.size() + 1, list.size()));
    }
    return parts;
}

std::vector<Staff> read_staff() {
    const CsvTable rows = table("data/demo/staff.csv",
                                {"key", "name", "job", "agency", "roles", "manager", "deputy_of"});
    std::vector<Staff> staff;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        staff.push_back({.key = rows.at(row, "key"),
                         .name = rows.at(row, "name"),
                         .job = rows.at(row, "job"),
                         .agency = rows.at(row, "agency"),
                         .roles = split(rows.at(row, "roles")),
                         .manager = rows.at(row, "manager"),
                         .deputy_of = rows.at(row, "deputy_of")});
    }
    return staff;
}

std::vector<Neighbour> read_neighbours() {
    const CsvTable rows = table("data/demo/neighbours.csv", {"slug", "name"});
    std::vector<Neighbour> neighbours;
    for (std::size_t row = 0; row < rows.size(); ++row)
        neighbours.push_back({rows.at(row, "slug"), rows.at(row, "name")});
    return neighbours;
}

std::vector<Child> read_children() {
    const CsvTable rows =
        table("data/demo/children.csv", {"family_name", "given_names", "age_years", "age_days",
                                         "sex", "ethnicity", "language", "school"});
    std::vector<Child> children;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        children.push_back({.family_name = rows.at(row, "family_name"),
                            .given_names = rows.at(row, "given_names"),
                            .age_years = number(rows.at(row, "age_years")),
                            .age_days = number(rows.at(row, "age_days")),
                            .sex = rows.at(row, "sex"),
                            .ethnicity = rows.at(row, "ethnicity"),
                            .language = rows.at(row, "language"),
                            .school = rows.at(row, "school")});
    }
    return children;
}

std::vector<Story> read_stories() {
    const CsvTable rows = table("data/demo/stories.csv", story_columns);
    std::vector<Story> stories;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        Story story;
        for (const std::string& column : story_columns) story[column] = rows.at(row, column);
        stories.push_back(std::move(story));
    }
    return stories;
}

std::string told(std::string words, const std::string& name) {
    constexpr std::string_view mark = "{name}";
    for (std::size_t at = words.find(mark); at != std::string::npos; at = words.find(mark, at))
        words.replace(at, mark.size(), name);
    return words;
}

}  // namespace mase::demo
