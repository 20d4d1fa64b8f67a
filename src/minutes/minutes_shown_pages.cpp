#include "minutes/minutes_shown_pages.h"

#include <algorithm>

#include "accounts/accounts_store.h"
#include "core/problems.h"
#include "decisions/shown_pages.h"
#include "minutes/record_pages.h"
#include "site/relations_store.h"

namespace mase::minutes {

namespace {

using access::Operation;

class MinutesPage {
public:
    MinutesPage(const site::Exchange& exchange, const audit::Reading& reading, MeetingId id,
                const Typed& typed)
        : exchange_(exchange),
          reading_(reading),
          typed_(typed),
          minutes_(*find_minutes(reading, id)),
          fingerprint_(record_fingerprint(reading, id)),
          record_(record_of(exchange, reading, id)) {}

    Html content() const;
    Url address() const { return Url::path({"meetings", text(minutes_.meeting), "minutes"}); }

private:
    bool may(Operation operation) const {
        return site::may(exchange_.app.policy, reading_, operation, reading_.permit().subject());
    }
    bool is_editor() const {  // an administrator or a chair, who see how the minutes came about
        return may(Operation::record_discussion) || may(Operation::add_addendum);
    }
    std::string name_of(AccountId id) const { return accounts::account_name(reading_, id); }
    std::string signed_by(const Verdict&) const;
    Url below(std::string_view part) const {
        return Url::path({"meetings", text(minutes_.meeting), "minutes", part});
    }

    Html state() const;
    Html sides() const;
    Html comments() const;
    Html sending() const;
    Html verdict_form() const;
    Html addenda() const;
    Html addendum_form() const;

