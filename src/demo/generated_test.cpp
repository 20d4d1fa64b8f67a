// Generated cases: the same each time, as the rules would have them, and written in whole.
#include "accounts/people_fixture.h"
#include "cases/search_store.h"
#include "demo/borough.h"
#include "demo/generated_run.h"

namespace mase::demo {

namespace {

class Generated : public accounts::PeopleFixture {
public:
    Generated() : PeopleFixture({}), staff_(app, site, clock) {}

    // The whole of it, in as many runs as it takes when each is cut after one step.
    int runs(std::int64_t size) {
        int count = 0;
        for (bool is_done = false; !is_done; ++count) {
            GeneratedRun run(app, clock, size, now_, 100);
            run.step();
            is_done = run.progress().done == size;
        }
        return count;
    }
    std::int64_t rows(const std::string& table) const {
        return count("SELECT count(*) FROM " + table);
    }

private:
    const SetClock now_{start};
    Borough staff_;
};

// Ten years of meetings every four weeks.
GeneratedAmong among(const forms::Form& form, std::int64_t size) {
    GeneratedAmong made{.sittings = {},
                        .agencies = {"HEALTH", "POLICE_SET", "CS_IST"},
                        .codes = *form.codes,
                        .today = *parse_date("2026-11-20"),
                        .size = size};
    for (int number = 129; number >= 0; --number) {
        const Date held_on = plus_days(made.today, -9 - 28 * number);
        made.sittings.push_back({held_on, plus_days(held_on, -10)});
    }
    return made;
}

// What the form's own rules say against the answers given on that day.
Problems faults_of(const forms::Form& form, const forms::Answers& answers, bool is_referral,
                   const std::string& route, Date day) {
    Problems faults;
    const auto add = [&](Problems found) {
        faults.insert(faults.end(), found.begin(), found.end());
    };
    for (const forms::Section& section :
         is_referral ? form.on_route(route).sections : form.sections) {
        if (is_referral ? !section.in_referral_on(route) : !section.in_collection) continue;
        for (int row = 0; row < answers.rows(section); ++row)
            add(forms::invalid(section, *form.codes, answers, row, day));
        if (is_referral) add(forms::missing(section, answers, route));
        if (!is_referral) add(forms::missing_data(section, answers));
    }
    return faults;
}

}  // namespace

TEST_CASE("a generated case is the same each time, and another number is another case") {
    const forms::Form form = forms::read_form(forms::current_form_id());
    const GeneratedAmong with = among(form, 1000);
    const GeneratedAnswers answers(form);
    const GeneratedCase one = generated_case(with, 417), again = generated_case(with, 417);
    CHECK(one.born_on == again.born_on);
    CHECK(answers.of_referral(one, 0) == answers.of_referral(again, 0));
    CHECK(answers.of_referral(one, 0) != answers.of_referral(generated_case(with, 418), 0));
}

TEST_CASE("what is generated says nothing that the form would refuse or still ask for") {
    const forms::Form form = forms::read_form(forms::current_form_id());
    const GeneratedAmong with = among(form, 200);
    const GeneratedAnswers answers(form);
    for (std::int64_t number = 0; number < with.size; ++number) {
        CAPTURE(number);
        const GeneratedCase about = generated_case(with, number);
        const auto referred =
            faults_of(form, answers.of_referral(about, 0), true, about.route, about.received_on());
        for (const Problem& fault : referred) FAIL_CHECK(fault.field << ": " << fault.message);
        int moment = 0;
        for (const GeneratedHearing& hearing : about.hearings) {
            const Date day = with.sittings[hearing.sitting].held_on;
            const auto said = answers.of_discussion(about, day, ++moment);
            for (const Problem& fault : faults_of(form, said, false, about.route, day))
                FAIL_CHECK(fault.field << ": " << fault.message);
        }
    }
}

TEST_CASE("every answer of every list of the data set is given by some of 1,500 cases") {
    const forms::Form form = forms::read_form(forms::current_form_id());
    const GeneratedAmong with = among(form, 1500);
    const GeneratedAnswers answers(form);
    std::map<std::string, std::set<std::string>> given;
    for (std::int64_t number = 0; number < with.size; ++number) {
        const GeneratedCase about = generated_case(with, number);
        const auto take = [&](const forms::Answers& said) {
            for (const auto& [place, answer] : said.all())
                given[place.first].insert(answer.codes.begin(), answer.codes.end());
        };
        take(answers.of_referral(about, 0));
        for (std::size_t at = 0; at < about.hearings.size(); ++at) {
            const Date day = with.sittings[about.hearings[at].sitting].held_on;
            take(answers.of_discussion(about, day, int(at) + 1));
        }
    }
    for (const forms::Section& section : form.sections) {
        for (const forms::Question& question : section.questions) {
            if (!question.collected || question.codes.empty()) continue;
            for (const forms::Code& code : form.codes->valid_on(question.codes, with.today)) {
                CAPTURE(question.id);
                CHECK_MESSAGE(given[question.id].contains(code.code), code.code);
            }
        }
    }
}

TEST_CASE("a case is heard at one meeting after another, and its actions are checked in order") {
    const forms::Form form = forms::read_form(forms::current_form_id());
    const GeneratedAmong with = among(form, 3000);
    int heard = 0, closed = 0;
    for (std::int64_t number = 0; number < with.size; ++number) {
        CAPTURE(number);
        const GeneratedCase about = generated_case(with, number);
        heard += int(about.hearings.size());
        closed += about.closed_on.has_value() ? 1 : 0;
        for (std::size_t at = 0; at < about.hearings.size(); ++at) {
            const GeneratedHearing& hearing = about.hearings[at];
            if (at > 0) CHECK(about.hearings[at - 1].sitting < hearing.sitting);
            const GeneratedReferral& referral = about.referrals[hearing.referral];
            CHECK(referral.received_on < with.sittings[hearing.sitting].held_on);
            CHECK(referral.prior_held_on < referral.received_on);
            for (const GeneratedAction& action : hearing.actions) {
                for (std::size_t check = 0; check < action.checked.size(); ++check) {
                    CHECK(action.checked[check].hearing > at);
                    if (check + 1 < action.checked.size())
                        CHECK_FALSE(action.checked[check].is_confirmed);
                }
                for (const auto& said : action.said) CHECK(said.on < with.today);
            }
        }
    }
    CHECK(heard > 2 * with.size);
    CHECK(closed > with.size * 3 / 4);
}

TEST_CASE_FIXTURE(Generated, "a run that was cut goes on where it stopped, and nothing is twice") {
    CHECK(runs(130) == 2);
    CHECK(rows("children") == 130);
    CHECK(rows("cases") == 130);
    CHECK(rows("minutes") == 130);  // of the meetings, which are planned once
    CHECK(count("SELECT count(*) FROM audit_log WHERE detail LIKE '%generated cases 0 to 99'") ==
          1);
    CHECK(count("SELECT count(*) FROM records WHERE kind = 'discussion'") > 200);
    CHECK(count("SELECT count(*) FROM actions WHERE state = 'confirmed'") > 40);
    CHECK(rows("persons") > 5);
    CHECK(rows("disruptions") > 5);
    // Once more finds nothing to do.
    CHECK(runs(130) == 1);
    CHECK(rows("cases") == 130);
}

TEST_CASE_FIXTURE(Generated, "a borough that was begun with another number is left as it is") {
    CHECK(runs(40) == 1);
    CHECK_THROWS_AS(runs(60), std::runtime_error);
    CHECK_THROWS_AS(runs(20), std::runtime_error);
    CHECK(rows("cases") == 40);
}

}  // namespace mase::demo
