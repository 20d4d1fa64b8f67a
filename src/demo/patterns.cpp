#include "demo/patterns.h"

#include <algorithm>
#include <stdexcept>

#include "cases/cases_store.h"
#include "demo/borough_file.h"
#include "patterns/links_store.h"

namespace mase::demo {

namespace {

std::string case_address(CaseId id) {
    return "/cases/" + text(id);
}

void add_day(Fields& fields, const std::string& name, Date day) {
    fields.emplace_back(name + "-day", std::to_string(unsigned(day.day())));
    fields.emplace_back(name + "-month", std::to_string(unsigned(day.month())));
    fields.emplace_back(name + "-year", std::to_string(int(day.year())));
}

bool concerns(const Linked& linked, std::size_t child) {
    return std::ranges::find(linked.children, child) != linked.children.end();
}

Fields person_fields(const Linked& person) {
    Fields fields{{"role", person.at("relationship")},
                  {"name", person.at("name")},
                  {"also_known", person.at("also_known")},
                  {"description", person.at("description")},
                  {"sex", person.at("sex")},
                  {"age", person.at("age")},
                  {"ethnicity_stated", person.at("stated")},
                  {"ethnicity_stated_source", person.at("stated_source")},
                  {"ethnicity_seen", person.at("seen")},
                  {"ethnicity_seen_source", person.at("seen_source")}};
    const std::string& nationality = person.at("nationality");
    const bool is_known = !nationality.starts_with("unknown-");
    fields.emplace_back(is_known ? "nationality" : "nationality_unknown", nationality);
    return fields;
}

Fields place_fields(const Linked& place) {
    return {{"role", place.at("use")},
            {"place_kind", place.at("kind")},
            {"place_name", place.at("name")},
            {"address", place.at("address")},
            {"ward", place.at("ward")}};
}

Fields group_fields(const Linked& group) {
    return {{"role", group.at("tie")},
            {"group_kind", group.at("kind")},
            {"group_name", group.at("name")},
            {"description", group.at("description")}};
}

// Asked once a day of each person, before the first page of a case.
void give_reason(const Visitor& visitor, CaseId id, const char* reason) {
    visitor.post(case_address(id) + "/reason", {{"reason", reason}});
}

// The address of the first row of that section that is not linked yet, or of one that no referral
// typed in.
std::string row_address(const Visitor& visitor, CaseId id, const std::string& section) {
    const std::string links = case_address(id) + "/links", page = visitor.get(links);
    const std::string mark = links + "/rows/" + section + "-";
    const std::string rest = between(page, mark, mark, "\"");
    return rest.empty() ? links + "/rows/new-" + section : mark + rest;
}

// The id that a link with those words leads to, below that address.
std::string id_behind(const std::string& page, const std::string& below, const std::string& words) {
    const std::size_t at = page.find(">" + words + "</a>");
    const std::size_t begin = at == std::string::npos ? at : page.rfind(below, at);
    if (begin == std::string::npos) throw std::runtime_error("no link to " + words);
    const std::size_t from = begin + below.size();
    return page.substr(from, page.find('"', from) - from);
}

}  // namespace

void Patterns::link_one(const Visitor& clerk, const Linked& linked, CaseId id, const char* section,
                        Fields fields) {
    const auto known = ids_.find(linked.key);
    if (known == ids_.end()) {
        fields.emplace_back("which", "new");
    } else {
        fields.resize(1);  // its role alone
        fields.emplace_back("which", "known");
        fields.emplace_back("subject", known->second);
    }
    const std::string links = case_address(id) + "/links";
    clerk.post(row_address(clerk, id, section), std::move(fields));
    if (known != ids_.end()) return;
    const std::string_view kind(section);
    const char* below = kind == "persons"  ? "/persons-of-concern/"
                        : kind == "places" ? "/locations/"
                                           : "/groups/";
    ids_[linked.key] = id_behind(clerk.get(links), below, linked.at("name"));
}

void Patterns::link(std::size_t child, CaseId id) {
    if (!cases_.emplace(child, id).second) return;
    const Visitor clerk = borough_.as("admin");
    give_reason(clerk, id, "DATA_QUALITY");
    for (const Linked& person : persons_)
        if (concerns(person, child)) link_one(clerk, person, id, "persons", person_fields(person));
    for (const Linked& place : places_)
        if (concerns(place, child)) link_one(clerk, place, id, "places", place_fields(place));
    for (const Linked& group : groups_)
        if (concerns(group, child)) link_one(clerk, group, id, "exploitation", group_fields(group));
}

void Patterns::happen_to_persons(const Visitor& officer, Date today) {
    for (const Linked& person : persons_) {
        for (const Happening& happened : person.happened) {
            Fields fields{{"kind", happened.code}};
            add_day(fields, "on", plus_days(today, happened.day));
            officer.post("/persons-of-concern/" + ids_.at(person.key) + "/milestones",
                         std::move(fields));
        }
    }
}

void Patterns::happen_at_places(const Visitor& officer, Date today) {
    for (const Linked& place : places_) {
        for (const Happening& happened : place.happened) {
            Fields fields{{"what", happened.code}, {"words", happened.rest}};
            add_day(fields, "on", plus_days(today, happened.day));
            officer.post("/locations/" + ids_.at(place.key) + "/steps", std::move(fields));
        }
    }
}

void Patterns::gather(const Visitor& officer) {
    for (const Linked& group : groups_) {
        for (const std::string& person : split(group.at("members")))
            officer.post("/groups/" + ids_.at(group.key) + "/persons",
                         {{"person", ids_.at(person)}});
    }
}

void Patterns::disrupt(const Visitor& officer, const Linked& disruption, Date today) {
    const std::string& target = disruption.at("target");
    const std::string& about = disruption.at("about");
    const auto add_end = [&](Fields& fields, const Happening& happened) {
        if (!happened.rest.empty())
            add_day(fields, "ends_on", plus_days(today, std::stoi(happened.rest)));
    };
    std::string id;
    for (const std::size_t child : disruption.children) {
        const std::string row = row_address(officer, cases_.at(child), "disruptions");
        if (!id.empty()) {
            officer.post(row, {{"which", "known"}, {"subject", id}});
            continue;
        }
        const Happening& first = disruption.happened.front();
        Fields fields{{"which", "new"},
                      {"disruption_kind", disruption.at("kind")},
                      {"target", target},
                      {"disruption_agency", disruption.at("agency")},
                      {"status", first.code}};
        if (target == "PERSON") fields.emplace_back("person", ids_.at(about));
        if (target == "PREMISES") fields.emplace_back("location", ids_.at(about));
        if (target == "AREA" || target == "VEHICLE")
            fields.emplace_back("target_words-" + target, about);
        add_day(fields, "on", plus_days(today, first.day));
        add_end(fields, first);
        officer.post(row, std::move(fields));
        id = new_disruption(cases_.at(child));
    }
    for (std::size_t at = 1; at < disruption.happened.size(); ++at) {
        const Happening& happened = disruption.happened[at];
        Fields fields{{"version", std::to_string(at)}, {"status", happened.code}};
        add_day(fields, "on", plus_days(today, happened.day));
        add_end(fields, happened);
        officer.post("/disruptions/" + id + "/steps", std::move(fields));
    }
}

// The links of a case name disruptions by their kind, of which there may be several.
std::string Patterns::new_disruption(CaseId id) {
    return borough_.read([&](const audit::Reading& reading) {
        for (const patterns::Link& link : patterns::links_of_case(reading, id)) {
            if (link.kind != patterns::LinkKind::disruption) continue;
            if (disrupted_.insert(link.subject).second) return text(link.subject);
        }
        throw std::runtime_error("the disruption was not linked");
    });
}

void Patterns::bring_up_to(Date today) {
    const Visitor officer = borough_.as("police_chair");
    happen_to_persons(officer, today);
    happen_at_places(officer, today);
    gather(officer);
    for (const auto& [child, id] : cases_) give_reason(officer, id, "PREPARE_MEETING");
    for (const Linked& disruption : disruptions_) disrupt(officer, disruption, today);
}

// The key of whoever holds the case.
std::string Patterns::holder_of(CaseId id) {
    const auto file = borough_.read(
        [&](const audit::Reading& reading) { return *cases::find_case(reading, id); });
    const auto& staff = borough_.all_staff();
    const auto holder = std::ranges::find_if(
        staff, [&](const Staff& one) { return borough_.account(one.key) == file.worker; });
    if (holder == staff.end()) throw std::runtime_error("nobody holds the case");
    return holder->key;
}

void Patterns::record_missing(CaseId id, const std::string& category, int number, Date today) {
    const std::string worker = holder_of(id);
    const bool is_missing = category == "MISSING_NOW" || category.starts_with("EP_");
    if (!is_missing && category != "ABS_HOME") return;
    const Visitor visitor = borough_.as(worker);
    give_reason(visitor, id, "HOLD_CASE");
    const std::string kind = is_missing ? "MISSING_HOME" : "ABSENT_HOME";
    for (int time = 0; time < 1 + number % 2; ++time) {
        const Date from = plus_days(today, -20 - number % 7 - 40 * time);
        Fields fields{{"kind", kind}, {"words", "Not where the family expected at nine."}};
        add_day(fields, "from_on", from);
        const Date returned = plus_days(from, 1 + number % 3);
        add_day(fields, "returned_on", returned);
        if (is_missing && number % 3 != 0) {
            add_day(fields, "offered_on", plus_days(returned, number % 5));
            fields.emplace_back("interview", number % 3 == 1 ? "HELD" : "DECLINED");
            if (number % 3 == 1) add_day(fields, "interview_on", plus_days(from, 7));
        }
        visitor.post(case_address(id) + "/events", std::move(fields));
    }
    if (category != "MISSING_NOW" || number % 2 == 0) return;
    Fields now{{"kind", kind}, {"words", "Reported by the carer; the police are looking."}};
    add_day(now, "from_on", plus_days(today, -2));
    visitor.post(case_address(id) + "/events", std::move(now));
}

}  // namespace mase::demo
