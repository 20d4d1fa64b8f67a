// Answers on home: what one's agency owes about the cases of a pack that is out.
#include "cases/cases_store.h"
#include "clearance/clearance_store.h"
#include "home/parts_pages.h"
#include "home/waiting.h"
#include "meetings/meetings_store.h"
#include "statements/statements_store.h"

namespace mase::home {

namespace {

using site::Exchange;

// A link of three words would be heard without what it is about.
Html answer_link(const statements::OwedAnswer& owed, const std::string& child) {
    Html html;
    html << "<a class=\"govuk-link\" href=\""
         << Url::path({"meetings", text(owed.meeting), "items", text(owed.item), "answer"})
         << "\">Answer" << govuk::visually_hidden(" about " + child) << "</a>";
    return html;
}

}  // namespace

Html owed_answers(const Exchange& exchange, const audit::Reading& reading) {
    const auto owed = statements::answers_owed(
        reading,
        site::scope(exchange.app.policy, exchange.actor(), access::Operation::answer_item));
    Part part{.title = "Answers of your agency",
              .head = {"Child", "Meeting", "What your agency knows"},
              .rows = {},
              .when_empty =
                  "Your agency owes no answer. When a pack is out, the children about "
                  "whom it has not answered yet stand here."};
    if (!owed.empty()) {
        part.title = "Your agency owes " + counted(int(owed.size()), "answer", "answers") + " by " +
                     day_words(owed.front().held_on, exchange.today());
        part.has_more = owed.size() > rows_of_a_part;
        part.all = Url::path({"meetings", text(owed.front().meeting), "pack"});
    }
    for (const statements::OwedAnswer& one : owed) {
        if (part.rows.size() == rows_of_a_part) break;
        const auto file = cases::find_case(reading, one.case_id);
        const std::string child = cases::child_name(reading, *file);
        reading.shows(one.case_id);
        part.rows.push_back(
            {govuk::link(Url::path({"meetings", text(one.meeting), "items", text(one.item)}),
                         child),
             short_date(one.held_on), answer_link(one, child)});
    }
    return shown(part);
}

// The one item a guest is asked to. Who it is about is said once its pack is out.
Html guest_items(const Exchange& exchange, const audit::Reading& reading) {
    Html html;
    html << govuk::heading(govuk::Size::medium, "The case you are asked to");
    const auto invitations = clearance::own_invitations(reading);
    for (const clearance::Invitation& one : invitations) {
        const auto meeting = meetings::find_meeting(reading, one.meeting);
        html << govuk::paragraph("It is heard on " + long_date(meeting->held_on) + " at " +
                                 meetings::time_words(meeting->starts_at) + ", " +
                                 in_words(meeting->held_on, exchange.today()) + ", in " +
                                 meeting->place + ".");
        if (!meetings::is_pack_out(*meeting)) {
            html << govuk::paragraph(
                "You can read the case here when its pack is circulated, due "
                "by " +
                long_date(meeting->pack_by) + ".");
            continue;
        }
        const auto file = cases::find_case(reading, one.case_id);
        reading.shows(one.case_id);
        const Url item = Url::path({"meetings", text(one.meeting), "items", text(one.item)});
        Html line;
        line << govuk::link(item, cases::child_name(reading, *file))
             << ". You can read it until the minutes of the meeting are approved.";
        html << govuk::paragraph(line);
        if (!statements::own_answer(reading, one.item).is_given())
            html << govuk::link_button({.text = "Answer for your agency",
                                        .href = Url::path({"meetings", text(one.meeting), "items",
                                                           text(one.item), "answer"})});
    }
    if (invitations.empty())
        html << govuk::paragraph(
            "You are not asked to any case now. When you are, its meeting, "
            "its place and a way to read it stand here.");
    return html;
}

}  // namespace mase::home
