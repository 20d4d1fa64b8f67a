#include "patterns/group_parts_pages.h"

#include "core/problems.h"

namespace mase::patterns {

std::string group_kind_words(const site::Exchange& exchange, const GroupDetails& details) {
    if (details.kind == forms::not_known) return "Not known whether a group or a gang";
    return exchange.app.form.codes->label("group_or_gang", details.kind);
}

std::vector<govuk::Option> group_kind_options(const site::Exchange& exchange, std::string first) {
    std::vector<govuk::Option> options{{"", std::move(first)}};
    for (const forms::Code& code : group_kinds(*exchange.app.form.codes, exchange.today()))
        options.push_back({code.code, code.label});
    return options;
}

Html group_fields(const site::Exchange& exchange, const GroupDetails& details,
                  const Problems& problems) {
    Html html;
    html << govuk::select({.name = "group_kind",
                           .label = {"Group or gang", govuk::Size::small},
                           .hint = "A gang is a street gang, with signs of its own such as a "
                                   "territory or a name. Anything else is a group.",
                           .error = problem_of(problems, "group_kind"),
                           .value = details.kind,
                           .items = group_kind_options(exchange, "Select an answer")})
         << govuk::input({.name = "group_name",
                          .label = {"Name, or what describes it", govuk::Size::small},
                          .hint = "Name no child here: everyone who may see one of the linked "
                                  "children can read it.",
                          .error = problem_of(problems, "group_name"),
                          .value = details.name})
         << govuk::textarea({.name = "description",
                             .label = {"What is known of it", govuk::Size::small},
                             .hint = "How it works, and where. Name no child here: everyone who "
                                     "may see one of the linked children can read it.",
                             .value = details.description,
                             .rows = 4});
    return html;
}

}  // namespace mase::patterns
