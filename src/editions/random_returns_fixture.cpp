#include "editions/random_returns_fixture.h"

#include <algorithm>
#include <numeric>

#include "forms/form_files.h"
#include "panels/panel_file.h"
#include "returns/measures_file.h"

namespace mase::editions {

using returns::ChildInReturn;
using returns::Counted;
using returns::Facts;
using returns::Thing;

namespace {

// The questions that figures of children count, and whether they take several answers.
std::vector<const forms::Question*> questions_counted() {
    std::vector<const forms::Question*> all;
    for (const returns::Measure& measure : returns::definition().measures) {
        if (measure.counts != Counted::child) continue;
        for (const std::string& id : measure.questions) {
            const forms::Question* question = current_form().find(id);
            if (question && question->is_coded() && !returns::fact_kind(Counted::child, id) &&
                std::ranges::find(all, question) == all.end())
                all.push_back(question);
        }
    }
    return all;
}

// Those of the shareable edition: the others would take as long again.
const returns::Definition& shareable() {
    static const returns::Definition all = [] {
        returns::Definition read = returns::definition();
        std::erase_if(read.measures, [&](const returns::Measure& measure) {
            return std::ranges::find(read.sections, measure.section, &returns::Section::id)
                ->is_restricted;
        });
        return read;
    }();
    return all;
}

}  // namespace

Facts facts(std::initializer_list<std::pair<std::string, std::string>> given) {
    Facts all;
    for (const auto& [fact, code] : given) {
        if (!code.empty()) all[fact] = {code};
    }
    return all;
}

const forms::Form& current_form() {
    static const forms::Form read = forms::read_form(forms::current_form_id());
    return read;
}

const panels::Panel& any_panel() {
    static const panels::Panel read = panels::read_panel("redbridge");
    return read;
}

Size any_size(Chance& chance) {
    const auto some = [&](int most) { return chance.below(4) == 0 ? 0 : chance.below(most); };
    const int children = chance.below(2) == 0 ? chance.below(5) : chance.below(25);
    return {children, chance.below(4) == 0 ? 30 : some(12), some(12), some(12), some(8), some(12)};
}

Microdata::Microdata(std::uint64_t seed, const Size& size, bool is_even)
    : chance_(seed), is_even_(is_even) {
    for (int* most : {&plenty_.episodes, &plenty_.rows, &plenty_.actions, &plenty_.steps,
                      &plenty_.links, &plenty_.referrals})
        *most = one_in(3) ? 15 : 2;
    gap_ = one_in(3) ? 2 : 8;
    from_ = from_earliest + chance_.below(to_latest - from_earliest - 10);
    if (one_in(4)) from_ = -chance_.below(8);
    span_ = 1 + chance_.below(one_in(4) ? 8 : to_latest - from_);
    longest_prior_ = 7 << chance_.below(5);
    longest_wait_ = one_in(3) ? 200 : 90;
    latest_due_ = one_in(3) ? 200 : 80;
    ledger_.today = day(200, 201);
    hold_meetings();
    if (soonest_back_ > 1 && one_in(2)) {
        from_ = from_earliest + chance_.below(100);
        span_ = 1 + chance_.below(20);
    }
    if (is_even) longest_prior_ = 112, from_ = from_earliest, span_ = to_latest - from_earliest;
    add_children(size.children);
    for (int i = 0; i < size.refused; ++i) refuse_referral();
    if (!cases_.empty()) {
        for (int i = 0; i < size.persons; ++i) add_person();
        for (int i = 0; i < size.places; ++i) add_place();
        for (int i = 0; i < size.groups; ++i) add_group();
        for (int i = 0; i < size.disruptions; ++i) add_disruption();
    }
    for (const char* kind : {"LATE_PACK", "BELOW_QUORUM", "EXTENSION", "BRING_FORWARD",
                             "PLACING_AUTHORITY_ABSENT", "LATE_REFERRAL", "URGENT_REFERRAL"}) {
        for (int i = one_in(4) ? some(8) : 0; i > 0; --i)
            ask_exception(kind, any_code(kind, "exception_states"), day(-20, to_latest), {});
    }
}

returns::Counts Microdata::counts(returns::Quarter of) const {
    return {.quarter = of, .first = of, .ledger = ledger_};
}

std::vector<returns::Figure> Microdata::figures(returns::Quarter of) const {
    return returns::figures_of(counts(of), shareable(), current_form(), any_panel());
}

std::vector<returns::Figure> Microdata::figures_of_both(returns::Quarter of) const {
    const returns::Counts both{.quarter = of, .first = before(of), .ledger = ledger_};
    return returns::figures_of(both, shareable(), current_form(), any_panel());
}

void Microdata::add_children(int count) {
    for (int i = 0; i < count; ++i) ledger_.children.push_back(child());
}

void Microdata::mend(int records) {
    const auto& questions = questions_counted();
    for (int i = 0; i < records && !ledger_.data.empty(); ++i) {
        auto at = ledger_.data.begin();
        std::advance(at, chance_.below(int(ledger_.data.size())));
        const auto* question = questions[std::size_t(chance_.below(int(questions.size())))];
        auto mended = std::make_shared<Facts>(*at->second.answers);
        (*mended)[question->id] = {any_code(question->id, question->codes)};
        at->second.answers = std::move(mended);
    }
}

const std::string& Microdata::any_of(const std::string& what,
                                     const std::vector<std::string>& codes) {
    auto& weights = weights_[what];
    if (weights.size() < codes.size()) {
        const bool is_one_common = one_in(2);
        for (std::size_t i = weights.size(); i < codes.size(); ++i)
            weights.push_back(is_even_ || is_one_common ? 1 : 1 << (2 * chance_.below(5)));
        if (is_one_common && !is_even_)
            weights[std::size_t(chance_.below(int(codes.size())))] = 1 << 10;
    }
    int at = chance_.below(std::accumulate(weights.begin(), weights.end(), 0));
    for (std::size_t i = 0; i < codes.size(); ++i) {
        at -= weights[i];
        if (at < 0) return codes[i];
    }
    return codes.back();
}

std::string Microdata::any_code(const std::string& what, const std::string& list) {
    static std::map<std::string, std::vector<std::string>> kept;
    auto& codes = kept[list];
    if (codes.empty() && list == forms::agency_list) {
        for (const panels::Agency& agency : any_panel().agencies) codes.push_back(agency.code);
    } else if (codes.empty()) {
        for (const forms::Code& code : current_form().codes->all(list)) codes.push_back(code.code);
    }
    return any_of(what, codes);
}

Date Microdata::day(int from, int to) {
    return plus_days(returns::first_day(quarter), from + chance_.below(to - from));
}

void Microdata::add(Counted counted, Date on, Thing thing) {
    ledger_.events[counted].push_back({on, std::move(thing)});
}

void Microdata::ask_exception(const std::string& kind, const std::string& state, Date on,
                              CaseId of) {
    add(Counted::exception, on, {{of}, facts({{"kind", kind}, {"state", state}})});
}

ChildInReturn Microdata::child() {
    ChildInReturn child;
    if (!one_in(8)) child.born_on = day(-19 * 365, -8 * 365);
    for (int cases = 1 + some(plenty_.referrals) / 4; cases > 0; --cases) add_case(child);
    std::ranges::stable_sort(child.snapshots, {}, &ChildInReturn::Snapshot::held_on);
    std::ranges::stable_sort(child.arrivals, {}, &ChildInReturn::Arrival::received_on);
    return child;
}

void Microdata::add_case(ChildInReturn& child) {
    const auto id = new_id<CaseId>();
    cases_.push_back(id);
    const Date received_on = day_received();
    accept(child, id, received_on);
    for (int more = some(plenty_.referrals) / 2; more > 0; --more)
        accept(child, id, day_received());
    for (int times = some(plenty_.episodes); times > 0; --times) {
        const std::string interview =
            lacks() ? "" : any_code("missing_interview", "return_interviews");
        add(Counted::episode, day(from_earliest, to_latest),
            {{id},
             facts({{"missing_kind", any_code("missing_kind", "missing_kinds")},
                    {"missing_interview", interview}})});
    }
    if (one_in(3)) close(id, received_on);
}

void Microdata::accept(ChildInReturn& child, CaseId id, Date received_on) {
    const std::string route = any_code("route", "referral_routes");
    const bool is_past = lacks();
    std::size_t meeting = meetings_.size();
    std::string timing = "DATA_ONLY";
    if (route != "C") timing = list_referral(id, received_on, meeting);
    if (is_past) timing = "PAST";
    add(Counted::referral, received_on,
        {{id},
         facts({{"state", "accepted"},
                {"route", route},
                {"agency", lacks() ? "" : any_code("referrer", "agencies")},
                {"timing", timing}})});
    child.reached.push_back({received_on, id, false});
    std::optional<int> age;
    if (!child.born_on && one_in(2)) age = 8 + chance_.below(11);
    child.arrivals.push_back({received_on, route, age});
    child.snapshots.push_back({record(), id, received_on});
    discuss(child, id, {meeting, "new", Heard{received_on, !one_in(5)}});
}

void Microdata::discuss(ChildInReturn& child, CaseId id, Sitting at) {
    for (; at.meeting < meetings_.size() && one_in(6); ++at.meeting) at.why = "held_over";
    if (at.meeting >= meetings_.size() || !items_.emplace(at.meeting, id).second || one_in(12))
        return;
    const Date on = meetings_[at.meeting];
    const std::string decision = lacks() ? "" : any_code("decision", "decision_outcomes");
    const std::string support =
        decision.empty() || lacks() ? "" : any_code("support", "support_answers");
    const bool is_deferred = decision == "DEFERRED",
               comes_back = is_deferred || (!decision.empty() && one_in(3));
    const auto data = record();
    ledger_.events[Counted::discussion].push_back(
        {on,
         {{id},
          facts({{"why", at.why},
                 {"decision", decision},
                 {"support", support},
                 {"comes_back", comes_back ? "YES" : "NO"}})},
         data});
    child.reached.push_back({on, id, true});
    child.snapshots.push_back({data, id, on});
    child.first_discussed = child.first_discussed ? std::min(*child.first_discussed, on) : on;
    if (at.referral) {
        const int days = days_between(at.referral->received_on, on);
        const std::string prior =
            at.referral->has_prior ? std::to_string(chance_.below(longest_prior_)) : "";
        add(Counted::hearing, on,
            {{id},
             facts({{"days_from_received", std::to_string(days)}, {"days_from_prior", prior}})});
    }
    const bool must_act = support == "GRANTED_WITH_ACTION" && !is_deferred;
    act(id, on, some(plenty_.actions) + must_act);
    if (comes_back || one_in(3))
        discuss(child, id,
                {at.meeting + std::size_t(soonest_back_ + chance_.below(3)),
                 comes_back ? "brought_back" : "review",
                 {}});
}

Facts Microdata::answers() {
    static const auto questions = questions_counted();
    Facts given;
    if (one_in(30)) return given;  // brought in from the past with nothing known
    for (const forms::Question* question : questions) {
        if (lacks()) continue;
        auto& codes = given[question->id];
        codes.push_back(one_in(9) ? std::string(forms::not_asked)
                                  : any_code(question->id, question->codes));
        if (question->type != forms::Type::many_of) continue;
        for (int more = chance_.below(4); more > 1; --more) {
            const std::string code = any_code(question->id, question->codes);
            if (std::ranges::find(codes, code) == codes.end()) codes.push_back(code);
        }
    }
    if (one_in(2)) given["disruptions"] = {"NONE_KNOWN"};
    if (one_in(4)) {  // no disability, whoever asks
        given["learning_disability"] = given["physical_disability"] = {"NO"};
        given["disabilities"] = {"NONE"};
    }
    return given;
}

std::vector<Facts> Microdata::disruption_rows() {
    std::vector<Facts> rows;
    for (int more = some(plenty_.rows); more > 0; --more)
        rows.push_back(facts(
            {{"disruption_kind", lacks() ? "" : any_code("disruption_kind", "disruption_kinds")},
             {"disruption_status",
              lacks() ? "" : any_code("disruption_status", "disruption_statuses")}}));
    return rows;
}

}  // namespace mase::editions
