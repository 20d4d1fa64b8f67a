// What is a gap in the data, and why; and that a case which is hidden from a reader is counted as
// the return counts it, and listed nowhere.
#include "returns/quality.h"

#include <doctest/doctest.h>

#include "forms/form_files.h"
#include "returns/returns_fixture.h"

namespace mase::returns {

namespace {

class Gaps : public audit::RecordsFixture, public Borough {
public:
    Gaps() : Borough(static_cast<audit::RecordsFixture&>(*this)) {}

    Completeness of(const std::string& question, const Seen& counted, const Seen& listed) {
        return read<Completeness>([&](const audit::Reading& reading) {
            const Counts counts = returns::count(reading, form, third);
            return Quality(counts, form, counted, listed)
                .of_question(*form.find(question), period_of(third));
        });
    }
    std::vector<CaseGaps> gaps(const Seen& listed) {
        return read<std::vector<CaseGaps>>([&](const audit::Reading& reading) {
            const Counts counts = returns::count(reading, form, third);
            return Quality(counts, form, all, listed).gaps(period_of(third));
        });
    }

    const forms::Form form = forms::read_form(forms::current_form_id());
    static bool all(CaseId, access::Part) { return true; }
};

}  // namespace

TEST_CASE("why something is not known is told apart, by any list") {
    const forms::CodeLists codes = forms::read_code_lists();
    CHECK(how_known(codes, "sex", {"F"}) == Known::known);
    CHECK(how_known(codes, "sex", {"U"}) == Known::not_known);
    CHECK(how_known(codes, "sex", {}) == Known::unanswered);
    CHECK(how_known(codes, "dfe_ethnicity", {"REFU"}) == Known::not_given);
    CHECK(how_known(codes, "dfe_ethnicity", {"NOBT"}) == Known::not_asked);
    CHECK(how_known(codes, "yes_no_not_known", {"NO"}) == Known::known);
    CHECK(how_known(codes, "yes_no_not_known", {"NOT_ASKED"}) == Known::not_asked);
    CHECK(how_known(codes, "ic_codes", {"IC9"}) == Known::not_known);
    CHECK(how_known(codes, "ic_codes", {"WITHHELD"}) == Known::not_given);
    CHECK(how_known(codes, "self_defined_ethnicity", {"DECLINED"}) == Known::not_given);
}

TEST_CASE_FIXTURE(Gaps, "a question is as complete as its known answers are of all") {
    accepted("2026-10-05", {{"child_ethnicity", "WBRI"}});
    accepted("2026-10-06", {{"child_ethnicity", "NOBT"}});
    accepted("2026-10-07", {{"child_ethnicity", "REFU"}});
    accepted("2026-10-08", {});
    const Completeness found = of("child_ethnicity", all, all);
    CHECK(found.total() == 4);
    CHECK(found.at(Known::known) == 1);
    CHECK(found.at(Known::not_asked) == 1);
    CHECK(found.at(Known::not_given) == 1);
    CHECK(found.at(Known::unanswered) == 1);
    CHECK(found.per_cent() == 25);
    CHECK_FALSE(Completeness{}.per_cent());
}

TEST_CASE_FIXTURE(
    Gaps, "rule 5: a case that is not seen is in the number of the return, and in no list") {
    const CaseId hidden = accepted("2026-10-05", {{"sexual_health", "NOT_ASKED"}});
    const CaseId shown = accepted("2026-10-06", {{"sexual_health", "NOT_ASKED"}});
    const Seen seen = [&](CaseId id, access::Part) { return id == shown; };
    CHECK(of("sexual_health", all, seen).total() == counted("sexual_health", third).total);
    CHECK(of("sexual_health", all, seen).at(Known::not_asked) == 2);
    for (const CaseGaps& found : gaps(seen)) CHECK(found.id != hidden);
    CHECK(gaps(seen).size() == 1);
}

TEST_CASE_FIXTURE(Gaps, "a part that is not the reader’s is in no number and in no list") {
    accepted("2026-10-05", {{"sexual_health", "NOT_ASKED"}});
    const Seen general = [](CaseId, access::Part part) { return part == access::Part::general; };
    CHECK(of("sexual_health", general, general).total() == 0);
    const auto found = gaps(general);
    REQUIRE(found.size() == 1);
    for (const Gap& gap : found[0].gaps) CHECK(gap.question->part == access::Part::general);
}

}  // namespace mase::returns
