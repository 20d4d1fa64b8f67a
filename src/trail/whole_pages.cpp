#include "trail/whole_pages.h"

#include <array>
#include <chrono>

#include "platform/keyring.h"
#include "site/frame.h"
#include "site/recovery.h"

namespace mase::trail {

namespace {

using site::Exchange;

constexpr std::size_t most_faults_shown = 50;

// Longer than this nobody is kept waiting: they are told how far it is, and look again.
constexpr std::chrono::milliseconds patience{1500};
constexpr std::int64_t longest_kept = 10 * 60;  // seconds: what was found earlier is read again

struct Found {
    audit::TrailCheck check;
    std::vector<std::string> faults;  // in words, those of the published heads first
    Instant at;                       // when all was read
};

// Nothing while it is still being read.
std::optional<Found> look_over(const Exchange& exchange) {
    audit::Checking& checking = exchange.app.records.checking();
    const PublicKey& key = exchange.app.records.keys().signer().public_key();
    checking.start(key, exchange.app.heads_file);
    auto looked = checking.take_within(patience);
    if (looked && plus_seconds(looked->at, longest_kept) < exchange.now()) {  // nobody came for it
        checking.start(key, exchange.app.heads_file);
        looked = checking.take_within(patience);
    }
    if (!looked) return std::nullopt;
    Found found{
        .check = std::move(looked->check), .faults = std::move(looked->faults), .at = looked->at};
    for (const audit::TrailFault& fault : found.check.faults)
        found.faults.push_back(audit::words(fault));
    return found;
}

// To be read out, and to fit a narrow screen.
std::string in_groups(const std::string& digits) {
    std::string out;
    for (std::size_t at = 0; at < digits.size(); at += 8)
        out += (at == 0 ? "" : " ") + digits.substr(at, 8);
    return out;
}

Html verdict(const Found& found) {
    Html html;
    if (found.faults.empty()) {
        html << govuk::inset_text(
            "The trail is whole. Every line is as it was written, and none was taken out, put in "
            "or moved.");
        return html;
    }
    html << govuk::warning_text(
        "The trail is not whole. Tell the information governance lead and "
        "the data protection officer today, and ask that nothing on the "
        "server is changed until they have a copy of it.");
    std::vector<govuk::Content> faults;
    for (const std::string& fault : found.faults) {
        if (faults.size() == most_faults_shown) break;
        faults.emplace_back(fault);
    }
    html << govuk::heading(govuk::Size::medium, "What was found")
         << govuk::list(govuk::ListKind::bullet, faults);
    if (found.faults.size() > most_faults_shown)
        html << govuk::paragraph("And " + std::to_string(found.faults.size() - most_faults_shown) +
                                 " more.");
    return html;
}

Html explained(const Exchange& exchange) {
    Html html;
    html << govuk::paragraph(
                "Each line holds a digest of itself and of the line before. Every half minute "
                "the program signs how far the trail reaches and puts that where changing the "
                "database does not change it. A line that was rewritten, even with the digests "
                "of all that follow, no longer agrees with what was signed.")
         << govuk::paragraph(
                "This page runs on the server that it checks. To rely on nothing there, run "
                "the command mase audit verify on another machine, with a copy of the "
                "database, the signed heads, and the public key that was noted when mase was "
                "set up.")
         << govuk::paragraph(
                "Public key: " +
                in_groups(hex(as_text(exchange.app.records.keys().signer().public_key()))))
         << govuk::heading(govuk::Size::medium, "If the master key is lost")
         << govuk::paragraph(site::recovery_words(exchange.app.records.keys().sharing(),
                                                  exchange.app.panel.drill_months,
                                                  exchange.app.records.clock().today()))
         << govuk::paragraph(govuk::link("/audit", "Back to the audit trail"));
    return html;
}

http::Response whole_page(const Exchange& exchange, const Html& what) {
    Html content;
    content << govuk::heading(govuk::Size::large, "Is the trail whole?") << what
            << explained(exchange);
    return site::page(exchange, {.title = "Is the trail whole?", .content = std::move(content)});
}

// A long trail is read on while nobody waits.
http::Response show_progress(const Exchange& exchange) {
    const audit::Checking& checking = exchange.app.records.checking();
    Html html;
    html << govuk::inset_text("The trail is being read: " + std::to_string(checking.lines_read()) +
                              " of " + std::to_string(checking.lines_in_all()) +
                              " lines so far. What is found is told here once all are read.")
         << govuk::link_button({.text = "Look again", .href = "/audit/whole"});
    return whole_page(exchange, html);
}

http::Response show_whole(Exchange& exchange) {
    const audit::Viewing viewing = exchange.view();
    const auto found = look_over(exchange);
    if (!found) return show_progress(exchange);
    const audit::TrailCheck& check = found->check;
    Html html;
    html << verdict(*found)
         << govuk::summary_list(
                {.rows = {{.key = "Read", .value = clock_words(found->at)},
                          {.key = "Lines read", .value = std::to_string(check.lines)},
                          {.key = "Newest line",
                           .value = check.newest ? clock_words(*check.newest) : "None"},
                          {.key = "Starts of the program", .value = std::to_string(check.runs)},
                          {.key = "Signed heads kept outside the database",
                           .value = std::to_string(check.outside_heads)}}});
    return whole_page(exchange, html);
}

constexpr auto routes = std::to_array<site::Route>({
    {site::Method::get, "/audit/whole", access::Operation::check_trail, site::whole_panel,
     show_whole},
});

}  // namespace

site::Routes whole_routes() {
    return routes;
}

}  // namespace mase::trail
