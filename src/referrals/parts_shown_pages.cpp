#include "referrals/parts_shown_pages.h"

#include <algorithm>

#include "site/frame.h"

namespace mase::referrals {

namespace {

bool asks_codes(const forms::Section& section) {
    return std::ranges::any_of(section.questions, &forms::Question::is_coded);
}

Html buttons(bool is_row) {
    return govuk::button_group({govuk::button({.text = is_row ? "Save" : "Save and continue",
                                               .name = "then",
                                               .value = "continue",
                                               .prevent_double_click = true}),
                                govuk::button({.text = "Save and come back later",
                                               .kind = govuk::ButtonKind::secondary,
                                               .name = "then",
                                               .value = "later",
                                               .prevent_double_click = true})});
}

Html meanwhile(const PartPage& shown) {
    if (shown.saved_meanwhile.empty()) return {};
    Html html;
    html << govuk::heading(govuk::Size::medium, "What they saved, where it differs from yours")
         << govuk::summary_list({.rows = shown.saved_meanwhile})
         << govuk::heading(govuk::Size::medium, "What you typed");
    return html;
}

}  // namespace

http::Response part_page(const site::Exchange& exchange, const PartPage& shown_part) {
    const forms::Section& section = shown_part.section;
    Html html, form;
    html << govuk::heading_with_caption(govuk::Size::large, shown_part.title, shown_part.child);
    if (shown_part.is_locked) {
        html << govuk::summary_list(
            {.rows = forms::summary_rows(shown(exchange), section, shown_part.answers, 0)});
    } else {
        html << govuk::paragraph(section.lead);
        if (shown_part.is_saved)
            html << govuk::inset_text(
                "What you typed is saved. Add the rest now, or come back to it later.");
        if (asks_codes(section))
            html << govuk::inset_text(
                "Choose ‘Not known’ rather than guess: an unknown is counted and chased, a wrong "
                "answer is not.");
        form << govuk::hidden_input("seen", shown_part.seen)
             << forms::fields(shown(exchange), section, shown_part.answers, 0, shown_part.problems)
             << buttons(section.is_list());
        html << meanwhile(shown_part) << site::post_form(exchange, shown_part.address, form);
    }
    site::Page page{.title = shown_part.title,
                    .content = std::move(html),
                    .back = shown_part.back,
                    .problems = forms::linked(exchange.app.form, shown_part.problems),
                    .sensitive = true};
    return site::page(exchange, std::move(page));
}

Problem sent_meanwhile() {
    return {"",
            "This part can no longer be changed, since the referral has been sent. What you typed "
            "is below, so that you can copy it."};
}

Problem list_changed_meanwhile() {
    return {"",
            "Someone else changed this list meanwhile. Look at it as it is now, then do it again."};
}

const forms::Section* section_of(const site::Exchange& exchange) {
    const forms::Section* section = exchange.app.form.section(exchange.params.find("part")->second);
    if (!section || section == &declaration(exchange.app.form)) return nullptr;
    return section->in_referral || !section->routes.empty() ? section : nullptr;
}

const forms::Section* asked(const site::Exchange& exchange, const Written& written,
                            const forms::Section& section) {
    return form_of(exchange, written.referral).section(section.id);
}

Url next_after(const forms::Form& form, const Written& written, const forms::Section& section) {
    const auto sections = parts(form);
    auto at = std::ranges::find(sections, section.id, &forms::Section::id);
    for (++at; at != sections.end(); ++at) {
        const bool asked =
            progress(**at, written.answers, written.referral.route) != Progress::not_yet;
        if (asked && may_write(written.referral, **at)) return part_url(written.referral.id, **at);
    }
    return written.referral.can_be_written() ? answers_url(written.referral.id)
                                             : referral_url(written.referral.id);
}

std::vector<govuk::SummaryRow> differing(const forms::Shown& shown_to,
                                         const forms::Section& section,
                                         const forms::Answers& answers,
                                         const forms::Answers& other) {
    std::vector<govuk::SummaryRow> rows;
    for (const forms::Question& question : section.questions) {
        const std::string words = forms::answer_words(shown_to, question, answers.at(question.id));
        if (words != forms::answer_words(shown_to, question, other.at(question.id)))
            rows.push_back({.key = question.label, .value = words.empty() ? "No answer" : words});
    }
    return rows;
}

}  // namespace mase::referrals
