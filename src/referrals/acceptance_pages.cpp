// The administrator's decision about a referral that was sent.
#include <algorithm>

#include "accounts/accounts_store.h"
#include "cases/cases_store.h"
#include "meetings/agenda_store.h"
#include "meetings/exceptions_store.h"
#include "meetings/meetings_store.h"
#include "referrals/acceptance_shown_pages.h"
#include "referrals/handlers_pages.h"
#include "referrals/matches_store.h"
#include "referrals/referrals_store.h"
#include "referrals/shown_pages.h"
#include "site/frame.h"

namespace mase::referrals {

namespace {

constexpr std::string_view late = "LATE_REFERRAL", urgent = "URGENT_REFERRAL",
                           not_for_panel = "NOT_FOR_PANEL";

Asked asked(const std::optional<meetings::Exception>& latest) {
    if (!latest) return Asked::never;
    if (latest->state == "asked") return Asked::waiting;
    return latest->state == "allowed" ? Asked::allowed : Asked::refused;
}

Standing standing_of(const site::Exchange& exchange, const audit::Reading& reading,
                     const Written& written) {
    const Referral& referral = written.referral;
    const Date today = reading.today();
    Standing standing;
    standing.referral = referral;
    const forms::Route& route = route_of(exchange, referral);
    standing.prior_meeting = route.prior_meeting;
    standing.prior_meeting_held = prior_meeting_held(written.answers, route, today);
    standing.is_whole =
        gaps(exchange.app.form, written.answers, route, exchange.app.panel, today).empty();
    standing.open =
        openings(meetings::upcoming_meetings(reading, today), referral.received_on.value_or(today));
    if (standing.open.sooner) {
        const MeetingId sooner = standing.open.sooner->id;
        standing.late = asked(meetings::latest_exception(reading, late, referral.id, sooner));
        standing.urgent = asked(meetings::latest_exception(reading, urgent, referral.id, sooner));
    }
    standing.not_for_panel = asked(meetings::latest_exception(reading, not_for_panel, referral.id));
    standing.open_matches =
        open_matches(judgements(matches_of(reading, exchange.app.form, written)));
    return standing;
}

AcceptanceDraft read(const site::Exchange& exchange) {
    const FormData& form = exchange.form;
    const std::string reason = form.text("return_reason");
    const bool is_known = exchange.app.form.codes->find("return_reasons", reason);
    return {.choice = form.text("choice"),
            .late_reason = form.text("late_reason"),
            .urgent_reason = form.text("urgent_reason"),
            .return_reason = is_known ? reason : "",
            .return_words = form.text("return_words"),
            .not_for_panel_reason = form.text("not_for_panel_reason"),
            .signpost = form.text("signpost")};
}

Html matches_link(const Standing& standing) {
    const Url matches = matches_url(standing.referral.id);
    if (standing.open_matches == 0)
        return govuk::paragraph(govuk::link(matches, "See whether the child is known already"));
    return govuk::link_button({.text = "Compare with the children who are known", .href = matches});
}

http::Response acceptance_page(const site::Exchange& exchange, const AcceptanceDraft& draft,
                               Problems problems) {
    const auto viewing = exchange.view();
    const Written written = load(viewing, exchange.app.form, exchange.id<ReferralId>("referral"));
    const Referral& referral = written.referral;
    // Decided by someone else since this page was opened: its own page says how.
    if (referral.state != State::sent) return site::redirect(referral_url(referral.id));
    const Standing standing = standing_of(exchange, viewing, written);
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large, "Accept or return it",
                                        shown_name(written.answers))
         << standing_html(standing) << matches_link(standing)
         << govuk::paragraph(govuk::link(answers_url(referral.id), "Read what was written"))
         << decision_form(exchange, standing, draft, problems) << in_danger(exchange.app.panel);
    site::Page page{.title = "Accept or return it",
                    .content = std::move(html),
                    .back = referral_url(referral.id),
                    .problems = std::move(problems),
                    .sensitive = true};
    return site::page(exchange, std::move(page));
}

// A case of its own, or that of the known child whom the administrator, or a chair, said it is.
cases::CaseFile case_for(const site::Exchange& exchange, audit::Change& change,
                         const Written& written) {
    const Referral& referral = written.referral;
    for (const Match& match : matches_of(change, exchange.app.form, written)) {
        if (match.verdict == Verdict::link)
            return link_to(change, exchange.app.form, written, match.known.file);
    }
    if (const auto known = linked_unseen(change, referral))
        return link_to(change, exchange.app.form, written, *known);
    const auto referrer = accounts::find_account(change, referral.referrer);
    return cases::open_case(change, exchange.app.form, written.record, referral.referrer,
                            referrer ? referrer->manager : std::nullopt, *referral.received_on);
}

void open_and_list(const site::Exchange& exchange, audit::Change& change, const Written& written,
                   const meetings::Meeting& meeting) {
    const Referral& referral = written.referral;
    const cases::CaseFile file = case_for(exchange, change, written);
    accept(change, referral, file.id, meeting.id);
    meetings::list_item(change, meeting.id, file.id, referral.id, "new", referral.referrer);
}

void close_as_decided(audit::Change& change, const Referral& referral) {
    const auto decision = meetings::allowed_exception(change, not_for_panel, referral.id);
    say_not_for_panel(change, referral, decision->reason + "\n" + decision->decision_reason);
}

void carry_out(const site::Exchange& exchange, audit::Change& change, const Written& written,
               const Standing& standing, Choice choice, const AcceptanceDraft& draft) {
    const Referral& referral = written.referral;
    const auto ask = [&](std::string_view kind, std::optional<MeetingId> meeting,
                         const std::string& reason) {
        meetings::ask_exception(change, kind, referral.id, {}, meeting, referral.key, reason);
    };
    switch (choice) {
        case Choice::accept:
            return open_and_list(exchange, change, written, *standing.open.in_time);
        case Choice::accept_sooner:
            return open_and_list(exchange, change, written, *standing.open.sooner);
        case Choice::accept_for_data:
            return accept_for_data(change, referral, case_for(exchange, change, written).id);
        case Choice::ask_late: return ask(late, standing.open.sooner->id, draft.late_reason);
        case Choice::ask_urgent: return ask(urgent, standing.open.sooner->id, draft.urgent_reason);
        case Choice::give_back:
            return give_back(change, referral, draft.return_reason, draft.return_words);
        case Choice::propose_not_for_panel:
            return ask(not_for_panel, {},
                       draft.not_for_panel_reason + "\nInstead: " + draft.signpost);
        case Choice::complete_not_for_panel: return close_as_decided(change, referral);
    }
}

}  // namespace

http::Response show_acceptance(site::Exchange& exchange) {
    return acceptance_page(exchange, {}, {});
}

http::Response decide(site::Exchange& exchange) {
    const AcceptanceDraft draft = read(exchange);
    const auto id = exchange.id<ReferralId>("referral");
    const Result<bool> done = exchange.change([&](audit::Change& change) -> Result<bool> {
        const Written written = load(change, exchange.app.form, id);
        if (exchange.form.text("version") != std::to_string(written.referral.version))
            return refused("",
                           "This referral changed after you opened this page. Read it again, "
                           "then decide.");
        const Standing standing = standing_of(exchange, change, written);
        const Result<Choice> choice = decided(standing, draft);
        if (!choice) return std::unexpected(choice.error());
        const bool leaves_them = linked_unseen(change, written.referral).has_value();
        carry_out(exchange, change, written, standing, *choice, draft);
        return leaves_them;
    });
    if (!done) return acceptance_page(exchange, draft, done.error());
    return site::redirect(*done ? Url("/referrals") : referral_url(id));
}

}  // namespace mase::referrals
