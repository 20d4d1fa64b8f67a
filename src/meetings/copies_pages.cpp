// Asking for a copy to print or save: for whom it is and why, before anything leaves.
#include <array>

#include "core/problems.h"
#include "meetings/meetings_pages.h"
#include "meetings/meetings_store.h"
#include "site/copies_store.h"
#include "site/frame.h"

namespace mase::meetings {

namespace {

using access::Operation;
using site::CopyDraft;
using site::Exchange;

constexpr int days_back = 31;  // of meetings that a copy may still be for

using Meetings = std::vector<std::pair<std::string, std::string>>;  // id, words

Meetings meetings_for(const audit::Reading& reading) {
    Meetings all;
    const auto add = [&](const Meeting& meeting) {
        all.emplace_back(text(meeting.id),
                         "their own use at the meeting of " + short_date(meeting.held_on));
    };
    for (const auto& meeting : upcoming_meetings(reading, reading.today())) add(meeting);
    const Date today = reading.today();
    for (const auto& meeting :
         meetings_between(reading, plus_days(today, -days_back), plus_days(today, -1)))
        add(meeting);
    return all;
}

Html own_fields(const Meetings& meetings, const CopyDraft& draft, const Problems& problems) {
    std::vector<govuk::Option> items{{"", "Choose a meeting"}};
    for (const auto& [id, words] : meetings)
        items.push_back({id, words.substr(words.find("the meeting"))});
    return govuk::select({.name = "meeting",
                          .label = "Which meeting?",
                          .error = problem_of(problems, "meeting"),
                          .value = draft.meeting,
                          .items = std::move(items)});
}

Html other_fields(const Exchange& exchange, const CopyDraft& draft, const Problems& problems) {
    std::vector<govuk::Option> codes{{"", "Choose a reason"}};
    for (const forms::Code& code :
         exchange.app.form.codes->valid_on("copy_reasons", exchange.today()))
        codes.push_back({code.code, code.label});
    Html html;
    html << govuk::input({.name = "recipient",
                          .label = "Who is it for?",
                          .hint = "Their name and organisation",
                          .error = problem_of(problems, "recipient"),
                          .value = draft.recipient})
         << govuk::select({.name = "code",
                           .label = "Why are they given it?",
                           .error = problem_of(problems, "code"),
                           .value = draft.code,
                           .items = std::move(codes)})
         << govuk::textarea({.name = "reason",
                             .label = "What do they need it for?",
                             .hint = "A sentence. Do not name the child.",
                             .error = problem_of(problems, "reason"),
                             .value = draft.reason,
                             .rows = 3});
    return html;
}

struct Asked {
    std::string of;
    Url back;  // the page that it is asked from
};

std::vector<govuk::Choice> whom_choices(const Exchange& exchange, const Asked& asked,
                                        const Meetings& meetings, const CopyDraft& draft,
                                        const Problems& problems) {
    std::vector<govuk::Choice> choices;
    if (site::is_of_paper(asked.of))
        choices.push_back({.value = "reading", .text = "To read it myself"});
    choices.push_back({.value = "own",
                       .text = "For my own use at a meeting",
                       .conditional = own_fields(meetings, draft, problems)});
    choices.push_back({.value = "other",
                       .text = "For someone else",
                       .conditional = other_fields(exchange, draft, problems)});
    return choices;
}

std::string what_it_bears(const Asked& asked) {
    const std::string kept = "who it is for and why is kept, and chairs and auditors can see it.";
    if (site::is_of_paper(asked.of))
        return "What is saved leaves this service. A paper is given as it came, so the number of "
               "the copy stands in its name alone; who saved it, " +
               kept;
    return "What is printed or saved leaves this service. Each sheet bears your name, your agency, "
           "the time and a number; " +
           kept;
}

http::Response asking_page(const Exchange& exchange, const Asked& asked, const CopyDraft& draft,
                           Problems problems) {
    const audit::Viewing viewing = exchange.view();
    Html fields, html;
    fields << govuk::hidden_input("of", asked.of) << govuk::hidden_input("back", asked.back.str())
           << govuk::radios(
                  {.name = "whom",
                   .legend = govuk::page_heading("Who is this copy for?"),
                   .hint = what_it_bears(asked),
                   .error = problem_of(problems, "whom"),
                   .value = draft.whom,
                   .items = whom_choices(exchange, asked, meetings_for(viewing), draft, problems)})
           << govuk::button({.text = "Make the copy"});
    html << site::post_form(exchange, "/copies/new", fields)
         << govuk::paragraph("Shred a copy on paper when it is done with, and delete a file.");
    return site::page(exchange, {.title = "Who is this copy for?",
                                 .content = std::move(html),
                                 .back = asked.back,
                                 .problems = std::move(problems)});
}

// One of ours, and no other form of this page.
std::optional<std::string> address_of(const std::string& typed) {
    std::string plain = site::plain_address(typed);
    if (!Url::local(plain) || plain.starts_with("/copies/")) return std::nullopt;
    return plain;
}

std::optional<Asked> asked_in(const FormData& sent) {
    const auto of = address_of(sent.text("of"));
    if (!of) return std::nullopt;
    const auto back = address_of(sent.text("back"));
    return Asked{.of = *of, .back = *Url::local(back ? *back : *of)};
}

http::Response show_asking(Exchange& exchange) {
    const auto asked = asked_in(exchange.query);
    if (!asked) return site::missing(exchange);
    return asking_page(exchange, *asked, {}, {});
}

http::Response ask(Exchange& exchange) {
    const auto asked = asked_in(exchange.form);
    if (!asked) return site::missing(exchange);
    const CopyDraft draft{.whom = exchange.form.text("whom"),
                          .meeting = exchange.form.text("meeting"),
                          .recipient = exchange.form.text("recipient"),
                          .code = exchange.form.text("code"),
                          .reason = exchange.form.text("reason")};
    const auto serial = exchange.change([&](audit::Change& change) -> Result<std::string> {
        auto copy = site::checked(draft, asked->of, meetings_for(change), *exchange.app.form.codes,
                                  change.today());
        if (!copy) return refused(copy.error());
        return site::ask_for_copy(change, asked->of, *copy);
    });
    if (!serial) return asking_page(exchange, *asked, draft, serial.error());
    return site::redirect(Url::local(asked->of)->query("copy", *serial));
}

using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/copies/new", Operation::ask_copy, site::whole_panel, show_asking},
    {Method::post, "/copies/new", Operation::ask_copy, site::whole_panel, ask},
});

}  // namespace

site::Routes copies_routes() {
    return routes;
}

}  // namespace mase::meetings
