#include "referrals/shown_pages.h"

#include <algorithm>

namespace mase::referrals {

Url referral_url(ReferralId id) {
    return Url::path({"referrals", text(id)});
}

Url part_url(ReferralId id, const forms::Section& section) {
    return Url::path({"referrals", text(id), "parts", section.id});
}

Url row_url(ReferralId id, const forms::Section& section, int row) {
    return Url::path({"referrals", text(id), "parts", section.id, std::to_string(row + 1)});
}

Url new_row_url(ReferralId id, const forms::Section& section) {
    return Url::path({"referrals", text(id), "parts", section.id, new_row});
}

Url removal_url(ReferralId id, const forms::Section& section, int row) {
    return Url::path(
        {"referrals", text(id), "parts", section.id, std::to_string(row + 1), "removal"});
}

Url answers_url(ReferralId id) {
    return Url::path({"referrals", text(id), "answers"});
}

Url acceptance_url(ReferralId id) {
    return Url::path({"referrals", text(id), "acceptance"});
}

Url information_url(ReferralId id) {
    return Url::path({"referrals", text(id), "information"});
}

Url chairs_matches_url(ReferralId id) {
    return Url::path({"referrals", text(id), "matches-for-chairs"});
}

Url matches_url(ReferralId id) {
    return Url::path({"referrals", text(id), "matches"});
}

Url link_url(ReferralId id) {
    return Url::path({"referrals", text(id), "link"});
}

govuk::TagColour colour(State state) {
    switch (state) {
        case State::sent: return govuk::TagColour::blue;
        case State::returned: return govuk::TagColour::orange;
        case State::accepted: return govuk::TagColour::green;
        default: return govuk::TagColour::grey;
    }
}

std::string state_words(State state) {
    switch (state) {
        case State::draft: return "Draft";
        case State::sent: return "Sent";
        case State::returned: return "Returned";
        case State::accepted: return "Accepted";
        case State::not_for_panel: return "Not for this panel";
        case State::withdrawn: return "Withdrawn";
    }
    return "";
}

Html state_tag(const Referral& referral) {
    const bool is_counted = referral.is_for_data() && referral.state == State::accepted;
    return govuk::tag(is_counted ? "Data only" : state_words(referral.state),
                      colour(referral.state));
}

std::string shown_name(const std::string& child_name) {
    return child_name.empty() ? "A child not named yet" : child_name;
}

std::string shown_name(const forms::Answers& answers) {
    const std::string given = answers.words("child_given_names");
    const std::string family = answers.words("child_family_name");
    return shown_name(given.empty() || family.empty() ? given + family : given + " " + family);
}

Html in_danger(const panels::Panel& panel) {
    Html html = govuk::warning_text(
        "Don’t wait for the meeting: if a child is in danger now call 999, and tell the duty "
        "social worker the same day.");
    std::vector<govuk::Content> contacts;
    for (const panels::Contact& contact : panel.duty_contacts)
        contacts.emplace_back(contact.name + " (" + contact.hours + "): " + contact.telephone);
    html << govuk::list(govuk::ListKind::bullet, contacts);
    return html;
}

Html lines(std::string_view words) {
    Html html;
    for (std::size_t begin = 0; begin <= words.size();) {
        const std::size_t end = std::min(words.find('\n', begin), words.size());
        if (begin > 0) html << "<br>";
        html << words.substr(begin, end - begin);
        begin = end + 1;
    }
    return html;
}

const forms::Form& form_of(const site::Exchange& exchange, const Referral& referral) {
    return exchange.app.form.on_route(referral.route);
}

const forms::Route& route_of(const site::Exchange& exchange, const Referral& referral) {
    return exchange.app.form.route(referral.route);
}

forms::Shown shown(const site::Exchange& exchange) {
    return {.form = exchange.app.form,
            .panel = exchange.app.panel,
            .day = exchange.today(),
            .parts = exchange.permit.parts()};
}

bool is_own(const site::Exchange& exchange, const Referral& referral) {
    const AccountId person = exchange.actor().account;
    return person == referral.referrer || person == referral.entered_by;
}

}  // namespace mase::referrals
