// Whether all cases are referred: the administrator pastes their numbers and sees which are not.
#include "cases/search_words.h"
#include "core/problems.h"
#include "referrals/handlers_pages.h"
#include "referrals/pasted.h"
#include "referrals/referred_store.h"
#include "referrals/shown_pages.h"
#include "site/frame.h"

namespace mase::referrals {

namespace {

using Found = std::map<std::string, Referred>;

Html paste_form(const site::Exchange& exchange, const Problems& problems) {
    Html fields;
    fields << govuk::textarea({.name = "numbers",
                               .label = {"Case numbers", govuk::Size::medium},
                               .hint = "All cases of child sexual exploitation that are open on "
                                       "your own system, each number on a line of its own. They "
                                       "are compared and not kept.",
                               .error = problem_of(problems, "numbers"),
                               .value = exchange.form.text("numbers"),
                               .rows = 10})
           << govuk::button({.text = "See which have no referral"});
    return site::post_form(exchange, "/referrals/all-cases", fields);
}

govuk::Cell where_it_is(const Referred& one) {
    if (one.referral)
        return govuk::Cell(std::move(Html()
                                     << govuk::link(referral_url(one.referral->id), "Its referral")
                                     << " " << state_tag(*one.referral)));
    return govuk::Cell(govuk::link(Url::path({"cases", text(*one.case_id)}), "Its case"));
}

std::string count_words(std::size_t missing, std::size_t all) {
    if (missing == 0) return "All " + std::to_string(all) + " have a referral";
    return std::to_string(missing) + " of " + std::to_string(all) +
           (missing == 1 ? " has no referral" : " have no referral");
}

Html results(const std::vector<std::string>& numbers, const Found& found) {
    std::vector<govuk::Content> missing;
    govuk::Table table{.caption = "Those with a referral",
                       .caption_size = govuk::Size::medium,
                       .head = {"Case number", "Where it is"},
                       .first_cell_is_header = true};
    for (const std::string& number : numbers) {
        const Referred& one = found.at(number);
        if (one.is_missing()) {
            missing.emplace_back(number);
        } else {
            table.rows.push_back({number, where_it_is(one)});
        }
    }
    Html html;
    html << "<div id=\"results\">"
         << govuk::heading(govuk::Size::medium, count_words(missing.size(), numbers.size()));
    if (!missing.empty())
        html << govuk::paragraph(
                    "Every case of child sexual exploitation in the borough is referred. Ask "
                    "whoever holds these to start a referral.")
             << govuk::list(govuk::ListKind::bullet, missing);
    html << "</div>";
    if (!table.rows.empty()) html << govuk::table(table);
    return html;
}

http::Response all_cases_page(const site::Exchange& exchange, const Html& answer, Problems problems,
                              bool is_sensitive) {
    Html html;
    html << govuk::heading(govuk::Size::large, "Are all cases referred?") << answer
         << paste_form(exchange, problems);
    site::Page page{.title = "Are all cases referred?",
                    .content = std::move(html),
                    .back = "/referrals",
                    .problems = std::move(problems),
                    .sensitive = is_sensitive};
    return site::page(exchange, std::move(page));
}

}  // namespace

http::Response show_all_cases(site::Exchange& exchange) {
    return all_cases_page(exchange, {}, {}, false);
}

http::Response check_all_cases(site::Exchange& exchange) {
    const auto numbers = pasted_numbers(exchange.form.text("numbers"));
    if (!numbers) return all_cases_page(exchange, {}, numbers.error(), false);
    const auto viewing = exchange.view();
    const auto scope = [&](access::Operation operation) {
        return site::scope(exchange.app.policy, exchange.actor(), operation);
    };
    const Found found = referred(viewing, scope(access::Operation::search_cases),
                                 scope(access::Operation::list_referrals), *numbers);
    return all_cases_page(exchange, results(*numbers, found), {}, true);
}

}  // namespace mase::referrals
