// Checking the answers, declaring and sending; afterwards the receipt.
#include "forms/answers_form.h"
#include "meetings/meetings_store.h"
#include "papers/shown_pages.h"
#include "referrals/clocks.h"
#include "referrals/handlers_pages.h"
#include "referrals/referrals_store.h"
#include "referrals/rows_pages.h"
#include "referrals/shown_pages.h"
#include "site/frame.h"

namespace mase::referrals {

namespace {

const Problem changed_meanwhile{
    "",
    "Someone changed this referral after you opened this page. Check the answers again, then "
    "send it."};

Html section_heading(const forms::Section& section, const Url& change) {
    Html html = govuk::heading(govuk::Size::medium, section.title);
    if (change.empty()) return html;
    Html link;
    link << "Change" << govuk::visually_hidden(" " + section.title);
    html << govuk::paragraph(govuk::link(change, link));
    return html;
}

// `changes`: with a link to each part.
Html all_answers(const site::Exchange& exchange, const Written& written, bool changes) {
    Html html;
    for (const forms::Section* section : parts(form_of(exchange, written.referral))) {
        const Progress done = progress(*section, written.answers, written.referral.route);
        if (done == Progress::not_yet) continue;
        html << section_heading(*section,
                                changes ? part_url(written.referral.id, *section) : Url());
        if (done == Progress::not_started) {
            html << govuk::paragraph("Not answered yet.");
            continue;
        }
        if (forms::says_none(*section, written.answers)) html << govuk::paragraph("None known.");
        for (int row = 0; row < written.answers.rows(*section); ++row) {
            html << govuk::summary_list(
                {.rows = forms::summary_rows(shown(exchange), *section, written.answers, row),
                 .card = {.title = section->is_list() ? row_title(*section, row) : ""}});
        }
    }
    return html;
}

Url place_of(const site::Exchange& exchange, const Written& written, const Gap& gap) {
    const forms::Section& section = *gap.section;
    const ReferralId id = written.referral.id;
    if (!section.is_list()) {
        const Problems linked = forms::linked(exchange.app.form, {gap.problem});
        return part_url(id, section).at(linked.front().field);
    }
    return written.answers.rows(section) == 0 ? part_url(id, section)
                                              : row_url(id, section, gap.row);
}

Html missing_list(const site::Exchange& exchange, const Written& written,
                  const std::vector<Gap>& missing) {
    if (missing.empty()) return {};
    std::vector<govuk::Content> items;
    for (const Gap& gap : missing) {
        Html item;
        item << govuk::link(place_of(exchange, written, gap), gap.problem.message) << " ("
             << gap.section->title << ")";
        items.emplace_back(std::move(item));
    }
    Html html;
    html << "<div id=\"missing\">"
         << govuk::heading(govuk::Size::medium, "Answer these before you send it")
         << govuk::list(govuk::ListKind::bullet, items) << "</div>";
    return html;
}

Html sending_form(const site::Exchange& exchange, const audit::Reading& reading,
                  const Written& written, const forms::Answers& declared,
                  const Problems& problems) {
    const Meetings meetings = meetings::upcoming_meetings(reading, exchange.today());
    Html fields;
    fields << govuk::hidden_input("version", std::to_string(written.referral.version))
           << govuk::heading(govuk::Size::medium, "Send it")
           << govuk::inset_text(sending_words(written.referral, meetings, exchange.today()))
           << forms::fields(shown(exchange), declaration(exchange.app.form), declared, 0, problems)
           << govuk::button({.text = "Send the referral", .prevent_double_click = true});
    return site::post_form(exchange, answers_url(written.referral.id), fields);
}

http::Response check_page(const site::Exchange& exchange, const audit::Reading& viewing,
                          const Written& written, const forms::Answers& declared,
                          Problems problems) {
    const auto missing =
        gaps(exchange.app.form, written.answers, route_of(exchange, written.referral),
             exchange.app.panel, exchange.today());
    const std::string name = shown_name(written.answers);
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large, "Check your answers", name)
         << missing_list(exchange, written, missing) << all_answers(exchange, written, true)
         << papers::part_of_referral(exchange, viewing, written.referral.id);
    if (missing.empty()) html << sending_form(exchange, viewing, written, declared, problems);
    site::Page page{.title = "Check your answers",
                    .content = std::move(html),
                    .back = referral_url(written.referral.id),
                    .problems = std::move(problems),
                    .sensitive = true};
    return site::page(exchange, std::move(page));
}

std::vector<govuk::Content> next_steps(const site::Exchange& exchange, const Written& written,
                                       const Openings& open) {
    const Referral& referral = written.referral;
    std::vector<govuk::Content> steps{
        "The administrator checks it, and accepts it or returns it to you with what is missing. "
        "Your home page will say so."};
    if (referral.sent_ahead)
        steps.emplace_back(
            "Once the " + route_of(exchange, referral).prior_meeting +
            " has been held, record it from the page of this referral, with the actions that it "
            "agreed. The panel cannot hear the case before that.");
    if (referral.is_for_data()) {
        steps.emplace_back(
            "The child is counted in this quarter. The panel does not discuss the case, and asks "
            "nothing of you.");
        return steps;
    }
    if (open.in_time)
        steps.emplace_back("The pack goes to the panel’s members by " +
                           long_date(open.in_time->pack_by) + ".");
    if (open.sooner)
        steps.emplace_back(
            "If it cannot wait, tell the administrator: only a chair can allow the "
            "meeting on " +
            short_date(open.sooner->held_on) + ".");
    return steps;
}

Html receipt(const site::Exchange& exchange, const audit::Reading& reading,
             const Written& written) {
    const Date received_on = *written.referral.received_on;
    const Openings open =
        openings(meetings::upcoming_meetings(reading, exchange.today()), received_on);
    Html html, words;
    words << "Received on " << long_date(received_on);
    if (open.in_time && !written.referral.is_for_data())
        words << "<br>In time for the meeting on " << long_date(open.in_time->held_on);
    html << govuk::panel({.title = "Referral sent", .content = std::move(words)})
         << govuk::heading(govuk::Size::medium, "What happens next")
         << govuk::list(govuk::ListKind::bullet, next_steps(exchange, written, open))
         << in_danger(exchange.app.panel)
         << govuk::paragraph(govuk::link(referral_url(written.referral.id), "See where it is"));
    return html;
}

Result<int> send_now(const site::Exchange& exchange, const forms::Answers& declared,
                     audit::Change& change) {
    const forms::Form& form = exchange.app.form;
    const auto id = exchange.id<ReferralId>("referral");
    Written written = load(change, form, id);
    const forms::Route& route = route_of(exchange, written.referral);
    if (exchange.form.text("version") != std::to_string(written.referral.version))
        return refused(Problems{changed_meanwhile});
    if (!gaps(form, written.answers, route, exchange.app.panel, change.today()).empty())
        return refused("missing", "Answer what is missing before you send it");
    const forms::Section& agreed = declaration(form);
    if (!forms::missing(agreed, declared, route.code).empty() ||
        !forms::invalid(agreed, *form.codes, declared, 0, change.today()).empty())
        return refused("declaration", "Agree to the declaration before you send it");
    written.answers.set("declaration", 0, declared.at("declaration"));
    save_part(change, written, agreed);
    for (const forms::Section* section : parts(form_of(exchange, written.referral))) {
        const forms::Answers before = written.answers;
        forms::drop_hidden(*section, written.answers);
        if (written.answers != before) save_part(change, written, *section);
    }
    const Referral referral = *find_referral(change, id);  // with the version it has now
    send(change, referral, received_if_sent(referral, change.today(), exchange.app.panel),
         !prior_meeting_held(written.answers, route, change.today()));
    return 0;
}

}  // namespace

