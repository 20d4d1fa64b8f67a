#include "cases/list_pages.h"

#include "core/problems.h"

namespace mase::cases {

namespace {

govuk::Cell date_cell(const site::Exchange& exchange, const std::optional<Date>& day) {
    if (!day) return {"None"};
    return {short_date(*day) + ", " + in_words(*day, exchange.today()), govuk::Format::text,
            iso(*day)};
}

Html state_tag(const CaseFile& file) {
    if (file.is_data_only()) return govuk::tag("Data only", govuk::TagColour::purple);
    return file.is_open() ? govuk::tag("Open", govuk::TagColour::green)
                          : govuk::tag("Closed", govuk::TagColour::grey);
}

std::vector<govuk::Cell> row(const site::Exchange& exchange, const ListedCase& listed) {
    Html child = govuk::link(Url::path({"cases", text(listed.file.id)}), listed.child);
    if (listed.file.is_data_only())
        child << " " << govuk::tag("Data only", govuk::TagColour::purple);
    return {std::move(child),
            category_tag(exchange, listed.file.risk_category),
            listed.worker.empty() ? "Nobody" : listed.worker,
            date_cell(exchange, listed.next_meeting),
            {std::to_string(listed.open_actions), govuk::Format::numeric}};
}

}  // namespace

Html category_tag(const site::Exchange& exchange, const std::string& code) {
    using enum govuk::TagColour;
    const govuk::TagColour colour = code == "CAT3"   ? red
                                    : code == "CAT2" ? orange
                                    : code == "CAT1" ? yellow
                                                     : grey;
    return govuk::tag(exchange.app.form.codes->label("risk_categories", code), colour);
}

Html case_table(const site::Exchange& exchange, const CaseList& list, std::string caption,
                StateColumn state) {
    govuk::Table table{.caption = std::move(caption),
                       .caption_size = govuk::Size::medium,
                       .head = {"Child",
                                "Category",
                                "Worker",
                                "Next meeting",
                                {"Open actions", govuk::Format::numeric}},
                       .first_cell_is_header = true};
    for (const ListedCase& listed : list.cases) table.rows.push_back(row(exchange, listed));
    if (state == StateColumn::shown) {
        table.head.insert(table.head.begin() + 1, "State");
        for (std::size_t at = 0; at < table.rows.size(); ++at)
            table.rows[at].insert(table.rows[at].begin() + 1, state_tag(list.cases[at].file));
    }
    return site::scrolling("Cases", govuk::table(table));
}

Html search_form(const site::Exchange& exchange, const SearchDraft& draft,
                 const Problems& problems) {
    Html form;
    form << govuk::input({.name = "name",
                          .label = "Name of the child",
                          .hint = "Whole names or their first three letters, in any order",
                          .error = problem_of(problems, "name"),
                          .value = draft.name,
                          .autocomplete = "off",
                          .spellcheck = false})
         << govuk::date_input(govuk::with_date({.name_prefix = "born_on",
                                                .legend = "Date of birth",
                                                .id = "born_on",
                                                .hint = "For example, 27 3 2011",
                                                .error = problem_of(problems, "born_on-day")},
                                               draft.born_on))
         << govuk::input({.name = "number",
                          .label = "Case number or NHS number",
                          .value = draft.number,
                          .autocomplete = "off",
                          .spellcheck = false,
                          .width = govuk::Width::characters_20})
         << govuk::button({.text = "Search"});
    return site::post_form(exchange, "/cases/search", form);
}

}  // namespace mase::cases
