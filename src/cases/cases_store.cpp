#include "cases/cases_store.h"

#include <algorithm>
#include <initializer_list>
#include <stdexcept>

#include "cases/holders_store.h"
#include "cases/identity.h"
#include "cases/linking_store.h"
#include "cases/search_store.h"
#include "site/relations_store.h"

namespace mase::cases {

namespace {

forms::Record taken(audit::Change& change, forms::RecordKind kind, const std::string& form,
                    const CaseFile& file, Date held_on) {
    const forms::Record record{.id = change.new_id<RecordId>(),
                               .kind = kind,
                               .form = form,
                               .key = file.key,
                               .case_id = file.id,
                               .held_on = held_on};
    forms::add_record(change, record);
    return record;
}

void add_child(audit::Change& change, const CaseFile& file, const forms::Form& form,
               const forms::Answers& answers) {
    const forms::Record identity{.id = file.child_record,
                                 .kind = forms::RecordKind::identity,
                                 .form = form.id,
                                 .key = file.key,
                                 .case_id = {},
                                 .held_on = {}};
    forms::add_record(change, identity);
    forms::Answers who;
    for (const forms::Question& question : identity_questions(form))
        who.set(question.id, 0, answers.at(question.id));
    forms::add_answers(change, identity, form, who);
    change.execute(
        "INSERT INTO children (panel_id, id, key_id, record_id, made_at, version) VALUES ($1, $2, "
        "$3, $4, $5, 1)",
        {change.panel(), file.child, file.key, file.child_record, change.now()});
    save_search_terms(change, file.child, answers);
}

void add_case(audit::Change& change, const CaseFile& file) {
    change.execute(
        "INSERT INTO cases (panel_id, id, child_id, state, opened_on, worker_id, manager_id, "
        "risk_category, harm_status, version) VALUES ($1, $2, $3, 'open', $4, $5, $6, $7, $8, 1)",
        {change.panel(), file.id, file.child, file.opened_on, file.worker, file.manager,
         file.risk_category, file.harm_status});
}

void relate_referrer(audit::Change& change, const forms::Record& referral, CaseId case_id) {
    std::vector<AccountId> referrers;
    change.rows("SELECT referrer_id FROM referrals WHERE panel_id = $1 AND record_id = $2",
                {change.panel(), referral.id},
                [&](const db::Row& row) { referrers.push_back(row.id<AccountId>(0)); });
    for (const AccountId referrer : referrers)
        site::relate(change, site::holder(referrer), "referrer", any(case_id));
}

std::string code_or_not_known(const forms::Answers& answers, std::string_view question) {
    const std::string code = answers.code(question);
    return code.empty() ? std::string(forms::not_known) : code;
}

// The panel decides in a discussion, and its decisions take effect when the chairs end the meeting.
void must_be(const audit::Change& change, std::initializer_list<access::Operation> allowed) {
    if (std::ranges::find(allowed, change.permit().operation()) == allowed.end())
        throw std::logic_error("only the panel closes or reopens a case");
}

}  // namespace

CaseFile open_case(audit::Change& change, const forms::Form& form, const forms::Record& referral,
                   AccountId worker, std::optional<AccountId> manager, Date received_on) {
    const forms::Answers answers = forms::load_answers(change, referral, form);
    const CaseFile file{.id = change.new_id<CaseId>(),
                        .child = change.new_id<ChildId>(),
                        .key = change.create_key(),
                        .child_record = change.new_id<RecordId>(),
                        .state = "open",
                        .opened_on = change.today(),
                        .closed_on = {},
                        .closure_reason = {},
                        .worker = worker,
                        .manager = manager,
                        .risk_category = code_or_not_known(answers, "risk_category"),
                        .harm_status = code_or_not_known(answers, "harm_status")};
    add_child(change, file, form, answers);
    add_case(change, file);
    const forms::Record snapshot =
        taken(change, forms::RecordKind::acceptance, referral.form, file, received_on);
    forms::copy_answers(change, referral, snapshot, form);
    add_holder(change, file, "worker", worker, file.opened_on, "allocated");
    if (manager) add_holder(change, file, "manager", *manager, file.opened_on, "manager");
    relate_referrer(change, referral, file.id);
    change.shows(file.id);
    return file;
}

CaseFile open_past_case(audit::Change& change, const forms::Form& form,
                        const forms::Answers& answers, Date received_on) {
    const CaseFile file{.id = change.new_id<CaseId>(),
                        .child = change.new_id<ChildId>(),
                        .key = change.create_key(),
                        .child_record = change.new_id<RecordId>(),
                        .state = "open",
                        .opened_on = received_on,
                        .closed_on = {},
                        .closure_reason = {},
                        .worker = {},
                        .manager = {},
                        .risk_category = code_or_not_known(answers, "risk_category"),
                        .harm_status = code_or_not_known(answers, "harm_status")};
    add_child(change, file, form, answers);
    add_case(change, file);
    change.shows(file.id);
    return file;
}

RecordId add_past_snapshot(audit::Change& change, const forms::Form& form, const CaseFile& file,
                           const forms::Answers& answers, Date received_on) {
    const forms::Record snapshot =
        taken(change, forms::RecordKind::acceptance, form.id, file, received_on);
    forms::add_answers(change, snapshot, form, answers);
    return snapshot.id;
}

std::optional<RecordId> latest_snapshot(const audit::Reading& reading, CaseId id,
                                        std::optional<Date> not_after) {
    std::optional<RecordId> record;
    reading.rows(
        "SELECT id FROM records WHERE panel_id = $1 AND case_id = $2 AND kind IN ('acceptance', "
        "'discussion', 'correction') AND held_on <= $3 ORDER BY held_on DESC, made_at DESC, id "
        "DESC LIMIT 1",
        {reading.panel(), id, not_after ? iso(*not_after) : "9999-12-31"},
        [&](const db::Row& row) { record = row.id<RecordId>(0); });
    return record;
}

forms::Record new_snapshot(audit::Change& change, const forms::Form& form, const CaseFile& file,
                           Date held_on) {
    const auto latest = latest_snapshot(change, file.id);
    const auto child = forms::find_record(change, file.child_record);
    if (!latest || !child) throw std::logic_error("a case without data or without a child");
    const forms::Record snapshot =
        taken(change, forms::RecordKind::discussion, form.id, file, held_on);
    forms::copy_answers(change, *forms::find_record(change, *latest), snapshot, form);
    forms::save_questions(change, snapshot, identity_questions(form),
                          forms::load_answers(change, *child, form));
    // What was typed counts only for a time before this panel kept its records here (MR-188).
    if (was_discussed(change, file.child, held_on)) {
        forms::Answers earlier;
        earlier.set("previously_at_mase", 0, {.codes = {"YES"}, .words = {}});
        forms::save_questions(change, snapshot, {*form.find("previously_at_mase")}, earlier);
    }
    return snapshot;
}

void set_case_summary(audit::Change& change, CaseId id, std::string_view risk_category,
                      std::string_view harm_status) {
    change.execute(
        "UPDATE cases SET risk_category = $3, harm_status = $4 WHERE panel_id = $1 AND id = $2",
        {change.panel(), id, risk_category, harm_status});
}

void close_case(audit::Change& change, CaseId id, Date day, std::string_view reason_code) {
    must_be(change, {access::Operation::record_discussion, access::Operation::end_meeting,
                     access::Operation::import_history});
    change.execute(
        "UPDATE cases SET state = 'closed', closed_on = $3, closure_reason = $4, version = "
        "version + 1 WHERE panel_id = $1 AND id = $2 AND state = 'open'",
        {change.panel(), id, day, reason_code});
    change.shows(id);
    change.note("case closed: " + std::string(reason_code));
}

void reopen_case(audit::Change& change, CaseId id) {
    must_be(change, {access::Operation::record_discussion, access::Operation::end_meeting,
                     access::Operation::decide_referral, access::Operation::import_history});
    change.execute(
        "UPDATE cases SET state = 'open', closed_on = NULL, closure_reason = NULL, version = "
        "version + 1 WHERE panel_id = $1 AND id = $2 AND state = 'closed'",
        {change.panel(), id});
    change.shows(id);
    change.note("case reopened");
}

std::optional<access::Subject> case_subject(const audit::Lookup& lookup, PanelId panel,
                                            const site::Params& params) {
    const auto id = parse_id<CaseId>(params.at("case"));
    if (!id) return std::nullopt;
    std::optional<access::Subject> subject;
    lookup.rows("SELECT state FROM cases WHERE panel_id = $1 AND id = $2", {panel, *id},
                [&](const db::Row& row) {
                    subject = access::Subject{.kind = access::SubjectKind::case_,
                                              .id = any(*id),
                                              .state = row.string(0),
                                              .via = {},
                                              .case_id = id};
                });
    return subject;
}

}  // namespace mase::cases
