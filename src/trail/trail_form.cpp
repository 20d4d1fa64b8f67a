#include "trail/trail_form.h"

namespace mase::trail {

namespace {

// A day goes back into the three fields that it was typed in.
Url with_day(Url url, const std::string& name, const std::string& day) {
    const auto date = parse_date(day);
    if (!date) return url;
    return url.query(name + "-day", std::to_string(unsigned(date->day())))
        .query(name + "-month", std::to_string(unsigned(date->month())))
        .query(name + "-year", std::to_string(int(date->year())));
}

}  // namespace

Draft read_draft(const FormData& query) {
    return {.person = query.text("person"),
            .case_id = query.text("case"),
            .kind = query.text("kind"),
            .from = query.date("from"),
            .to = query.date("to"),
            .before = query.text("before"),
            .with_upkeep = query.text("upkeep") == "yes"};
}

Url address(const Draft& draft) {
    Url url = "/audit";
    const auto add = [&](std::string_view name, const std::string& value) {
        if (!value.empty()) url = url.query(name, value);
    };
    add("person", draft.person);
    add("case", draft.case_id);
    add("kind", draft.kind);
    url = with_day(with_day(url, "from", draft.from), "to", draft.to);
    add("upkeep", draft.with_upkeep ? "yes" : "");
    add("before", draft.before);
    return url;
}

}  // namespace mase::trail
