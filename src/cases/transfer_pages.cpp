#include "cases/transfer_pages.h"

#include <algorithm>

#include "cases/case_frame_pages.h"
#include "cases/cases_store.h"
#include "cases/reasons_pages.h"
#include "cases/reasons_store.h"
#include "cases/transfers_store.h"
#include "core/problems.h"
#include "site/relations_store.h"

namespace mase::cases {

namespace {

using access::Operation;

Url address(CaseId id) {
    return Url::path({"cases", text(id), "transfer"});
}

struct Typed {
    TransferDraft draft;
    std::string transfer;  // text of the id of the one that was acknowledged
    AcknowledgementDraft acknowledgement;
    Problems problems;
};

std::string title_of(const site::Exchange& exchange, const Transfer& transfer) {
    const forms::CodeLists& codes = *exchange.app.form.codes;
    return codes.label("transfer_kinds", transfer.kind) +
           (transfer.direction == Direction::out ? " to " : " from ") +
           codes.label("local_authorities", transfer.authority);
}

std::string acknowledged_words(const KeptTransfer& kept, Date today) {
    if (kept.acknowledged_on)
        return long_date(*kept.acknowledged_on) + ", by " + kept.acknowledged_by;
    return "Not yet; sent " + in_words(kept.transfer.sent_on, today);
}

Html card(const site::Exchange& exchange, const KeptTransfer& kept) {
    const Transfer& transfer = kept.transfer;
    const bool is_out = transfer.direction == Direction::out;
    std::vector<govuk::SummaryRow> rows{{is_out ? "Sent" : "Received", long_date(transfer.sent_on)},
                                        {"Other panel", transfer.other_panel}};
    if (!transfer.contact.empty())
        rows.push_back({is_out ? "Sent to" : "Sent by", transfer.contact});
    rows.push_back({"What was said", transfer.summary});
    rows.push_back({"Acknowledged", acknowledged_words(kept, exchange.today())});
    rows.push_back({"Recorded by", kept.recorded_by + ", " + clock_words(kept.recorded_at)});
    return govuk::summary_list(
        {.rows = std::move(rows), .card = {.title = title_of(exchange, transfer)}});
}

Html acknowledgement_form(const site::Exchange& exchange, const CaseFile& file,
                          const KeptTransfer& kept, const Typed& typed) {
    const std::string id = text(kept.id);
    const bool was_sent = typed.transfer == id;
    const Problems problems = was_sent ? typed.problems : Problems{};
    const auto named = [&](const char* name) { return std::string(name) + "-" + id; };
    Html fields;
    fields << govuk::hidden_input("transfer", id)
           << govuk::hidden_input("version", std::to_string(kept.version))
           << govuk::date_input(govuk::with_date(
                  {.name_prefix = named("acknowledged_on"),
                   .legend = "When it was acknowledged",
                   .id = named("acknowledged_on"),
                   .error = problem_of(problems, named("acknowledged_on") + "-day")},
                  was_sent ? typed.acknowledgement.on : ""))
           << govuk::input({.name = named("acknowledged_by"),
                            .label = "Who acknowledged it",
                            .hint = "Name and role, and for which panel.",
                            .error = problem_of(problems, named("acknowledged_by")),
                            .value = was_sent ? typed.acknowledgement.by : ""})
           << govuk::button({.text = "Record that it was acknowledged",
                             .kind = govuk::ButtonKind::secondary});
    return govuk::details(
        {.summary_text = "Record that it was acknowledged",
         .content = site::post_form(
             exchange, Url::path({"cases", text(file.id), "transfer", "acknowledgement"}), fields),
         .open = was_sent});
}

std::vector<govuk::Option> options(const site::Exchange& exchange, const char* list,
                                   const char* first) {
    std::vector<govuk::Option> all{{"", first}};
    for (const forms::Code& code : exchange.app.form.codes->valid_on(list, exchange.today()))
        all.push_back({code.code, code.label});
    return all;
}

Html new_one(const site::Exchange& exchange, const CaseFile& file, const Typed& typed) {
    const TransferDraft& draft = typed.draft;
    const Problems& problems = typed.problems;
    std::vector<govuk::Choice> kinds;
    for (const forms::Code& code :
         exchange.app.form.codes->valid_on("transfer_kinds", exchange.today()))
        kinds.push_back({.value = code.code, .text = code.label, .hint = code.hint});
    Html fields;
    fields << govuk::radios({.name = "direction",
                             .legend = {"Which way did it go?", govuk::Size::small},
                             .error = problem_of(problems, "direction"),
                             .value = draft.direction,
                             .items = {{.value = "out", .text = "Sent to another area’s panel"},
                                       {.value = "in",
                                        .text = "Received from another area’s "
                                                "panel"}}})
           << govuk::radios({.name = "kind",
                             .legend = {"What was it?", govuk::Size::small},
                             .error = problem_of(problems, "kind"),
                             .value = draft.kind,
                             .items = std::move(kinds)})
           << govuk::select({.name = "authority",
                             .label = "The other area",
                             .error = problem_of(problems, "authority"),
                             .value = draft.authority,
                             .items = options(exchange, "local_authorities", "Select an area")})
           << govuk::input({.name = "other_panel",
                            .label = "Name of the other panel",
                            .error = problem_of(problems, "other_panel"),
                            .value = draft.other_panel})
           << govuk::input({.name = "contact",
                            .label = "Who sent or received it there (optional)",
                            .value = draft.contact})
           << govuk::date_input(govuk::with_date({.name_prefix = "sent_on",
                                                  .legend = "When it was sent or received",
                                                  .id = "sent_on",
                                                  .hint = "For example, 27 3 2027",
                                                  .error = problem_of(problems, "sent_on-day")},
                                                 draft.sent_on))
           << govuk::textarea({.name = "summary",
                               .label = "What was said",
                               .hint = "The summary as it went: what was known, what was done, "
                                       "which actions are open.",
                               .error = problem_of(problems, "summary"),
                               .value = draft.summary,
                               .rows = 8})
           << govuk::button({.text = "Record it", .prevent_double_click = true});
    Html html;
    html << govuk::heading(govuk::Size::medium, "Record a transfer or a notice")
         << govuk::paragraph(
                "Send it by the secure way that both areas use, then record here that it went.")
         << site::post_form(exchange, address(file.id), fields);
    return html;
}

Html heard_table(const audit::Reading& reading, const CaseFile& file) {
    const auto heard = heard_elsewhere(reading, file);
    if (heard.empty()) return {};
    Html html;
    html << govuk::heading(govuk::Size::medium, "Heard by other areas’ panels");
    for (const HeardElsewhere& one : heard) {
        const auto held_on = parse_date(one.held_on);
        html << govuk::summary_list(
            {.rows = {{"Panel", one.panel},
                      {"Held on", held_on ? long_date(*held_on) : "Not known"},
                      {"What it decided", one.outcome.empty() ? "Not known" : one.outcome},
                      {"Data received here", long_date(one.received_on)}}});
    }
    return html;
}

site::Page transfers_page(const site::Exchange& exchange, const audit::Reading& reading,
                          const CaseFile& file, const Typed& typed) {
    const bool may_record =
        site::may(exchange.app.policy, reading, Operation::record_transfer, subject_of(file));
    const auto transfers = transfers_of(reading, file);
    Html content;
    content << case_top(exchange, reading, file, CasePage::transfers)
            << govuk::heading(govuk::Size::large, "Other areas");
    if (transfers.empty())
        content << govuk::paragraph(
            "Nothing has gone between this panel and another area’s about this child. A transfer "
            "is recorded here when the child moves, and a notice when another panel is to know.");
    for (const KeptTransfer& kept : transfers) {
        content << card(exchange, kept);
        if (may_record && !kept.acknowledged_on)
            content << acknowledgement_form(exchange, file, kept, typed);
    }
    content << heard_table(reading, file);
    if (may_record) content << new_one(exchange, file, typed);
    return {.title = "Other areas",
            .content = std::move(content),
            .back = Url::path({"cases", text(file.id)}),
            .problems = typed.problems,
            .sensitive = true};
}

http::Response again(const site::Exchange& exchange, const Typed& typed) {
    const auto viewing = exchange.view(held_reason(exchange).value_or(std::string(site::own_work)));
    return site::page(
        exchange,
        transfers_page(exchange, viewing, *find_case(viewing, exchange.id<CaseId>("case")), typed));
}

http::Response show_transfers(site::Exchange& exchange) {
    const auto reason = held_reason(exchange);
    if (!reason) return ask_reason(exchange);
    const auto viewing = exchange.view(*reason);
    site::Page page =
        transfers_page(exchange, viewing, *find_case(viewing, exchange.id<CaseId>("case")), {});
    if (exchange.query.has("recorded")) page.done = "It is recorded";
    if (exchange.query.has("acknowledged")) page.done = "It is recorded that it was acknowledged";
    return site::page(exchange, std::move(page));
}

http::Response record(site::Exchange& exchange) {
    const FormData& form = exchange.form;
    Typed typed;
    typed.draft = {.direction = form.text("direction"),
                   .kind = form.text("kind"),
                   .authority = form.text("authority"),
                   .other_panel = form.text("other_panel"),
                   .contact = form.text("contact"),
                   .summary = form.text("summary"),
                   .sent_on = form.date("sent_on")};
    const auto id = exchange.id<CaseId>("case");
    const auto kept = exchange.change([&](audit::Change& change) -> Result<int> {
        const auto transfer = checked(typed.draft, *exchange.app.form.codes,
                                      exchange.app.panel.home_authority_dfe, change.today());
        if (!transfer) return std::unexpected(transfer.error());
        add_transfer(change, *find_case(change, id), *transfer);
        return 0;
    });
    if (kept) return site::redirect(address(id).query("recorded", "1"));
    typed.problems = kept.error();
    return again(exchange, typed);
}

http::Response record_acknowledgement(site::Exchange& exchange) {
    Typed typed;
    typed.transfer = exchange.form.text("transfer");
    typed.acknowledgement = {.on = exchange.form.date("acknowledged_on-" + typed.transfer),
                             .by = exchange.form.text("acknowledged_by-" + typed.transfer)};
    const auto id = exchange.id<CaseId>("case");
    const auto kept = exchange.change([&](audit::Change& change) -> Result<int> {
        const CaseFile file = *find_case(change, id);
        const auto transfers = transfers_of(change, file);
        const auto found = std::ranges::find_if(
            transfers, [&](const KeptTransfer& each) { return text(each.id) == typed.transfer; });
        if (found == transfers.end()) return refused("", "Select a transfer of this case");
        KeptTransfer seen = *found;
        const auto on = checked(typed.acknowledgement, seen.transfer.sent_on, change.today());
        if (!on) return std::unexpected(on.error());
        if (exchange.form.text("version") != std::to_string(seen.version)) seen.version = 0;
        return acknowledge(change, file, seen, *on, typed.acknowledgement.by);
    });
    if (kept) return site::redirect(address(id).query("acknowledged", "1"));
    typed.problems = kept.error();
    for (Problem& problem : typed.problems) {
        const bool is_day = problem.field == "acknowledged_on-day";
        if (is_day) problem.field = "acknowledged_on-" + typed.transfer + "-day";
        if (problem.field == "acknowledged_by") problem.field += "-" + typed.transfer;
    }
    return again(exchange, typed);
}

constexpr site::Route routes[] = {
    {site::Method::get, "/cases/{case}/transfer", Operation::view_transfers, case_subject,
     show_transfers},
    {site::Method::post, "/cases/{case}/transfer", Operation::record_transfer, case_subject,
     record},
    {site::Method::post, "/cases/{case}/transfer/acknowledgement", Operation::record_transfer,
     case_subject, record_acknowledgement},
};

}  // namespace

site::Routes transfer_routes() {
    return routes;
}

}  // namespace mase::cases
