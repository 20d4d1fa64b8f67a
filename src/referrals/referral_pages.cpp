// One referral: while it is written, its parts; afterwards, where it has got to.
#include "accounts/accounts_store.h"
#include "meetings/exceptions_store.h"
#include "meetings/meetings_store.h"
#include "meetings/supplements_store.h"
#include "papers/shown_pages.h"
#include "platform/clock.h"
#include "referrals/clocks.h"
#include "referrals/family_pages.h"
#include "referrals/handlers_pages.h"
#include "referrals/matches_store.h"
#include "referrals/shown_pages.h"
#include "referrals/task_list_pages.h"
#include "site/frame.h"

namespace mase::referrals {

namespace {

using access::Operation;

Url withdrawal_url(ReferralId id) {
    return Url::path({"referrals", text(id), "withdrawal"});
}

std::string prior_meeting_words(const site::Exchange& exchange, const forms::Answers& answers) {
    if (const auto held = answers.date("prior_held_on")) return "Held on " + long_date(*held);
    if (const auto planned = answers.date("prior_planned_for"))
        return "Planned for " + long_date(*planned) + ", " + in_words(*planned, exchange.today());
    return "No date yet";
}

std::string capitalised(std::string words) {
    if (words.front() >= 'a' && words.front() <= 'z')
        words.front() = char(words.front() - 'a' + 'A');
    return words;
}

// The other panel and what it decided, and the two authorities where they differ (MR-197).
std::vector<govuk::SummaryRow> other_area(const site::Exchange& exchange, const Written& written) {
    std::vector<govuk::SummaryRow> rows;
    const auto add = [&](const char* key, const char* question) {
        const forms::Question* asked_for = exchange.app.form.find(question);
        const std::string words =
            forms::answer_words(shown(exchange), *asked_for, written.answers.at(question));
        if (!words.empty()) rows.push_back({.key = key, .value = lines(words)});
    };
    if (written.referral.is_for_data()) {
        add("Heard by", "prior_panel");
        add("What it decided", "prior_outcome");
    }
    const std::string host = written.answers.code("host_authority");
    if (!host.empty() && host != written.answers.code("responsible_authority")) {
        add("Responsible authority", "responsible_authority");
        add("Lives now in", "host_authority");
    }
    if (written.referral.route == placed_here_route) {
        add("Social worker there", "placing_worker");
        add("Manager there", "placing_manager");
    }
    return rows;
}

std::string meeting_words(const audit::Reading& reading, std::optional<MeetingId> id) {
    const auto meeting = id ? meetings::find_meeting(reading, *id) : std::nullopt;
    return meeting ? long_date(meeting->held_on) : "";
}

Html due_html(const Duty& duty) {
    std::vector<govuk::Content> sentences(duty.words.begin(), duty.words.end());
    return govuk::list(govuk::ListKind::plain, sentences);
}

std::vector<govuk::SummaryRow> summary(const site::Exchange& exchange,
                                       const audit::Reading& reading, const Written& written) {
    const Referral& referral = written.referral;
    const Meetings meetings = meetings::upcoming_meetings(reading, exchange.today());
    std::vector<govuk::SummaryRow> rows{
        {.key = "State", .value = state_tag(referral)},
        {.key = "Route",
         .value = exchange.app.form.codes->label("referral_routes", referral.route)},
        {.key = "Referrer", .value = accounts::account_name(reading, referral.referrer)}};
    if (referral.entered_by != referral.referrer)
        rows.push_back({.key = "Entered by",
                        .value = accounts::account_name(reading, referral.entered_by) + ". " +
                                 source_of(reading, referral)});
    if (referral.received_on)
        rows.push_back({.key = "Received", .value = long_date(*referral.received_on)});
    rows.push_back({.key = capitalised(route_of(exchange, referral).prior_meeting),
                    .value = prior_meeting_words(exchange, written.answers)});
    for (govuk::SummaryRow& row : other_area(exchange, written)) rows.push_back(std::move(row));
    const Duty owed = duty(referral, meetings, exchange.today(), exchange.app.panel);
    if (!owed.words.empty()) rows.push_back({.key = "Clocks", .value = due_html(owed)});
    return rows;
}

std::string event_words(const Event& event, const std::string& meeting) {
    if (event.event == "started") return "Started";
    if (event.event == "sent") return "Sent";
    if (event.event == "returned") return "Returned";
    if (event.event == "accepted") return "Accepted for the meeting on " + meeting;
    if (event.event == "asked") return "The administrator asks";
    if (event.event == "unlinked") return "Given a case of its own";
    if (event.event == "accepted_for_data") return "Accepted for its data alone";
    if (event.event == "not_for_panel") return "Not for this panel";
    return "Withdrawn";
}

Html event_html(const site::Exchange& exchange, const Event& event) {
    Html html;
    if (event.event == "returned")
        html << govuk::paragraph(exchange.app.form.codes->label("return_reasons", event.code));
    if (!event.words.empty()) html << govuk::paragraph(lines(event.words));
    return html;
}

Html timeline(const site::Exchange& exchange, const audit::Reading& reading,
              const Referral& referral) {
    moj::Timeline timeline;
    for (const Event& event : events_of(reading, referral)) {
        timeline.items.push_back(
            {.label = event_words(event, meeting_words(reading, event.meeting)),
             .timestamp = iso(in_london(event.at).date),
             .date = clock_words(event.at),
             .byline = event.by,
             .content = event_html(exchange, event)});
    }
    timeline.heading_level = moj::HeadingLevel::three;
    return moj::timeline(timeline);
}

// What the referrer still owes while the prior meeting is to come (rules.md 13).
Html still_ahead(const site::Exchange& exchange, const Written& written) {
    const Referral& referral = written.referral;
    if (referral.state != State::sent || !referral.sent_ahead) return {};
    const forms::Route& route = route_of(exchange, referral);
    const std::string meeting = "the " + route.prior_meeting;
    const bool held = prior_meeting_held(written.answers, route, exchange.today());
    const bool whole =
        gaps(exchange.app.form, written.answers, route, exchange.app.panel, exchange.today())
            .empty();
    if (held && whole) return {};
    Html html = govuk::inset_text(
        held ? "The " + route.prior_meeting +
                   " is recorded as held, but something about it is missing. The panel cannot "
                   "hear the case before it is added."
             : "The panel cannot hear the case before " + meeting +
                   " is recorded as held, with the actions that it agreed. Nobody can allow it "
                   "sooner.");
    if (is_own(exchange, referral))
        html << govuk::link_button(
            {.text = held ? "Add what " + meeting + " agreed" : "Record " + meeting + " as held",
             .href = part_url(referral.id, *exchange.app.form.section(held ? "prior_actions"
                                                                           : "prior_meeting"))});
    return html;
}

Html next_steps(const site::Exchange& exchange, const Referral& referral) {
    std::vector<Html> steps;
    if (referral.state == State::sent && exchange.might(access::Operation::decide_referral))
        steps.push_back(govuk::link_button(
            {.text = "Accept or return it", .href = acceptance_url(referral.id)}));
    steps.push_back(govuk::link(answers_url(referral.id), "Read what was written"));
    if (referral.case_id)
        steps.push_back(
            govuk::link(Url::path({"cases", text(*referral.case_id)}), "Open the case"));
    const bool may_add = is_own(exchange, referral) || exchange.might(Operation::decide_referral);
    if (may_add && (referral.state == State::sent || referral.state == State::accepted))
        steps.push_back(govuk::link(information_url(referral.id), "Add further information"));
    if (referral.is_open() && is_own(exchange, referral))
        steps.push_back(govuk::link(withdrawal_url(referral.id), "Withdraw this referral"));
    return govuk::button_group(steps);
}

Html information(const audit::Reading& reading, const Referral& referral) {
    const auto supplements = meetings::supplements_of(reading, referral.id);
    if (supplements.empty()) return {};
    Html html;
    html << "<div id=\"information\">"
         << govuk::heading(govuk::Size::medium, "Further information");
    for (const meetings::Supplement& one : supplements)
        html << govuk::summary_list(
            {.rows = {{clock_words(one.at) + ", " + one.by, lines(one.words)}}});
    html << "</div>";
    return html;
}

Html link_notice(const site::Exchange& exchange, const audit::Reading& reading,
                 const Referral& referral) {
    if (!exchange.might(Operation::undo_link)) return {};
    const auto link = link_of(reading, referral);
    if (!link) return {};
    return govuk::paragraph(govuk::link(
        link_url(referral.id), link->undone_at ? "It was linked to a known case by mistake"
                                               : "It is linked to the case of a known child"));
}

}  // namespace

http::Response show_referral(site::Exchange& exchange) {
    const auto viewing = exchange.view();
    const Written written = load(viewing, exchange.app.form, exchange.id<ReferralId>("referral"));
    const Referral& referral = written.referral;
    if (referral.can_be_written() && is_own(exchange, referral))
        return task_list_page(exchange, viewing, written);
    const std::string name = shown_name(written.answers);
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large, name, "Referral")
         << still_ahead(exchange, written)
         << govuk::summary_list({.rows = summary(exchange, viewing, written)})
         << next_steps(exchange, referral) << family(exchange, viewing, written)
         << information(viewing, referral)
         << papers::part_of_referral(exchange, viewing, referral.id)
         << link_notice(exchange, viewing, referral);
    if (referral.state == State::sent) html << in_danger(exchange.app.panel);
    html << govuk::heading(govuk::Size::medium, "What has happened")
         << timeline(exchange, viewing, referral);
    return site::page(exchange, {.title = "Referral of " + name,
                                 .content = std::move(html),
                                 .back = "/referrals",
                                 .sensitive = true});
}

