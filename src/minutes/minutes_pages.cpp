#include "minutes/minutes_pages.h"

#include <array>

#include "meetings/meetings_store.h"
#include "minutes/minutes_shown_pages.h"
#include "minutes/minutes_store.h"

namespace mase::minutes {

namespace {

using site::Exchange;

MeetingId meeting_of(const Exchange& exchange) {
    return exchange.id<MeetingId>("meeting");
}

http::Response to_minutes(const Exchange& exchange, std::string_view done) {
    return site::redirect(
        Url::path({"meetings", text(meeting_of(exchange)), "minutes"}).query("done", done));
}

http::Response refused_page(const Exchange& exchange, const Typed& typed) {
    const audit::Viewing viewing = exchange.view();
    return site::page(exchange, minutes_page(exchange, viewing, meeting_of(exchange), typed));
}

std::string done_words(const std::string& done) {
    if (done == "sent") return "The minutes are with the chairs";
    if (done == "approved") return "You have approved the minutes";
    if (done == "given_back") return "The minutes are given back";
    if (done == "added") return "Your addition stands at the end of the minutes";
    return "";
}

http::Response show_minutes(Exchange& exchange) {
    const audit::Viewing viewing = exchange.view();
    if (!find_minutes(viewing, meeting_of(exchange))) return site::missing(exchange);
    site::Page page = minutes_page(exchange, viewing, meeting_of(exchange), {});
    page.done = done_words(exchange.query.text("done"));
    return site::page(exchange, std::move(page));
}

http::Response send(Exchange& exchange) {
    const auto sent = exchange.change(
        [&](audit::Change& change) { return send_minutes(change, meeting_of(exchange)); });
    if (!sent) return refused_page(exchange, {.problems = sent.error()});
    return to_minutes(exchange, "sent");
}

http::Response decide(Exchange& exchange) {
    const Draft draft = read_verdict(exchange.form);
    const auto given = exchange.change([&](audit::Change& change) {
        return give_verdict(change, exchange.app, meeting_of(exchange), draft);
    });
    if (!given) return refused_page(exchange, {.problems = given.error(), .verdict = draft});
    return to_minutes(exchange, draft.verdict);
}

http::Response add(Exchange& exchange) {
    const Addition typed = read_addition(exchange.form);
    const auto item = parse_id<ItemId>(typed.item);
    const auto added = exchange.change([&](audit::Change& change) -> Result<int> {
        if (!item && !typed.item.empty())
            return refused("item", "Select what the addition is about");
        return add_addendum(change, meeting_of(exchange), item, typed.words);
    });
    if (!added) return refused_page(exchange, {.problems = added.error(), .addition = typed});
    return to_minutes(exchange, "added");
}

using access::Operation;
using meetings::meeting_subject;
using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/meetings/{meeting}/minutes", Operation::view_minutes, meeting_subject,
     show_minutes},
    {Method::post, "/meetings/{meeting}/minutes/sending", Operation::send_minutes, meeting_subject,
     send},
    {Method::post, "/meetings/{meeting}/minutes/verdicts", Operation::approve_minutes,
     meeting_subject, decide},
    {Method::post, "/meetings/{meeting}/minutes/addenda", Operation::add_addendum, meeting_subject,
     add},
});

}  // namespace

site::Routes minutes_routes() {
    return routes;
}

}  // namespace mase::minutes
