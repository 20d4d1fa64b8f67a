#include "demo/generated_answers.h"

#include <algorithm>
#include <array>

#include "demo/referral_words.h"

namespace mase::demo {

namespace {

constexpr std::int64_t moments = 64;  // of a case, that have dice of their own
constexpr int first_serial = 3'000;   // of NHS numbers: below are those of the demo's children
constexpr int last_serial = 899'000;
constexpr std::size_t long_list = 40;  // its answers are given alike, so that each is given

// Of two, the others of a list say that there is none, or that it is not known.
bool stands_alone(std::string_view code) {
    constexpr auto alone = std::to_array<std::string_view>(
        {"NONE", "NA", "NO", "NOT_KNOWN", "NOT_ASKED", "NOT_APPLICABLE", "REFUSED"});
    return std::ranges::find(alone, code) != alone.end();
}

// Who a child is does not change; what is known of their life does.
bool is_settled(const forms::Question& question) {
    return question.section == "child" || question.section == "prior_meeting";
}

struct Column {
    std::string_view question, story;
};
constexpr auto told_by_story = std::to_array<Column>({{"concerns_narrative", "narrative"},
                                                      {"child_voice", "voice"},
                                                      {"risk_reason", "risk_reason"},
                                                      {"action_what", "action_1"},
                                                      {"person_name", "person_description"},
                                                      {"place_name", "place_name"},
                                                      {"asked_details", "asked_details"},
                                                      {"issues_raised", "raised"}});

}  // namespace

struct GeneratedAnswers::Asking {
    const GeneratedCase& about;
    Date day;
    int moment = 0;
    std::size_t referral = 0;
    bool is_referral = false;
    forms::Answers answers = {};

