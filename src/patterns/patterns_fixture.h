// Two children of different workers, each referred with the same person and place typed in: for
// tests of patterns.
#pragma once

#include "cases/cases_fixture.h"
#include "cases/reasons_pages.h"
#include "patterns/groups_store.h"
#include "patterns/locations_store.h"
#include "patterns/patterns_pages.h"
#include "patterns/persons_store.h"
#include "patterns/steps_store.h"

namespace mase::patterns {

class PatternsFixture : public cases::CasesFixture {
public:
    PatternsFixture()
        : CasesFixture({registers_routes(), person_routes(), location_routes(), disruption_routes(),
                        group_routes(), events_routes(), links_routes(), row_routes(),
                        cases::reason_routes()}),
          mine(add_case(answers_with_rows("Zofia", "Łopata-Quill"))),
          theirs(add_case_of(other_worker, answers_with_rows("Imran", "Hidden-Child"))) {
        police_member = add("Craig Whitmore", "POLICE_SET", {access::Role::member});
        for (const accounts::Person* person :
             {&worker, &other_worker, &manager, &administrator, &police_chair, &care_chair})
            for (const cases::CaseFile* file : {&mine, &theirs})
                post(*person, "/cases/" + text(file->id) + "/reason", {{"reason", "HOLD_CASE"}});
    }

    static forms::Answers answers_with_rows(const char* given, const char* family) {
        forms::Answers answers = answers_about_a_child();
        const auto words = [&](const char* question, const char* text) {
            answers.set(question, 0, {.codes = {}, .words = text});
        };
        const auto code = [&](const char* question, const char* chosen) {
            answers.set(question, 0, {.codes = {chosen}, .words = {}});
        };
        words("child_given_names", given);
        words("child_family_name", family);
        words("person_name", "Driver known as Fox");
        code("person_sex", "M");
        code("person_age", "18_25");
        code("person_ethnicity_stated", "NOT_ASKED");
        code("person_ethnicity_seen", "IC2");
        code("person_ethnicity_source", "CHILD");
        code("person_nationality", "NOT_KNOWN");
        code("person_relationship", "PUBLIC");
        code("place_use", "TOOK_PLACE");
        code("place_kind", "FASTFOOD");
        words("place_name", "Golden Lantern takeaway");
        words("place_address", "3 Saddlers Mews");
        code("place_ward", "E05011251");
        return answers;
    }

    cases::CaseFile add_case_of(const accounts::Person& holder, const forms::Answers& answers) {
        const forms::Record referral = add_referral(answers);
        return *changed<cases::CaseFile>(
            access::Operation::decide_referral, panel_subject(), [&](audit::Change& change) {
                return cases::open_case(change, form, referral, holder.actor.account, {},
                                        change.today());
            });
    }

    static PersonDetails details_of(const char* name) {
        return {
            .name = name,
            .also_known = "Foxy",
            .description = "Drives a blue car",
            .born_on = Date{std::chrono::year{1999}, std::chrono::May, std::chrono::day{4}},
            .nationality = "Dutch",
            .facts = {{"sex", {.code = "M", .source = {}, .unknown_why = {}}},
                      {"age", {.code = "26_45", .source = {}, .unknown_why = {}}},
                      {"ethnicity_stated", {.code = {}, .source = {}, .unknown_why = "NOT_ASKED"}},
                      {"ethnicity_seen", {.code = "IC2", .source = "CHILD", .unknown_why = {}}},
                      {"nationality", {.code = "IN_WORDS", .source = {}, .unknown_why = {}}}}};
    }

    PersonId add_person(const char* name, std::vector<CaseId> cases) {
        return *changed<PersonId>(
            access::Operation::change_links, panel_subject(), [&](audit::Change& change) {
                const PersonId id = patterns::add_person(change, details_of(name));
                for (const CaseId file : cases)
                    link(change, LinkKind::person, any(id), file, "PUBLIC");
                return id;
            });
    }
    LocationId add_place(const char* name, std::vector<CaseId> cases) {
        return *changed<LocationId>(
            access::Operation::change_links, panel_subject(), [&](audit::Change& change) {
                const LocationId id = add_location(change, {.kind = "FASTFOOD",
                                                            .kind_other = {},
                                                            .name = name,
                                                            .address = "3 Saddlers Mews",
                                                            .ward = "E05011251"});
                for (const CaseId file : cases)
                    link(change, LinkKind::location, any(id), file, "TOOK_PLACE");
                return id;
            });
    }
    GroupId add_gang(const char* name, std::vector<CaseId> cases) {
        return *changed<GroupId>(
            access::Operation::change_links, panel_subject(), [&](audit::Change& change) {
                const GroupId id = add_group(
                    change,
                    {.kind = "GANG", .name = name, .description = "Grey bands at the station"});
                for (const CaseId file : cases)
                    link(change, LinkKind::group, any(id), file, "DRAWS_IN");
                return id;
            });
    }
    void end_links(const cases::CaseFile& file) {
        REQUIRE(changed<int>(access::Operation::change_links, subject_of(file),
                             [&](audit::Change& change) {
                                 for (const Link& link : links_of_case(change, file.id))
                                     end_link(change, link, "NO_LONGER");
                                 return 0;
                             }));
    }
    void relate(const accounts::Person& person, const char* relation, const cases::CaseFile& file) {
        REQUIRE(changed<int>(
            access::Operation::change_links, subject_of(file), [&](audit::Change& change) {
                site::relate(change, site::holder(person.actor.account), relation, any(file.id));
                return 0;
            }));
    }
    void add_milestone(PersonId id, const char* kind, const char* on,
                       std::optional<CaseId> about = {}, const char* words = "") {
        REQUIRE(changed<int>(
            access::Operation::change_person, panel_subject(), [&](audit::Change& change) {
                const auto person = find_person(change, sight_of(policy, administrator.actor), id);
                add_step(change, any(id), person->key, {kind, *parse_date(on), about, words, ""});
                return 0;
            }));
    }

    static std::string of(PersonId id) { return "/persons-of-concern/" + text(id); }
    static std::string of(LocationId id) { return "/locations/" + text(id); }
    static std::string of(GroupId id) { return "/groups/" + text(id); }
    static std::string links_of(const cases::CaseFile& file) {
        return "/cases/" + text(file.id) + "/links";
    }
    // The address of the first row of that section which the links page offers to link.
    std::string row_of(const cases::CaseFile& file, const std::string& section) {
        const std::string page = get(administrator, links_of(file)).body;
        const std::string mark = links_of(file) + "/rows/" + section + "-";
        const std::size_t at = page.find(mark);
        return at == std::string::npos ? "" : page.substr(at, page.find('"', at) - at);
    }

    cases::CaseFile mine, theirs;
    accounts::Person police_member;
};

}  // namespace mase::patterns
