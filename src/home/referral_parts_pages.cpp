// Referrals on home: what came back, what is not sent, what has come in.
#include <algorithm>

#include "accounts/accounts_store.h"
#include "home/parts_pages.h"
#include "home/waiting.h"
#include "meetings/meetings_store.h"
#include "referrals/clocks.h"
#include "referrals/referrals_store.h"
#include "referrals/shown_pages.h"

namespace mase::home {

namespace {

using audit::Reading;
using referrals::Referral;
using referrals::State;
using site::Exchange;

site::Scope scope_of(const Exchange& exchange) {
    return site::scope(exchange.app.policy, exchange.actor(), access::Operation::list_referrals);
}

// Their own and those of people they manage, whatever else they may see.
std::vector<Referral> own(const Exchange& exchange, const Reading& reading, State state) {
    site::Scope scope = scope_of(exchange);
    scope.everything = false;
    std::vector<Referral> mine = referrals::list_open(reading, scope);
    std::erase_if(mine, [&](const Referral& referral) { return referral.state != state; });
    return with_their_referrers(std::move(mine));
}

Html child_link(const Reading& reading, const Referral& referral) {
    reading.shows(referral.id);
    return govuk::link(referrals::referral_url(referral.id),
                       referrals::shown_name(referrals::child_name(reading, referral)));
}

class Clocks {  // of referrals, by the meetings to come
public:
    Clocks(const Exchange& exchange, const Reading& reading)
        : exchange_(exchange), meetings_(meetings::upcoming_meetings(reading, exchange.today())) {}

    referrals::Duty duty(const Referral& referral) const {
        return referrals::duty(referral, meetings_, exchange_.today(), exchange_.app.panel);
    }
    Html words(const Referral& referral) const {
        const referrals::Duty owed = duty(referral);
        Html html;
        if (owed.is_late) html << govuk::tag("Late", govuk::TagColour::red) << " ";
        for (const std::string& sentence : owed.words) html << sentence << " ";
        return html;
    }
    bool is_owed_before(const Referral& one, const Referral& other) const {
        const auto due = duty(one).due, others = duty(other).due;
        if (due.has_value() != others.has_value()) return due.has_value();
        return due < others;
    }

private:
    const Exchange& exchange_;
    const referrals::Meetings meetings_;
};

Html what_was_said(const Exchange& exchange, const Reading& reading, const Referral& referral) {
    Html html;
    for (const referrals::Event& event : referrals::events_of(reading, referral)) {
        if (event.event != "returned") continue;
        html << exchange.app.form.codes->label("return_reasons", event.code);
        if (!event.words.empty()) html << "<br>" << referrals::lines(event.words);
        break;  // the latest comes first
    }
    return html;
}

std::string referrer(const Reading& reading, const Referral& referral) {
    return accounts::account_name(reading, referral.referrer);
}

template <class Row>
void add_rows(Part& part, const std::vector<Referral>& all, Row row) {
    part.has_more = all.size() > rows_of_a_part;
    for (const Referral& referral : all) {
        if (part.rows.size() == rows_of_a_part) break;
        part.rows.push_back(row(referral));
    }
}

}  // namespace

Html returned_to_you(const Exchange& exchange, const Reading& reading) {
    const Clocks clocks(exchange, reading);
    Part part{.title = "Returned to you: these need an answer",
              .head = {"Child", "Referrer", "What was said", "By when"},
              .rows = {},
              .when_empty =
                  "Nothing is returned to you. If the administrator needs more before a "
                  "case can be heard, the referral stands here with what was said and "
                  "the day by which to send it again.",
              .all = "/referrals"};
    add_rows(part, own(exchange, reading, State::returned), [&](const Referral& referral) {
        return std::vector<govuk::Cell>{child_link(reading, referral), referrer(reading, referral),
                                        what_was_said(exchange, reading, referral),
                                        clocks.words(referral)};
    });
    return shown(part);
}

Html drafts(const Exchange& exchange, const Reading& reading) {
    const Clocks clocks(exchange, reading);
    Part part{.title = "Not sent yet",
              .head = {"Child", "Referrer", "In time for"},
              .rows = {},
              .when_empty =
                  "No referral is begun and not sent. What you have written of one stands here "
                  "until you send it.",
              .all = "/referrals"};
    add_rows(part, own(exchange, reading, State::draft), [&](const Referral& referral) {
        return std::vector<govuk::Cell>{child_link(reading, referral), referrer(reading, referral),
                                        clocks.words(referral)};
    });
    Html html = shown(part);
    if (exchange.might(access::Operation::start_referral))
        html << govuk::link_button({.text = "Start a referral",
                                    .href = "/referrals/new",
                                    .kind = govuk::ButtonKind::secondary});
    return html;
}

Html inbox(const Exchange& exchange, const Reading& reading) {
    const Clocks clocks(exchange, reading);
    std::vector<Referral> sent = referrals::list_open(reading, scope_of(exchange));
    std::erase_if(sent, [](const Referral& referral) { return referral.state != State::sent; });
    std::ranges::stable_sort(sent, [&](const Referral& one, const Referral& other) {
        return clocks.is_owed_before(one, other);
    });
    Part part{
        .title = "Inbox: referrals to decide",
        .head = {"Child", "Referrer", "What is due"},
        .rows = {},
        .when_empty = "No referral waits for you. New ones stand here, the most urgent first.",
        .all = "/referrals"};
    add_rows(part, sent, [&](const Referral& referral) {
        return std::vector<govuk::Cell>{child_link(reading, referral), referrer(reading, referral),
                                        clocks.words(referral)};
    });
    return shown(part);
}

Html with_referrers(const Exchange& exchange, const Reading& reading) {
    const Clocks clocks(exchange, reading);
    Part part{.title = "With their referrers: returned or not sent",
              .head = {"Child", "Referrer", "State", "Since"},
              .rows = {},
              .when_empty =
                  "Every referral that was begun is sent. One that is returned or not "
                  "sent stands here, the oldest first, until its referrer sends or "
                  "withdraws it.",
              .all = "/referrals"};
    const auto waiting = with_their_referrers(referrals::list_open(reading, scope_of(exchange)));
    add_rows(part, waiting, [&](const Referral& referral) {
        return std::vector<govuk::Cell>{
            child_link(reading, referral), referrer(reading, referral),
            govuk::tag(referrals::state_words(referral.state), referrals::colour(referral.state)),
            clocks.words(referral)};
    });
    return shown(part);
}

}  // namespace mase::home
