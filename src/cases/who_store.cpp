// Cases and who their children are, one or as many as a list shows: of cases_store.h.
#include <initializer_list>
#include <map>

#include "cases/cases_store.h"
#include "cases/identity.h"
#include "platform/db_lists.h"

namespace mase::cases {

namespace {

// Answers in words about who the children are; none of those that are a code or not given.
using Words = std::map<std::string, std::string>;
std::map<RecordId, Words> opened(const audit::Reading& reading,
                                 const std::vector<RecordId>& children,
                                 std::initializer_list<const char*> questions) {
    std::map<RecordId, Words> words;
    if (children.empty()) return words;
    db::Values values{reading.panel()};
    const std::string records = db::list_of(values, children);
    const std::string wanted = db::list_of(values, questions);
    reading.rows(
        "SELECT record_id, question, sealed FROM texts WHERE panel_id = $1 AND record_id "
        "IN (" +
            records + ") AND n = 0 AND question IN (" + wanted + ")",
        values, [&](const db::Row& row) {
            const auto record = row.id<RecordId>(0);
            const std::string question = row.string(1);
            words[record][question] = reading.open(
                audit::SealedText(row.copied(2), forms::answer_place(record, question, 0)));
        });
    return words;
}

std::string full_name(Words& words) {
    const std::string &given = words["child_given_names"], &family = words["child_family_name"];
    return given.empty() ? family : given + " " + family;
}

}  // namespace

std::optional<CaseFile> find_case(const audit::Reading& reading, CaseId id) {
    const std::vector<CaseFile> files = find_cases(reading, {id});
    return files.empty() ? std::nullopt : std::optional(files.front());
}

std::vector<CaseFile> find_cases(const audit::Reading& reading, const std::vector<CaseId>& ids) {
    if (ids.empty()) return {};
    db::Values values{reading.panel()};
    const std::string wanted = db::list_of(values, ids);
    std::map<CaseId, CaseFile> found;
    reading.rows(
        "SELECT c.id, c.child_id, h.key_id, h.record_id, c.state, c.opened_on, c.closed_on, "
        "c.closure_reason, c.worker_id, c.manager_id, c.risk_category, c.harm_status, c.version, "
        "(SELECT f.route FROM referrals f WHERE f.panel_id = c.panel_id AND f.case_id = c.id AND "
        "f.state = 'accepted' ORDER BY CASE f.route WHEN 'C' THEN 1 ELSE 0 END, f.received_on "
        "DESC, f.id DESC LIMIT 1) FROM cases c JOIN children h ON h.panel_id = c.panel_id AND h.id "
        "= c.child_id WHERE c.panel_id = $1 AND c.id IN (" +
            wanted + ")",
        values, [&](const db::Row& row) {
            const auto id = row.id<CaseId>(0);
            found[id] = CaseFile{.id = id,
                                 .child = row.id<ChildId>(1),
                                 .key = row.id<KeyId>(2),
                                 .child_record = row.id<RecordId>(3),
                                 .state = row.string(4),
                                 .opened_on = row.date(5),
                                 .closed_on = row.maybe_date(6),
                                 .closure_reason = row.string_or_empty(7),
                                 .worker = row.maybe_id<AccountId>(8),
                                 .manager = row.maybe_id<AccountId>(9),
                                 .risk_category = row.string(10),
                                 .harm_status = row.string(11),
                                 .route = row.string_or_empty(13),
                                 .version = int(row.integer(12))};
        });
    std::vector<CaseFile> files;
    for (const CaseId id : ids) {
        if (const auto one = found.find(id); one != found.end()) files.push_back(one->second);
    }
    return files;
}

std::string child_name(const audit::Reading& reading, const CaseFile& file) {
    return child_names(reading, {file}).front();
}

std::vector<std::string> child_names(const audit::Reading& reading,
                                     const std::vector<CaseFile>& files) {
    std::vector<RecordId> kept;
    std::vector<std::string> names;
    for (const CaseFile& file : files) {
        const auto gone = reading.destruction(file.key);
        names.push_back(gone ? audit::erased_words(*gone) : "");
        if (!gone) kept.push_back(file.child_record);
    }
    auto words = opened(reading, kept, {"child_given_names", "child_family_name"});
    for (std::size_t at = 0; at < files.size(); ++at) {
        if (names[at].empty()) names[at] = full_name(words[files[at].child_record]);
    }
    return names;
}

Identity identity(const audit::Reading& reading, const CaseFile& file) {
    if (const auto gone = reading.destruction(file.key))
        return {.name = audit::erased_words(*gone), .born_on = {}, .case_number = {}};
    Words words = opened(reading, {file.child_record},
                         {"child_given_names", "child_family_name", "child_born_on",
                          "child_case_number"})[file.child_record];
    return {.name = full_name(words),
            .born_on = parse_date(words["child_born_on"]),
            .case_number = words["child_case_number"]};
}

}  // namespace mase::cases
