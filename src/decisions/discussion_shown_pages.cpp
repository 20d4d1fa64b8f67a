#include "decisions/discussion_shown_pages.h"

#include <algorithm>

#include "accounts/accounts_store.h"
#include "decisions/data_pages.h"
#include "decisions/live_pages.h"
#include "decisions/placing_pages.h"
#include "decisions/shown_pages.h"
#include "site/relations_store.h"
#include "statements/answers_shown_pages.h"

namespace mase::decisions {

namespace {

using access::Operation;

class DiscussionPage {
public:
    DiscussionPage(const site::Exchange& exchange, const audit::Reading& reading, ItemId item,
                   const DiscussionTyped& typed)
        : typed_(typed),
          scene_(scene_of(reading, exchange.app, item)),
          showing_{exchange, reading, scene_},
          child_(cases::child_name(reading, scene_.file)),
          records_(site::may(exchange.app.policy, reading, Operation::record_discussion,
                             reading.permit().subject()) &&
                   !scene_.item.is_off()) {}

    Html content() const;
    std::string done() const;
    MeetingId meeting() const { return scene_.meeting.id; }

private:
    PartShown shown(Part) const;
    bool has_fields(Part) const;
    std::string state_words(Part, const PartShown&) const;

    Html facts() const;
    Html answers() const;
    Html begin_button() const;
    Html contents() const;
    Html part(Part) const;
    Unsaved unsaved(Part) const;
    Unsaved unsaved_anywhere() const;
    Html placing() const;
    Html to_record() const;
    Html stored_meanwhile(Part) const;
    Html data() const;
    Html to_read() const;

