#include "referrals/rows_pages.h"

#include "core/problems.h"
#include "referrals/parts_form.h"
#include "site/frame.h"

namespace mase::referrals {

namespace {

Html card(const site::Exchange& exchange, const Written& written, const forms::Section& section,
          int row) {
    const Url address = row_url(written.referral.id, section, row);
    const std::string hidden = section.repeats + " " + std::to_string(row + 1);
    return govuk::summary_list(
        {.rows = forms::summary_rows(shown(exchange), section, written.answers, row),
         .card = {
             .title = row_title(section, row),
             .actions = {{"Change", address, hidden},
                         {"Remove", removal_url(written.referral.id, section, row), hidden}}}});
}

// Only where the route can do without: a referral of a held meeting without its actions says
// nothing that the panel could check (MR-27).
bool may_be_none(const forms::Section& section, const Written& written) {
    return !is_needed(section, written.referral.route);
}

Html ask_for_first(const site::Exchange& exchange, const forms::Section& section,
                   const Written& written, const Problems& problems) {
    const Url add = new_row_url(written.referral.id, section);
    if (!may_be_none(section, written))
        return govuk::link_button({.text = "Add the first " + section.repeats, .href = add});
    Html fields;
    fields << govuk::hidden_input("seen", fingerprint(section, written.answers))
           << govuk::radios({.name = section.id,
                             .legend = {"Is there " + with_article(section.repeats) + " to add?",
                                        govuk::Size::medium},
                             .error = problem_of(problems, section.id),
                             .value = forms::says_none(section, written.answers)
                                          ? std::string(forms::none_known)
                                          : "",
                             .items = {{.value = "ADD", .text = "Yes, add one"},
                                       {.value = std::string(forms::none_known),
                                        .text = "None known",
                                        .hint = "You have asked or looked, and none is known."}}})
           << govuk::button({.text = "Save and continue", .prevent_double_click = true})
           << govuk::paragraph(govuk::link(referral_url(written.referral.id), "Come back later"));
    return site::post_form(exchange, part_url(written.referral.id, section), fields);
}

}  // namespace

std::string with_article(const std::string& noun) {
    return (std::string_view("aeiou").contains(noun.front()) ? "an " : "a ") + noun;
}

std::string row_title(const forms::Section& section, int row) {
    std::string noun = section.repeats;
    noun.front() = char(noun.front() - 'a' + 'A');
    return noun + " " + std::to_string(row + 1);
}

http::Response list_page(const site::Exchange& exchange, const forms::Section& part,
                         const Written& written, Problems problems) {
    const forms::Section* asked_here = asked(exchange, written, part);
    if (!asked_here) return site::missing(exchange);
    const forms::Section& section = *asked_here;
    const int count = written.answers.rows(section);
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large, section.title,
                                        shown_name(written.answers))
         << govuk::paragraph(section.lead);
    for (int row = 0; row < count; ++row) html << card(exchange, written, section, row);
    if (count == 0) {
        html << ask_for_first(exchange, section, written, problems);
    } else {
        html << govuk::button_group(
            {govuk::link_button(
                 {.text = "Continue",
                  .href = next_after(form_of(exchange, written.referral), written, section)}),
             govuk::link_button({.text = "Add another " + section.repeats,
                                 .href = new_row_url(written.referral.id, section),
                                 .kind = govuk::ButtonKind::secondary})});
    }
    site::Page page{.title = section.title,
                    .content = std::move(html),
                    .back = referral_url(written.referral.id),
                    .problems = std::move(problems),
                    .sensitive = true};
    return site::page(exchange, std::move(page));
}

http::Response write_list(site::Exchange& exchange, const forms::Section& part) {
    const auto id = exchange.id<ReferralId>("referral");
    const std::string chosen = exchange.form.text(part.id);
    if (chosen == "ADD") return site::redirect(new_row_url(id, part));
    const Result<Written> saved = exchange.change([&](audit::Change& change) -> Result<Written> {
        Written written = load(change, exchange.app.form, id);
        const forms::Section* asked_here = asked(exchange, written, part);
        if (!asked_here || !may_write(written.referral, part))
            return refused(Problems{sent_meanwhile()});
        const forms::Section& section = *asked_here;
        if (chosen != forms::none_known || !may_be_none(section, written))
            return refused(section.id, "Select yes, or that none is known");
        if (fingerprint(section, written.answers) != exchange.form.text("seen"))
            return refused(Problems{list_changed_meanwhile()});
        written.answers.set(section.id, 0, {.codes = {chosen}, .words = {}});
        save_part(change, written, section);
        return written;
    });
    if (saved) return site::redirect(next_after(form_of(exchange, saved->referral), *saved, part));
    const auto viewing = exchange.view();
    return list_page(exchange, part, load(viewing, exchange.app.form, id), saved.error());
}

}  // namespace mase::referrals
