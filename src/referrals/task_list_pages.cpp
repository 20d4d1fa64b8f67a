#include "referrals/task_list_pages.h"

#include <algorithm>

#include "meetings/meetings_store.h"
#include "papers/shown_pages.h"
#include "referrals/clocks.h"
#include "referrals/family_pages.h"
#include "referrals/shown_pages.h"
#include "site/frame.h"

namespace mase::referrals {

namespace {

govuk::Status status(Progress progress, const std::string& prior_meeting) {
    switch (progress) {
        case Progress::not_yet: return govuk::cannot_start_yet("After the " + prior_meeting);
        case Progress::not_started: return {"Not started", govuk::TagColour::blue};
        case Progress::in_progress: return {"In progress", govuk::TagColour::teal};
        case Progress::completed: break;
    }
    return "Completed";
}

govuk::Task task(const Written& written, const forms::Section& section,
                 const std::string& prior_meeting) {
    const Progress done = progress(section, written.answers, written.referral.route);
    const bool waits = done == Progress::not_yet;
    return {.title = section.title,
            .status = status(done, prior_meeting),
            .href = waits ? Url() : part_url(written.referral.id, section)};
}

Html task_list(const site::Exchange& exchange, const Written& written, bool needed,
               const std::string& id_prefix) {
    const std::string& prior_meeting = route_of(exchange, written.referral).prior_meeting;
    govuk::TaskList list{.items = {}, .id_prefix = id_prefix};
    for (const forms::Section* section : parts(form_of(exchange, written.referral))) {
        if (is_needed(*section, written.referral.route) == needed)
            list.items.push_back(task(written, *section, prior_meeting));
    }
    return govuk::task_list(list);
}

std::string done_words(const Written& written, const std::vector<const forms::Section*>& sections) {
    const auto count = std::ranges::count_if(sections, [&](const forms::Section* section) {
        return progress(*section, written.answers, written.referral.route) == Progress::completed;
    });
    return std::to_string(count) + " of " + std::to_string(sections.size()) +
           " parts are completed.";
}

}  // namespace

Html returned_notice(const site::Exchange& exchange, const audit::Reading& reading,
                     const Referral& referral) {
    if (referral.state != State::returned || !referral.returned_on) return {};
    const auto events = events_of(reading, referral);
    const auto returned = std::ranges::find(events, "returned", &Event::event);
    if (returned == events.end()) return {};
    const Date today = exchange.today();
    const Date until = answer_by(*referral.returned_on, exchange.app.panel);
    Html html;
    html << "<p class=\"govuk-notification-banner__heading\">Returned "
         << in_words(*referral.returned_on, today) << " by " << returned->by << ": "
         << exchange.app.form.codes->label("return_reasons", returned->code) << "</p>"
         << govuk::paragraph(lines(returned->words))
         << govuk::paragraph(
                today <= until
                    ? "Send it again by " + long_date(until) + ", " + in_words(until, today) +
                          ", and it keeps the day it was first received, " +
                          short_date(*referral.received_on) + "."
                    : "The day you send it again will count as the day it was received.");
    return govuk::notification_banner({.html = std::move(html), .title_text = "Returned to you"});
}

http::Response task_list_page(const site::Exchange& exchange, const audit::Reading& reading,
                              const Written& written) {
    const Referral& referral = written.referral;
    const auto sections = parts(form_of(exchange, referral));
    const Meetings meetings = meetings::upcoming_meetings(reading, exchange.today());
    Html html;
    html << returned_notice(exchange, reading, referral)
         << govuk::heading_with_caption(govuk::Size::large, shown_name(written.answers), "Referral")
         << govuk::paragraph(done_words(written, sections))
         << govuk::inset_text(sending_words(referral, meetings, exchange.today()))
         << govuk::heading(govuk::Size::medium, "Needed before you can send")
         << task_list(exchange, written, true, "needed")
         << govuk::heading(govuk::Size::medium, referral.is_for_data()
                                                    ? "Counted as well"
                                                    : "Needed before the pack is made")
         << govuk::paragraph(
                "You can send without these. Answer what you can now: ‘not known’ is an answer.")
         << task_list(exchange, written, false, "later")
         << papers::task_of(exchange, reading, referral.id)
         << govuk::button_group(
                {govuk::link_button(
                     {.text = "Check your answers and send", .href = answers_url(referral.id)}),
                 govuk::link(Url::path({"referrals", text(referral.id), "withdrawal"}),
                             "Withdraw this referral")})
         << family(exchange, reading, written);
    return site::page(exchange, {.title = "Referral of " + shown_name(written.answers),
                                 .content = std::move(html),
                                 .back = "/referrals",
                                 .sensitive = true});
}

}  // namespace mase::referrals