http::Response show_withdrawal(site::Exchange& exchange) {
    const auto viewing = exchange.view();
    const auto id = exchange.id<ReferralId>("referral");
    const auto referral = find_referral(viewing, id);
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large, "Withdraw this referral",
                                        shown_name(child_name(viewing, *referral)))
         << govuk::paragraph(
                "The panel will not hear it. It is kept, and can be read, but not written or sent "
                "again. If agencies are still worried about the child, leave it as it is.")
         << site::post_form(exchange, withdrawal_url(id),
                            govuk::button({.text = "Withdraw it",
                                           .kind = govuk::ButtonKind::warning,
                                           .prevent_double_click = true}));
    return site::page(exchange, {.title = "Withdraw this referral",
                                 .content = std::move(html),
                                 .back = referral_url(id),
                                 .sensitive = true});
}

http::Response withdraw_one(site::Exchange& exchange) {
    const auto id = exchange.id<ReferralId>("referral");
    // Nothing to tell when it is decided meanwhile: its page says so.
    (void)exchange.change([&](audit::Change& change) -> Result<int> {
        const auto referral = find_referral(change, id);
        if (!referral->is_open()) return refused("", "This referral has been decided");
        withdraw(change, *referral);
        return 0;
    });
    return site::redirect(referral_url(id));
}

}  // namespace mase::referrals
