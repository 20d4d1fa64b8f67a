// Places and disruptions through the web, and the picture of a case's links.
#include <doctest/doctest.h>

#include "patterns/disruptions_store.h"
#include "patterns/patterns_fixture.h"

namespace mase::patterns {

namespace {

using accounts::Fields;

class Registers : public PatternsFixture {
public:
    DisruptionId add_notice(PersonId person, std::vector<CaseId> cases,
                            std::optional<Date> ends_on = {}) {
        return *changed<DisruptionId>(
            access::Operation::change_links, panel_subject(), [&](audit::Change& change) {
                const DisruptionId id =
                    add_disruption(change, {.details = {.kind = "CAWN",
                                                        .kind_other = {},
                                                        .target = "PERSON",
                                                        .target_words = {},
                                                        .agency = "POLICE_SET",
                                                        .reference = "REF 77",
                                                        .status = "IN_FORCE",
                                                        .person = person,
                                                        .location = {},
                                                        .starts_on = change.today(),
                                                        .ends_on = ends_on},
                                            .on = change.today()});
                for (const CaseId file : cases)
                    link(change, LinkKind::disruption, any(id), file, "");
                return id;
            });
    }
    static std::string of(DisruptionId id) { return "/disruptions/" + text(id); }
    using PatternsFixture::of;
};

Fields on_day(Fields fields, int day) {
    fields.emplace_back("on-day", std::to_string(day));
    fields.emplace_back("on-month", "11");
    fields.emplace_back("on-year", "2026");
    return fields;
}

}  // namespace

TEST_CASE_FIXTURE(Registers,
                  "rule 37: a place of hidden children alone is nowhere, in list, page or filter") {
    const LocationId place = add_place("Golden Lantern", {theirs.id});
    for (const accounts::Person* person : {&worker, &health_member, &school_member}) {
        CHECK(get(*person, of(place)).body ==
              get(*person, of(new_id<LocationId>(clock.now()))).body);
        for (const char* query : {"", "?kind=FASTFOOD", "?ward=E05011251", "?only=several"})
            CHECK_FALSE(get(*person, std::string("/locations") + query).body.contains("Lantern"));
    }
    CHECK(get(administrator, of(place)).body.contains("Hidden-Child"));
    CHECK(get(police_member, of(place)).body.contains("No child that you may see"));
}

TEST_CASE_FIXTURE(Registers,
                  "rule 37: a place, a disruption and their counts show only what may be seen") {
    const LocationId place = add_place("Golden Lantern", {mine.id, theirs.id});
    const PersonId fox = add_person("Fox", {mine.id, theirs.id});
    const DisruptionId notice = add_notice(fox, {mine.id, theirs.id});
    CHECK(get(care_chair, "/locations").body.contains("2 children"));
    CHECK_FALSE(get(worker, "/locations").body.contains("2 children"));
    for (const std::string& path : {of(place), of(notice), of(fox)}) {
        const std::string page = get(worker, path).body;
        CHECK(page.contains("Zofia"));
        CHECK_MESSAGE(!page.contains("Hidden-Child"), path);
        CHECK_MESSAGE(!page.contains(text(theirs.id)), path);
        CHECK(get(care_chair, path).body.contains("Hidden-Child"));
    }
    CHECK(get(health_member, of(notice)).status == 404);
    CHECK_FALSE(get(health_member, "/disruptions").body.contains(text(notice)));
}

TEST_CASE_FIXTURE(
    Registers,
    "rule 37: the picture and the lists of a case say the same, and nothing of what is hidden") {
    const PersonId shared = add_person("Fox", {mine.id, theirs.id});
    add_person("Only theirs", {theirs.id});
    const LocationId place = add_place("Golden Lantern", {mine.id});
    REQUIRE(post(administrator, of(place) + "/persons", {{"person", text(shared)}}).status == 303);
    const std::string mine_alone = get(worker, links_of(mine)).body;
    for (const char* trace : {"Hidden-Child", "Only theirs"})
        CHECK_MESSAGE(!mine_alone.contains(trace), trace);
    CHECK_FALSE(mine_alone.contains(text(theirs.id)));
    CHECK(mine_alone.contains("No other child whom you may see"));
    const auto picture = [](const std::string& page) {
        return page.substr(page.find("<svg"), page.find("</svg>") - page.find("<svg"));
    };
    const auto count_of = [](const std::string& all, const std::string& part) {
        int found = 0;
        for (std::size_t at = all.find(part); at != std::string::npos; at = all.find(part, at + 1))
            ++found;
        return found;
    };
    CHECK(count_of(picture(mine_alone), "<line") == 3);  // two of the child, one between them
    CHECK(count_of(picture(mine_alone), "<g>") == 3);
    const std::string of_chair = get(care_chair, links_of(mine)).body;
    CHECK(picture(of_chair).contains("Child: Imran Hidden-Child"));
    CHECK(of_chair.contains("Children linked to the same persons, places or groups"));
    CHECK(count_of(picture(of_chair), "<line") == 4);
}

TEST_CASE_FIXTURE(Registers,
                  "rule 5: someone connected to a case finds no trace of it in any register") {
    const PersonId shared = add_person("Fox", {mine.id, theirs.id});
    const PersonId only = add_person("Only theirs", {theirs.id});
    const LocationId place = add_place("Golden Lantern", {theirs.id});
    const DisruptionId notice = add_notice(only, {theirs.id});
    for (const accounts::Person* person :
         {&care_chair, &administrator, &police_member, &other_worker}) {
        CHECK(get(*person, of(only)).status == 200);
        REQUIRE(changed<int>(access::Operation::change_links, subject_of(theirs),
                             [&](audit::Change& change) {
                                 site::relate(change, site::holder(person->actor.account),
                                              "connected", any(theirs.id));
                                 return 0;
                             }));
        for (const std::string& path : {of(only), of(place), of(notice)})
            CHECK_MESSAGE(get(*person, path).status == 404, path);
        for (const char* path : {"/persons-of-concern", "/locations", "/disruptions"}) {
            const std::string page = get(*person, path).body;
            for (const std::string& trace :
                 {text(only), text(place), text(notice), std::string("2 children")})
                CHECK_MESSAGE(!page.contains(trace), trace);
        }
    }
    for (const accounts::Person* person : {&care_chair, &administrator}) {
        CHECK(get(*person, of(shared)).status == 200);
        CHECK_FALSE(get(*person, of(shared)).body.contains("Hidden-Child"));
        CHECK(get(*person, "/persons-of-concern").body.contains("1 child"));
        CHECK_FALSE(get(*person, links_of(mine)).body.contains("Hidden-Child"));
    }
    CHECK(get(other_worker, of(shared)).status == 404);
}

TEST_CASE_FIXTURE(Registers,
                  "an address is shown to those agencies alone that hold the address part") {
    const LocationId place = add_place("Golden Lantern", {mine.id});
    REQUIRE(changed<int>(access::Operation::circulate_pack, subject_of(mine),
                         [&](audit::Change& change) {
                             site::relate(change, site::holder(health_member.actor.account),
                                          "circulated", any(mine.id));
                             return 0;
                         }));
    CHECK_FALSE(get(health_member, of(place)).body.contains("Saddlers Mews"));
    CHECK(get(worker, of(place)).body.contains("Saddlers Mews"));
    CHECK_FALSE(is_in_the_files("Saddlers Mews"));
}

TEST_CASE_FIXTURE(
    Registers, "what was done at a place is recorded by the police and the administrator alone") {
    const LocationId place = add_place("Golden Lantern", {mine.id});
    const Fields visit = on_day({{"what", "VISIT"}, {"words", "Staff were named"}}, 12);
    for (const accounts::Person* person : {&worker, &care_chair, &health_member})
        CHECK(post(*person, of(place) + "/steps", visit).status == 404);
    const auto refused =
        post(police_member, of(place) + "/steps", on_day({{"what", "OTHER"}, {"words", ""}}, 30));
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("Say what was done"));
    CHECK(refused.body.contains("today or in the past"));
    REQUIRE(post(police_member, of(place) + "/steps", visit).status == 303);
    CHECK(get(worker, of(place)).body.contains("Staff were named"));
}

