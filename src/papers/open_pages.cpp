// Giving a paper out, and taking it back.
#include <chrono>
#include <memory>

#include "cases/reasons_store.h"
#include "core/problems.h"
#include "papers/handlers_pages.h"
#include "papers/kinds_file.h"
#include "papers/name.h"
#include "papers/shown_pages.h"
#include "site/copies_store.h"
#include "site/frame.h"

namespace mase::papers {

namespace {

using site::Exchange;

// A download holds one state of the database for as long as it goes on, so it may not go on for
// ever.
constexpr std::chrono::minutes longest_download{10};

// Nothing of it leaves before its line of the trail is durable: the site asks for the first piece
// only then. What it says is read in pieces as the reader takes them.
http::Response file_of(const Paper& paper, const Kind& kind, const site::Copy& copy,
                       std::shared_ptr<const audit::Viewing> viewing) {
    http::Response response;
    response.type = kind.type;
    response.headers = {{"Content-Disposition", as_attachment(numbered(paper.name, copy.serial))},
                        {"Content-Security-Policy", "sandbox; default-src 'none'"}};
    response.more = [viewing = std::move(viewing), paper, number = 0,
                     until = std::chrono::steady_clock::now() +
                             longest_download]() mutable -> std::optional<std::string> {
        if (number == paper.pieces) return std::nullopt;
        if (std::chrono::steady_clock::now() > until)
            throw std::runtime_error("a paper was read too slowly");
        return read_piece(*viewing, paper, number++);
    };
    return response;
}

// The page that has it, for whoever may open it: the case's, once the referral is accepted.
Url read_with(const access::Subject& paper) {
    if (paper.case_id && paper.state == "accepted") return case_papers_url(*paper.case_id);
    return Url::path({"referrals", text(paper.via.front())});
}

std::string reason_words(const Exchange& exchange) {
    return exchange.form.text("reason");
}

Problems problems_of(const std::string& reason) {
    if (reason.empty()) return {{"reason", "Enter why it is withdrawn"}};
    if (reason.size() > most_reason)
        return {
            {"reason", "Shorten this to " + std::to_string(most_reason) + " characters or fewer"}};
    return {};
}

Html removal_form(const Exchange& exchange, const Paper& paper, const Problems& problems) {
    if (is_removed(paper, exchange.actor().account))
        return site::post_form(exchange, removal_url(paper.id),
                               govuk::button({.text = "Remove it",
                                              .kind = govuk::ButtonKind::warning,
                                              .prevent_double_click = true}));
    Html fields;
    fields << govuk::textarea({.name = "reason",
                               .label = {"Why is it withdrawn?", govuk::Size::medium},
                               .hint = "Such as: it is about another child.",
                               .error = problem_of(problems, "reason"),
                               .value = reason_words(exchange),
                               .rows = 3})
           << govuk::button({.text = "Withdraw it",
                             .kind = govuk::ButtonKind::warning,
                             .prevent_double_click = true});
    return site::post_form(exchange, removal_url(paper.id), fields);
}

http::Response removal_page(const Exchange& exchange, const audit::Reading& reading,
                            Problems problems) {
    const auto paper = find_paper(reading, exchange.id<PaperId>("paper"));
    if (!paper) return site::missing(exchange);
    const bool is_gone = is_removed(*paper, exchange.actor().account);
    const std::string title = is_gone ? "Remove this paper" : "Withdraw this paper";
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large, title, paper->description)
         << govuk::paragraph(
                is_gone
                    ? "It is deleted, as the referral was not sent yet. You can attach it again."
                    : "Others may have read it, so it is kept, and shown to nobody from now "
                      "on. It cannot be brought back; it can be attached again.")
         << removal_form(exchange, *paper, problems);
    return site::page(exchange, {.title = title,
                                 .content = std::move(html),
                                 .back = listed_at(*paper),
                                 .problems = std::move(problems),
                                 .sensitive = true});
}

}  // namespace

// A paper is only ever saved, so each opening is a copy: for whom it is and why is said first.
http::Response give_paper(Exchange& exchange) {
    const auto id = exchange.id<PaperId>("paper");
    std::string reason(site::own_work);
    const access::Subject& subject = exchange.permit.subject();
    const Url list = read_with(subject);
    if (subject.case_id && subject.state == "accepted") {
        const auto held = cases::held_reason(exchange, *subject.case_id);
        // The case asks for the reason, and has the paper among its pages.
        if (!held) return site::redirect(case_papers_url(*subject.case_id));
        reason = *held;
    }
    if (exchange.query.text("copy").empty()) return site::ask_for_copy(exchange, list);
    auto viewing = std::make_shared<const audit::Viewing>(exchange.app.records, exchange.permit,
                                                          reason, exchange.outbox);
    const auto paper = find_paper(*viewing, id);
    const Kind* kind = paper ? find_kind(allowed_kinds(), paper->kind) : nullptr;
    if (!kind || !may_leave(paper->scan, exchange.app.clamd != nullptr)) {
        viewing->note("held back");
        return site::missing(exchange);
    }
    const auto copy = site::give_copy(exchange);
    if (!copy) {
        viewing->note("not given");
        return site::ask_for_copy(exchange, list);
    }
    // Before it begins to leave: what is erased has no first piece.
    if (const auto gone = viewing->destruction(paper->key)) throw KeyDestroyed(*gone);
    viewing->note(kind->code + " " + std::string(access::name(paper->part)));
    return file_of(*paper, *kind, *copy, std::move(viewing));
}

http::Response show_removal(Exchange& exchange) {
    return removal_page(exchange, exchange.view(), {});
}

http::Response remove_one(Exchange& exchange) {
    const auto id = exchange.id<PaperId>("paper");
    Url back("/referrals");
    const auto done = exchange.change([&](audit::Change& change) -> Result<int> {
        const auto paper = find_paper(change, id);
        if (!paper) return 0;  // someone else was first
        back = listed_at(*paper);
        if (is_removed(*paper, change.actor().account)) {
            remove_paper(change, *paper);
            return 0;
        }
        Problems problems = problems_of(reason_words(exchange));
        if (!problems.empty()) return refused(std::move(problems));
        withdraw_paper(change, *paper, reason_words(exchange));
        return 0;
    });
    if (!done) return removal_page(exchange, exchange.view(), done.error());
    return site::redirect(back);
}

}  // namespace mase::papers
