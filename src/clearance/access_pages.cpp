// The page that says who can see a case and why, who may not, and until when.
#include "clearance/access_pages.h"

#include "accounts/accounts_store.h"
#include "cases/case_frame_pages.h"
#include "cases/cases_store.h"
#include "cases/holders_store.h"
#include "cases/reasons_pages.h"
#include "cases/reasons_store.h"
#include "clearance/clearance_store.h"
#include "clearance/shown_pages.h"
#include "clearance/why_shown_pages.h"
#include "meetings/agenda_store.h"
#include "meetings/meetings_store.h"
#include "site/copies_store.h"
#include "site/relations_store.h"

namespace mase::clearance {

namespace {

using access::Operation;
using audit::Reading;
using cases::CaseFile;
using site::Exchange;

bool may(const Exchange& exchange, const Reading& reading, Operation operation,
         const CaseFile& file) {
    return site::may(exchange.app.policy, reading, operation, cases::subject_of(file));
}

Html way(const std::string& words, const Url& href) {
    return govuk::link_button({.text = words, .href = href, .kind = govuk::ButtonKind::secondary});
}

std::string holder_name(const Reading& reading, const std::optional<AccountId>& account) {
    return account ? accounts::account_name(reading, *account) : "Nobody";
}

Html holders_table(const Reading& reading, const CaseFile& file) {
    govuk::Table table{.caption = "Who has held the case",
                       .caption_size = govuk::Size::medium,
                       .head = {"From", "As", "Person", "Recorded by"}};
    for (const cases::HolderPeriod& period : cases::holders_of(reading, file.id))
        table.rows.push_back({short_date(period.from_on),
                              period.part == "worker" ? "Worker" : "Manager", period.person,
                              period.changed_by + ", " + clock_words(period.changed_at)});
    return scrolled(table);
}

std::string until_words(const meetings::Meeting& meeting) {
    const std::string until = ", until its minutes are approved";
    return (meeting.state == "planned" ? "From the day its pack is circulated"
                                       : "Since its pack was circulated") +
           until;
}

Html guests_part(const Exchange& exchange, const Reading& reading, const CaseFile& file) {
    Html html;
    html << govuk::heading(govuk::Size::medium, "Guests");
    std::vector<std::vector<govuk::Cell>> rows;
    for (const meetings::Item& item : meetings::items_of_case(reading, file.id)) {
        const auto meeting = meetings::find_meeting(reading, item.meeting);
        if (meeting->state == "approved" || meeting->state == "cancelled") continue;
        for (const Guest& guest : guests_of(reading, item.id)) {
            Html end;
            end << "<a class=\"govuk-link\" href=\""
                << Url::path({"cases", text(file.id), "access", "guests", text(guest.account)})
                << "\">End" << govuk::visually_hidden(" the invitation of " + guest.name) << "</a>";
            rows.push_back({guest.name, exchange.app.panel.agency_name(guest.agency),
                            short_date(meeting->held_on), until_words(*meeting), std::move(end)});
        }
    }
    if (rows.empty()) {
        html << govuk::paragraph(
            "Nobody is invited. A guest reads this case alone, for one "
            "meeting, when their agency is involved.");
    } else {
        html << scrolled({.caption = "Guests, each for this case alone",
                          .head = {"Person", "Agency", "Meeting", "Reads it", "Change"},
                          .rows = std::move(rows)});
    }
    if (may(exchange, reading, Operation::invite_guest, file))
        html << way("Invite a guest", access_url(file.id, "guests"));
    return html;
}

std::string ended_words(const Reading& reading, const Connection& connection) {
    return "Ended by " + accounts::account_name(reading, connection.ended->by) + ", " +
           clock_words(connection.ended->at) + ": " + connection.ended->reason;
}

Html connections_part(const Exchange& exchange, const Reading& reading, const CaseFile& file) {
    Html html;
    html << govuk::heading(govuk::Size::medium, "People connected to the child or the family")
         << govuk::paragraph("A connected person finds no trace of this case anywhere.");
    std::vector<std::vector<govuk::Cell>> rows;
    for (const Connection& one : connections_of(reading, file)) {
        const std::string name = accounts::account_name(reading, one.account);
        Html end;
        if (one.is_in_force())
            end << "<a class=\"govuk-link\" href=\""
                << Url::path({"cases", text(file.id), "access", "connections", text(one.id)})
                << "\">End" << govuk::visually_hidden(" the connection of " + name) << "</a>";
        rows.push_back({name, one.reason,
                        (one.declared_at ? "Declared at a meeting, recorded by " : "Named by ") +
                            accounts::account_name(reading, one.named_by) + ", " +
                            clock_words(one.named_at),
                        one.is_in_force() ? govuk::Content(std::move(end))
                                          : govuk::Content(ended_words(reading, one))});
    }
    if (rows.empty()) {
        html << govuk::paragraph("Nobody is named.");
    } else {
        html << scrolled({.caption = "Connected people",
                          .head = {"Person", "How", "Since", "Change"},
                          .rows = std::move(rows)});
    }
    if (may(exchange, reading, Operation::connect_person, file))
        html << way("Name a connected person", access_url(file.id, "connections"));
    return html;
}

Html restriction_part(const Exchange& exchange, const Reading& reading, const CaseFile& file) {
    const auto restriction = restriction_of(reading, file);
    Html html;
    html << govuk::heading(govuk::Size::medium, "Restriction");
    if (restriction) {
        html << govuk::inset_text("Restricted to the people named by " +
                                  accounts::account_name(reading, restriction->set_by) + ", " +
                                  clock_words(restriction->set_at) + ": " + restriction->reason);
    } else {
        html << govuk::paragraph("This case is not restricted.");
    }
    if (may(exchange, reading, Operation::restrict_case, file))
        html << way(restriction ? "Change or end the restriction" : "Restrict this case",
                    access_url(file.id, "restriction"));
    return html;
}

// Who was given what of this child (DPA 2018 s.62).
Html copies_part(const Exchange& exchange, const Reading& reading, const CaseFile& file) {
    Html html;
    html << govuk::heading(govuk::Size::medium, "Copies given out");
    govuk::Table table{.caption = "Printed or saved, the latest first",
                       .head = {"When and by whom", "What", "For whom, and why", "Number"}};
    for (const site::Copy& copy : site::copies_of_case(reading, file.id)) {
        std::string whom = copy.is_own_use ? "For " + copy.recipient : copy.recipient;
        if (!copy.is_own_use)
            whom += ". " + exchange.app.form.codes->label("copy_reasons", copy.code) + ": " +
                    copy.reason;
        table.rows.push_back(
            {clock_words(*copy.given_at) + ", " + accounts::account_name(reading, copy.account),
             site::copied_words(copy.operation), std::move(whom), copy.serial});
    }
    if (table.rows.empty()) {
        html << govuk::paragraph("No page of this case has been printed or saved.");
    } else {
        html << scrolled(table);
    }
    return html;
}

std::string done_words(const std::string& done) {
    if (done == "connected") return "The connection is recorded, and holds from now on";
    if (done == "unconnected") return "The connection has ended";
    if (done == "restricted") return "The case is restricted to the people you named";
    if (done == "unrestricted") return "The restriction has ended";
    if (done == "invited") return "The guest is invited. Tell them: no email is sent";
    if (done == "uninvited") return "The invitation has ended";
    return "";
}

http::Response show_access(site::Exchange& exchange) {
    const auto reason = cases::held_reason(exchange);
    if (!reason) return cases::ask_reason(exchange);
    const auto viewing = exchange.view(*reason);
    const CaseFile file = *cases::find_case(viewing, exchange.id<CaseId>("case"));
    Html content;
    content << case_top(exchange, viewing, file, cases::CasePage::access)
            << govuk::heading(govuk::Size::large, "Access")
            << govuk::summary_list(
                   {.rows = {{.key = "Worker", .value = holder_name(viewing, file.worker)},
                             {.key = "Manager", .value = holder_name(viewing, file.manager)}}});
    if (may(exchange, viewing, Operation::change_case_holder, file))
        content << govuk::link_button({.text = "Change who holds the case",
                                       .href = Url::path({"cases", text(file.id), "holders"})});
    content << openers_tables(exchange, viewing, file, access_url(file.id, "why"))
            << way("Why can this person see this case?", access_url(file.id, "why"))
            << guests_part(exchange, viewing, file) << connections_part(exchange, viewing, file)
            << restriction_part(exchange, viewing, file) << copies_part(exchange, viewing, file)
            << holders_table(viewing, file);
    return site::page(exchange, {.title = "Access to a case",
                                 .content = std::move(content),
                                 .back = Url::path({"cases", text(file.id)}),
                                 .done = done_words(exchange.query.text("done")),
                                 .sensitive = true,
                                 .full_width = true});
}

constexpr site::Route routes[] = {
    {site::Method::get, "/cases/{case}/access", Operation::view_case_access, cases::case_subject,
     show_access},
};

}  // namespace

site::Routes access_routes() {
    return routes;
}

}  // namespace mase::clearance
