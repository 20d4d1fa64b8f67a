#include "decisions/sitting_shown_pages.h"

#include <algorithm>

#include "accounts/accounts_store.h"
#include "core/problems.h"
#include "decisions/attendance_pages.h"
#include "decisions/discussions_store.h"
#include "decisions/ending_store.h"
#include "decisions/interest_pages.h"
#include "decisions/live_pages.h"
#include "decisions/shown_pages.h"
#include "meetings/meetings_store.h"
#include "site/relations_store.h"

namespace mase::decisions {

namespace {

using access::Operation;

class SittingPage {
public:
    SittingPage(const site::Exchange& exchange, const audit::Reading& reading, MeetingId id,
                const SittingTyped& typed)
        : exchange_(exchange),
          reading_(reading),
          typed_(typed),
          meeting_(*meetings::find_meeting(reading, id)),
          runs_(may(Operation::run_sitting)) {}

    Html content() const;

private:
    bool may(Operation operation) const {
        return site::may(exchange_.app.policy, reading_, operation, reading_.permit().subject());
    }
    const forms::CodeLists& codes() const { return *exchange_.app.form.codes; }
    Html confidentiality() const;
    Html beginning() const;
    Html agenda() const;
    govuk::Task task(const meetings::Item&, std::optional<ItemId> in_hand) const;
    Html holding_over() const;
    Html ending() const;
    Html parts() const;

