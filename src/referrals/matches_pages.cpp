// Known children who may be the one referred, side by side with the referral: the administrator
// says of each whether it is the same child.
#include <algorithm>
#include <array>

#include "core/problems.h"
#include "referrals/handlers_pages.h"
#include "referrals/matches_store.h"
#include "referrals/shown_pages.h"
#include "site/frame.h"

namespace mase::referrals {

namespace {

constexpr auto compared = std::to_array<const char*>(
    {"child_given_names", "child_family_name", "child_known_as", "child_born_on", "child_sex",
     "child_nhs_number", "child_case_number", "child_address", "child_school",
     "responsible_authority"});

// Who compares: the administrator all that they may see, a chair what is hidden from them.
enum class Comparing { administrator, chair };

std::vector<Match> matches_for(Comparing who, const audit::Reading& reading,
                               const forms::Form& form, const Written& written) {
    return who == Comparing::chair ? matches_for_chairs(reading, form, written)
                                   : matches_of(reading, form, written);
}

Url page_url(Comparing who, ReferralId id) {
    return who == Comparing::chair ? chairs_matches_url(id) : matches_url(id);
}

struct TypedVerdict {
    std::string child;  // text of its id; which of the forms was sent
    MatchDraft draft;
    Problems problems;
};

std::string answer(const site::Exchange& exchange, const char* question,
                   const forms::Answers& answers) {
    const std::string words = forms::answer_words(
        shown(exchange), *exchange.app.form.find(question), answers.at(question));
    return words.empty() ? "Not answered" : words;
}

Html side_by_side(const site::Exchange& exchange, const Written& written, const Match& match) {
    govuk::Table table{.caption = "The referral beside the known child",
                       .caption_size = govuk::Size::small,
                       .head = {"Detail", "In this referral", "Known to the panel"},
                       .first_cell_is_header = true};
    for (const char* question : compared)
        table.rows.push_back({exchange.app.form.find(question)->label,
                              answer(exchange, question, written.answers),
                              answer(exchange, question, match.known.child)});
    const cases::CaseFile& file = match.known.file;
    std::string state = file.is_data_only() ? "Known for the data alone"
                        : file.is_open()    ? "Open"
                                            : "Closed";
    state += ", since " + short_date(file.opened_on);
    table.rows.push_back({"Case", "Would be a new one", state});
    table.rows.push_back({"Discussed by this panel", "As the referral says",
                          match.known.was_discussed ? "Yes" : "No"});
    return site::scrolling("The referral beside the known child", govuk::table(table));
}

Html reasons_list(const Match& match) {
    std::vector<govuk::Content> reasons;
    for (const cases::Likeness likeness : match.known.reasons)
        reasons.emplace_back(std::string(cases::words(likeness)));
    return govuk::list(govuk::ListKind::bullet, reasons);
}

std::string said(Verdict verdict) {
    switch (verdict) {
        case Verdict::link: return "The same child";
        case Verdict::apart: return "Another child";
        case Verdict::asked: break;
    }
    return "The referrer has been asked";
}

std::vector<govuk::Choice> verdicts(Comparing who) {
    std::vector<govuk::Choice> all{
        {.value = "link",
         .text = "Yes, the same child",
         .hint = "The referral joins the known case. Nothing is merged, and it can be undone."},
        {.value = "apart", .text = "No, another child"}};
    if (who == Comparing::administrator)
        all.push_back({.value = "asked",
                       .text = "I do not know yet: ask the referrer",
                       .hint = "They read what you write below, so do not name the known child "
                               "there."});
    return all;
}

Html verdict_form(Comparing who, const site::Exchange& exchange, const Referral& referral,
                  const Match& match, const TypedVerdict& typed) {
    const std::string child = text(match.known.file.child);
    const bool was_sent = typed.child == child;
    const Problems problems = was_sent ? typed.problems : Problems{};
    // One form for each child on the page, so that its fields have names of their own.
    const std::string verdict = "verdict-" + child, reason = "reason-" + child;
    Html fields;
    fields << govuk::hidden_input("child", child)
           << govuk::hidden_input("version", std::to_string(referral.version))
           << govuk::radios({.name = verdict,
                             .legend = {"Is it the same child?", govuk::Size::small},
                             .error = problem_of(problems, verdict),
                             .value = was_sent        ? typed.draft.verdict
                                      : match.verdict ? std::string(name(*match.verdict))
                                                      : "",
                             .items = verdicts(who)})
           << govuk::textarea({.name = reason,
                               .label = who == Comparing::chair ? "How you know"
                                                                : "How you know, or what you ask",
                               .error = problem_of(problems, reason),
                               .value = was_sent ? typed.draft.reason : match.reason,
                               .rows = 3})
           << govuk::button({.text = "Save", .kind = govuk::ButtonKind::secondary});
    return site::post_form(exchange, page_url(who, referral.id), fields);
}

Html one_match(Comparing who, const site::Exchange& exchange, const Written& written,
               const Match& match, const TypedVerdict& typed, std::size_t number) {
    Html html;
    html << govuk::heading(govuk::Size::medium, "Known child " + std::to_string(number))
         << reasons_list(match) << side_by_side(exchange, written, match);
    if (match.verdict)
        html << govuk::inset_text(said(*match.verdict) + ". " + match.by + ", " +
                                  clock_words(match.at) + ": " + match.reason);
    html << verdict_form(who, exchange, written.referral, match, typed);
    return html;
}

// What the chair is told and the administrator is not, and where each goes on to.
Html beside_the_matches(Comparing who, const Written& written) {
    if (who == Comparing::administrator)
        return govuk::link_button(
            {.text = "Go on to accept or return it", .href = acceptance_url(written.referral.id)});
    return govuk::inset_text(
        "The case of each child here is hidden from an administrator of this panel, who is not "
        "told of it or of what you answer. Where it is the same child, the referral joins that "
        "case when it is accepted, and leaves the administrator’s list then.");
}

http::Response matches_page(Comparing who, const site::Exchange& exchange,
                            const TypedVerdict& typed) {
    const auto viewing = exchange.view();
    const Written written = load(viewing, exchange.app.form, exchange.id<ReferralId>("referral"));
    const std::vector<Match> matches = matches_for(who, viewing, exchange.app.form, written);
    const int open = open_matches(judgements(matches));
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large, "Is the child known already?",
                                        shown_name(written.answers));
    if (matches.empty()) {
        html << govuk::paragraph(
            "No child whom the panel knows has a name, a date of birth or a number like those in "
            "this referral.");
    } else {
        html << govuk::paragraph(
                    "These children are like the one in this referral. Say of each whether it is "
                    "the same child, so that no child has two records and no two children share "
                    "one.")
             << govuk::paragraph(open == 0 ? "Each has its answer."
                                           : std::to_string(open) + " of " +
                                                 std::to_string(matches.size()) +
                                                 " still to be answered.");
    }
    std::size_t number = 0;
    for (const Match& match : matches)
        html << one_match(who, exchange, written, match, typed, ++number);
    html << beside_the_matches(who, written);
    site::Page page{.title = "Is the child known already?",
                    .content = std::move(html),
                    .back = referral_url(written.referral.id),
                    .problems = typed.problems,
                    .sensitive = true,
                    .full_width = true};
    return site::page(exchange, std::move(page));
}

// Problems name the fields of the form that was sent.
Problems of_child(Problems problems, const std::string& child) {
    for (Problem& problem : problems) {
        if (!problem.field.empty()) problem.field += "-" + child;
    }
    return problems;
}

http::Response judge_it(Comparing who, site::Exchange& exchange) {
    TypedVerdict typed{.child = exchange.form.text("child"), .draft = {}, .problems = {}};
    const auto child = parse_id<ChildId>(typed.child);
    if (!child) return site::missing(exchange);
    typed.draft = {.verdict = exchange.form.text("verdict-" + typed.child),
                   .reason = exchange.form.text("reason-" + typed.child)};
    const auto id = exchange.id<ReferralId>("referral");
    const Result<int> saved = exchange.change([&](audit::Change& change) -> Result<int> {
        const Written written = load(change, exchange.app.form, id);
        if (exchange.form.text("version") != std::to_string(written.referral.version))
            return refused("", "This referral changed after you opened this page. Compare again");
        const auto all = judgements(matches_for(who, change, exchange.app.form, written));
        if (std::ranges::find(all, *child, &Judgement::child) == all.end())
            return refused("", "This child is no longer like the one in the referral");
        const auto verdict = judged(typed.draft, *child, all);
        if (!verdict) return std::unexpected(verdict.error());
        if (who == Comparing::chair && *verdict == Verdict::asked)
            return refused("verdict", "Select whether it is the same child");
        judge(change, written.referral, *child, *verdict, typed.draft.reason);
        return 0;
    });
    if (saved) return site::redirect(page_url(who, id));
    typed.problems = of_child(saved.error(), typed.child);
    return matches_page(who, exchange, typed);
}

}  // namespace

http::Response show_matches(site::Exchange& exchange) {
    return matches_page(Comparing::administrator, exchange, {});
}

http::Response judge_match(site::Exchange& exchange) {
    return judge_it(Comparing::administrator, exchange);
}

http::Response show_matches_for_chairs(site::Exchange& exchange) {
    return matches_page(Comparing::chair, exchange, {});
}

http::Response judge_match_as_chair(site::Exchange& exchange) {
    return judge_it(Comparing::chair, exchange);
}

}  // namespace mase::referrals
