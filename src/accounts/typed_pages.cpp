// What somebody had typed when their session ran out, given back to them after they signed in
// again: sent on to where it was going, it is checked like any form, and shown again where it has
// faults.
#include "accounts/typed_pages.h"

#include <array>

#include "accounts/typed_store.h"
#include "platform/clock.h"
#include "site/frame.h"

namespace mase::accounts {

namespace {

using access::Operation;
using site::Exchange;

http::Response nothing_page(const Exchange& exchange) {
    Html html;
    html << govuk::heading(govuk::Size::large, "Nothing that you typed is waiting")
         << govuk::paragraph(
                "What is sent after a session has run out is kept for 12 hours, for whoever sent "
                "it.")
         << govuk::paragraph(govuk::link("/", "Go to the start page"));
    return site::page(exchange,
                      {.title = "Nothing that you typed is waiting", .content = std::move(html)});
}

http::Response show_typed(Exchange& exchange) {
    const audit::Viewing viewing = exchange.view();
    const auto typed = find_typed(viewing);
    const auto where = typed ? Url::local(typed->path) : std::nullopt;
    if (!where) return nothing_page(exchange);
    Html fields, html;
    const FormData form = parse_form(typed->body);
    for (const auto& [name, value] : form.pairs()) fields << govuk::hidden_input(name, value);
    fields << govuk::button({.text = "Go on with what I typed", .prevent_double_click = true});
    html << govuk::heading(govuk::Size::large, "What you typed is kept")
         << govuk::paragraph("You sent it " + clock_words(typed->kept_at) +
                             ", when you had been signed out for being away. It is not saved yet.")
         << site::post_form(exchange, *where, fields)
         << govuk::paragraph(
                "If you do not want it any more, leave this page: it is thrown away within 12 "
                "hours.");
    return site::page(
        exchange,
        {.title = "What you typed is kept", .content = std::move(html), .sensitive = true});
}

constexpr auto routes = std::to_array<site::Route>({
    {site::Method::get, "/typed", Operation::see_own_account, site::whole_panel, show_typed},
});

}  // namespace

site::Routes typed_routes() {
    return routes;
}

}  // namespace mase::accounts