    const site::Exchange& exchange_;
    const audit::Reading& reading_;
    const Typed& typed_;
    const Minutes minutes_;
    const std::string fingerprint_;
    const Record record_;
};

std::string capital(std::string words) {
    words.front() = char(std::toupper(static_cast<unsigned char>(words.front())));
    return words;
}

std::string standing_words(const Verdict& verdict) {
    const std::string side = panels::sector_name(verdict.side);
    switch (verdict.standing) {
        case Standing::chair: return "chair for " + side;
        case Standing::deputy: return "deputy chair for " + side;
        case Standing::successor: return "who now chairs for " + side;
    }
    return "";
}

std::string MinutesPage::signed_by(const Verdict& verdict) const {
    return name_of(verdict.account) + ", " + standing_words(verdict) + ", on " +
           clock_words(verdict.at);
}

Html MinutesPage::state() const {
    Html html;
    if (minutes_.is_locked()) {
        html << govuk::tag("Approved", govuk::TagColour::green)
             << govuk::paragraph("Approved and locked on " + clock_words(*minutes_.locked_at) +
                                 ". Nothing in them is changed any more. What has to be put right "
                                 "is added at the end, with its date; what the panel decided is "
                                 "changed only by a new decision.");
    } else if (minutes_.state == "with_chairs") {
        html << govuk::tag("With the chairs", govuk::TagColour::blue)
             << govuk::paragraph("Sent on " + clock_words(*minutes_.sent_at) +
                                 ". They are locked once both sides have approved them.");
    } else {
        html << govuk::tag("Draft", govuk::TagColour::grey)
             << govuk::paragraph(
                    "Made from what the meeting recorded. To change them, change the record of the "
                    "discussion.");
    }
    return html;
}

Html MinutesPage::sides() const {
    std::vector<govuk::SummaryRow> rows;
    for (const std::string& side : exchange_.app.panel.chair_sectors) {
        const Verdict* approved = approval(minutes_, side, fingerprint_);
        rows.push_back({capital(panels::sector_name(side)),
                        approved ? "Approved by " + signed_by(*approved) : "Not approved yet"});
    }
    return govuk::summary_list({.rows = std::move(rows)});
}

// What was said by those who gave the minutes back, or approved with a remark.
Html MinutesPage::comments() const {
    Html html;
    for (const Verdict& verdict : minutes_.verdicts) {
        if (verdict.words.empty()) continue;
        html << govuk::paragraph((verdict.approves ? "Approved by " : "Given back by ") +
                                 signed_by(verdict) + ":")
             << govuk::inset_text(decisions::multiline(verdict.words));
    }
    return html;
}

Html MinutesPage::sending() const {
    if (minutes_.state != "draft" || !may(Operation::send_minutes)) return {};
    Html html;
    html << site::post_form(exchange_, below("sending"),
                            govuk::button({.text = "Send to the chairs"}));
    return html;
}

Html MinutesPage::verdict_form() const {
    const bool asked = minutes_.state == "with_chairs" && may(Operation::approve_minutes);
    const Signer signing =
        asked ? find_signer(reading_, exchange_.app, minutes_.meeting) : Signer{};
    if (!signing.standing || approval(minutes_, signing.side, fingerprint_)) return {};
    const auto error = [&](const char* field) { return problem_of(typed_.problems, field); };
    Html form;
    form << govuk::radios({.name = "verdict",
                           .legend = {"Do you approve these minutes for " +
                                          panels::sector_name(signing.side) + "?",
                                      govuk::Size::medium},
                           .error = error("verdict"),
                           .value = typed_.verdict.verdict,
                           .items = {{.value = "approved", .text = "Yes, I approve them"},
                                     {.value = "given_back",
                                      .text = "No, I give them back to be put right"}}})
         << govuk::textarea({.name = "words",
                             .label = "Comments",
                             .hint = "Needed when you give them back: say what has to be put right",
                             .error = error("words"),
                             .value = typed_.verdict.words})
         << govuk::hidden_input("record", fingerprint_)
         << govuk::button({.text = "Save", .prevent_double_click = true});
    return site::post_form(exchange_, below("verdicts"), form);
}

Html MinutesPage::addenda() const {
    std::vector<ItemId> readable;
    for (const Heard& heard : record_.items) readable.push_back(heard.scene.item.id);
    Html html;
    for (const Addendum& addendum : addenda_of(reading_, minutes_.meeting, readable)) {
        const auto about = std::ranges::find_if(record_.items, [&](const Heard& heard) {
            return heard.scene.item.id == addendum.item;
        });
        html << govuk::heading(govuk::Size::small,
                               about == record_.items.end() ? "The meeting" : about->title)
             << govuk::paragraph("Added by " + name_of(addendum.account) + " on " +
                                 clock_words(addendum.at))
             << govuk::inset_text(decisions::multiline(addendum.words));
    }
    if (html.empty()) return {};
    Html all;
    all << decisions::section_heading("addenda", "Added since") << html;
    return all;
}

Html MinutesPage::addendum_form() const {
    if (!minutes_.is_locked() || !may(Operation::add_addendum)) return {};
    std::vector<govuk::Option> about{{"", "The meeting as a whole"}};
    for (const Heard& heard : record_.items)
        about.push_back({text(heard.scene.item.id), heard.title});
    Html form;
    form << govuk::select({.name = "item",
                           .label = "What is it about?",
                           .error = problem_of(typed_.problems, "item"),
                           .value = typed_.addition.item,
                           .items = std::move(about)})
         << govuk::textarea({.name = "addendum",
                             .label = "What is to be added?",
                             .hint = "It stands beside the minutes with your name and today’s "
                                     "date, and can’t be changed or taken back",
                             .error = problem_of(typed_.problems, "addendum"),
                             .value = typed_.addition.words})
         << govuk::button({.text = "Add to the minutes", .prevent_double_click = true});
    Html html;
    html << decisions::section_heading("add", "Add to the minutes")
         << site::post_form(exchange_, below("addenda"), form);
    return html;
}

Html MinutesPage::content() const {
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large, "Minutes",
                                        long_date(record_.meeting.held_on))
         << state() << sides();
    if (is_editor()) html << comments();
    html << sending() << decisions::section_heading("meeting", "The meeting")
         << meeting_summary(exchange_, reading_, record_.meeting)
         << items(exchange_, reading_, record_) << verdict_form() << addenda() << addendum_form();
    return html;
}

}  // namespace

site::Page minutes_page(const site::Exchange& exchange, const audit::Reading& reading, MeetingId id,
                        const Typed& typed) {
    return {.title = "Minutes",
            .content = MinutesPage(exchange, reading, id, typed).content(),
            .back = Url::path({"meetings", text(id)}),
            .problems = typed.problems,
            .sensitive = true};
}

}  // namespace mase::minutes
