#include "returns/figure.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "forms/form_files.h"
#include "panels/panel_file.h"
#include "returns/measures_file.h"

namespace mase::returns {

namespace {

const Measure& measure(std::string_view id) {
    return *std::ranges::find(definition().measures, id, &Measure::id);
}

Figure set_out(std::string_view id, const Tally& tally) {
    static const forms::Form form = forms::read_form(forms::current_form_id());
    static const panels::Panel panel = panels::read_panel("redbridge");
    return figure(measure(id), {tally, {}, {}, {}}, form, panel);
}

const Line* line(const Figure& figure, LineKind kind, std::string_view code) {
    const auto found = std::ranges::find_if(
        figure.lines, [&](const Line& line) { return line.kind == kind && line.code == code; });
    return found == figure.lines.end() ? nullptr : &*found;
}

int count(const Figure& figure, LineKind kind, std::string_view code) {
    const Line* found = line(figure, kind, code);
    return found ? found->count : -1;
}

int sum(const Figure& figure, LineKind kind) {
    int total = 0;
    for (const Line& line : figure.lines) {
        if (line.kind == kind) total += line.count;
    }
    return total;
}

}  // namespace

TEST_CASE("not known, not asked and not answered at all are three different things") {
    const Figure figure = set_out(
        "sexual_health", {{{"YES", 2}, {"NO", 3}, {"NOT_KNOWN", 1}, {"NOT_ASKED", 4}}, 10, 12});
    CHECK(count(figure, LineKind::counted, "NOT_KNOWN") == 1);
    CHECK(count(figure, LineKind::counted, "NOT_ASKED") == 4);
    CHECK(count(figure, LineKind::counted, not_answered) == 2);
    CHECK(count(figure, LineKind::counted, "NO") == 3);
    CHECK(count(figure, LineKind::total, "TOTAL") == 12);
    CHECK(sum(figure, LineKind::counted) == 12);
}

TEST_CASE("ethnicity is counted in the guide's groups, with what each is made of") {
    const Figure figure =
        set_out("child_ethnicity", {{{"WBRI", 3}, {"WROM", 1}, {"AIND", 2}, {"REFU", 1}}, 7, 7});
    CHECK(count(figure, LineKind::counted, "WHITE") == 4);
    CHECK(count(figure, LineKind::of_which, "WROM") == 1);
    CHECK(count(figure, LineKind::counted, "ASIAN") == 2);
    CHECK(count(figure, LineKind::counted, "BLACK") == 0);
    CHECK(count(figure, LineKind::counted, "NOT_KNOWN") == 1);
    CHECK(sum(figure, LineKind::counted) == 7);
    const auto black = std::ranges::find(figure.lines, "BLACK", &Line::code);
    CHECK(black->label == "Black or Black British");
    CHECK(line(figure, LineKind::of_which, "BCRB") == nullptr);
}

TEST_CASE("the home authority stands against all others") {
    const Figure figure =
        set_out("home_authority", {{{"317", 8}, {"316", 2}, {"881", 1}, {"NOT_KNOWN", 1}}, 12, 12});
    CHECK(count(figure, LineKind::counted, "HOME") == 8);
    CHECK(count(figure, LineKind::counted, "ELSEWHERE") == 3);
    CHECK(count(figure, LineKind::of_which, "881") == 1);
    CHECK(count(figure, LineKind::counted, "NOT_KNOWN") == 1);
    CHECK(sum(figure, LineKind::counted) == 12);
}

TEST_CASE("a private home among places is no home authority") {
    const Figure figure = set_out("took_place", {{{"HOME", 2}}, 2, 2});
    REQUIRE(line(figure, LineKind::counted, "HOME"));
    CHECK(line(figure, LineKind::counted, "HOME")->label == "Private home");
}

TEST_CASE("alcohol and drugs are also counted together, which adds to nothing") {
    const Figure figure =
        set_out("substance_misuse", {{{"ALCOHOL", 1}, {"DRUGS", 2}, {"BOTH", 4}}, 7, 7});
    CHECK(count(figure, LineKind::in_all, "ALCOHOL_IN_ALL") == 5);
    CHECK(count(figure, LineKind::in_all, "DRUGS_IN_ALL") == 6);
    CHECK(sum(figure, LineKind::counted) == 7);
}

TEST_CASE("an answer that is not in the list is shown and counted all the same") {
    const Figure figure = set_out("harm_status", {{{"HAPPENED", 1}, {"OLD_CODE", 2}}, 3, 3});
    CHECK(count(figure, LineKind::counted, "OLD_CODE") == 2);
    CHECK(sum(figure, LineKind::counted) == 3);
}

TEST_CASE("a long list shows the answers that were given, a short one the noughts as well") {
    const Figure kinds = set_out("disruption_kinds", {{{"CAWN", 2}}, 2, 2});
    CHECK(count(kinds, LineKind::counted, "CAWN") == 2);
    CHECK(line(kinds, LineKind::counted, "SHPO") == nullptr);
    const Figure types = set_out("exploitation_type", {{{"ONLINE", 2}}, 2, 2});
    CHECK(count(types, LineKind::counted, "NETWORK") == 0);
}

TEST_CASE("a line that stands there only because it was found says so, and others do not") {
    const auto is_found = [](const Figure& figure, LineKind kind, std::string_view code) {
        const Line* found = line(figure, kind, code);
        REQUIRE(found);
        return found->is_found;
    };
    const Figure ethnicity = set_out("child_ethnicity", {{{"WBRI", 3}, {"WROM", 1}}, 4, 4});
    CHECK_FALSE(is_found(ethnicity, LineKind::counted, "WHITE"));
    CHECK_FALSE(is_found(ethnicity, LineKind::counted, "BLACK"));
    CHECK_FALSE(is_found(ethnicity, LineKind::counted, not_answered));
    CHECK_FALSE(is_found(ethnicity, LineKind::total, "TOTAL"));
    CHECK(is_found(ethnicity, LineKind::of_which, "WROM"));
    CHECK(is_found(set_out("disruption_kinds", {{{"CAWN", 2}}, 2, 2}), LineKind::counted, "CAWN"));
    CHECK(
        is_found(set_out("harm_status", {{{"OLD_CODE", 2}}, 2, 2}), LineKind::counted, "OLD_CODE"));
    const Figure referrals =
        set_out("referrals_received", {{{"accepted", 2}}, 2, 2, {{{"accepted", "C"}, 2}}});
    CHECK_FALSE(is_found(referrals, LineKind::counted, "returned"));
    CHECK(is_found(referrals, LineKind::of_which, "accepted/C"));
}

TEST_CASE("disruptions are counted in families, with nothing beneath them") {
    const Figure figure = set_out("disruption_families", {{{"CAWN", 2}, {"SHPO", 1}}, 3, 3});
    CHECK(count(figure, LineKind::counted, "ABDUCTION_NOTICE") == 2);
    CHECK(count(figure, LineKind::counted, "CIVIL_ORDER") == 1);
    CHECK(count(figure, LineKind::counted, "PREMISES_CLOSURE") == 0);
    CHECK(figure.unit == "Disruptions");
    CHECK(sum(figure, LineKind::of_which) == 0);
}

TEST_CASE("a child may count under several types, so these lines add up to nothing") {
    const Figure figure = set_out("exploitation_any_type", {{{"ONLINE", 3}, {"PEER", 2}}, 4, 5});
    CHECK(count(figure, LineKind::in_all, "ONLINE") == 3);
    CHECK(count(figure, LineKind::in_all, not_answered) == 1);
    CHECK(sum(figure, LineKind::counted) == 0);
    CHECK(count(figure, LineKind::total, "TOTAL") == 5);
}

TEST_CASE("whatever is answered, the lines of each figure add up to its total") {
    const forms::Form form = forms::read_form(forms::current_form_id());
    const forms::CodeLists& codes = *form.codes;
    for (const Measure& measure : definition().measures) {
        CAPTURE(measure.id);
        Tally tally;
        int next = 1;
        for (const forms::Code& code : codes.all(measure.codes)) {
            tally.codes[code.code] = next;
            tally.answered += next;
            next = next % 7 + 1;
        }
        tally.total = tally.answered + 5;
        const Figure figure = set_out(measure.id, tally);
        if (!measure.by.empty()) continue;  // below
        if (!is_several(measure, form)) CHECK(sum(figure, LineKind::counted) == tally.total);
        CHECK(figure.lines.back() ==
              Line{LineKind::total, "TOTAL", figure.lines.back().label, tally.total});
    }
}

TEST_CASE("the parts of a line add up to it, and the columns of a table to its total") {
    const forms::Form form = forms::read_form(forms::current_form_id());
    for (const Measure& measure : definition().measures) {
        if (measure.by.empty()) continue;
        CAPTURE(measure.id);
        Tally tally;
        int next = 1;
        for (const forms::Code& code : form.codes->all(measure.codes)) {
            for (const forms::Code& other : form.codes->all(measure.by_codes)) {
                tally.cells[{code.code, other.code}] = next;
                tally.codes[code.code] += next;
                tally.total += next;
                next = next % 5 + 1;
            }
        }
        tally.answered = tally.total;
        tally.cells[{std::string(not_answered), std::string(not_answered)}] = 2;
        tally.total += 2;
        const Figure figure = set_out(measure.id, tally);
        CHECK(sum(figure, LineKind::of_which) == tally.total);
        int across = 0, beneath = 0, expected = 0;
        for (const Line& line : figure.lines) {
            if (line.kind == LineKind::of_which) {
                beneath += line.count;
                continue;
            }
            CHECK(beneath == expected);
            beneath = 0;
            expected = line.code.starts_with("TOTAL") ? 0 : line.count;
            if (line.code.starts_with("TOTAL/")) across += line.count;
        }
        if (measure.layout == Layout::table) CHECK(across == tally.total);
    }
}

TEST_CASE("beside the quarter stands what was counted then, nought where there was none of it") {
    static const forms::Form form = forms::read_form(forms::current_form_id());
    static const panels::Panel panel = panels::read_panel("redbridge");
    const Tally now{{{"CAT1", 2}}, 2, 2}, before{{{"CAT3", 4}, {"OLD", 1}}, 5, 6};
    const Figure figure =
        returns::figure(measure("risk_category"), {now, before, {}, now}, form, panel);
    const Line* third = line(figure, LineKind::counted, "CAT3");
    REQUIRE(third);
    CHECK(third->count == 0);
    CHECK(third->beside == std::array<std::optional<int>, 3>{4, {}, 0});
    REQUIRE(line(figure, LineKind::counted, "OLD"));
    CHECK(line(figure, LineKind::counted, "OLD")->beside[0] == 1);
    CHECK(figure.lines.back().beside == std::array<std::optional<int>, 3>{6, {}, 2});
}

TEST_CASE("the return has a figure for each bullet of the guide, and its definition is sound") {
    const forms::Form form = forms::read_form(forms::current_form_id());
    CHECK(faults(definition().measures, form).empty());
    std::set<std::string> sources;
    for (const Measure& measure : definition().measures) sources.insert(measure.source);
    for (int bullet = 57; bullet <= 68; ++bullet) {
        CAPTURE(bullet);
        CHECK(sources.contains("MR-" + std::to_string(bullet)));
    }
}

TEST_CASE(
    "a measure of an unknown list, question or kind is a fault, and so is one that is twice") {
    const forms::Form form = forms::read_form(forms::current_form_id());
    const auto fault = [&](Measure measure) { return faults({std::move(measure)}, form); };
    Measure sound = measure("child_sex");
    CHECK(fault(sound).empty());
    CHECK(faults({sound, sound}, form).size() == 1);
    Measure other = sound;
    other.codes = "no_such_list";
    CHECK(fault(other).size() == 1);
    for (const char* question : {"no_such_question", "child_school", "disruption_kind"}) {
        CAPTURE(question);
        other = sound;
        other.questions = {question};
        CHECK(fault(other).size() == 1);
    }
    other = measure("disruption_kinds");
    other.questions = {"child_sex"};
    CHECK(fault(other).size() == 1);
}

}  // namespace mase::returns
