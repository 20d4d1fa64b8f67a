// The order of an agenda, and for each case its minutes and who presents it (rules.md 28).
#include <algorithm>
#include <array>

#include "accounts/accounts_store.h"
#include "meetings/agenda_store.h"
#include "meetings/meeting_parts_pages.h"
#include "meetings/meetings_pages.h"
#include "meetings/meetings_store.h"
#include "site/frame.h"

namespace mase::meetings {

namespace {

using access::Operation;
using site::Exchange;

struct TypedItem {
    std::string position, minutes, presenter;
};

TypedItem as_typed(const FormData& form, const Item& item, int usual_minutes) {
    const std::string id = text(item.id);
    if (form.has("position." + id))
        return {form.text("position." + id), form.text("minutes." + id),
                form.text("presenter." + id)};
    return {std::to_string(item.position), std::to_string(minutes_of(item, usual_minutes)),
            item.presenter ? text(*item.presenter) : ""};
}

std::vector<govuk::Option> presenters(const audit::Reading& reading, const panels::Panel& panel) {
    std::vector<govuk::Option> options{{"", "Nobody yet"}};
    for (const accounts::Account& account : accounts::all_accounts(reading)) {
        if (!account.is_disabled && !account.agency.empty())
            options.push_back(
                {text(account.id), account.name + ", " + panel.agency_name(account.agency)});
    }
    return options;
}

Html item_fields(const NamedItem& shown, const TypedItem& typed,
                 const std::vector<govuk::Option>& options, const Problems& problems) {
    const std::string id = text(shown.item.id);
    Html fields;
    const auto number = [&](const std::string& name, const char* label, const std::string& value) {
        return govuk::input({.name = name,
                             .label = label,
                             .error = error_of(problems, name),
                             .value = value,
                             .input_mode = govuk::InputMode::numeric,
                             .width = govuk::Width::characters_3});
    };
    fields << number("position." + id, "Place on the agenda", typed.position)
           << number("minutes." + id, "Minutes", typed.minutes)
           << govuk::select({.name = "presenter." + id,
                             .label = "Presented by",
                             .value = typed.presenter,
                             .items = options});
    return govuk::fieldset(
        {.legend = {shown.name + ": " + why_words(shown.item.why), govuk::Size::medium},
         .html = std::move(fields)});
}

std::string order_of(const std::vector<NamedItem>& items, int usual_minutes) {
    std::string words;
    for (const NamedItem& shown : items) {
        if (shown.item.is_off()) continue;
        words += (words.empty() ? "Stored now: " : "; ") + shown.name + ", " +
                 std::to_string(minutes_of(shown.item, usual_minutes)) + " minutes";
    }
    return words;
}

http::Response agenda_page(const Exchange& exchange, int version, Problems problems) {
    const auto viewing = exchange.view();
    const auto meeting = find_meeting(viewing, exchange.id<MeetingId>("meeting"));
    if (!meeting) return site::missing(exchange);
    const int usual = exchange.app.panel.minutes_an_item;
    const auto options = presenters(viewing, exchange.app.panel);
    const auto items = named_items(exchange, viewing, *meeting);
    Html fields, html;
    fields << version_field(*meeting);
    bool any = false;
    for (const NamedItem& shown : items) {
        if (shown.item.is_off()) continue;
        any = true;
        fields << item_fields(shown, as_typed(exchange.form, shown.item, usual), options, problems);
    }
    fields << govuk::button({.text = "Save the agenda"});
    html << govuk::heading_with_caption(govuk::Size::large, "Change the agenda", title_of(*meeting))
         << stored_now(*meeting, version == 0 ? meeting->version : version, order_of(items, usual));
    if (any) {
        html << govuk::paragraph(
                    "Give each case a number: the lowest comes first. A case held "
                    "over from an earlier meeting comes before the others.")
             << site::post_form(exchange, address(meeting->id, "agenda"), fields);
    } else {
        html << govuk::paragraph(
            "No case is on the agenda yet. Cases come onto it when referrals "
            "are accepted, and when the panel asks for one to come back.");
    }
    return site::page(exchange, {.title = "Change the agenda",
                                 .content = std::move(html),
                                 .back = address(meeting->id),
                                 .problems = std::move(problems),
                                 .sensitive = any});
}

http::Response show_agenda(Exchange& exchange) {
    return agenda_page(exchange, 0, {});
}

http::Response save_agenda(Exchange& exchange) {
    const auto id = exchange.id<MeetingId>("meeting");
    const int version = typed_version(exchange.form);
    const auto saved = exchange.change([&](audit::Change& change) -> Result<int> {
        const auto meeting = find_meeting(change, id);
        if (!meeting->is_to_come() && meeting->state != "sitting")
            return refused("", "The agenda of a meeting that is over cannot be changed");
        auto known = items_of(change, id);
        const auto hidden = site::hidden_cases(change);  // their places were not on the page
        std::erase_if(known, [&](const Item& item) { return hidden.contains(item.case_id); });
        const auto items = arranged(typed_items(exchange.form, std::move(known)));
        if (!items) return refused(items.error());
        const auto claimed = claim(change, id, version);
        if (!claimed) return claimed;
        for (const Item& item : *items) {
            if (item.presenter && !accounts::find_account(change, *item.presenter))
                return refused("presenter." + text(item.id), "Select who presents it");
            save_item(change, item);
        }
        change.note("agenda");
        return claimed;
    });
    if (!saved) return agenda_page(exchange, version, saved.error());
    return site::redirect(address(id).query("done", "agenda"));
}

using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/meetings/{meeting}/agenda", Operation::change_meeting, meeting_subject,
     show_agenda},
    {Method::post, "/meetings/{meeting}/agenda", Operation::change_meeting, meeting_subject,
     save_agenda},
});

}  // namespace

site::Routes agenda_routes() {
    return routes;
}

}  // namespace mase::meetings
