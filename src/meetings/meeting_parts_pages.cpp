#include "meetings/meeting_parts_pages.h"

#include <algorithm>

#include "accounts/accounts_store.h"
#include "cases/cases_store.h"
#include "meetings/agenda_store.h"
#include "meetings/meetings_store.h"
#include "platform/moj.h"
#include "site/frame.h"
#include "site/relations_store.h"

namespace mase::meetings {

using access::Operation;
using site::Exchange;

Url address(MeetingId meeting) {
    return Url::path({"meetings", text(meeting)});
}

Url address(MeetingId meeting, std::string_view below) {
    return Url::path({"meetings", text(meeting), below});
}

Url address(const Item& item) {
    return Url::path({"meetings", text(item.meeting), "items", text(item.id)});
}

std::string counted(std::ptrdiff_t count, const std::string& one) {
    return std::to_string(count) + " " + one + (count == 1 ? "" : "s");
}

std::string title_of(const Meeting& meeting) {
    return (meeting.kind == "regular" ? "Meeting on " : "Extraordinary meeting on ") +
           short_date(meeting.held_on);
}

std::string when_words(const Meeting& meeting) {
    return long_date(meeting.held_on) + " at " + time_words(meeting.starts_at) + ", " +
           meeting.place;
}

std::string date_and_distance(Date day, Date today) {
    return long_date(day) + ", " + in_words(day, today);
}

Html state_tag(const Meeting& meeting) {
    using enum govuk::TagColour;
    const auto colour = [&] {
        if (meeting.state == "planned") return grey;
        if (meeting.state == "circulated") return blue;
        if (meeting.state == "sitting") return purple;
        if (meeting.state == "ended") return yellow;
        return meeting.state == "approved" ? green : red;
    };
    return govuk::tag(state_words(meeting.state), colour());
}

std::string part_words(const Seat& seat) {
    if (!seat.is_chairing()) return seat.is_deputy ? "Standing in as deputy" : "Member";
    return (seat.is_deputy ? "Deputy chair for " : "Chair for ") + panels::sector_name(seat.side);
}

std::string error_of(const Problems& problems, std::string_view field) {
    const auto found = std::ranges::find_if(problems, [&](const Problem& problem) {
        return problem.field == field || problem.field == std::string(field) + "-day";
    });
    return found == problems.end() ? "" : found->message;
}

Html date_field(const std::string& name, govuk::Label legend, const std::string& typed,
                const Problems& problems, std::string hint) {
    return govuk::date_input(govuk::with_date({.name_prefix = name,
                                               .legend = std::move(legend),
                                               .id = name,
                                               .hint = std::move(hint),
                                               .error = error_of(problems, name)},
                                              typed));
}

Html bullets(const std::vector<std::string>& sentences) {
    return govuk::list(govuk::ListKind::bullet, {sentences.begin(), sentences.end()});
}

Html version_field(const Meeting& meeting) {
    return govuk::hidden_input("version", std::to_string(meeting.version));
}

Html stored_now(const Meeting& meeting, int typed_version, const std::string& what) {
    if (typed_version == meeting.version) return {};
    return govuk::inset_text(what + ". What you typed is kept below and is not saved yet.");
}

Html tabs(const Exchange& exchange, const Meeting& meeting, std::string_view current) {
    moj::SubNavigation navigation{.label = "This meeting"};
    const auto add = [&](std::string words, Url href, std::string_view name) {
        navigation.items.push_back({std::move(words), std::move(href), name == current});
    };
    add("Meeting", address(meeting.id), "meeting");
    add("Pack", address(meeting.id, "pack"), "pack");
    if (is_pack_out(meeting) && exchange.might(Operation::view_answers))
        add("Answers", address(meeting.id, "answers"), "answers");
    const bool has_day_come = meeting.held_on <= exchange.today();
    if (is_pack_out(meeting) && has_day_come && exchange.might(Operation::view_sitting))
        add("Sitting", address(meeting.id, "sitting"), "sitting");
    if ((meeting.state == "ended" || meeting.state == "approved") &&
        exchange.might(Operation::view_minutes))
        add("Minutes", address(meeting.id, "minutes"), "minutes");
    return moj::sub_navigation(navigation);
}

std::vector<NamedItem> named_items(const Exchange& exchange, const audit::Reading& reading,
                                   const Meeting& meeting) {
    const std::vector<Item> items = items_of(reading, meeting.id);
    const auto times = turns(items, meeting.starts_at, exchange.app.panel.minutes_an_item);
    std::vector<NamedItem> named;
    for (std::size_t n = 0; n < items.size(); ++n) {
        NamedItem shown{.item = items[n], .name = {}, .turn = times[n]};
        if (site::may(exchange.app.policy, reading, Operation::view_item,
                      subject_of(shown.item, meeting))) {
            const auto file = cases::find_case(reading, shown.item.case_id);
            shown.name = cases::child_name(reading, *file);
            reading.shows(shown.item.case_id);
        }
        named.push_back(std::move(shown));
    }
    return named;
}

Html agenda_table(const Exchange& exchange, const audit::Reading& reading,
                  const std::vector<NamedItem>& items) {
    std::vector<std::vector<govuk::Cell>> rows;
    for (int number = 0; const NamedItem& shown : items) {
        ++number;
        const Item& item = shown.item;
        const std::string name = shown.name.empty() ? "Case " + std::to_string(number) : shown.name;
        rows.push_back(
            {item.is_off() ? govuk::Content("–") : govuk::Content(time_words(shown.turn)),
             shown.name.empty() ? govuk::Content(name)
                                : govuk::Content(govuk::link(address(item), name)),
             why_words(item.why),
             item.presenter ? accounts::account_name(reading, *item.presenter) : "Nobody yet",
             {std::to_string(minutes_of(item, exchange.app.panel.minutes_an_item)),
              govuk::Format::numeric},
             item_state_words(item.state)});
    }
    return site::scrolling(
        "Agenda",
        govuk::table({.caption = "Agenda",
                      .caption_size = govuk::Size::medium,
                      .head = {"Time", "Case", "Why it is here", "Presented by",
                               govuk::Heading("Minutes", govuk::Format::numeric), "State"},
                      .rows = std::move(rows)}));
}

bool names_anyone(const std::vector<NamedItem>& items) {
    return std::ranges::any_of(items, [](const NamedItem& shown) { return !shown.name.empty(); });
}

}  // namespace mase::meetings