http::Response show_answers(site::Exchange& exchange) {
    const auto viewing = exchange.view();
    const Written written = load(viewing, exchange.app.form, exchange.id<ReferralId>("referral"));
    const Referral& referral = written.referral;
    const bool own = is_own(exchange, referral);
    if (own && referral.can_be_written()) return check_page(exchange, viewing, written, {}, {});
    const bool sent = own && referral.state == State::sent;
    Html html;
    if (sent) {
        html << receipt(exchange, viewing, written)
             << govuk::details({.summary_text = "Read what you wrote",
                                .content = all_answers(exchange, written, false)});
        return site::page(exchange, {.title = "Referral sent",
                                     .content = std::move(html),
                                     .back = referral_url(referral.id),
                                     .sensitive = true});
    }
    html << govuk::heading_with_caption(govuk::Size::large, "What was written",
                                        shown_name(written.answers))
         << all_answers(exchange, written, false);
    return site::page(exchange, {.title = "What was written",
                                 .content = std::move(html),
                                 .back = referral_url(referral.id),
                                 .sensitive = true});
}

http::Response send_one(site::Exchange& exchange) {
    forms::Answers declared;
    forms::read_answers(exchange.form, declaration(exchange.app.form), 0, declared);
    const Result<int> sent = exchange.change(
        [&](audit::Change& change) { return send_now(exchange, declared, change); });
    const auto id = exchange.id<ReferralId>("referral");
    if (sent) return site::redirect(answers_url(id));
    const auto viewing = exchange.view();
    return check_page(exchange, viewing, load(viewing, exchange.app.form, id), declared,
                      sent.error());
}

}  // namespace mase::referrals
