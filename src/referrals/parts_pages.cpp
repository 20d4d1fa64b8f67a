// Writing a part of a referral that is asked once. A part that repeats is written row by row.
#include "referrals/handlers_pages.h"
#include "referrals/parts_form.h"
#include "referrals/parts_shown_pages.h"
#include "referrals/rows_pages.h"
#include "site/frame.h"

namespace mase::referrals {

namespace {

const Problem changed_meanwhile{
    "",
    "Someone else saved this part while you were writing. Nothing of yours is lost: compare, "
    "then save again to put yours in its place."};
PartPage shown_part(const forms::Section& section, const Written& written) {
    return {.section = section,
            .title = section.title,
            .address = part_url(written.referral.id, section),
            .back = referral_url(written.referral.id),
            .child = shown_name(written.answers),
            .answers = written.answers,
            .seen = fingerprint(section, written.answers)};
}

// The form again with what was typed, beside what is stored now.
http::Response again(const site::Exchange& exchange, const forms::Section& section,
                     Problems problems) {
    const auto viewing = exchange.view();
    const Written written = load(viewing, exchange.app.form, exchange.id<ReferralId>("referral"));
    const forms::Section* asked_here = asked(exchange, written, section);
    if (!asked_here) return site::missing(exchange);
    PartPage page = shown_part(*asked_here, written);
    page.answers = typed_over(exchange.form, *asked_here, written.answers, Hidden::kept);
    page.problems = std::move(problems);
    page.is_locked = !may_write(written.referral, section);
    if (page.seen != exchange.form.text("seen"))
        page.saved_meanwhile =
            differing(shown(exchange), *asked_here, written.answers, page.answers);
    return part_page(exchange, page);
}

Result<Written> save(const site::Exchange& exchange, const forms::Section& part,
                     audit::Change& change) {
    Written written = load(change, exchange.app.form, exchange.id<ReferralId>("referral"));
    const forms::Section* asked_here = asked(exchange, written, part);
    if (!asked_here || !may_write(written.referral, part))
        return refused(Problems{sent_meanwhile()});
    const forms::Section& section = *asked_here;
    if (fingerprint(section, written.answers) != exchange.form.text("seen"))
        return refused(Problems{changed_meanwhile});
    written.answers = typed_over(exchange.form, section, written.answers, Hidden::dropped);
    Problems problems =
        forms::invalid(section, *exchange.app.form.codes, written.answers, 0, exchange.today());
    if (!problems.empty()) return refused(std::move(problems));
    save_part(change, written, section);
    return written;
}

}  // namespace

http::Response show_part(site::Exchange& exchange) {
    const forms::Section* part = section_of(exchange);
    if (!part) return site::missing(exchange);
    const auto viewing = exchange.view();
    const Written written = load(viewing, exchange.app.form, exchange.id<ReferralId>("referral"));
    const forms::Section* section = asked(exchange, written, *part);
    if (!section || !may_write(written.referral, *section)) return site::missing(exchange);
    if (section->is_list()) return list_page(exchange, *section, written, {});
    return part_page(exchange, shown_part(*section, written));
}

http::Response write_part(site::Exchange& exchange) {
    const forms::Section* part = section_of(exchange);
    if (!part) return site::missing(exchange);
    if (part->is_list()) return write_list(exchange, *part);
    const Result<Written> saved =
        exchange.change([&](audit::Change& change) { return save(exchange, *part, change); });
    if (!saved) return again(exchange, *part, saved.error());
    const forms::Section* section = asked(exchange, *saved, *part);
    if (exchange.form.text("then") == "later")
        return site::redirect(referral_url(saved->referral.id));
    Problems missing = forms::missing(*section, saved->answers, saved->referral.route);
    if (missing.empty())
        return site::redirect(next_after(form_of(exchange, saved->referral), *saved, *section));
    // Saved all the same, so that nothing is lost by leaving now.
    PartPage page = shown_part(*section, *saved);
    page.problems = std::move(missing);
    page.is_saved = true;
    return part_page(exchange, page);
}

}  // namespace mase::referrals
