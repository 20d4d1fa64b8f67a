#include "decisions/parts_form.h"

#include <algorithm>
#include <initializer_list>
#include <vector>

#include "platform/secrets.h"

namespace mase::decisions {

namespace {

// Names of fields, or, where they end in a dot, what names begin with.
std::vector<std::string_view> names(Part part) {
    switch (part) {
        case Part::room: return {"absent"};
        case Part::checks: return {"check."};
        case Part::agencies: return {"cooperates.", "recorded.", "words.", "also_agency"};
        case Part::child_voice: return {"child_voice"};
        case Part::questions:
            return {"addresses_concerns", "needs_support", "needs_actions", "question_notes",
                    "raised"};
        case Part::support: return {"support_asked", "support_answer", "support_reason"};
        case Part::actions: return {"task", "owner", "contact", "agency"};
        case Part::decision: return {"decision", "decision_reason", "bring_back_to"};
        case Part::closure: break;
    }
    return {"closure"};
}

bool belongs(Part part, std::string_view field) {
    return std::ranges::any_of(names(part), [&](std::string_view name) {
        return name.ends_with('.') ? field.starts_with(name) : field == name;
    });
}

void set(Fields& fields, std::string name, std::string value) {
    if (!value.empty()) fields.insert_or_assign(std::move(name), std::move(value));
}

std::string at(const Fields& fields, std::string_view name) {
    const auto found = fields.find(std::string(name));
    return found == fields.end() ? "" : found->second;
}

std::string ids(std::vector<AccountId> accounts) {
    std::ranges::sort(accounts);
    std::string joined;
    for (const AccountId account : accounts) joined += (joined.empty() ? "" : "+") + text(account);
    return joined;
}

std::vector<AccountId> accounts_of(std::string_view joined) {
    std::vector<AccountId> accounts;
    while (!joined.empty()) {
        const std::string_view one = joined.substr(0, joined.find('+'));
        if (const auto account = parse_id<AccountId>(one)) accounts.push_back(*account);
        joined.remove_prefix(std::min(joined.size(), one.size() + 1));
    }
    return accounts;
}

Fields agency_fields(const Discussion& discussion) {
    Fields fields;
    for (const AgencyAnswer& answer : discussion.agencies) {
        set(fields, "cooperates." + answer.agency, answer.cooperates);
        set(fields, "recorded." + answer.agency, answer.recorded);
        set(fields, "words." + answer.agency, answer.words);
    }
    return fields;
}

AgencyAnswer& answer_of(std::vector<AgencyAnswer>& answers, const std::string& agency) {
    const auto found = std::ranges::find(answers, agency, &AgencyAnswer::agency);
    if (found != answers.end()) return *found;
    return answers.emplace_back(AgencyAnswer{agency, {}, {}, {}});
}

void put_agencies(const Fields& fields, std::vector<AgencyAnswer>& answers) {
    for (AgencyAnswer& answer : answers) answer = {answer.agency, {}, {}, {}};
    for (const auto& [name, value] : fields) {
        const std::string agency = name == "also_agency" ? value : name.substr(name.find('.') + 1);
        AgencyAnswer& answer = answer_of(answers, agency);
        if (name.starts_with("cooperates.")) answer.cooperates = value;
        if (name.starts_with("recorded.")) answer.recorded = value;
        if (name.starts_with("words.")) answer.words = value;
    }
}

Fields check_fields(const Discussion& discussion) {
    Fields fields;
    for (const auto& [action, check] : discussion.checks) {
        set(fields, "check." + text(action), check.outcome);
        set(fields, "check." + text(action) + "-words", check.words);
    }
    return fields;
}

void put_checks(const Fields& fields, std::map<ActionId, actions::Check>& checks) {
    checks.clear();
    for (const auto& [name, value] : fields) {
        std::string id = name.substr(name.find('.') + 1);
        const bool words = id.ends_with("-words");
        if (words) id.resize(id.size() - std::string_view("-words").size());
        const auto action = parse_id<ActionId>(id);
        if (action) (words ? checks[*action].words : checks[*action].outcome) = value;
    }
}

}  // namespace

Fields fields_of(Part part, const Discussion& discussion) {
    Fields fields;
    const auto add = [&](std::initializer_list<std::string> values) {
        const auto all = names(part);
        auto field = all.begin();
        for (const std::string& value : values) set(fields, std::string(*field++), value);
    };
    switch (part) {
        case Part::room: add({ids(discussion.absent)}); break;
        case Part::checks: return check_fields(discussion);
        case Part::agencies: return agency_fields(discussion);
        case Part::child_voice: add({discussion.child_voice}); break;
        case Part::questions:
            add({discussion.questions.addresses_concerns, discussion.questions.needs_support,
                 discussion.questions.needs_actions, discussion.questions.notes,
                 discussion.questions.raised});
            break;
        case Part::support:
            add({discussion.support.asked, discussion.support.answer, discussion.support.reason});
            break;
        case Part::actions: break;
        case Part::decision: {
            const Draft draft = draft_of(discussion.outcome);
            add({draft.outcome, draft.reason, draft.bring_back_to});
            break;
        }
        case Part::closure: add({discussion.closure}); break;
    }
    return fields;
}

void put(Part part, const Fields& fields, Discussion& discussion) {
    switch (part) {
        case Part::room: discussion.absent = accounts_of(at(fields, "absent")); break;
        case Part::checks: put_checks(fields, discussion.checks); break;
        case Part::agencies: put_agencies(fields, discussion.agencies); break;
        case Part::child_voice: discussion.child_voice = at(fields, "child_voice"); break;
        case Part::questions:
            discussion.questions = {at(fields, "addresses_concerns"), at(fields, "needs_support"),
                                    at(fields, "needs_actions"), at(fields, "question_notes"),
                                    at(fields, "raised")};
            break;
        case Part::support:
            discussion.support = {at(fields, "support_asked"), at(fields, "support_answer"),
                                  at(fields, "support_reason")};
            break;
        case Part::actions: break;
        case Part::decision: {
            const Draft draft = decision_draft(fields);
            discussion.outcome = {draft.outcome, draft.reason,
                                  parse_id<MeetingId>(draft.bring_back_to)};
            break;
        }
        case Part::closure: discussion.closure = at(fields, "closure"); break;
    }
}

Fields typed_fields(Part part, const FormData& form) {
    Fields fields;
    for (const auto& [name, ignored] : form.pairs()) {
        if (!belongs(part, name)) continue;
        std::string value = form.text(name);
        if (part == Part::room) {
            std::vector<AccountId> absent;
            for (const std::string& id : form.values(name)) {
                if (const auto account = parse_id<AccountId>(id)) absent.push_back(*account);
            }
            value = ids(std::move(absent));
        }
        set(fields, name, std::move(value));
    }
    if (part == Part::actions) set(fields, "due_on", form.date("due_on"));
    return fields;
}

std::string fingerprint(const Fields& fields) {
    if (fields.empty()) return "";
    std::string all;
    for (const auto& [name, value] : fields)
        all.append(name).append("=").append(std::to_string(value.size())).append(":").append(value);
    return content_hash(all);
}

std::string fingerprint_name(Part part) {
    return "shown-" + std::string(name(part));
}

Edit edit(const Fields& typed, const std::string& shown_fingerprint, const Fields& stored) {
    if (typed == stored || fingerprint(typed) == shown_fingerprint) return Edit::untouched;
    return fingerprint(stored) == shown_fingerprint ? Edit::mine : Edit::conflict;
}

actions::Draft action_draft(const Fields& fields) {
    return {.task = at(fields, "task"),
            .owner = at(fields, "owner"),
            .contact = at(fields, "contact"),
            .agency = at(fields, "agency"),
            .due_on = at(fields, "due_on")};
}

Draft decision_draft(const Fields& fields) {
    return {at(fields, "decision"), at(fields, "decision_reason"), at(fields, "bring_back_to")};
}

}  // namespace mase::decisions
