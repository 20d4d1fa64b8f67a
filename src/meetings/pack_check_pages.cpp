// Before a pack goes out: what has no answer yet, whether it is late, and the button.
#include "meetings/pack_check_pages.h"

#include "cases/cases_store.h"
#include "meetings/pack_versions_store.h"
#include "meetings/seats_store.h"
#include "site/frame.h"

namespace mase::meetings {

namespace {

using site::Exchange;

int unanswered(const Exchange& exchange, const audit::Reading& reading, const Item& item) {
    const auto snapshot = cases::latest_snapshot(reading, item.case_id);
    const auto record = snapshot ? forms::find_record(reading, *snapshot) : std::nullopt;
    if (!record) return 0;
    const forms::Answers answers = forms::load_answers(reading, *record, exchange.app.form);
    std::size_t count = 0;
    for (const forms::Section& section : exchange.app.form.sections) {
        if (section.in_referral) count += forms::missing_data(section, answers).size();
    }
    return int(count);
}

Html gaps(const Exchange& exchange, const audit::Reading& reading,
          const std::vector<NamedItem>& items) {
    Html list;
    for (const NamedItem& shown : items) {
        if (shown.item.is_off()) continue;
        const int count = unanswered(exchange, reading, shown.item);
        if (count == 0) continue;
        list << "<li>" << govuk::link(address(shown.item), shown.name) << ": "
             << counted(count, "question") << " with no answer</li>";
    }
    Html html;
    if (list.empty()) return html;
    html << govuk::heading(govuk::Size::small, "Not answered yet")
         << govuk::paragraph(
                "‘Not known’ is an answer; a blank is not. Ask the referrer before "
                "the pack goes out, or the panel will be asked at the meeting.")
         << "<ul class=\"govuk-list govuk-list--bullet\">" << list << "</ul>";
    return html;
}

// What a chair allowed for a pack that was recalled since was for that pack, and not for the next.
std::optional<Exception> asked_for_this_pack(const audit::Reading& reading, MeetingId meeting) {
    auto asked = latest_exception(reading, late_pack, meeting);
    const auto version = latest_version(reading, meeting);
    if (asked && asked->decided_at && version && version->recalled &&
        *asked->decided_at <= version->recalled->at)
        return std::nullopt;
    return asked;
}

Html ask_form(const Exchange& exchange, const Meeting& meeting, const std::string& typed,
              const Problems& problems) {
    Html fields;
    fields << govuk::textarea({.name = "late_reason",
                               .label = {"Why the pack is late", govuk::Size::small},
                               .hint = "A chair reads this and allows it or not. Do not name a "
                                       "child or anyone else.",
                               .error = error_of(problems, "late_reason"),
                               .value = typed})
           << govuk::button({.text = "Ask the chairs"});
    return site::post_form(exchange, address(meeting.id, "lateness"), fields);
}

// Late: what a chair has said, or the form to ask one.
Html late_part(const Exchange& exchange, const audit::Reading& reading, const Meeting& meeting,
               const std::string& typed, const Problems& problems) {
    Html html;
    const auto latest = asked_for_this_pack(reading, meeting.id);
    if (!latest || latest->state == "refused") {
        html << govuk::warning_text("The pack was due on " + long_date(meeting.pack_by) +
                                    ". It can go out now only if a chair allows it.");
        if (latest)
            html << govuk::inset_text("A chair refused a late pack: " + latest->decision_reason);
        html << ask_form(exchange, meeting, typed, problems);
    } else if (latest->state == "asked") {
        html << govuk::inset_text("A chair has been asked to allow a late pack, on " +
                                  clock_words(latest->asked_at) +
                                  ". It can be circulated once one has.");
    } else {
        html << govuk::inset_text("A chair has allowed a late pack: " + latest->decision_reason);
    }
    return html;
}

Html circulate_form(const Exchange& exchange, const Meeting& meeting, const Seats& seats) {
    Html fields;
    fields << version_field(meeting)
           << govuk::paragraph("Circulating lets the " + std::to_string(seats.size()) +
                               " people who sit at this meeting read each case above, until its "
                               "minutes are approved. It can be recalled until the meeting starts, "
                               "but what was read by then cannot be taken back.")
           << govuk::button({.text = "Circulate the pack", .prevent_double_click = true});
    return site::post_form(exchange, address(meeting.id, "pack"), fields);
}

}  // namespace

LatePack lateness(const audit::Reading& reading, MeetingId meeting) {
    const auto asked = asked_for_this_pack(reading, meeting);
    return asked && asked->state == "allowed" ? LatePack::allowed : LatePack::not_allowed;
}

Html check_part(const Exchange& exchange, const audit::Reading& reading, const Meeting& meeting,
                const std::vector<NamedItem>& items, const std::string& typed,
                const Problems& problems) {
    Html html;
    const bool is_late = exchange.today() > meeting.pack_by;
    html << govuk::heading(govuk::Size::medium, "Check and circulate")
         << gaps(exchange, reading, items);
    if (is_late) html << late_part(exchange, reading, meeting, typed, problems);
    if (!is_late || lateness(reading, meeting.id) == LatePack::allowed)
        html << circulate_form(exchange, meeting, seats_of(reading, meeting.id));
    return html;
}

}  // namespace mase::meetings
