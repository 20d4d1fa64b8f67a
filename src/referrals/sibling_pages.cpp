// Referring a brother or sister: a referral of their own, with what they share filled in
// (rules.md 19).
#include "accounts/accounts_store.h"
#include "referrals/family_pages.h"
#include "referrals/handlers_pages.h"
#include "referrals/shared.h"
#include "referrals/shown_pages.h"
#include "site/frame.h"
#include "site/relations_store.h"

namespace mase::referrals {

namespace {

std::string source_words(const site::Exchange& exchange, const audit::Reading& reading,
                         const Written& written) {
    if (exchange.actor().account == written.referral.referrer) return "";
    const std::string source = source_of(reading, written.referral);
    return source.empty() ? "With the referral of a brother or sister" : source;
}

bool may_refer(const site::Exchange& exchange, const audit::Reading& reading,
               const Referral& referral) {
    return site::may(exchange.app.policy, reading, access::Operation::refer_sibling,
                     {.kind = access::SubjectKind::referral,
                      .id = any(referral.id),
                      .state = std::string(name(referral.state)),
                      .via = {},
                      .case_id = referral.case_id});
}

bool may_see(const site::Exchange& exchange, const audit::Reading& reading,
             const Referral& referral) {
    return site::may(exchange.app.policy, reading, access::Operation::view_referral,
                     {.kind = access::SubjectKind::referral,
                      .id = any(referral.id),
                      .state = std::string(name(referral.state)),
                      .via = {},
                      .case_id = referral.case_id});
}

}  // namespace

Html family(const site::Exchange& exchange, const audit::Reading& reading, const Written& written) {
    std::vector<govuk::Content> siblings;
    for (const Referral& sibling : siblings_of(reading, written.referral)) {
        if (!may_see(exchange, reading, sibling)) continue;
        reading.shows(sibling.id);
        Html one;
        one << govuk::link(referral_url(sibling.id), shown_name(child_name(reading, sibling)))
            << " " << state_tag(sibling);
        siblings.emplace_back(std::move(one));
    }
    const bool may_add = may_refer(exchange, reading, written.referral);
    if (siblings.empty() && !may_add) return {};
    Html html;
    html << govuk::heading(govuk::Size::medium, "Brothers and sisters");
    if (!siblings.empty())
        html << govuk::paragraph("Taken together on the agenda, and decided on one by one.")
             << govuk::list(govuk::ListKind::bullet, siblings);
    if (may_add)
        html << site::post_form(exchange,
                                Url::path({"referrals", text(written.referral.id), "sibling"}),
                                govuk::button({.text = "Refer a brother or sister",
                                               .kind = govuk::ButtonKind::secondary,
                                               .prevent_double_click = true}));
    return html;
}

http::Response start_sibling(site::Exchange& exchange) {
    const auto id = exchange.id<ReferralId>("referral");
    const forms::Form& form = exchange.app.form;
    const Result<ReferralId> started =
        exchange.change([&](audit::Change& change) -> Result<ReferralId> {
            const Written written = load(change, form, id);
            const auto referrer = accounts::find_account(change, written.referral.referrer);
            return start_sibling(change, form, written,
                                 {.route = written.referral.route,
                                  .referrer = written.referral.referrer,
                                  .manager = referrer ? referrer->manager : std::nullopt,
                                  .source = source_words(exchange, change, written),
                                  .answers = shared_answers(form.on_route(written.referral.route),
                                                            written.answers)});
        });
    if (!started) return site::redirect(referral_url(id));
    return site::redirect(referral_url(*started));
}

}  // namespace mase::referrals
