// What somebody had typed when their session ran out, given back to them after they signed in
// again: shown whole, and sent on to where it was going, where it is checked like any form and
// shown again if it has faults.
#include "accounts/typed_pages.h"

#include <algorithm>
#include <array>

#include "accounts/typed_store.h"
#include "platform/clock.h"
#include "site/frame.h"

namespace mase::accounts {

namespace {

using access::Operation;
using site::Exchange;

constexpr const char* thrown_away = "throw_typed_away";

http::Response nothing_page(const Exchange& exchange) {
    Html html;
    html << govuk::heading(govuk::Size::large, "Nothing that you typed is waiting")
         << govuk::paragraph(
                "What is sent after a session has run out is kept for an hour, for whoever sent "
                "it. What changes who may see or do something is not kept.")
         << govuk::paragraph(govuk::link("/", "Go to the start page"));
    return site::page(exchange,
                      {.title = "Nothing that you typed is waiting", .content = std::move(html)});
}

// "child_given_names" as it is read: "Child given names".
std::string readable(std::string name) {
    std::ranges::replace_if(name, [](char one) { return one == '_' || one == '-'; }, ' ');
    if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = char(name[0] - 'a' + 'A');
    return name;
}

Html lines_of(std::string_view value) {
    Html html;
    while (!value.empty()) {
        const std::string_view line = value.substr(0, value.find('\n'));
        value.remove_prefix(std::min(line.size() + 1, value.size()));
        if (!line.empty()) html << govuk::paragraph(line);
    }
    return html;
}

// All that would be sent: somebody else may have sent it, from a screen that was left.
Html all_of(const Typed& typed, const FormData& form) {
    std::vector<govuk::SummaryRow> rows{
        {.key = "What it does",
         .value = std::string(access::row(typed.operation).words) + ", as the trail will say"},
        {.key = "Where it goes", .value = typed.path}};
    for (const auto& [name, value] : form.pairs()) {
        if (!value.empty()) rows.push_back({.key = readable(name), .value = lines_of(value)});
    }
    return govuk::summary_list({.rows = std::move(rows)});
}

http::Response show_typed(Exchange& exchange) {
    const audit::Viewing viewing = exchange.view();
    const auto typed = find_typed(viewing);
    if (!typed || !Url::local(typed->path)) return nothing_page(exchange);
    const FormData form = parse_form(typed->body);
    Html fields, html;
    for (const auto& [name, value] : form.pairs()) fields << govuk::hidden_input(name, value);
    fields << govuk::button({.text = "Go on with what I typed", .prevent_double_click = true});
    html << govuk::heading(govuk::Size::large, "What you typed is kept")
         << govuk::paragraph("It was sent " + clock_words(typed->kept_at) +
                             ", from where you had been signed out for being away. It is not saved "
                             "yet.")
         << govuk::warning_text(
                "Whoever was at that screen may have sent it. Read all of it before you go on: it "
                "is done in your name.")
         << all_of(*typed, form) << site::post_form(exchange, "/typed", fields)
         << site::post_form(exchange, "/typed",
                            govuk::button({.text = "Throw it away",
                                           .kind = govuk::ButtonKind::secondary,
                                           .name = thrown_away,
                                           .value = "yes",
                                           .prevent_double_click = true}))
         << govuk::paragraph("If you do neither, it is thrown away within an hour.");
    return site::page(
        exchange,
        {.title = "What you typed is kept", .content = std::move(html), .sensitive = true});
}

// Kept no longer, whether it is sent on or not. The browser sends the same form on itself (307), so
// that it is checked like any other where it was going.
http::Response send_on(Exchange& exchange) {
    const auto where = exchange.change([&](audit::Change& change) -> Result<std::optional<Url>> {
        const auto typed = find_typed(change);
        forget_typed(change, change.actor().account);
        const bool is_thrown_away = exchange.form.has(thrown_away);
        change.note(is_thrown_away ? "typed form thrown away" : "typed form sent on");
        if (is_thrown_away) return std::optional(Url("/"));
        return typed ? Url::local(typed->path) : std::nullopt;
    });
    if (!where || !*where) return nothing_page(exchange);
    http::Response response = site::redirect(**where);
    if (!exchange.form.has(thrown_away)) response.status = 307;
    return response;
}

constexpr auto routes = std::to_array<site::Route>({
    {site::Method::get, "/typed", Operation::see_own_account, site::whole_panel, show_typed},
    {site::Method::post, "/typed", Operation::change_own_account, site::whole_panel, send_on},
});

}  // namespace

site::Routes typed_routes() {
    return routes;
}

}  // namespace mase::accounts
