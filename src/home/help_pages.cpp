// Help, the words, what is recorded about one's use, and the links that the top has no room for.
#include "home/help_pages.h"

#include <array>

#include "home/help_file.h"
#include "referrals/shown_pages.h"
#include "site/frame.h"
#include "site/navigation.h"

namespace mase::home {

namespace {

using access::Operation;
using site::Exchange;

const Help& help() {
    static const Help read = read_help();
    return read;
}

http::Response show_help(Exchange& exchange) {
    const audit::Viewing viewing = exchange.view();
    const bool all = exchange.query.text("answers") == "all";
    const auto answers = all ? help().answers : answers_for(help(), exchange.actor().roles);
    govuk::Accordion accordion{.id = "answers", .items = {}};
    for (const Answer& answer : answers)
        accordion.items.push_back({.heading = answer.question, .text = answer.answer});
    const panels::Contact& contact = exchange.app.panel.administrator;
    Html html;
    html << govuk::heading(govuk::Size::large, "Help")
         << govuk::heading(govuk::Size::medium, "Whom to call in an emergency")
         << referrals::in_danger(exchange.app.panel);
    if (exchange.might(Operation::open_in_emergency))
        html << govuk::paragraph(
            govuk::link("/emergency-access", "Open a case in an emergency that you cannot see"));
    html << govuk::heading(govuk::Size::medium, "Short answers") << govuk::accordion(accordion);
    if (answers.size() < help().answers.size())
        html << govuk::paragraph(
            govuk::link(Url("/help").query("answers", "all"), "Show the answers for every role"));
    html << govuk::paragraph(govuk::link("/help/words", "What the words mean"))
         << govuk::paragraph(govuk::link("/help/your-use", "What we record about your use"))
         << govuk::heading(govuk::Size::medium, "If the answer is not here")
         << "<p class=\"govuk-body govuk-!-text-break-word\">Ask the " << contact.name << ": "
         << contact.telephone << ", " << contact.email << ". Name no child in an email.</p>";
    return site::page(exchange, {.title = "Help", .content = std::move(html)});
}

http::Response show_words(Exchange& exchange) {
    const audit::Viewing viewing = exchange.view();
    std::vector<govuk::SummaryRow> rows;
    for (const Word& word : help().words) rows.push_back({.key = word.word, .value = word.meaning});
    Html html;
    html << govuk::heading(govuk::Size::large, "What the words mean")
         << govuk::summary_list({.rows = std::move(rows)});
    return site::page(
        exchange, {.title = "What the words mean", .content = std::move(html), .back = "/help"});
}

Html recorded() {
    return govuk::list(
        govuk::ListKind::bullet,
        {"Signing in and out, and each try to sign in that fails.",
         "Each time you open a child’s case, a referral, an item of a pack or an action: which "
         "one, when, and the reason you gave. Opening from an agenda or an action is the reason.",
         "Each list that you were shown, with the cases that were in it.",
         "Each search, with the cases that it found. What you searched for is not kept.",
         "Each time you ask to open a case in an emergency, whether it was opened or not.",
         "Each change and each download: what, when, and which parts of it. What you wrote is kept "
         "in the record itself.",
         "Each page that you print and each file that you save: for whom, and why. Each sheet "
         "bears "
         "your name, your agency, the time and a number.",
         "Each page that was refused to you, or was not there."});
}

Html responsible(const panels::Panel& panel) {
    const auto said = [](const std::string& name) {
        return name.empty() ? std::string("Not decided yet") : name;
    };
    return govuk::summary_list(
        {.rows = {{.key = "Responsible in law", .value = said(panel.controller)},
                  {.key = "Keeps the machine", .value = said(panel.host)},
                  {.key = "Whom to ask",
                   .value = panel.administrator.name + ", " + panel.administrator.telephone}}});
}

http::Response show_your_use(Exchange& exchange) {
    const audit::Viewing viewing = exchange.view();
    Html html;
    html << govuk::heading(govuk::Size::large, "What we record about your use")
         << govuk::paragraph(
                "Your name, the time and your reason are recorded each time you open a child’s "
                "case, and chairs and auditors can see them.")
         << govuk::heading(govuk::Size::medium, "What is recorded") << recorded()
         << govuk::heading(govuk::Size::medium, "Why")
         << govuk::paragraph(
                "To show that what is known about a child is read for a lawful reason, and to find "
                "out what happened if it was not (Data Protection Act 2018, section 62). It also "
                "protects you: it shows that you looked because your work needed it.")
         << govuk::heading(govuk::Size::medium, "What is not recorded")
         << govuk::paragraph(
                "Not how long you read, what you type before you save it, or what else you do on "
                "your computer. Nothing is sent to anyone else, and there is no tracking.")
         << govuk::heading(govuk::Size::medium, "Nobody can change it")
         << govuk::paragraph(
                "Nothing is shown to you, and nothing you do counts as saved, until its line in "
                "the record is kept. No page of this service changes or removes a line. "
                "Auditors read it, and their reading is kept as well.")
         << govuk::heading(govuk::Size::medium, "Who is responsible for it")
         << responsible(exchange.app.panel)
         << govuk::paragraph(govuk::link("/account", "Where you are signed in now"));
    return site::page(
        exchange,
        {.title = "What we record about your use", .content = std::move(html), .back = "/help"});
}

http::Response show_more(Exchange& exchange) {
    const auto links = site::more_links(exchange.actor());
    if (links.empty()) return site::missing(exchange);
    const audit::Viewing viewing = exchange.view();
    std::vector<govuk::Content> items;
    for (const site::NavLink& link : links) items.emplace_back(govuk::link(link.href, link.text));
    Html html;
    html << govuk::heading(govuk::Size::large, "More")
         << govuk::list(govuk::ListKind::plain, items);
    return site::page(exchange, {.title = "More", .content = std::move(html)});
}

using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/help", Operation::read_help, site::whole_panel, show_help},
    {Method::get, "/help/words", Operation::read_help, site::whole_panel, show_words},
    {Method::get, "/help/your-use", Operation::read_help, site::whole_panel, show_your_use},
    {Method::get, "/more", Operation::read_help, site::whole_panel, show_more},
});

}  // namespace

site::Routes help_routes() {
    return routes;
}

}  // namespace mase::home
