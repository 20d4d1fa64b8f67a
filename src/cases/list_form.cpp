#include "cases/list_form.h"

namespace mase::cases {

namespace {

std::optional<ListKey> read_key(const FormData& query) {
    const auto opened_on = parse_date(query.text("opened"));
    const auto id = parse_id<CaseId>(query.text("after"));
    if (!opened_on || !id) return std::nullopt;
    return ListKey{*opened_on, *id};
}

}  // namespace

ListFilter read_filter(const FormData& query) {
    const std::string state = query.text("state");
    return {.state = state == "all"      ? ""
                     : state == "closed" ? "closed"
                                         : "open",
            .categories = query.values("category"),
            .worker = parse_id<AccountId>(query.text("worker")),
            .after = read_key(query)};
}

Url address(const ListFilter& filter, const std::optional<ListKey>& after) {
    Url url = Url("/cases").query("state", filter.state.empty() ? "all" : filter.state);
    for (const std::string& category : filter.categories) url = url.query("category", category);
    if (filter.worker) url = url.query("worker", text(*filter.worker));
    if (after) url = url.query("opened", iso(after->opened_on)).query("after", text(after->id));
    return url;
}

SearchDraft read_search(const FormData& form) {
    return {
        .name = form.text("name"), .born_on = form.date("born_on"), .number = form.text("number")};
}

std::string shown_words(std::size_t shown) {
    return shown == 1 ? "1 case is shown." : std::to_string(shown) + " cases are shown.";
}

}  // namespace mase::cases
