// One case of a pack as it was circulated, and what agencies answer about it as they do.
#include <array>

#include "meetings/item_shown_pages.h"
#include "meetings/meeting_parts_pages.h"
#include "meetings/meetings_store.h"
#include "papers/shown_pages.h"
#include "site/frame.h"
#include "statements/answers_shown_pages.h"
#include "statements/statements_pages.h"
#include "statements/statements_store.h"

namespace mase::statements {

namespace {

using access::Operation;
using meetings::OpenedItem;
using site::Exchange;

bool is_asked(const OpenedItem& opened) {
    return is_open_for_answers(opened.meeting.state) && !opened.item.is_off();
}

// On the way in: how far the answers are, and one's own.
Html answering(const Exchange& exchange, const audit::Reading& reading, const OpenedItem& opened) {
    if (!is_open_for_answers(opened.meeting.state)) return {};
    Html line, html;
    line << answered_words(exchange, reading, opened.item) << ". "
         << govuk::link("#answers", "Read what agencies know");
    html << govuk::paragraph(line);
    const bool may_answer = site::may(exchange.app.policy, reading, Operation::answer_item,
                                      subject_of(opened.item, opened.meeting));
    if (!may_answer || !is_asked(opened)) return html;
    const bool is_given = own_answer(reading, opened.item.id).is_given();
    return std::move(
        html << govuk::link_button(
            {.text = std::string(is_given ? "Change what your agency answered" : "Answer for ") +
                     (is_given ? "" : exchange.app.panel.agency_name(exchange.actor().agency)),
             .href = answer_url(opened.item),
             .kind = is_given ? govuk::ButtonKind::secondary : govuk::ButtonKind::primary}));
}

Html ways_on(const Exchange& exchange, const OpenedItem& opened) {
    std::vector<Html> ways;
    if (opened.meeting.state == "sitting" && exchange.might(Operation::record_discussion))
        ways.push_back(
            govuk::link_button({.text = "Record the discussion",
                                .href = Url::path({"meetings", text(opened.meeting.id), "items",
                                                   text(opened.item.id), "discussion"})}));
    if (exchange.might(Operation::view_case))
        ways.push_back(govuk::link_button({.text = "Open the whole case",
                                           .href = Url::path({"cases", text(opened.file.id)}),
                                           .kind = govuk::ButtonKind::secondary}));
    return ways.empty() ? Html() : govuk::button_group(ways);
}

http::Response show_item(Exchange& exchange) {
    const auto viewing = exchange.view(site::from_agenda);
    const auto opened = meetings::open_item(exchange, viewing);
    if (!opened) return site::missing(exchange);
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large, opened->name, title_of(opened->meeting))
         << item_facts(exchange, viewing, *opened) << answering(exchange, viewing, *opened)
         << beside_the_copy(exchange, viewing, *opened) << as_circulated(exchange, *opened)
         << papers::part_of_case(exchange, viewing, opened->file.id)
         << answers_part(exchange, viewing, opened->item) << ways_on(exchange, *opened)
         << neighbours(exchange, viewing, *opened);
    keep_opening(exchange, viewing, *opened);
    return site::page(
        exchange, {.title = "Case: " + title_of(opened->meeting),
                   .content = std::move(html),
                   .back = exchange.might(Operation::view_pack)
                               ? meetings::address(opened->meeting.id, "pack")
                               : Url("/"),
                   .done = exchange.query.text("done") == "answered" ? "Your answer is saved" : "",
                   .sensitive = true});
}

constexpr auto routes = std::to_array<site::Route>({
    {site::Method::get, "/meetings/{meeting}/items/{item}", Operation::view_item,
     meetings::item_subject, show_item},
});

}  // namespace

site::Routes item_routes() {
    return routes;
}

}  // namespace mase::statements
