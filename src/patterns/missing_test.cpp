#include "patterns/missing.h"

#include <doctest/doctest.h>

namespace mase::patterns {

namespace {

using namespace std::chrono_literals;

constexpr Date today = 2026y / 11 / 18;

Episode away(const char* kind, Date from, std::optional<Date> returned = {}) {
    return {.kind = kind,
            .from_on = from,
            .returned_on = returned,
            .offered_on = {},
            .interview = {},
            .interview_on = {}};
}

EpisodeDraft draft() {
    return {.kind = "MISSING_HOME",
            .from_on = "2026-11-01",
            .returned_on = "2026-11-03",
            .offered_on = "2026-11-04",
            .interview = "HELD",
            .interview_on = "2026-11-06",
            .words = ""};
}

std::vector<std::string> faulty_fields(const EpisodeDraft& typed) {
    std::vector<std::string> fields;
    const auto episode = checked(typed, today);
    if (episode) return fields;
    for (const Problem& problem : episode.error()) fields.push_back(problem.field);
    return fields;
}

}  // namespace

TEST_CASE("G-16: no episode on record is not known, and never ‘does not go missing’") {
    CHECK(missing_value({}, today) == "UNKNOWN");
}

TEST_CASE("G-16: of several facts the first by priority is the form’s one answer") {
    const Episode home = away("MISSING_HOME", 2026y / 6 / 1, 2026y / 6 / 2),
                  school = away("ABSENT_SCHOOL", 2026y / 7 / 1, 2026y / 7 / 1),
                  late = away("ABSENT_HOME", 2026y / 8 / 1, 2026y / 8 / 1);
    CHECK(missing_value({school}, today) == "ABS_SCH");
    CHECK(missing_value({school, late}, today) == "ABS_HOME");
    CHECK(missing_value({late, home}, today) == "EP_HOME");
    CHECK(missing_value({late, home, school}, today) == "EP_HOME_SCH");
    CHECK(missing_value({home, school, away("MISSING_HOME", today)}, today) == "MISSING_NOW");
    CHECK(missing_value({away("MISSING_SCHOOL", today)}, today) == "MISSING_NOW");
    CHECK(missing_value({away("ABSENT_HOME", today)}, today) == "ABS_HOME");
}

TEST_CASE("G-16: what ended more than twelve months ago no longer counts") {
    CHECK(missing_value({away("MISSING_HOME", 2025y / 11 / 1, 2025y / 11 / 17)}, today) ==
          "UNKNOWN");
    CHECK(missing_value({away("MISSING_HOME", 2025y / 11 / 1, 2025y / 11 / 18)}, today) ==
          "EP_HOME");
}

TEST_CASE("G-16: the return interview is due within 72 hours of the return, and then late") {
    Episode episode = away("MISSING_HOME", 2026y / 11 / 10, 2026y / 11 / 15);
    CHECK(interview_due(episode) == 2026y / 11 / 18);
    CHECK(interview(episode, today) == Interview::due);
    CHECK(interview(episode, 2026y / 11 / 19) == Interview::late);
    episode.offered_on = 2026y / 11 / 18;
    CHECK(interview(episode, 2026y / 11 / 30) == Interview::offered);
    episode.offered_on = 2026y / 11 / 19;
    CHECK(interview(episode, 2026y / 11 / 30) == Interview::offered_late);
    episode.interview = "DECLINED";
    CHECK(interview(episode, 2026y / 11 / 30) == Interview::declined);
    CHECK(interview(away("MISSING_HOME", today), today) == Interview::not_due);
    CHECK(interview(away("ABSENT_HOME", today, today), today) == Interview::not_due);
}

TEST_CASE("G-16: the form’s answer on the interview is that after the latest return") {
    Episode earlier = away("MISSING_HOME", 2026y / 5 / 1, 2026y / 5 / 2);
    Episode later = away("MISSING_HOME", 2026y / 6 / 1, 2026y / 6 / 2);
    earlier.interview = "HELD";
    CHECK(interview_value({}) == "NOT_KNOWN");
    CHECK(interview_value({later, earlier}) == "NOT_OFFERED");
    later.offered_on = 2026y / 6 / 3;
    CHECK(interview_value({later, earlier}) == "NOT_KNOWN");
    later.interview = "DECLINED";
    CHECK(interview_value({earlier, later}) == "DECLINED");
    CHECK(interview_value({later, away("MISSING_HOME", today)}) == "NOT_DUE");
}

TEST_CASE("an episode’s days follow each other, and none lies in the future") {
    CHECK(faulty_fields(draft()).empty());
    EpisodeDraft typed = draft();
    typed.returned_on = "2026-10-31";
    CHECK(faulty_fields(typed) == std::vector<std::string>{"returned_on-day"});
    typed = draft();
    typed.offered_on = "2026-11-02";
    CHECK(faulty_fields(typed) == std::vector<std::string>{"offered_on-day"});
    typed = draft();
    typed.interview_on = "2026-11-03";
    CHECK(faulty_fields(typed) == std::vector<std::string>{"interview_on-day"});
    typed = draft();
    typed.from_on = "2026-11-19";
    CHECK(faulty_fields(typed) == std::vector<std::string>{"from_on-day"});
}

TEST_CASE("no interview before the return, and none held without its days") {
    EpisodeDraft typed = draft();
    typed.returned_on = "";
    CHECK(faulty_fields(typed) == std::vector<std::string>{"returned_on-day"});
    typed = draft();
    typed.offered_on = "";
    typed.interview_on = "";
    CHECK(faulty_fields(typed) == std::vector<std::string>{"offered_on-day", "interview_on-day"});
    CHECK(faulty_fields({}) == std::vector<std::string>{"kind", "from_on-day"});
    typed = draft();
    typed.interview = "PERHAPS";
    CHECK(faulty_fields(typed) == std::vector<std::string>{"interview"});
}

}  // namespace mase::patterns
