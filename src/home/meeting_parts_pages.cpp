// Meetings on home: the next one and what stands in its way, packs to read, minutes and
// exceptions that wait for a decision.
#include "meetings/meeting_parts_pages.h"

#include "home/home_store.h"
#include "home/parts_pages.h"
#include "home/waiting.h"
#include "meetings/exceptions_store.h"
#include "meetings/meetings_store.h"
#include "minutes/minutes_store.h"
#include "referrals/matches_store.h"

namespace mase::home {

namespace {

using audit::Reading;
using site::Exchange;

site::Scope scope_of(const Exchange& exchange, access::Operation operation) {
    return site::scope(exchange.app.policy, exchange.actor(), operation);
}

// Whether this person's side has yet to approve them as the record is now.
bool waits_for(const Exchange& exchange, const Reading& reading, const MinutesWaiting& waiting) {
    if (waiting.state != "with_chairs") return false;
    const auto minutes = minutes::find_minutes(reading, waiting.meeting);
    const minutes::Signer signer = minutes::find_signer(reading, exchange.app, waiting.meeting);
    return minutes && signer.standing &&
           !minutes::approval(*minutes, signer.side,
                              minutes::record_fingerprint(reading, waiting.meeting));
}

}  // namespace

Html packs(const Exchange& exchange, const Reading& reading) {
    Html html;
    html << govuk::heading(govuk::Size::medium, "Packs to read");
    const auto out = packs_to_read(reading, scope_of(exchange, access::Operation::view_item));
    for (const PackToRead& pack : out) {
        Html line;
        line << govuk::link(meetings::address(pack.meeting, "pack"),
                            "Pack for " + long_date(pack.held_on))
             << ", " << in_words(pack.held_on, exchange.today()) << ": "
             << counted(pack.cases, "case", "cases") << ", "
             << (pack.not_opened == 0 ? std::string("all opened")
                                      : std::to_string(pack.not_opened) + " not opened");
        if (pack.new_supplements > 0)
            line << ", " << counted(pack.new_supplements, "new supplement", "new supplements");
        html << govuk::paragraph(line);
    }
    if (out.empty()) {
        const auto coming = meetings::list_upcoming(
            reading, scope_of(exchange, access::Operation::list_meetings), exchange.today());
        html << govuk::paragraph(
            "No pack is out. When one is, the cases that you have not opened yet are counted "
            "here." +
            (coming.empty() ? std::string(" No meeting of yours is planned.")
                            : " Your next meeting is on " +
                                  day_words(coming.front().held_on, exchange.today()) + "."));
    }
    return html;
}

Html decisions_waiting(const Exchange& exchange, const Reading& reading) {
    Part part{.title = "Waiting for your decision",
              .head = {"What", "Since"},
              .rows = emergencies_waiting(exchange, reading),
              .when_empty =
                  "Nothing waits for you. What needs a chair’s reason, and minutes to "
                  "approve, stand here until you have decided."};
    for (auto& one : approvals_waiting(exchange, reading)) part.rows.push_back(std::move(one));
    const auto row = [&](const Url& href, const std::string& what, Date since) {
        part.rows.push_back({govuk::link(href, what), day_words(since, exchange.today())});
    };
    for (const meetings::ExceptionRow& one : meetings::waiting_exceptions(reading)) {
        reading.shows(one.id);
        row(Url::path({"exceptions", text(one.id)}),
            exchange.app.form.codes->label("exception_kinds", one.kind) +
                (one.meeting_on ? " for " + short_date(*one.meeting_on) : "") + ", asked by " +
                one.asked_by,
            in_london(one.asked_at).date);
    }
    for (const referrals::Referral& one : referrals::referrals_for_chairs(
             reading, exchange.app.form, scope_of(exchange, access::Operation::judge_match))) {
        reading.shows(one.id);
        row(Url::path({"referrals", text(one.id), "matches-for-chairs"}),
            "Whether a child who is referred is known already", *one.received_on);
    }
    for (const MinutesWaiting& one : minutes_not_approved(reading)) {
        if (waits_for(exchange, reading, one))
            row(meetings::address(one.meeting, "minutes"),
                "Minutes of " + short_date(one.held_on) + " to approve",
                in_london(*one.sent_at).date);
    }
    return shown(part);
}

Html minutes_in_work(const Exchange& exchange, const Reading& reading) {
    Part part{.title = "Minutes not approved",
              .head = {"Meeting", "State"},
              .rows = {},
              .when_empty =
                  "All minutes are approved. Those of a meeting that has ended stand "
                  "here until both sides have approved them."};
    for (const MinutesWaiting& one : minutes_not_approved(reading)) {
        const std::string state =
            one.state == "draft" ? "To be sent to the chairs"
                                 : "With the chairs since " +
                                       day_words(in_london(*one.sent_at).date, exchange.today());
        part.rows.push_back({govuk::link(meetings::address(one.meeting, "minutes"),
                                         "Minutes of " + day_words(one.held_on, exchange.today())),
                             state});
    }
    return shown(part);
}

}  // namespace mase::home
