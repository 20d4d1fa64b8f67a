#include "cases/cases_store.h"

#include <algorithm>
#include <initializer_list>
#include <map>
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

// Answers in words about who the child is; none of those that are a code or not given.
std::map<std::string, std::string> opened(const audit::Reading& reading, const CaseFile& file,
                                          std::initializer_list<const char*> questions) {
    db::Values values{reading.panel(), file.child_record};
    std::string wanted;
    for (const char* question : questions) {
        values.emplace_back(question);
        wanted += (wanted.empty() ? "$" : ", $") + std::to_string(values.size());
    }
    std::map<std::string, std::string> words;
    reading.rows(
        "SELECT question, sealed FROM texts WHERE panel_id = $1 AND record_id = $2 AND n = 0 AND "
        "question IN (" +
            wanted + ")",
        values, [&](const db::Row& row) {
            const std::string question = row.string(0);
            words[question] = reading.open(audit::SealedText(
                row.copied(1), forms::answer_place(file.child_record, question, 0)));
        });
    return words;
}

std::string full_name(std::map<std::string, std::string>& words) {
    const std::string &given = words["child_given_names"], &family = words["child_family_name"];
    return given.empty() ? family : given + " " + family;
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

std::optional<CaseFile> find_case(const audit::Reading& reading, CaseId id) {
    std::optional<CaseFile> file;
    reading.rows(
        "SELECT c.child_id, h.key_id, h.record_id, c.state, c.opened_on, c.closed_on, "
        "c.closure_reason, c.worker_id, c.manager_id, c.risk_category, c.harm_status, c.version, "
        "(SELECT f.route FROM referrals f WHERE f.panel_id = c.panel_id AND f.case_id = c.id AND "
        "f.state = 'accepted' ORDER BY CASE f.route WHEN 'C' THEN 1 ELSE 0 END, f.received_on "
        "DESC, f.id DESC LIMIT 1) FROM cases c JOIN children h ON h.panel_id = c.panel_id AND h.id "
        "= c.child_id WHERE "
        "c.panel_id = $1 AND c.id = $2",
        {reading.panel(), id}, [&](const db::Row& row) {
            file = CaseFile{.id = id,
                            .child = row.id<ChildId>(0),
                            .key = row.id<KeyId>(1),
                            .child_record = row.id<RecordId>(2),
                            .state = row.string(3),
                            .opened_on = row.date(4),
                            .closed_on = row.maybe_date(5),
                            .closure_reason = row.string_or_empty(6),
                            .worker = row.maybe_id<AccountId>(7),
                            .manager = row.maybe_id<AccountId>(8),
                            .risk_category = row.string(9),
                            .harm_status = row.string(10),
                            .route = row.string_or_empty(12),
                            .version = int(row.integer(11))};
        });
    return file;
}

std::string child_name(const audit::Reading& reading, const CaseFile& file) {
    if (const auto gone = reading.destruction(file.key)) return audit::erased_words(*gone);
    auto words = opened(reading, file, {"child_given_names", "child_family_name"});
    return full_name(words);
}

Identity identity(const audit::Reading& reading, const CaseFile& file) {
    if (const auto gone = reading.destruction(file.key))
        return {.name = audit::erased_words(*gone), .born_on = {}, .case_number = {}};
    auto words =
        opened(reading, file,
               {"child_given_names", "child_family_name", "child_born_on", "child_case_number"});
    return {.name = full_name(words),
            .born_on = parse_date(words["child_born_on"]),
            .case_number = words["child_case_number"]};
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
