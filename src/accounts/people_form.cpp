#include "accounts/people_form.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "approvals/approvals_pages.h"
#include "approvals/approvals_store.h"
#include "core/problems.h"
#include "platform/govuk.h"

namespace mase::accounts {

namespace {

using access::Role;

constexpr auto all_roles =
    std::to_array<Role>({Role::worker, Role::manager, Role::administrator, Role::chair,
                         Role::member, Role::action_owner, Role::analyst, Role::recipient,
                         Role::regional_analyst, Role::auditor, Role::guest});

std::vector<govuk::Option> agencies(const panels::Panel& panel) {
    std::vector<govuk::Option> options{{.value = "", .text = "Choose an agency"}};
    for (const panels::Agency& agency : panel.agencies)
        options.push_back({.value = agency.code, .text = agency.name});
    return options;
}

// Those whose access has ended only where they are chosen already.
std::vector<govuk::Option> people(const Everyone& everyone, AccountId but,
                                  const std::string& chosen, const std::set<Role>& wanted) {
    std::vector<govuk::Option> options{{.value = "", .text = "Nobody"}};
    for (const Account& account : everyone) {
        const bool does_it =
            std::ranges::any_of(account.roles, [&](Role role) { return wanted.contains(role); });
        if (account.id != but && does_it && (!account.is_disabled || text(account.id) == chosen))
            options.push_back({.value = text(account.id), .text = account.name});
    }
    return options;
}

Html role_boxes(const Draft& draft, const Problems& problems) {
    std::vector<govuk::Choice> choices;
    for (const Role role : all_roles)
        choices.push_back({.value = std::string(access::name(role)), .text = role_words(role)});
    return govuk::checkboxes({.name = "roles",
                              .legend = "What this person does here",
                              .hint = "Select all that apply. What they may see follows from it.",
                              .error = problem_of(problems, "roles"),
                              .values = draft.roles,
                              .items = std::move(choices)});
}

Html contact_fields(const Draft& draft, const Problems& problems) {
    const auto error = [&](std::string_view field) { return problem_of(problems, field); };
    Html html;
    html << govuk::input({.name = "name",
                          .label = "Full name",
                          .hint = "As the people they work with write it.",
                          .error = error("name"),
                          .value = draft.name,
                          .autocomplete = "off",
                          .spellcheck = false})
         << govuk::input({.name = "email",
                          .label = "Work email address",
                          .hint = "They sign in with it.",
                          .error = error("email"),
                          .value = draft.email,
                          .type = govuk::InputType::email,
                          .autocomplete = "off",
                          .spellcheck = false})
         << govuk::input({.name = "job",
                          .label = "Job",
                          .hint = "For example, social worker.",
                          .error = error("job"),
                          .value = draft.job,
                          .autocomplete = "off"})
         << govuk::input({.name = "telephone",
                          .label = "Work telephone number",
                          .error = error("telephone"),
                          .value = draft.telephone,
                          .type = govuk::InputType::tel,
                          .autocomplete = "off",
                          .width = govuk::Width::characters_20});
    return html;
}

std::string name_of(const std::string& id, const Everyone& everyone) {
    for (const Account& account : everyone) {
        if (text(account.id) == id) return account.name;
    }
    return "Nobody";
}

std::string words_of(const std::vector<std::string>& roles) {
    std::set<Role> known;
    for (const std::string& role : roles) {
        if (const auto found = access::role_named(role)) known.insert(*found);
    }
    return roles_words(known);
}

}  // namespace

Draft typed_draft(const FormData& form) {
    return {.email = form.text("email"),
            .name = form.text("name"),
            .job = form.text("job"),
            .telephone = form.text("telephone"),
            .agency = form.text("agency"),
            .roles = form.values("roles"),
            .deputy_of = form.text("deputy_of"),
            .manager = form.text("manager"),
            .last_day = form.date("last_day")};
}

Draft draft_of(const Account& account) {
    Draft draft{.email = account.email,
                .name = account.name,
                .job = account.job,
                .telephone = account.telephone,
                .agency = account.agency,
                .roles = {},
                .deputy_of = account.deputy_of ? text(*account.deputy_of) : "",
                .manager = account.manager ? text(*account.manager) : "",
                .last_day = account.last_day ? iso(*account.last_day) : ""};
    for (const Role role : account.roles) draft.roles.emplace_back(access::name(role));
    return draft;
}

int typed_version(const FormData& form) {
    const std::string typed = form.text("version");
    int version = 0;
    std::from_chars(typed.data(), typed.data() + typed.size(), version);
    return version;
}

Html person_fields(const Draft& draft, AccountId about, const Everyone& everyone,
                   const panels::Panel& panel, const Problems& problems) {
    Html html;
    html << contact_fields(draft, problems)
         << govuk::select({.name = "agency",
                           .label = "Agency",
                           .error = problem_of(problems, "agency"),
                           .value = draft.agency,
                           .items = agencies(panel)})
         << role_boxes(draft, problems)
         << govuk::select(
                {.name = "deputy_of",
                 .label = "Stands in for",
                 .hint = "The chair or member whose deputy this person is, if they are one.",
                 .error = problem_of(problems, "deputy_of"),
                 .value = draft.deputy_of,
                 .items = people(everyone, about, draft.deputy_of, {Role::chair, Role::member})})
         << govuk::select({.name = "manager",
                           .label = "Manager",
                           .hint = "Of someone who refers children. The manager sees what they "
                                   "refer and the cases they hold.",
                           .error = problem_of(problems, "manager"),
                           .value = draft.manager,
                           .items = people(everyone, about, draft.manager, {Role::manager})})
         << govuk::date_input(govuk::with_date(
                {.name_prefix = "last_day",
                 .legend = "Last day of their access, if it is known",
                 .id = "last_day",
                 .hint =
                     "For example, 27 3 2027. After it they are signed out, and cannot sign in.",
                 .error = problem_of(problems, "last_day-day")},
                draft.last_day));
    return html;
}

Html why_field(const std::string& label, const std::string& hint, const std::string& value,
               const Problems& problems) {
    return govuk::textarea({.name = "reason",
                            .label = label,
                            .hint = hint,
                            .error = problem_of(problems, "reason"),
                            .value = value,
                            .rows = 3});
}

Html why_guarded(const site::Exchange& exchange, const Problems& problems) {
    const std::string roles = roles_words(exchange.app.panel.two_people.roles);
    return why_field("Why, if a second person is needed",
                     "Only if you give or take away, or change the email address or agency of "
                     "someone who has: " +
                         roles +
                         ". A chair reads it before they approve that. The rest is saved at once.",
                     exchange.form.text("reason"), problems);
}

Html waiting_shown(const site::Exchange& exchange, const audit::Reading& reading,
                   AccountId account) {
    std::vector<govuk::Content> links;
    for (const approvals::Approval& one : approvals::waiting_for(reading, any(account)))
        links.emplace_back(govuk::link(approvals::approval_url(one.id),
                                       approvals::words_of(exchange, reading, one)));
    if (links.empty()) return {};
    Html words;
    words << "<p class=\"govuk-body\">Waiting for a second person:</p>"
          << govuk::list(govuk::ListKind::plain, links);
    return govuk::inset_text(words);
}

Html differences(const Draft& typed, const Draft& saved, const Everyone& everyone,
                 const panels::Panel& panel) {
    std::vector<std::vector<govuk::Cell>> rows;
    const auto compare = [&](const char* what, const std::string& yours, const std::string& now) {
        if (yours != now) rows.push_back({what, now, yours});
    };
    compare("Full name", typed.name, saved.name);
    compare("Work email address", typed.email, saved.email);
    compare("Job", typed.job, saved.job);
    compare("Work telephone number", typed.telephone, saved.telephone);
    compare("Agency", panel.agency_name(typed.agency), panel.agency_name(saved.agency));
    compare("What they do", words_of(typed.roles), words_of(saved.roles));
    compare("Stands in for", name_of(typed.deputy_of, everyone),
            name_of(saved.deputy_of, everyone));
    compare("Last day of their access", typed.last_day, saved.last_day);
    compare("Manager", name_of(typed.manager, everyone), name_of(saved.manager, everyone));
    if (rows.empty()) return govuk::inset_text("What is saved now is the same as what you typed.");
    return govuk::table({.caption = "What is saved now, and what you typed",
                         .caption_size = govuk::Size::medium,
                         .head = {"Detail", "Saved now", "You typed"},
                         .rows = std::move(rows),
                         .first_cell_is_header = true});
}

}  // namespace mase::accounts