    const DiscussionTyped& typed_;
    const Scene scene_;
    const Showing showing_;
    const std::string child_;
    const bool records_;
};

PartShown DiscussionPage::shown(Part part) const {
    PartShown shown{.fields = fields_of(part, scene_.discussion), .problems = typed_.problems};
    const bool was_saved = typed_.pressed == part && typed_.problems.empty();
    if (!typed_.form || was_saved) return shown;
    Fields typed = typed_fields(part, *typed_.form);
    const Edit made = edit(typed, typed_.form->text(fingerprint_name(part)), shown.fields);
    shown.unsaved = made != Edit::untouched;
    shown.conflict = made == Edit::conflict;
    if (shown.unsaved || typed_.pressed == part) shown.fields = std::move(typed);
    return shown;
}

// Whether there is anything to save in it.
bool DiscussionPage::has_fields(Part part) const {
    if (part == Part::checks) return !scene_.to_check.empty();
    if (part == Part::closure) return showing_.exchange.actor().has(access::Role::chair);
    return part != Part::room || std::ranges::any_of(scene_.seats, &meetings::Seat::is_there);
}

std::string DiscussionPage::state_words(Part part, const PartShown& shown) const {
    if (shown.unsaved) return "Not saved yet";
    if (part == Part::actions) {
        const std::size_t count = scene_.asked.size();
        return count == 0 ? "None yet" : std::to_string(count) + " asked";
    }
    if (!has_fields(part)) return "Nothing to record";
    return scene_.discussion.saved.contains(part) ? "Saved" : "Not recorded yet";
}

Html DiscussionPage::facts() const {
    const site::Exchange& exchange = showing_.exchange;
    const forms::CodeLists& codes = *exchange.app.form.codes;
    govuk::SummaryList list;
    list.rows = {
        {"On the agenda", why_words(scene_.item.why)},
        {"Held by", scene_.file.worker
                        ? accounts::account_name(showing_.reading, *scene_.file.worker)
                        : "Nobody"},
        {"Risk category", codes.label("risk_categories", scene_.file.risk_category)},
        {"Harm", codes.label("harm_status", scene_.file.harm_status)},
        {"Asked of the panel", asked_of_panel(exchange, showing_.reading, scene_)},
        {"Papers",
         govuk::link(Url::path({"meetings", text(meeting()), "items", text(scene_.item.id)}),
                     "The case as circulated")}};
    return govuk::summary_list(list);
}

// What agencies answered before the meeting, as far as whoever reads this may see it.
Html DiscussionPage::answers() const {
    return govuk::details(
        {.summary_text =
             statements::answered_words(showing_.exchange, showing_.reading, scene_.item),
         .content = statements::answers_part(showing_.exchange, showing_.reading, scene_.item)});
}

Html DiscussionPage::begin_button() const {
    return site::post_form(showing_.exchange, discussion_url(meeting(), scene_.item.id),
                           govuk::button({.text = "Begin this item"}));
}

Html DiscussionPage::contents() const {
    govuk::TaskList list{.items = {}, .id_prefix = "part"};
    for (const Part part : parts) {
        const std::string words = state_words(part, shown(part));
        list.items.push_back({.title = title(part),
                              .status = words == "Not saved yet"
                                            ? govuk::Status(words, govuk::TagColour::yellow)
                                            : govuk::Status(words),
                              .href = Url::here(place(part))});
    }
    list.items.push_back(
        {.title = "Data",
         .status = scene_.discussion.data_confirmed_at ? "Confirmed" : "Not confirmed yet",
         .href = "#data"});
    return govuk::task_list(list);
}

Html DiscussionPage::stored_meanwhile(Part part) const {
    const auto saved = scene_.discussion.saved.find(part);
    Html html;
    html << govuk::heading(govuk::Size::small, "What is stored now");
    if (saved != scene_.discussion.saved.end())
        html << govuk::paragraph(
            "Saved by " + accounts::account_name(showing_.reading, saved->second.by) + " on " +
            clock_words(saved->second.at) + ". What you typed is below it and is not saved yet.");
    html << govuk::summary_list(
        {.rows = part_rows(showing_, part, fields_of(part, scene_.discussion))});
    return html;
}

Html DiscussionPage::part(Part part) const {
    const PartShown shown = this->shown(part);
    Html html;
    html << section_heading(place(part), title(part))
         << govuk::hidden_input(fingerprint_name(part),
                                fingerprint(fields_of(part, scene_.discussion)));
    if (shown.conflict) html << stored_meanwhile(part);
    html << part_fields(showing_, part, shown);
    if (!has_fields(part)) return html;
    const Url address = Url::path(
        {"meetings", text(meeting()), "items", text(scene_.item.id), "discussion", name(part)});
    if (part == Part::actions) {
        html << button_to(address, "Add this action", govuk::ButtonKind::secondary);
    } else {
        html << button_to(
            address, "Save: " + title(part),
            part == Part::decision ? govuk::ButtonKind::primary : govuk::ButtonKind::secondary);
    }
    return html;
}

Html DiscussionPage::data() const {
    Html html;
    html << section_heading("data", "Data")
         << data_summary(showing_.exchange, showing_.reading, scene_);
    return html;
}

Html DiscussionPage::to_read() const {
    Html html;
    for (const Part part : parts) {
        const auto rows = part_rows(showing_, part, fields_of(part, scene_.discussion));
        Html shown;
        if (!rows.empty())
            shown << section_heading(place(part), title(part))
                  << govuk::summary_list({.rows = rows});
        html << live_part(place(part), shown);
    }
    return std::move(html << live_part("data", data()));
}

Unsaved DiscussionPage::unsaved(Part part) const {
    return shown(part).unsaved ? Unsaved::yes : Unsaved::no;
}

Unsaved DiscussionPage::unsaved_anywhere() const {
    const bool is_unsaved =
        std::ranges::any_of(parts, [&](Part part) { return shown(part).unsaved; });
    return is_unsaved ? Unsaved::yes : Unsaved::no;
}

// Fields until the discussion begins, and perhaps with what was typed.
Html DiscussionPage::placing() const {
    const bool begins = records_ && !scene_.discussion.begun_at;
    return live_part("placing", begins && typed_.form ? Unsaved::yes : Unsaved::no,
                     placing_html(showing_, begins ? typed_.form : nullptr,
                                  begins ? typed_.problems : Problems(), records_));
}

Html DiscussionPage::to_record() const {
    Html form;
    for (const Part one : parts) form << live_part(place(one), unsaved(one), part(one));
    Html html;
    html << live_part("contents", unsaved_anywhere(), contents())
         << site::post_form(showing_.exchange, discussion_url(meeting(), scene_.item.id), form)
         << live_part("data", data());
    return html;
}

Html DiscussionPage::content() const {
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large, child_,
                                        "Item " + std::to_string(scene_.item.position) + ", " +
                                            showing_.exchange.app.panel.meeting_short_name +
                                            " of " + long_date(scene_.meeting.held_on))
         << live_part("facts", facts()) << live_part("answers", answers());
    if (scene_.item.is_off()) {
        html << live_part("off",
                          govuk::paragraph("This item was held over or taken off this agenda."));
    } else if (scene_.discussion.begun_at) {
        html << placing() << (records_ ? to_record() : to_read());
    } else if (records_) {
        html << placing() << live_part("begin", begin_button());
    } else {
        html << live_part("later",
                          govuk::paragraph("The discussion can be recorded while the meeting sits, "
                                           "and until its minutes are approved."));
    }
    return html;
}

std::string DiscussionPage::done() const {
    if (!typed_.pressed || !typed_.problems.empty()) return "";
    std::string unsaved;
    for (const Part part : parts) {
        if (shown(part).unsaved) unsaved += (unsaved.empty() ? "" : ", ") + title(part);
    }
    return "Saved: " + title(*typed_.pressed) + ". Not saved yet: " + unsaved;
}

}  // namespace

site::Page discussion_page(const site::Exchange& exchange, const audit::Reading& reading,
                           ItemId item, const DiscussionTyped& typed) {
    const DiscussionPage page(exchange, reading, item, typed);
    return {.title = "Discussion",
            .content = page.content(),
            .back = sitting_url(page.meeting()),
            .problems = typed.problems,
            .done = page.done(),
            .sensitive = true};
}

bool has_unsaved(const FormData& form, const Discussion& stored, std::optional<Part> but) {
    return std::ranges::any_of(parts, [&](Part part) {
        return part != but && edit(typed_fields(part, form), form.text(fingerprint_name(part)),
                                   fields_of(part, stored)) != Edit::untouched;
    });
}

}  // namespace mase::decisions