    Dice dice(const std::string& question, int row) const {
        return Dice(std::uint64_t(about.number * moments + row), question);
    }
};

GeneratedAnswers::GeneratedAnswers(const forms::Form& form) : form_(form) {}

const Child& GeneratedAnswers::child(std::int64_t number) const {
    return children_[std::size_t(number) % children_.size()];
}

std::string GeneratedAnswers::name(std::int64_t number) const {
    return child(number).given_names;
}

const Story& GeneratedAnswers::story(std::int64_t number) const {
    return stories_[std::size_t(number * 5 + number / 12) % stories_.size()];
}

forms::Answers GeneratedAnswers::of_referral(const GeneratedCase& about,
                                             std::size_t referral) const {
    Asking asking{.about = about,
                  .day = about.referrals[referral].received_on,
                  .moment = int(referral) * 8,
                  .referral = referral,
                  .is_referral = true};
    for (const forms::Section& section : form_.on_route(about.route).sections) {
        if (section.in_referral_on(about.route)) answer_section(asking, section, false);
    }
    return std::move(asking.answers);
}

forms::Answers GeneratedAnswers::of_discussion(const GeneratedCase& about, Date held_on,
                                               int moment) const {
    Asking asking{.about = about, .day = held_on, .moment = moment};
    for (const forms::Section& section : form_.sections) {
        if (section.in_collection) answer_section(asking, section, true);
    }
    return std::move(asking.answers);
}

void GeneratedAnswers::answer_section(Asking& asking, const forms::Section& section,
                                      bool data_only) const {
    int rows = 1;
    if (section.is_list()) {
        rows = asking.dice("rows of " + section.id, 0).early(3);
        if (section.id == "prior_actions") rows = std::max(rows, 1);
        if (rows == 0)
            asking.answers.set(section.id, 0,
                               {.codes = {std::string(forms::none_known)}, .words = {}});
    }
    for (int row = 0; row < rows; ++row) {
        for (const forms::Question& question : section.questions) {
            if (data_only && !question.collected) continue;
            if (!forms::is_shown(question, asking.answers, row)) continue;
            answer(asking, question, row);
        }
    }
}

void GeneratedAnswers::answer(Asking& asking, const forms::Question& question, int row) const {
    Dice dice = asking.dice(question.id, row);
    // What has changed since it was first asked.
    Dice later = asking.dice(question.id, row + 2 * asking.moment);
    if (asking.moment > 0 && !is_settled(question) && later.in_hundred(25)) dice = later;
    forms::Answer given;
    if (question.is_coded()) {
        given.codes = codes(asking, question, dice);
    } else {
        given.words = words(asking, question, dice);
        if (given.words.empty() && !question.special.empty())
            given.codes = {dice.of(question.special)};
    }
    asking.answers.set(question.id, row, std::move(given));
}

std::vector<std::string> GeneratedAnswers::codes(Asking& asking, const forms::Question& question,
                                                 Dice& dice) const {
    if (question.id == "prior_held") return {"YES"};
    if (question.id == "previously_at_mase" && asking.moment > 0) return {"YES"};
    if (question.id == "responsible_authority" && asking.about.route != "D" && dice.in_hundred(90))
        return {"317"};
    if (question.id == "child_sex" && dice.in_hundred(80)) return {child(asking.about.number).sex};
    if (!question.special.empty() && dice.in_hundred(6)) return {dice.of(question.special)};
    const std::string_view list =
        question.codes.empty() ? forms::agency_list : std::string_view(question.codes);
    const auto& all = form_.codes->all(list);
    const auto chosen = [&] {
        for (;;) {
            const forms::Code& code = all.size() > long_list
                                          ? all[std::size_t(dice.below(int(all.size())))]
                                          : dice.of(all);
            if (code.valid_on(asking.day)) return code.code;
        }
    };
    if (question.id == "prior_kind") return {dice.of(form_.route(asking.about.route).prior_kinds)};
    std::vector<std::string> codes{chosen()};
    const bool several =
        question.type == forms::Type::many_of || question.type == forms::Type::agencies;
    if (several && !stands_alone(codes.front()) && dice.in_hundred(40)) {
        std::string other = chosen();
        if (other != codes.front() && !stands_alone(other)) codes.push_back(std::move(other));
    }
    return codes;
}

std::string GeneratedAnswers::child_words(const Asking& asking, const std::string& question,
                                          Dice& dice) const {
    const std::int64_t number = asking.about.number;
    if (question == "child_family_name")
        return children_[std::size_t(dice.below(int(children_.size())))].family_name;
    if (question == "child_given_names") return name(number);
    if (question == "child_born_on") return iso(asking.about.born_on);
    if (question == "child_case_number") return case_number(number);
    if (question == "child_language") return child(number).language;
    if (question == "child_school") return child(number).school;
    if (question == "child_address") return street(dice.below(100'000));
    if (question == "child_postcode") return "ZZ99 3VZ";
    if (question == "child_gp") return "The Osier Practice";
    if (question == "child_carers") return "Parent at the same address, 020 7946 0555";
    const std::int64_t serial = first_serial + number * 2;
    if (question == "child_nhs_number" && serial < last_serial && dice.in_hundred(80))
        return nhs_number_from(int(serial));
    return "";
}

// Nothing for most of what may be left open.
std::string GeneratedAnswers::words(const Asking& asking, const forms::Question& question,
                                    Dice& dice) const {
    if (question.section == "child") return child_words(asking, question.id, dice);
    if (question.check == "postcode") return "ZZ99 3VZ";
    if (question.type == forms::Type::date) {
        if (question.id == "prior_held_on")
            return iso(asking.about.referrals[asking.referral].prior_held_on);
        const int days = question.id == "action_due_on" ? dice.between(3, 30) : -dice.below(40);
        return iso(plus_days(asking.day, days));
    }
    const auto column = std::ranges::find(told_by_story, question.id, &Column::question);
    if (column != told_by_story.end())
        return told(story(asking.about.number).find(column->story)->second,
                    name(asking.about.number));
    if (question.required_for(asking.about.route) || question.show_when)
        return "As the agencies’ own systems have it";
    return dice.in_hundred(15) ? "See what was said at the meeting before" : "";
}

}  // namespace mase::demo
