#include "patterns/company_pages.h"

#include "core/problems.h"
#include "patterns/row_kinds_pages.h"
#include "patterns/shown_pages.h"

namespace mase::patterns {

namespace {

Html take_away(const CompanyPart& part, const Person& person) {
    Html form;
    form << govuk::hidden_input("person", text(person.id)) << govuk::hidden_input("then", "remove")
         << govuk::button({.text = "Take " + called(person) + " from " + part.this_one,
                           .kind = govuk::ButtonKind::secondary});
    return site::post_form(part.exchange, part.address, form);
}

Html add_one(const CompanyPart& part, const Problems& problems) {
    std::vector<govuk::Option> choices{{"", "Select one"}};
    for (govuk::Option& known : known_persons(part.exchange, part.reading))
        choices.push_back(std::move(known));
    const std::string error = problem_of(problems, "person");
    Html form;
    form << govuk::select(
                {.name = "person", .label = "Person", .error = error, .items = std::move(choices)})
         << govuk::button({.text = "Add the person", .kind = govuk::ButtonKind::secondary});
    return govuk::details({.summary_text = part.add,
                           .content = site::post_form(part.exchange, part.address, form),
                           .open = !error.empty()});
}

}  // namespace

Html company_part(const CompanyPart& part, const Problems& problems) {
    Html html;
    html << govuk::heading(govuk::Size::medium, part.heading);
    std::vector<govuk::Content> items;
    for (const Person& person : persons_in(part.reading, part.sight, part.company, part.id)) {
        Html item;
        item << govuk::link(person_url(person.id), called(person));
        if (part.may_change) item << take_away(part, person);
        part.reading.shows(person.id);
        items.emplace_back(std::move(item));
    }
    html << (items.empty() ? govuk::paragraph("Nobody that you may see.")
                           : govuk::list(govuk::ListKind::bullet, items));
    if (part.may_change) html << add_one(part, problems);
    return html;
}

Result<int> change_company(const site::Exchange& exchange, audit::Change& change,
                           const CompanyPart& part) {
    const auto id = parse_id<PersonId>(exchange.form.text("person"));
    if (!id || !find_person(change, part.sight, *id))
        return refused("person", "Select which person it is");
    if (exchange.form.text("then") == "remove") {
        if (!take_out(change, part.company, part.id, *id))
            return refused("person", "This person has been taken from " + part.this_one +
                                         " already. There is nothing left to do");
    } else if (!put_in(change, part.company, part.id, *id)) {
        return refused("person",
                       "This person stands in the list already. Select someone who does not");
    }
    return 0;
}

}  // namespace mase::patterns
