#include "clearance/why_shown_pages.h"

#include <algorithm>

#include "accounts/accounts_store.h"
#include "clearance/shown_pages.h"
#include "clearance/why_store.h"

namespace mase::clearance {

namespace {

using access::Operation;
using audit::Reading;
using site::Exchange;

Answer asked(const Exchange& exchange, const Reading& reading, const accounts::Account& account,
             const Matter& matter) {
    return answer(exchange.app.policy, matter.opens, matter.subject,
                  standing(reading, account, exchange.app.panel, matter));
}

std::vector<govuk::Cell> row(const Exchange& exchange, const accounts::Account& account,
                             const Answer& answer, const Url& why) {
    Html person;
    person << govuk::link(why.query("person", text(account.id)), account.name)
           << "<p class=\"govuk-body-s govuk-!-margin-bottom-0\">"
           << exchange.app.panel.agency_name(account.agency) << "</p>";
    return {std::move(person), why_and_what(answer)};
}

using Rows = std::vector<std::vector<govuk::Cell>>;

// Of somebody who does not open the case: what else of it they see.
void add_partly(const Exchange& exchange, const Reading& reading, const accounts::Account& account,
                const std::vector<Matter>& matters, const Url& why, Rows& rows) {
    for (const Matter& matter : matters) {
        const Answer found = asked(exchange, reading, account, matter);
        if (!found.is_allowed) continue;
        auto cells = row(exchange, account, found, why);
        cells.insert(cells.begin() + 1, matter.words);
        rows.push_back(std::move(cells));
    }
}

// What is asked of each person: all that there is to do with a case, then what belongs to it.
struct Question {
    std::string words;
    Operation operation;
    const Matter* matter;
};

std::vector<Question> questions(const std::vector<Matter>& matters) {
    std::vector<Question> all;
    for (std::size_t i = 0; i < access::operations.size(); ++i) {
        const auto words = ability(Operation(i));
        if (!words.empty()) all.push_back({std::string(words), Operation(i), &matters.front()});
    }
    for (std::size_t i = 1; i < matters.size(); ++i)
        all.push_back({matters[i].words, matters[i].opens, &matters[i]});
    return all;
}

struct Group {  // of what has the same answer
    std::vector<govuk::Content> words;
    Answer answer;
};

std::vector<Group> grouped(const Exchange& exchange, const Reading& reading,
                           const accounts::Account& account, const std::vector<Matter>& matters) {
    std::vector<Group> groups;
    for (Question& question : questions(matters)) {
        const Matter& matter = *question.matter;
        Answer found = answer(exchange.app.policy, question.operation, matter.subject,
                              standing(reading, account, exchange.app.panel, matter));
        const auto same = std::ranges::find(groups, found, &Group::answer);
        Group& group = same == groups.end() ? groups.emplace_back() : *same;
        group.words.emplace_back(std::move(question.words));
        group.answer = std::move(found);
    }
    std::ranges::stable_partition(groups,
                                  [](const Group& group) { return group.answer.is_allowed; });
    return groups;
}

Html why_not(const Answer& answer) {
    Html html;
    for (const std::string& words : answer.barred) html << govuk::paragraph(words + ".");
    if (answer.instead.empty()) return html;
    std::vector<govuk::Content> conditions(answer.instead.begin(), answer.instead.end());
    html << "<p class=\"govuk-body govuk-!-margin-bottom-1\">They could if</p>"
         << govuk::list(govuk::ListKind::bullet, conditions);
    return html;
}

}  // namespace

Html ways_list(const Answer& answer) {
    Html html;
    for (const Way& way : answer.ways) {
        html << "<p class=\"govuk-body govuk-!-margin-bottom-1\">" << way.because << ".</p>";
        std::string dates = way.since ? "Since " + clock_words(*way.since) + ". " : "";
        if (way.ends_at) {
            dates += "Until " + clock_words(*way.ends_at) + ".";
        } else if (!way.until.empty()) {
            dates += way.until + ".";
        }
        if (!dates.empty()) html << "<p class=\"govuk-body-s\">" << dates << "</p>";
    }
    return html;
}

Html why_and_what(const Answer& answer) {
    Html html = ways_list(answer);
    if (const std::string parts = parts_words(answer); !parts.empty())
        html << "<p class=\"govuk-body-s\"><strong>" << parts << ".</strong></p>";
    return html;
}

Html openers_tables(const Exchange& exchange, const Reading& reading, const cases::CaseFile& file,
                    const Url& why) {
    auto matters = matters_of(reading, file);
    const Matter the_case = matters.front();
    matters.front() = {
        .opens = Operation::view_case_data, .subject = the_case.subject, .words = "Its coded data"};
    Rows openers, partly;
    for (const accounts::Account& account : accounts::all_accounts(reading)) {
        if (account.is_disabled) continue;
        const Answer found = asked(exchange, reading, account, the_case);
        if (found.is_allowed) {
            openers.push_back(row(exchange, account, found, why));
        } else {
            add_partly(exchange, reading, account, matters, why, partly);
        }
        if (found.is_allowed) reading.shows(account.id);
    }
    Html html;
    html << scrolled({.caption = "Who can open this case now, and why",
                      .caption_size = govuk::Size::medium,
                      .head = {"Person", "Why, and what they see"},
                      .rows = std::move(openers)});
    if (!partly.empty())
        html << scrolled({.caption = "Who sees a part of it, and cannot open the case",
                          .caption_size = govuk::Size::medium,
                          .head = {"Person", "What", "Why, and what they see"},
                          .rows = std::move(partly)});
    html << govuk::paragraph(
        "This is worked out by the same rules that let people in. Each time one of them opens the "
        "case it is recorded.");
    return html;
}

Html person_chooser(const Reading& reading, const Url& action, const std::string& chosen) {
    std::vector<govuk::Option> people{{"", "Choose a person"}};
    for (const accounts::Account& account : accounts::all_accounts(reading))
        people.push_back(
            {text(account.id), account.name + (account.is_disabled ? " (access has ended)" : "")});
    Html fields, html;
    fields << govuk::select({.name = "person",
                             .label = "Why can this person see this case, or why not?",
                             .value = chosen,
                             .items = std::move(people)})
           << govuk::button({.text = "Ask", .kind = govuk::ButtonKind::secondary});
    html << "<div class=\"mase-not-printed\">" << site::get_form(action, fields) << "</div>";
    return html;
}

Html full_answer(const Exchange& exchange, const Reading& reading, const cases::CaseFile& file,
                 const accounts::Account& account) {
    const auto matters = matters_of(reading, file);
    const auto groups = grouped(exchange, reading, account, matters);
    reading.shows(account.id);
    Rows rows;
    for (const Group& group : groups) {
        const bool one = group.words.size() == 1;
        const bool is_yes = group.answer.is_allowed;
        Html can;
        can << (is_yes ? govuk::tag("Yes", govuk::TagColour::green)
                       : govuk::tag("No", govuk::TagColour::grey));
        if (const std::string parts = parts_words(group.answer); !parts.empty())
            can << "<p class=\"govuk-body-s govuk-!-margin-top-1\">" << parts << "</p>";
        rows.push_back(
            {one ? group.words.front() : govuk::list(govuk::ListKind::plain, group.words),
             std::move(can), is_yes ? ways_list(group.answer) : why_not(group.answer)});
    }
    Html html;
    const bool opens = asked(exchange, reading, account, matters.front()).is_allowed;
    html << govuk::inset_text(account.name +
                              (opens ? " can open this case now." : " cannot open this case."))
         << scrolled({.caption = "What " + account.name + " may do with this case, and why",
                      .caption_size = govuk::Size::medium,
                      .head = {"What", "May they?", "Why, or why not"},
                      .rows = std::move(rows)});
    return html;
}

}  // namespace mase::clearance
