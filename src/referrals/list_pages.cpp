// The list of referrals: each person's own, and the administrator's inbox, oldest duty first.
#include <algorithm>

#include "accounts/accounts_store.h"
#include "meetings/meetings_store.h"
#include "referrals/clocks.h"
#include "referrals/handlers_pages.h"
#include "referrals/referrals_store.h"
#include "referrals/shown_pages.h"
#include "site/frame.h"

namespace mase::referrals {

namespace {

constexpr int rows_a_page = 50;

struct Entry {
    Referral referral;
    Duty duty;
};

bool is_owed_before(const Entry& one, const Entry& other) {
    // What has no date has nothing that it could be late for, so it comes last.
    if (one.duty.due.has_value() != other.duty.due.has_value()) return one.duty.due.has_value();
    if (one.duty.due != other.duty.due) return one.duty.due < other.duty.due;
    return one.referral.id < other.referral.id;
}

Html state_tags(const Entry& entry) {
    std::vector<govuk::Content> tags{state_tag(entry.referral)};
    if (entry.referral.is_for_data() && entry.referral.is_open())
        tags.emplace_back(govuk::tag("Data only", govuk::TagColour::purple));
    if (entry.duty.is_late) tags.emplace_back(govuk::tag("Late", govuk::TagColour::red));
    if (entry.referral.waits_for_chair)
        tags.emplace_back(govuk::tag("Waiting for a chair", govuk::TagColour::yellow));
    return govuk::list(govuk::ListKind::plain, tags);
}

Html duty_cell(const Entry& entry) {
    Html html;
    for (const std::string& sentence : entry.duty.words) {
        if (!html.empty()) html << "<br>";
        html << sentence;
    }
    return html;
}

std::vector<govuk::Cell> table_row(const audit::Reading& reading, const Entry& entry) {
    reading.shows(entry.referral.id);
    Html whose;
    whose << govuk::link(referral_url(entry.referral.id),
                         shown_name(child_name(reading, entry.referral)))
          << "<br>" << accounts::account_name(reading, entry.referral.referrer);
    return {govuk::Cell(std::move(whose)), govuk::Cell(state_tags(entry)),
            govuk::Cell(duty_cell(entry))};
}

std::string count_words(std::size_t count, const std::string& what) {
    return std::to_string(count) + (count == 1 ? " referral " : " referrals ") + what;
}

Html table(const audit::Reading& reading, const std::vector<Entry>& entries, std::size_t from,
           const std::string& caption) {
    govuk::Table table{.caption = caption,
                       .caption_size = govuk::Size::medium,
                       .head = {"Child and referrer", "State", "What is due"}};
    const std::size_t end = std::min(entries.size(), from + rows_a_page);
    for (std::size_t at = from; at < end; ++at)
        table.rows.push_back(table_row(reading, entries[at]));
    return site::scrolling("Referrals", govuk::table(table));
}

Html in_work(const site::Exchange& exchange, const audit::Reading& reading,
             const site::Scope& scope) {
    const Meetings meetings = meetings::upcoming_meetings(reading, exchange.today());
    std::vector<Entry> entries;
    for (Referral& referral : list_open(reading, scope)) {
        Duty owed = duty(referral, meetings, exchange.today(), exchange.app.panel);
        entries.push_back({std::move(referral), std::move(owed)});
    }
    if (entries.empty())
        return govuk::paragraph(
            "Referrals stand here from their first word until the administrator has decided. "
            "There are none now.");
    std::ranges::sort(entries, is_owed_before);
    const std::string typed = exchange.query.text("from");
    const bool is_number = !typed.empty() && typed.size() < 7 &&
                           std::ranges::all_of(typed, [](char c) { return c >= '0' && c <= '9'; });
    std::size_t from = is_number ? std::stoul(typed) : 0;
    if (from >= entries.size()) from = 0;
    Html html = table(reading, entries, from, count_words(entries.size(), "in work"));
    govuk::Pagination pages;
    const auto page_from = [](std::size_t at) {
        return Url("/referrals").query("from", std::to_string(at));
    };
    if (from > 0) pages.previous.href = page_from(from > rows_a_page ? from - rows_a_page : 0);
    if (from + rows_a_page < entries.size()) pages.next.href = page_from(from + rows_a_page);
    if (!pages.previous.href.empty() || !pages.next.href.empty()) html << govuk::pagination(pages);
    return html;
}

Html decided_ones(const site::Exchange& exchange, const audit::Reading& reading,
                  const site::Scope& scope) {
    const auto before = parse_id<ReferralId>(exchange.query.text("before"));
    std::vector<Referral> referrals = list_closed(reading, scope, rows_a_page + 1, before);
    if (referrals.empty())
        return govuk::paragraph(
            "Referrals stand here once they are accepted, not for this panel or withdrawn. There "
            "are none yet.");
    const bool more = referrals.size() > rows_a_page;
    if (more) referrals.pop_back();
    std::vector<Entry> entries;
    for (Referral& referral : referrals) {
        Duty nothing;
        nothing.words.push_back(referral.received_on
                                    ? "Nothing. Received " + short_date(*referral.received_on) + "."
                                    : "Nothing. Never sent.");
        entries.push_back({std::move(referral), std::move(nothing)});
    }
    Html html = table(reading, entries, 0, count_words(entries.size(), "on this page"));
    if (more)
        html << govuk::pagination(
            {.next = {.href = Url("/referrals")
                                  .query("show", "decided")
                                  .query("before", text(entries.back().referral.id))}});
    return html;
}

}  // namespace

http::Response show_list(site::Exchange& exchange) {
    const auto viewing = exchange.view();
    const site::Scope scope =
        site::scope(exchange.app.policy, exchange.actor(), access::Operation::list_referrals);
    const bool decided = exchange.query.text("show") == "decided";
    Html html;
    html << govuk::heading(govuk::Size::large, "Referrals");
    if (exchange.might(access::Operation::start_referral))
        html << govuk::link_button({.text = "Start a referral", .href = "/referrals/new"});
    if (exchange.might(access::Operation::check_referred))
        html << govuk::paragraph(
            govuk::link("/referrals/all-cases", "See whether all cases are referred"));
    html << moj::sub_navigation(
                {.label = "Which referrals",
                 .items = {{.text = "In work", .href = "/referrals", .active = !decided},
                           {.text = "Decided",
                            .href = Url("/referrals").query("show", "decided"),
                            .active = decided}}})
         << (decided ? decided_ones(exchange, viewing, scope) : in_work(exchange, viewing, scope));
    return site::page(
        exchange,
        {.title = "Referrals", .content = std::move(html), .sensitive = true, .full_width = true});
}

}  // namespace mase::referrals