    const site::Exchange& exchange_;
    const audit::Reading& reading_;
    const SittingTyped& typed_;
    const meetings::Meeting meeting_;
    const bool runs_;  // else the page is to read
};

Html SittingPage::confidentiality() const {
    Html html;
    html << section_heading("confidentiality", "Confidentiality")
         << govuk::inset_text(
                "What is said here is for safeguarding this child and other children. It is shared "
                "only with those who need it, is not repeated outside the meeting, and papers are "
                "not copied or kept. Say now if you know a child or a family on the agenda other "
                "than through your work.");
    if (meeting_.confidentiality_at) {
        html << govuk::paragraph("The statement was read out and acknowledged on " +
                                 clock_words(*meeting_.confidentiality_at) + ".");
    } else if (runs_) {
        html << button_to(sitting_part_url(meeting_.id, "confidentiality"),
                          "Everyone has heard and accepted this", govuk::ButtonKind::secondary);
    } else {
        html << govuk::paragraph("The statement has not been read out yet.");
    }
    return html;
}

Html SittingPage::beginning() const {
    Html html;
    html << section_heading("beginning", "Beginning");
    if (meeting_.sat_at) {
        html << govuk::paragraph("The meeting began on " + clock_words(*meeting_.sat_at) + ".");
    } else if (meeting_.state != "circulated") {
        html << govuk::paragraph("The meeting can begin once its pack has been circulated.");
    } else if (runs_) {
        html << button_to(sitting_url(meeting_.id), "Begin the meeting",
                          govuk::ButtonKind::primary);
    } else {
        html << govuk::paragraph("The meeting has not begun.");
    }
    return html;
}

govuk::Task SittingPage::task(const meetings::Item& item, std::optional<ItemId> in_hand) const {
    using govuk::TagColour;
    reading_.shows(item.case_id);
    const auto file = cases::find_case(reading_, item.case_id);
    const Discussion discussion = load_discussion(reading_, item.id);
    govuk::Status status("Not taken yet", TagColour::grey);
    if (item.state == "held_over") status = {"Held over", TagColour::yellow};
    if (item.state == "withdrawn") status = {"Taken off", TagColour::grey};
    if (discussion.begun_at && !item.is_off()) status = {"Begun", TagColour::blue};
    if (in_hand == item.id) status = {"In hand", TagColour::blue};
    if (discussion.is_decided())
        status = {codes().label("decision_outcomes", discussion.outcome.decision),
                  TagColour::green};
    std::string hint = why_words(item.why);
    if (item.presenter)
        hint += "; presented by " + accounts::account_name(reading_, *item.presenter);
    if (discussion.is_decided() && !discussion.data_confirmed_at)
        hint += "; its data is not confirmed yet";
    return {.title = std::to_string(item.position) + ". " + cases::child_name(reading_, *file),
            .status = std::move(status),
            .href = exchange_.might(Operation::view_discussion)
                        ? discussion_url(meeting_.id, item.id)
                        : Url::path({"meetings", text(meeting_.id), "items", text(item.id)}),
            .hint = std::move(hint)};
}

Html SittingPage::agenda() const {
    const auto in_hand = item_in_hand(reading_, meeting_.id);
    govuk::TaskList list{.items = {}, .id_prefix = "item"};
    for (const meetings::Item& item : meetings::items_of(reading_, meeting_.id))
        list.items.push_back(task(item, in_hand));
    Html html;
    html << section_heading("agenda", "Agenda");
    if (list.items.empty()) return std::move(html << govuk::paragraph("No case is on the agenda."));
    return std::move(html << govuk::task_list(list));
}

Html SittingPage::holding_over() const {
    std::vector<govuk::Option> items{{"", "Select an item"}}, later{{"", "Select a meeting"}};
    const auto decided = decided_items(reading_, meeting_.id);
    for (const meetings::Item& item : meetings::items_of(reading_, meeting_.id)) {
        if (item.is_off() || std::ranges::find(decided, item.id) != decided.end()) continue;
        const auto file = cases::find_case(reading_, item.case_id);
        items.push_back({text(item.id), std::to_string(item.position) + ". " +
                                            cases::child_name(reading_, *file)});
    }
    if (items.size() == 1) return {};
    for (const meetings::Meeting& other :
         meetings::upcoming_meetings(reading_, exchange_.today())) {
        if (other.held_on > meeting_.held_on && other.is_to_come())
            later.push_back({text(other.id), long_date(other.held_on)});
    }
    Html html;
    html << govuk::heading(govuk::Size::small, "Hold over an item")
         << govuk::select({.name = "hold_over_item",
                           .label = "Item",
                           .error = problem_of(typed_.problems, "hold_over_item"),
                           .value = typed_.hold_over_item,
                           .items = std::move(items)})
         << govuk::select({.name = "hold_over_to",
                           .label = "To the meeting of",
                           .hint = "It comes first on that agenda, and is not counted as "
                                   "discussed at this one.",
                           .error = problem_of(typed_.problems, "hold_over_to"),
                           .value = typed_.hold_over_to,
                           .items = std::move(later)})
         << button_to(sitting_part_url(meeting_.id, "held-over"), "Hold over",
                      govuk::ButtonKind::secondary);
    return html;
}

Html SittingPage::ending() const {
    Html html;
    html << section_heading("ending", "End of the meeting");
    if (meeting_.ended_at) {
        html << govuk::paragraph("The meeting ended on " + clock_words(*meeting_.ended_at) +
                                 ". Its actions have started.");
    } else if (may(Operation::end_meeting)) {
        html << govuk::paragraph(
                    "Ending the meeting starts its actions, and lists every case with an open "
                    "action for the next meeting. Each item needs a decision first, or to be held "
                    "over.")
             << button_to(Url::path({"meetings", text(meeting_.id), "ending"}), "End the meeting",
                          govuk::ButtonKind::warning);
    } else {
        html << govuk::paragraph("One of the meeting’s chairs ends it.");
    }
    return html;
}

// Who is there and what was read out come first until the meeting begins. From then on everyone
// looks for the item in hand.
Html SittingPage::parts() const {
    const bool holds_over = !typed_.hold_over_item.empty() || !typed_.hold_over_to.empty();
    Html gathering, cases, all;
    gathering << live_part("confidentiality", confidentiality())
              << attendance_part(exchange_, reading_, meeting_, typed_, runs_)
              << live_part("beginning", beginning());
    cases << live_part("agenda", agenda())
          << (runs_ ? interest_part(exchange_, reading_, meeting_, typed_)
                    : live_part("interests", {}))
          << live_part("holding-over", holds_over ? Unsaved::yes : Unsaved::no,
                       runs_ ? holding_over() : Html());
    if (meeting_.sat_at) {
        all << cases << gathering;
    } else {
        all << gathering << cases;
    }
    return std::move(all << live_part("ending", meeting_.sat_at ? ending() : Html()));
}

Html SittingPage::content() const {
    Html html;
    html << govuk::heading_with_caption(
                govuk::Size::large, "Sitting",
                exchange_.app.panel.meeting_short_name + " of " + long_date(meeting_.held_on))
         << live_part("state", govuk::paragraph(govuk::tag(meetings::state_words(meeting_.state))))
         // One form for all of it: whichever button is pressed, what else was typed comes along.
         << (runs_ ? site::post_form(exchange_, sitting_url(meeting_.id), parts()) : parts());
    return html;
}

}  // namespace

site::Page sitting_page(const site::Exchange& exchange, const audit::Reading& reading,
                        MeetingId meeting, const SittingTyped& typed) {
    return {.title = "Sitting",
            .content = SittingPage(exchange, reading, meeting, typed).content(),
            .back = Url::path({"meetings", text(meeting)}),
            .problems = typed.problems,
            .done = typed.done,
            .sensitive = true};
}

}  // namespace mase::decisions
