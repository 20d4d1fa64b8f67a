// Further information about a referral that was sent: added with its day, never changed
// (rules.md 18).
#include "core/problems.h"
#include "meetings/supplements_store.h"
#include "referrals/handlers_pages.h"
#include "referrals/referrals_store.h"
#include "referrals/shown_pages.h"
#include "site/frame.h"

namespace mase::referrals {

namespace {

constexpr std::size_t most_words = 8000;

Problems problems_of(const std::string& words) {
    if (words.empty()) return {{"words", "Enter what is to be added"}};
    if (words.size() > most_words)
        return {
            {"words", "Shorten this to " + std::to_string(most_words) + " characters or fewer"}};
    return {};
}

http::Response information_page(const site::Exchange& exchange, Problems problems) {
    const auto viewing = exchange.view();
    const auto referral = find_referral(viewing, exchange.id<ReferralId>("referral"));
    Html html, fields;
    fields << govuk::textarea({.name = "words",
                               .label = {"What is to be added", govuk::Size::medium},
                               .hint = "All members of the panel read this, so write no detail of "
                                       "the child’s health and no address.",
                               .error = problem_of(problems, "words"),
                               .value = exchange.form.text("words"),
                               .rows = 8})
           << govuk::button({.text = "Add it", .prevent_double_click = true});
    html << govuk::heading_with_caption(govuk::Size::large, "Add further information",
                                        shown_name(child_name(viewing, *referral)))
         << govuk::paragraph(
                "What was sent stays as it was. This is added beneath it with your name and "
                "today’s date, and goes to the panel with the case. It cannot be changed later. "
                "Where the pack is out already, it is a numbered supplement to it, shown as new to "
                "each reader until they have opened the case.")
         << in_danger(exchange.app.panel)
         << site::post_form(exchange, information_url(referral->id), fields);
    site::Page page{.title = "Add further information",
                    .content = std::move(html),
                    .back = referral_url(referral->id),
                    .problems = std::move(problems),
                    .sensitive = true};
    return site::page(exchange, std::move(page));
}

}  // namespace

http::Response show_information(site::Exchange& exchange) {
    return information_page(exchange, {});
}

http::Response add_information(site::Exchange& exchange) {
    const auto id = exchange.id<ReferralId>("referral");
    const std::string words = exchange.form.text("words");
    const Result<int> added = exchange.change([&](audit::Change& change) -> Result<int> {
        Problems problems = problems_of(words);
        if (!problems.empty()) return refused(std::move(problems));
        const auto referral = find_referral(change, id);
        if (referral->can_be_written())
            return refused("", "This referral can still be written: add it in its parts");
        meetings::add_supplement(change, id, referral->key, words);
        return 0;
    });
    if (!added) return information_page(exchange, added.error());
    return site::redirect(referral_url(id).at("information"));
}

}  // namespace mase::referrals
