// Rule 35, without a database: who may approve, what stands, and when nothing more can be changed.
#include "minutes/minutes.h"

#include <doctest/doctest.h>

#include "panels/panel_file.h"

namespace mase::minutes {

namespace {

constexpr Instant sent{1'000'000};
constexpr std::string_view record = "what was recorded";

AccountId account(std::uint8_t number) {
    AccountId id;
    id.bytes.back() = number;
    return id;
}

accounts::Account person(std::uint8_t number, std::string agency) {
    accounts::Account person;
    person.id = account(number);
    person.agency = std::move(agency);
    person.roles = {access::Role::chair};
    return person;
}

meetings::Seat seat(std::uint8_t number, std::string side, bool is_deputy = false) {
    meetings::Seat seat;
    seat.account = account(number);
    seat.side = std::move(side);
    seat.is_deputy = is_deputy;
    return seat;
}

constexpr std::uint8_t police = 1, care = 2, deputy = 3, newcomer = 4, health = 5;

struct Board {
    panels::Panel panel = panels::read_panel("redbridge");
    meetings::Seats seats{seat(police, "police"), seat(care, "childrens_services"),
                          seat(deputy, "police", true), seat(health, "")};
    std::vector<accounts::Account> people{
        person(police, "POLICE_BOROUGH"), person(care, "CS_CPAT"), person(deputy, "POLICE_SET"),
        person(newcomer, "POLICE_BOROUGH"), person(health, "HEALTH")};
    Minutes minutes{
        .meeting = {}, .state = "with_chairs", .sent_at = sent, .locked_at = {}, .verdicts = {}};

    Signer who(std::uint8_t number) const { return signer(account(number), seats, people, panel); }
    Result<Verdict> say(std::uint8_t number, const std::string& verdict,
                        const std::string& words = "") const {
        return checked({verdict, words, std::string(record)}, minutes, who(number), record);
    }
    void approve(std::uint8_t number, std::string_view of = record, Instant at = {1'000'001}) {
        const Signer signing = who(number);
        minutes.verdicts.push_back({.at = at,
                                    .side = signing.side,
                                    .account = signing.account,
                                    .standing = *signing.standing,
                                    .approves = true,
                                    .record = std::string(of),
                                    .words = {}});
    }
    bool is_done() const { return is_approved(minutes, panel, record); }
};

std::string first_message(const Result<Verdict>& verdict) {
    return verdict ? "" : verdict.error().front().message;
}

}  // namespace

TEST_CASE("rule 35: nobody approves minutes that the chairs have not been sent") {
    Board board;
    for (const char* state : {"draft", "approved"}) {
        CAPTURE(state);
        board.minutes.state = state;
        CHECK_FALSE(board.say(police, "approved"));
    }
}

TEST_CASE("rule 35: a side is for its chair, its deputy or, once the chair has left, a successor") {
    Board board;
    CHECK(board.who(police).standing == Standing::chair);
    CHECK(board.who(care).side == "childrens_services");
    CHECK(board.who(deputy).standing == Standing::deputy);
    CHECK_FALSE(board.who(newcomer).standing);
    CHECK_FALSE(board.who(health).standing);
    CHECK_FALSE(board.say(newcomer, "approved"));

    board.people.front().is_disabled = true;
    CHECK_FALSE(board.who(police).standing);
    CHECK(board.who(newcomer).standing == Standing::successor);
    CHECK(board.who(newcomer).side == "police");
    board.people.front().is_disabled = false;
    board.people.front().agency = "CS_CPAT";
    CHECK(board.who(newcomer).standing == Standing::successor);
    board.people.front().agency = "POLICE_BOROUGH";
    board.people.front().roles = {access::Role::member};
    CHECK(board.who(newcomer).standing == Standing::successor);
}

TEST_CASE("rule 35: one person does not approve for both sides") {
    Board board;
    board.people.front().is_disabled = true;
    board.approve(newcomer);
    board.people[1].is_disabled = true;  // the other chair leaves as well,
    board.people[3].agency = "CS_CPAT";  // and the newcomer moves to that side
    CHECK(board.who(newcomer).side == "childrens_services");
    CHECK(first_message(board.say(newcomer, "approved")).contains("the other side"));
}

TEST_CASE("rule 35: minutes are approved when both sides have approved the same record") {
    Board board;
    CHECK_FALSE(board.is_done());
    board.approve(police);
    CHECK_FALSE(board.is_done());
    CHECK(first_message(board.say(deputy, "approved")).contains("already"));
    board.approve(care, "another record");
    CHECK_FALSE(board.is_done());
    board.approve(care);
    CHECK(board.is_done());
}

TEST_CASE("rule 35: an approval does not outlast giving back, or sending again") {
    Board board;
    board.approve(police);
    board.minutes.verdicts.push_back({.at = {1'000'002},
                                      .side = "police",
                                      .account = account(deputy),
                                      .standing = Standing::deputy,
                                      .approves = false,
                                      .record = std::string(record),
                                      .words = "Two actions are missing"});
    CHECK(approval(board.minutes, "police", record) == nullptr);
    board.approve(police, record, {1'000'003});
    CHECK(approval(board.minutes, "police", record) != nullptr);
    board.minutes.sent_at = Instant{1'000'004};
    CHECK(approval(board.minutes, "police", record) == nullptr);
}

TEST_CASE("rule 35: what a chair has not read cannot be approved") {
    const Board board;
    const auto verdict =
        checked({"approved", "", "an older record"}, board.minutes, board.who(police), record);
    CHECK(first_message(verdict).contains("has changed since you opened this page"));
}

TEST_CASE("rule 35: giving back needs the comments, and both what and why are asked at once") {
    const Board board;
    REQUIRE_FALSE(board.say(police, "given_back"));
    CHECK(board.say(police, "given_back").error().front().field == "words");
    const auto verdict = board.say(police, "", std::string(4001, 'x'));
    REQUIRE_FALSE(verdict);
    CHECK(verdict.error().size() == 2);
    const auto given = board.say(police, "given_back", "Two actions are missing");
    REQUIRE(given);
    CHECK_FALSE(given->approves);
    CHECK(given->side == "police");
}

TEST_CASE("minutes are sent once, until they are given back") {
    Board board;
    CHECK(sending_problems(board.minutes).size() == 1);
    board.minutes.state = "approved";
    CHECK(sending_problems(board.minutes).size() == 1);
    board.minutes.state = "draft";
    CHECK(sending_problems(board.minutes).empty());
}

TEST_CASE("rule 35: only locked minutes are added to, and an addendum says something") {
    Board board;
    CHECK(addendum_problems(board.minutes, "The date was the 8th").size() == 1);
    board.minutes.state = "approved";
    CHECK(addendum_problems(board.minutes, "The date was the 8th").empty());
    CHECK(addendum_problems(board.minutes, "").front().field == "addendum");
    CHECK(addendum_problems(board.minutes, std::string(4001, 'x')).front().field == "addendum");
}

}  // namespace mase::minutes
