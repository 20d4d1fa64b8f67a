#include "actions/list_pages.h"

#include <map>

#include "actions/actions_store.h"
#include "actions/shown_pages.h"
#include "cases/cases_store.h"
#include "platform/moj.h"
#include "site/frame.h"

namespace mase::actions {

namespace {

constexpr int rows_a_page = 50;

struct Kind {
    std::string_view value;  // in the address
    Which which;
    const char* caption;
    const char* when_empty;
};
constexpr auto kinds = std::to_array<Kind>({
    {"due", Which::due, "Due, the late ones first",
     "No action is due. What the panel asks of you or your agency is listed here once its meeting "
     "has ended."},
    {"late", Which::late, "Late", "No action is late."},
    {"waiting", Which::waiting, "Waiting for the panel to confirm",
     "No action waits for the panel. An action reported as done, not possible or not undertaken "
     "stays here until a meeting has checked it."},
    {"confirmed", Which::confirmed, "Confirmed by the panel",
     "No confirmed action can be shown to you."},
});

class List {
public:
    List(const site::Exchange& exchange, const audit::Reading& reading)
        : exchange_(exchange),
          reading_(reading),
          scope_(site::scope(exchange.app.policy, exchange.actor(),
                             access::Operation::list_actions)) {}

    Html filter() const;
    Html tables();

private:
    Url address(std::string_view state) const;
    Html table(const Kind&);
    std::vector<govuk::Cell> row(const Action&);
    std::string child(CaseId);
    std::string chosen(std::string_view name) const { return exchange_.query.text(name); }

    const site::Exchange& exchange_;
    const audit::Reading& reading_;
    const site::Scope scope_;
    std::map<CaseId, std::string> children_;
};

std::optional<Place> parse_place(const std::string& typed) {
    const std::size_t parting = typed.find('_');
    if (parting == std::string::npos) return std::nullopt;
    const auto due_on = parse_date(typed.substr(0, parting));
    const auto id = parse_id<ActionId>(typed.substr(parting + 1));
    if (!due_on || !id) return std::nullopt;
    return Place{*due_on, *id};
}

Html List::filter() const {
    std::vector<govuk::Option> owners{{"", "Anyone"}, {text(exchange_.actor().account), "Me"}};
    std::vector<govuk::Option> agencies{{"", "Any agency"}};
    if (scope_.everything) {
        for (const Person& person : people(reading_))
            if (person.id != exchange_.actor().account)
                owners.push_back({text(person.id), person.name});
        for (const panels::Agency& agency : exchange_.app.panel.agencies)
            agencies.push_back({agency.code, agency.name});
    }
    std::vector<govuk::Option> states{{"", "Due or waiting"}};
    for (const Kind& kind : kinds) states.push_back({std::string(kind.value), kind.caption});
    Html options;
    options << govuk::select(
        {.name = "state", .label = "State", .value = chosen("state"), .items = states});
    options << govuk::select(
        {.name = "owner", .label = "Who does it", .value = chosen("owner"), .items = owners});
    if (scope_.everything)
        options << govuk::select(
            {.name = "agency", .label = "Agency", .value = chosen("agency"), .items = agencies});
    return site::get_form("/actions", moj::filter({.options = options}));
}

Url List::address(std::string_view state) const {
    Url url = Url("/actions").query("state", state);
    for (const std::string_view name : {"owner", "agency"}) {
        if (!chosen(name).empty()) url = url.query(name, chosen(name));
    }
    return url;
}

std::string List::child(CaseId id) {
    const auto known = children_.find(id);
    if (known != children_.end()) return known->second;
    const auto file = cases::find_case(reading_, id);
    return children_[id] = cases::child_name(reading_, *file);
}

std::vector<govuk::Cell> List::row(const Action& action) {
    const Date today = exchange_.today();
    Html when, who;
    when << short_date(action.due_on) << "<br>";
    if (action.state != "confirmed" && action.due_on != today)
        when << in_words(action.due_on, today) << "<br>";
    when << standing_tag(action, today);
    who << owner_words(reading_, action) << "<br>"
        << exchange_.app.panel.agency_name(action.agency);
    return {govuk::Cell(std::move(when)),
            govuk::Cell(govuk::link(action_url(action.id), shortened(action.task))),
            govuk::Cell(child(action.case_id)), govuk::Cell(std::move(who))};
}

Html List::table(const Kind& kind) {
    auto found = list_actions(reading_, scope_,
                              {.owner = parse_id<AccountId>(chosen("owner")),
                               .agency = chosen("agency"),
                               .which = kind.which,
                               .after = parse_place(chosen("after")),
                               .count = rows_a_page + 1});
    Html html;
    if (found.empty()) {
        html << govuk::heading(govuk::Size::medium, kind.caption)
             << govuk::paragraph(kind.when_empty);
        return html;
    }
    const bool has_more = found.size() > rows_a_page;
    if (has_more) found.pop_back();
    govuk::Table table{.caption = kind.caption,
                       .caption_size = govuk::Size::medium,
                       .head = {"By when", "What will be done", "Child", "Who"}};
    for (const Action& action : found) table.rows.push_back(row(action));
    html << site::scrolling(kind.caption, govuk::table(table));
    if (has_more) {
        const Action& last = found.back();
        html << govuk::pagination(
            {.next = {
                 .href = address(kind.value).query("after", iso(last.due_on) + "_" + text(last.id)),
                 .label_text = "the next by date"}});
    }
    return html;
}

Html List::tables() {
    Html html;
    const std::string state = chosen("state");
    for (const Kind& kind : kinds) {
        const bool by_itself = kind.which == Which::due || kind.which == Which::waiting;
        if (state.empty() ? by_itself : state == kind.value) html << table(kind);
    }
    return html;
}

}  // namespace

http::Response show_list(site::Exchange& exchange) {
    const auto viewing = exchange.view();
    List list(exchange, viewing);
    Html html;
    html << govuk::heading(govuk::Size::large, "Actions")
         << "<div class=\"moj-filter-layout\"><div class=\"moj-filter-layout__filter\">"
         << list.filter() << "</div><div class=\"moj-filter-layout__content\">" << list.tables()
         << "</div></div>";
    return site::page(
        exchange,
        {.title = "Actions",
         .content = std::move(html),
         .done = exchange.query.text("done") == "handed-over" ? "The action is handed over" : "",
         .sensitive = true,
         .full_width = true});
}

}  // namespace mase::actions