TEST_CASE_FIXTURE(Registers,
                  "G-23: another kind of place is said in words; the second editor is told") {
    const LocationId place = add_place("Golden Lantern", {mine.id});
    Fields typed{{"version", "1"},
                 {"place_kind", "OTHER"},
                 {"place_name", "Wash and Go"},
                 {"ward", "NOT_KNOWN"}};
    CHECK(post(administrator, of(place) + "/details", typed).status == 422);
    typed.emplace_back("kind_other", "Car wash");
    REQUIRE(post(administrator, of(place) + "/details", typed).status == 303);
    const auto late = post(police_member, of(place) + "/details", typed);
    CHECK(late.status == 422);
    CHECK(late.body.contains("Someone else changed this"));
    CHECK(late.body.contains("Wash and Go</dd>"));
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'change_location' AND detail = "
                "'kind; name; address; ward'") == 1);
}

TEST_CASE_FIXTURE(
    Registers, "what kind of disruption it is and at what, said in words, is in no file in plain") {
    const auto id = changed<DisruptionId>(
        access::Operation::change_links, panel_subject(), [&](audit::Change& change) {
            return add_disruption(change, {.details = {.kind = "OTHER",
                                                       .kind_other = "Letter to the shopkeeper",
                                                       .target = "OTHER",
                                                       .target_words = "Grey van with a ladder",
                                                       .agency = "POLICE_SET",
                                                       .reference = {},
                                                       .status = "CONSIDERED",
                                                       .person = {},
                                                       .location = {},
                                                       .starts_on = {},
                                                       .ends_on = {}},
                                           .on = change.today()});
        });
    REQUIRE(id);
    CHECK_FALSE(is_in_the_files("shopkeeper"));
    CHECK_FALSE(is_in_the_files("Grey van"));
}

