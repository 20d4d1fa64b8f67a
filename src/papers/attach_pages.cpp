// Attaching papers to a referral: those that are there, and the form for another.
#include "cases/child_store.h"
#include "core/problems.h"
#include "papers/handlers_pages.h"
#include "papers/kinds_file.h"
#include "papers/shown_pages.h"
#include "site/frame.h"

namespace mase::papers {

namespace {

using access::Part;
using site::Exchange;

constexpr const char* title = "Letters, plans and other papers";

std::string shown_name(const audit::Reading& reading, const Referred& to) {
    const std::string name = cases::name_in_record(reading, to.record);
    return name.empty() ? "Child not named yet" : name;
}

// Which members of the panel get that part with a case, out of the permissions themselves.
std::string readers_of(const Exchange& exchange, Part part) {
    std::string words;
    for (const access::Permission& one : exchange.app.policy.permissions()) {
        const bool is_members = one.operation == access::Operation::open_paper &&
                                one.role == access::Role::member && one.relation == "circulated";
        if (!is_members || !one.parts.contains(part)) continue;
        if (one.sector.empty()) return "All members of the panel who get the case.";
        words += (words.empty() ? "" : " and ") + panels::sector_name(one.sector);
    }
    return "Of the members of the panel, only those of " + words + ".";
}

std::vector<govuk::Choice> part_choices(const Exchange& exchange) {
    std::vector<govuk::Choice> items;
    for (const Part part : {Part::general, Part::health, Part::police, Part::address}) {
        if (exchange.permit.covers(part))
            items.push_back({.value = std::string(access::name(part)),
                             .text = part_words(part),
                             .hint = readers_of(exchange, part)});
    }
    return items;
}

std::string file_hint(const Exchange& exchange) {
    return "A " + words_of(allowed_kinds()) + " file, of " +
           size_words(exchange.app.panel.most_paper_bytes) + " at most.";
}

Html attach_form(const Exchange& exchange, const Referred& to, const Problems& problems) {
    Html fields;
    if (!problems.empty() && problem_of(problems, "file").empty())
        fields << govuk::inset_text("Choose the file again: a browser does not keep it.");
    fields << govuk::file_upload({.name = "file",
                                  .label = {"The file", govuk::Size::medium},
                                  .hint = file_hint(exchange),
                                  .error = problem_of(problems, "file")})
           << govuk::input({.name = "description",
                            .label = {"What it is", govuk::Size::medium},
                            .hint = "Such as: school attendance, autumn term. Whoever may open it "
                                    "reads this first.",
                            .error = problem_of(problems, "description"),
                            .value = exchange.form.text("description")})
           << govuk::radios({.name = "part",
                             .legend = {"Who needs to read it", govuk::Size::medium},
                             .hint = "Besides who referred the child, who holds the case, the "
                                     "administrator and the chairs.",
                             .error = problem_of(problems, "part"),
                             .value = exchange.form.text("part"),
                             .items = part_choices(exchange)})
           << govuk::button({.text = "Attach it", .prevent_double_click = true});
    return site::file_form(exchange, new_paper_url(to.id), fields);
}

http::Response new_page(const Exchange& exchange, Problems problems) {
    const auto viewing = exchange.view();
    const auto to = find_referred(viewing, exchange.id<ReferralId>("referral"));
    if (!to) return site::missing(exchange);
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large, "Attach a paper",
                                        shown_name(viewing, *to))
         << attach_form(exchange, *to, problems);
    if (!exchange.app.clamd) html << govuk::paragraph("Papers are not checked for viruses here.");
    return site::page(exchange, {.title = "Attach a paper",
                                 .content = std::move(html),
                                 .back = listed_at(*to),
                                 .problems = std::move(problems),
                                 .sensitive = true});
}

Result<PaperId> attach(const Exchange& exchange, audit::Change& change) {
    const auto to = find_referred(change, exchange.id<ReferralId>("referral"));
    if (!to) return refused("file", "This referral is not there any more");
    const FormFile* file = exchange.form.file("file");
    const PaperDraft draft{.description = exchange.form.text("description"),
                           .part = exchange.form.text("part"),
                           .name = file ? file->name : "",
                           .content = file ? file->content : nullptr};
    const auto sound = checked(draft, allowed_kinds(), exchange.app.panel,
                               attached_to(change, to->id), exchange.permit.parts());
    if (!sound) return refused(sound.error());
    if (const auto same = same_as(change, to->id, *draft.content))
        return refused("file", "This file is attached already, as ‘" + same->description +
                                   "’. Choose another");
    return add_paper(change, *to,
                     {.kind = sound->kind,
                      .part = sound->part,
                      .name = sound->name,
                      .description = draft.description},
                     *draft.content);
}

}  // namespace

http::Response show_attached(Exchange& exchange) {
    const auto viewing = exchange.view();
    const auto to = find_referred(viewing, exchange.id<ReferralId>("referral"));
    if (!to) return site::missing(exchange);
    const auto papers = papers_of(viewing, exchange.app.policy, to->id);
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large, title, shown_name(viewing, *to));
    if (papers.empty())
        html << govuk::paragraph("No paper is attached. You can send the referral without one.");
    html << table_of(exchange, viewing, papers)
         << govuk::link_button({.text = papers.empty() ? "Attach a paper" : "Attach another paper",
                                .href = new_paper_url(to->id),
                                .kind = papers.empty() ? govuk::ButtonKind::primary
                                                       : govuk::ButtonKind::secondary});
    http::Response response = site::page(
        exchange, {.title = title,
                   .content = std::move(html),
                   .back = Url::path({"referrals", text(to->id)}),
                   .done = exchange.query.text("done") == "attached" ? "The paper is attached" : "",
                   .sensitive = true,
                   .full_width = true});
    look_again(exchange, papers, papers_url(to->id), response);
    return response;
}

http::Response show_new(Exchange& exchange) {
    return new_page(exchange, {});
}

http::Response attach_one(Exchange& exchange) {
    std::optional<Referred> to;
    const auto attached = exchange.change([&](audit::Change& change) {
        to = find_referred(change, exchange.id<ReferralId>("referral"));
        return attach(exchange, change);
    });
    if (!attached) return new_page(exchange, attached.error());
    return site::redirect(listed_at(*to).query("done", "attached"));
}

}  // namespace mase::papers
