#include "demo/referral_words.h"

#include <array>

namespace mase::demo {

namespace {

std::string of(const Told& told_here, std::string_view column) {
    return told(told_here.story.find(column)->second, told_here.child.given_names);
}

void add_date(Fields& fields, const std::string& name, Date date) {
    fields.emplace_back(name + "-day", std::to_string(unsigned(date.day())));
    fields.emplace_back(name + "-month", std::to_string(unsigned(date.month())));
    fields.emplace_back(name + "-year", std::to_string(int(date.year())));
}

void add_all(Fields& fields, const std::string& name, const std::string& joined) {
    for (std::string& code : split(joined)) fields.emplace_back(name, std::move(code));
}

}  // namespace

std::string street(int number) {
    constexpr auto names = std::to_array<std::string_view>(
        {"Tallow Walk", "Marlowe Rise", "Kestrel Gardens", "Lantern Row", "Osier Close",
         "Fernhill Lane", "Copper Beech Way", "Saddlers Mews"});
    return std::to_string(3 + number * 7 % 90) + " " +
           std::string(names[std::size_t(number) % names.size()]);
}

namespace {

bool is_looked_after(const Told& told_here) {
    return told_here.number % 4 == 1;
}

Fields child(const Told& here) {
    Fields fields{{"child_family_name", here.child.family_name},
                  {"child_given_names", here.child.given_names},
                  {"child_sex", here.child.sex},
                  {"child_ethnicity", here.number % 11 == 10 ? "NOBT" : here.child.ethnicity},
                  {"child_language", here.child.language},
                  {"child_nationality-instead", "NOT_KNOWN"},
                  {"child_case_number", "P" + std::to_string(4'100'000 + here.number * 37)},
                  {"child_address", street(here.number)},
                  {"child_postcode", "ZZ99 3VZ"},
                  {"child_household-instead", "NOT_KNOWN"},
                  {"child_carers",
                   "Parent at the same address, 020 7946 0" + std::to_string(200 + here.number)},
                  {"child_school", here.child.school},
                  {"child_gp", "The Osier Practice"},
                  {"child_upn-instead", "NOT_KNOWN"},
                  {"previously_at_mase", here.number % 9 == 5 ? "YES" : "NO"}};
    add_date(fields, "child_born_on", here.born);
    if (here.number % 5 == 4) {
        fields.emplace_back("child_nhs_number-instead", "NOT_KNOWN");
    } else {
        fields.emplace_back("child_nhs_number", nhs_number(here.number));
    }
    return fields;
}

Fields care(const Told& here) {
    const bool looked_after = is_looked_after(here);
    const bool away = here.number % 8 == 5;
    const bool is_ours = here.route != "D";
    Fields fields{{"responsible_authority", is_ours ? "317" : "311"},
                  {"host_authority", here.route == "C" ? "881" : "317"},
                  {"lac_category", !looked_after ? "NOT_CARE"
                                   : away        ? "HOME_OUT"
                                                 : "HOME_IN"},
                  {"legal_status", looked_after           ? "C2"
                                   : here.number % 3 == 0 ? "CP_SAB"
                                                          : "CIN"},
                  {"care_leaver", here.number % 13 == 6 ? "NOT_KNOWN" : "NO"}};
    if (looked_after) {
        fields.emplace_back("placement_kind", "NOT_KNOWN");
        fields.emplace_back("placement_confidential", away ? "YES" : "NO");
        fields.emplace_back("placement_provider-instead", "NOT_KNOWN");
        fields.emplace_back("placement_address", street(here.number + 50));
        fields.emplace_back("placement_postcode", "ZZ99 3VZ");
    }
    return fields;
}

Fields concerns(const Told& here) {
    Fields fields{{"concerns_narrative", of(here, "narrative")},
                  {"harm_status", of(here, "harm")},
                  {"child_voice", of(here, "voice")},
                  {"child_voice_asked_by", "Allocated social worker"}};
    add_all(fields, "warning_signs", of(here, "signs"));
    return fields;
}

Fields exploitation(const Told& here) {
    Fields fields{{"exploitation_type", of(here, "type")}, {"group_or_gang", of(here, "group")}};
    const std::string others = of(here, "other_type");
    add_all(fields, "exploitation_other_types", others.empty() ? "NONE" : others);
    if (of(here, "group") != "NA") fields.emplace_back("group_name-instead", "NOT_KNOWN");
    return fields;
}

Fields missing_and_education(const Told& here) {
    Fields fields{{"missing_category", of(here, "missing")},
                  {"education_category", of(here, "education")}};
    if (of(here, "missing") != "NA")
        fields.emplace_back("return_interview", here.number % 3 == 0 ? "NOT_OFFERED" : "HELD");
    return fields;
}

Fields asked(const Told& here) {
    Fields fields{{"issues_raised-instead", "NOT_APPLICABLE"}};
    add_all(fields, "asked_of_panel", of(here, "asked"));
    if (of(here, "asked") != "NONE")
        fields.emplace_back("asked_details", of(here, "asked_details"));
    return fields;
}

Fields person(const Told& here) {
    Fields fields{{"person_name", of(here, "person_description")},
                  {"person_sex", of(here, "person_sex")},
                  {"person_age", of(here, "person_age")},
                  {"person_ethnicity_seen", of(here, "person_seen")},
                  {"person_ethnicity_source", "CHILD"},
                  {"person_nationality-instead", "NOT_KNOWN"},
                  {"person_relationship", "NOT_KNOWN"},
                  {"person_how_met-instead", "NOT_KNOWN"},
                  {"person_status", of(here, "person_status")},
                  {"person_group_link", of(here, "group")}};
    // Half of those of concern have not been asked, as in life.
    if (of(here, "person_stated") != "NOT_KNOWN")
        fields.emplace_back("person_ethnicity_stated", of(here, "person_stated"));
    return fields;
}

Fields action(const Told& here, const std::string& number) {
    Fields fields{{"action_what", of(here, "action_" + number)},
                  {"action_agency", of(here, "action_" + number + "_agency")},
                  {"action_by_whom-instead", "NOT_KNOWN"}};
    add_date(fields, "action_due_on", plus_days(here.today, number == "1" ? 14 : 28));
    return fields;
}

std::string prior_kind(const std::string& route) {
    if (route == "B") return "EARLY_HELP";
    if (route == "C") return "OTHER_MASE";
    return route == "D" ? "STRATEGY" : "CSE_MAP";
}

}  // namespace

std::string nhs_number(int number) {
    return nhs_number_from(1'000 + number * 17);
}

std::string nhs_number_from(int serial) {
    // Not every nine digits have a check digit: the next that has one is taken.
    for (;; ++serial) {
        const std::string digits = "999" + std::to_string(100'000 + serial);
        int sum = 0;
        for (std::size_t place = 0; place < 9; ++place)
            sum += (digits[place] - '0') * int(10 - place);
        const int check = (11 - sum % 11) % 11;
        if (check != 10) return digits + std::to_string(check);
    }
}

Fields part_fields(const std::string& section, const Told& here, Date prior_held_on) {
    if (section == "child") return child(here);
    if (section == "care") return care(here);
    if (section == "placing")
        return {{"placing_worker", "Ines Calloway, social worker, Havering"},
                {"placing_worker_contact", "ines.calloway@havering.example"},
                {"placing_manager", "Otis Brandt, team manager, Havering"},
                {"placing_manager_contact", "otis.brandt@havering.example"}};
    if (section == "outcomes" || section == "person_of_concern" || section == "locations")
        return collection_fields(here);  // those of other parts are not asked there
    if (section == "prior_meeting") {
        Fields fields{{"prior_kind", prior_kind(here.route)},
                      {"prior_panel", "Mid Essex exploitation panel"},
                      {"prior_held", "YES"},
                      {"prior_chair", "Team manager, Child Protection and Assessment"},
                      {"prior_agencies", "POLICE_SET"},
                      {"prior_agencies", "CS_CPAT"},
                      {"prior_agencies", "HEALTH"},
                      {"prior_agencies", of(here, "action_2_agency")},
                      {"prior_outcome", "The plan was agreed by all who were there."}};
        add_date(fields, "prior_held_on", prior_held_on);
        return fields;
    }
    if (section == "concerns") return concerns(here);
    if (section == "risk")
        return {{"risk_category", of(here, "category")}, {"risk_reason", of(here, "risk_reason")}};
    if (section == "exploitation") return exploitation(here);
    if (section == "missing_and_education") return missing_and_education(here);
    if (section == "health")
        return {{"substance_misuse", of(here, "substance")},
                {"sexual_health", of(here, "sexual_health")},
                {"mental_health_needs", of(here, "mental_health")},
                {"known_to_camhs", of(here, "camhs")}};
    if (section == "disability")
        return {{"learning_disability", here.number % 6 == 2 ? "YES" : "NO"},
                {"physical_disability", here.number % 10 == 7 ? "NOT_ASKED" : "NO"},
                {"disabilities", here.number % 6 == 2 ? "LD" : "NONE"}};
    if (section == "histories")
        return {{"associations", of(here, "associations")},
                {"domestic_abuse", of(here, "domestic_abuse")},
                {"sexual_abuse", of(here, "earlier_abuse")}};
    if (section == "youth_justice")
        return {{"known_to_youth_justice", of(here, "youth_justice")},
                {"youth_justice_involvement", of(here, "youth_justice") == "YES" ? "RO" : "NA"}};
    if (section == "asked") return asked(here);
    if (section == "family")
        return {{"family_views", "Worried, and glad that somebody is asking."},
                {"family_informed", "YES"},
                {"informed_others-instead", "NOT_KNOWN"},
                {"disclosure_risks-instead", "NOT_KNOWN"}};
    return {};
}

std::vector<Fields> row_fields(const std::string& section, const Told& here) {
    if (section == "prior_actions") return {action(here, "1"), action(here, "2")};
    if (section == "persons" && !of(here, "person_description").empty()) return {person(here)};
    if (section == "places")
        return {{{"place_use", "FIRST_MET"},
                 {"place_kind", of(here, "place_use_kind")},
                 {"place_name", of(here, "place_name")},
                 {"place_address-instead", "NOT_KNOWN"}}};
    if (section == "disruptions" && !of(here, "disruption").empty()) {
        Fields fields{{"disruption_kind", of(here, "disruption")},
                      {"disruption_target", "NOT_KNOWN"},
                      {"disruption_status", of(here, "disruption_status")},
                      {"disruption_agency", "POLICE_SET"}};
        add_date(fields, "disruption_on", plus_days(here.today, -10));
        return {fields};
    }
    return {};
}

Fields collection_fields(const Told& here) {
    const bool satisfied = here.number % 3 == 0;
    Fields fields;
    for (const char* section : {"child", "care", "risk", "exploitation", "missing_and_education",
                                "health", "disability", "histories", "youth_justice"}) {
        for (auto& field : part_fields(section, here, here.today)) fields.push_back(field);
    }
    for (const Fields& row : row_fields("disruptions", here))
        fields.insert(fields.end(), row.begin(), row.end());
    fields.insert(
        fields.end(),
        {{"harm_status", of(here, "harm")},
         {"childrens_services_outcome", satisfied ? "PREVENT" : "PROTECT"},
         {"police_outcome", of(here, "person_status") == "UNKNOWN" ? "PREVENT" : "INTERV"},
         {"police_information",
          of(here, "person_status").empty() ? "UNKNOWN" : of(here, "person_status")},
         {"person_of_concern_sex", of(here, "person_sex").empty() ? "U" : of(here, "person_sex")},
         {"person_of_concern_age",
          of(here, "person_age").empty() ? "NOT_KNOWN" : of(here, "person_age")},
         {"person_of_concern_ethnicity",
          of(here, "person_seen").empty() ? "IC9" : of(here, "person_seen")},
         {"first_met", of(here, "first_met")},
         {"first_met_other", "Through people the family knows"},
         {"took_place", of(here, "took_place")},
         {"took_place_other", "In more than one place"}});
    return fields;
}

}  // namespace mase::demo
