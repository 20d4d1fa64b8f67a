#include "patterns/disruption.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "forms/form_files.h"

namespace mase::patterns {

namespace {

using namespace std::chrono_literals;

constexpr Date today = 2026y / 11 / 18;
const PersonId fox{{1}};
const LocationId shop{{2}};

const forms::CodeLists& codes() {
    static const forms::CodeLists lists = forms::read_code_lists();
    return lists;
}

DisruptionDraft notice() {
    return {.kind = "CAWN",
            .kind_other = "",
            .target = "PERSON",
            .person = text(fox),
            .location = "",
            .target_words = "",
            .agency = "POLICE_SET",
            .reference = "",
            .status = "IN_FORCE",
            .on = "2026-10-01",
            .ends_on = "2027-01-01"};
}

std::vector<std::string> faulty_fields(const DisruptionDraft& draft) {
    std::vector<std::string> fields;
    const auto made = checked(draft, codes(), {fox}, {shop}, today);
    if (made) return fields;
    for (const Problem& problem : made.error()) fields.push_back(problem.field);
    return fields;
}

DisruptionDetails standing(const char* status, std::optional<Date> ends_on = {}) {
    return {.kind = "CAWN",
            .kind_other = {},
            .target = "CHILD",
            .target_words = {},
            .agency = "POLICE_SET",
            .reference = {},
            .status = status,
            .person = {},
            .location = {},
            .starts_on = {},
            .ends_on = ends_on};
}

NextDraft next(const char* status, const char* on, const char* ends_on = "") {
    return {.status = status, .on = on, .ends_on = ends_on, .words = ""};
}

}  // namespace

TEST_CASE("G-10: a disruption needs its kind, target, agency, state and day, all said at once") {
    CHECK(faulty_fields({}) == std::vector<std::string>{"disruption_kind", "target",
                                                        "disruption_agency", "status", "on-day"});
    CHECK(faulty_fields(notice()).empty());
}

TEST_CASE("G-10: another kind is said in words, and no order is made before its law") {
    DisruptionDraft draft = notice();
    draft.kind = "OTHER";
    CHECK(faulty_fields(draft) == std::vector<std::string>{"kind_other"});
    draft.kind = "RESPECT";  // of the Act of 29 April 2026
    draft.on = "2026-04-28";
    CHECK(faulty_fields(draft) == std::vector<std::string>{"disruption_kind"});
    draft.on = "2026-04-29";
    CHECK(faulty_fields(draft).empty());
}

TEST_CASE("rule 37: a disruption is directed only at what is linked to the same child") {
    DisruptionDraft draft = notice();
    draft.person = text(PersonId{{9}});
    CHECK(faulty_fields(draft) == std::vector<std::string>{"person"});
    draft.target = "PREMISES";
    draft.location = text(LocationId{{9}});
    CHECK(faulty_fields(draft) == std::vector<std::string>{"location"});
    draft.location = text(shop);
    CHECK(checked(draft, codes(), {fox}, {shop}, today)->details.location == shop);
    draft.target = "VEHICLE";
    CHECK(faulty_fields(draft) == std::vector<std::string>{"target_words"});
}

TEST_CASE("only what is made has a first and a last day, in that order") {
    DisruptionDraft draft = notice();
    draft.ends_on = "2026-09-30";
    CHECK(faulty_fields(draft) == std::vector<std::string>{"ends_on-day"});
    draft.status = "CONSIDERED";
    const auto made = checked(draft, codes(), {fox}, {shop}, today);
    REQUIRE(made);
    CHECK_FALSE(made->details.starts_on);
    CHECK_FALSE(made->details.ends_on);
}

TEST_CASE("a disruption goes from considered to ended, and what has ended stays so") {
    const DisruptionDetails considered = standing("CONSIDERED");
    CHECK(checked(next("IN_FORCE", "2026-11-01"), considered, 2026y / 10 / 1, today));
    for (const char* status : {"EXPIRED", "BREACHED", "CONSIDERED", "NONSENSE"})
        CHECK_FALSE(checked(next(status, "2026-11-01"), considered, 2026y / 10 / 1, today));
    for (const char* ended : {"EXPIRED", "DISCHARGED", "REFUSED", "NOT_PURSUED"}) {
        CHECK(is_ended(ended));
        CHECK_FALSE(
            checked(next("IN_FORCE", "2026-11-01"), standing(ended), 2026y / 10 / 1, today));
    }
    for (const forms::Code& code : codes().all("disruption_statuses"))
        for (const std::string_view follows : next_statuses(code.code))
            CHECK(codes().find("disruption_statuses", follows));
}

TEST_CASE("a step lies neither in the future nor before the one it follows") {
    const DisruptionDetails held = standing("IN_FORCE", 2027y / 1 / 1);
    CHECK_FALSE(checked(next("VARIED", "2026-11-19"), held, 2026y / 10 / 1, today));
    CHECK_FALSE(checked(next("VARIED", "2026-09-30"), held, 2026y / 10 / 1, today));
    CHECK(
        checked(next("VARIED", "2026-10-01", "2027-06-01"), held, 2026y / 10 / 1, today)->ends_on ==
        2027y / 6 / 1);
    CHECK(checked(next("BREACHED", "2026-10-05"), held, 2026y / 10 / 1, today)->ends_on ==
          2027y / 1 / 1);
}

TEST_CASE("what ends within thirty days is warned of, and more so once it has run out") {
    CHECK(ending(standing("IN_FORCE", 2026y / 12 / 18), today) == Ending::soon);
    CHECK(ending(standing("IN_FORCE", 2026y / 12 / 19), today) == Ending::none);
    CHECK(ending(standing("IN_FORCE", 2026y / 11 / 18), today) == Ending::soon);
    CHECK(ending(standing("IN_FORCE", 2026y / 11 / 17), today) == Ending::past);
    CHECK(ending(standing("EXPIRED", 2026y / 11 / 17), today) == Ending::none);
    CHECK(ending(standing("IN_FORCE"), today) == Ending::none);
}

TEST_CASE("the register has first what ends soon, then what holds, then the rest") {
    std::vector<DisruptionDetails> all{standing("EXPIRED", 2026y / 11 / 1),
                                       standing("CONSIDERED"),
                                       standing("IN_FORCE"),
                                       standing("IN_FORCE", 2027y / 6 / 1),
                                       standing("IN_FORCE", 2026y / 12 / 1),
                                       standing("IN_FORCE", 2026y / 11 / 1)};
    std::ranges::stable_sort(
        all, [](const auto& one, const auto& other) { return stands_before(one, other, today); });
    CHECK(all[0].ends_on == 2026y / 11 / 1);
    CHECK(all[1].ends_on == 2026y / 12 / 1);
    CHECK(all[2].ends_on == 2027y / 6 / 1);
    CHECK(all[3].status == "IN_FORCE");
    CHECK(all[4].status == "CONSIDERED");
    CHECK(all[5].status == "EXPIRED");
}

}  // namespace mase::patterns