TEST_CASE_FIXTURE(Registers, "a row of a place is linked like that of a person") {
    REQUIRE(post(administrator, row_of(mine, "places"),
                 {{"which", "new"},
                  {"role", "TOOK_PLACE"},
                  {"place_kind", "FASTFOOD"},
                  {"place_name", "Golden Lantern takeaway"},
                  {"ward", "E05011251"}})
                .status == 303);
    CHECK(row_of(mine, "places").empty());
    CHECK(get(worker, links_of(mine)).body.contains("Golden Lantern takeaway"));
}

TEST_CASE_FIXTURE(
    Registers,
    "a disruption is recorded for a child, directed at none but whom the child is linked to") {
    const PersonId fox = add_person("Fox", {theirs.id});
    const std::string address = links_of(mine) + "/rows/new-disruptions";
    CHECK(get(worker, address).status == 404);
    Fields typed = on_day({{"which", "new"},
                           {"disruption_kind", "CAWN"},
                           {"target", "PERSON"},
                           {"person", text(fox)},
                           {"disruption_agency", "POLICE_SET"},
                           {"status", "CONSIDERED"}},
                          10);
    const auto refused = post(administrator, address, typed);
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("Select a person who is linked to the child"));
    const DisruptionId elsewhere = add_notice(fox, {theirs.id});
    const auto known =
        post(administrator, address, {{"which", "known"}, {"subject", text(elsewhere)}});
    CHECK(known.status == 422);
    CHECK(known.body.contains("First link to this child the person"));
    REQUIRE(
        changed<int>(access::Operation::change_links, panel_subject(), [&](audit::Change& change) {
            link(change, LinkKind::person, any(fox), mine.id, "OTHER");
            return 0;
        }));
    CHECK(post(administrator, address, typed).status == 303);
    CHECK(get(worker, links_of(mine)).body.contains("Child abduction warning notice"));
    CHECK(get(worker, "/cases/" + text(mine.id) + "/events").body.contains("Considered"));
}

TEST_CASE_FIXTURE(Registers, "what ends within thirty days is first, and warned of") {
    const PersonId fox = add_person("Fox", {mine.id});
    const DisruptionId later = add_notice(fox, {mine.id}, plus_days(clock.today(), 200));
    const DisruptionId soon = add_notice(fox, {mine.id}, plus_days(clock.today(), 20));
    const std::string list = get(police_member, "/disruptions").body;
    CHECK(list.find(text(soon)) < list.find(text(later)));
    CHECK(list.contains("1 disruption ends within 30 days or has run out"));
    CHECK(get(worker, of(soon)).body.contains("It ends within 30 days"));
    CHECK_FALSE(get(worker, of(later)).body.contains("It ends within 30 days"));
    CHECK_FALSE(get(police_member, "/disruptions?state=ending").body.contains(text(later)));
    CHECK_FALSE(get(health_member, "/disruptions").body.contains("ends within 30 days"));
}

TEST_CASE_FIXTURE(Registers,
                  "the life of a disruption goes on step by step, by one person at a time") {
    const PersonId fox = add_person("Fox", {mine.id});
    const DisruptionId notice = add_notice(fox, {mine.id});
    const Fields breached = on_day({{"version", "1"}, {"status", "BREACHED"}}, 18);
    CHECK(post(worker, of(notice) + "/steps", breached).status == 404);
    CHECK(post(police_member, of(notice) + "/steps",
               on_day({{"version", "1"}, {"status", "CONSIDERED"}}, 18))
              .status == 422);
    REQUIRE(post(police_member, of(notice) + "/steps", breached).status == 303);
    CHECK(post(police_chair, of(notice) + "/steps", breached).status == 422);
    const std::string page = get(worker, of(notice)).body;
    CHECK(page.contains("Breached"));
    CHECK(page.contains("REF 77"));
    CHECK_FALSE(is_in_the_files("REF 77"));
}

TEST_CASE_FIXTURE(Registers, "a place that a person's page names is in the trail as shown") {
    const PersonId fox = add_person("Fox", {mine.id});
    const LocationId place = add_place("Golden Lantern", {mine.id});
    REQUIRE(post(administrator, of(place) + "/persons", {{"person", text(fox)}}).status == 303);
    const auto times_shown = [&](AnyId id) {
        return count(
            "SELECT count(*) FROM audit_log JOIN audit_shown USING (writer, seq) WHERE operation = "
            "'view_person' AND shown_id = $1",
            {id});
    };
    REQUIRE(times_shown(any(place)) == 0);
    REQUIRE(get(administrator, of(fox)).body.contains("Golden Lantern"));
    CHECK(times_shown(any(place)) == 1);
}

}  // namespace mase::patterns
