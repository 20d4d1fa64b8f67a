#include "cases/erasure_store.h"

#include "approvals/approvals_store.h"
#include "cases/case_frame_pages.h"
#include "cases/cases_store.h"
#include "platform/clock.h"
#include "site/relations_store.h"

namespace mase::cases {

namespace {

using approvals::Approval;
using approvals::Difference;
using audit::Reading;

// The child's own, and those of the referrals that came to their cases.
std::vector<KeyId> keys_of(const Reading& reading, const CaseFile& file) {
    std::vector<KeyId> keys{file.key};
    reading.rows(
        "SELECT DISTINCT f.key_id FROM referrals f JOIN cases c ON c.panel_id = f.panel_id AND "
        "c.id = f.case_id WHERE f.panel_id = $1 AND c.child_id = $2 AND f.key_id <> $3",
        {reading.panel(), file.child, file.key},
        [&](const db::Row& row) { keys.push_back(row.id<KeyId>(0)); });
    return keys;
}

bool is_any(const Reading& reading, const std::string& sql, const CaseFile& file) {
    bool found = false;
    reading.rows(sql + " LIMIT 1", {reading.panel(), file.child},
                 [&](const db::Row&) { found = true; });
    return found;
}

// The age by which returns count each referral.
void keep_ages(audit::Change& change, const CaseFile& file) {
    const auto born_on = identity(change, file).born_on;
    if (!born_on) return;
    std::vector<std::pair<ReferralId, Date>> referrals;
    change.rows(
        "SELECT f.id, f.received_on FROM referrals f JOIN cases c ON c.panel_id = f.panel_id AND "
        "c.id = f.case_id WHERE f.panel_id = $1 AND c.child_id = $2 AND f.received_on IS NOT NULL",
        {change.panel(), file.child},
        [&](const db::Row& row) { referrals.emplace_back(row.id<ReferralId>(0), row.date(1)); });
    for (const auto& [referral, received_on] : referrals)
        change.execute("INSERT INTO erased_ages (panel_id, referral_id, years) VALUES ($1, $2, $3)",
                       {change.panel(), referral, age_on(*born_on, received_on)});
}

// Keyed hashes of names, dates and numbers: of the child, and of the rows of a spreadsheet that
// they came in. What takes the place of the latter is found by nothing.
void remove_what_finds(audit::Change& change, ChildId child) {
    change.execute("DELETE FROM search_tokens WHERE panel_id = $1 AND child_id = $2",
                   {change.panel(), child});
    std::vector<db::Bytes> tokens;
    change.rows(
        "SELECT r.token FROM import_rows r JOIN cases c ON c.panel_id = r.panel_id AND c.id = "
        "r.case_id WHERE r.panel_id = $1 AND c.child_id = $2",
        {change.panel(), child}, [&](const db::Row& row) { tokens.push_back(row.copied(0)); });
    const auto nothing = change.new_id<AnyId>();
    for (const db::Bytes& token : tokens)
        change.execute(
            "UPDATE import_rows SET token = $3, child_token = $4 WHERE panel_id = $1 AND token = "
            "$2",
            {change.panel(), token, change.new_id<AnyId>(), nothing});
}

void mark(audit::Change& change, ChildId child, const std::string& ground, const Destruction& why) {
    change.execute(
        "INSERT INTO erasures (panel_id, child_id, ground, decision, erased_at) VALUES ($1, $2, "
        "$3, $4, $5)",
        {change.panel(), child, ground, why.decision, why.at});
}

std::optional<ChildId> unmarked_child(const Reading& reading, KeyId key) {
    std::optional<ChildId> found;
    reading.rows(
        "SELECT h.id FROM children h WHERE h.panel_id = $1 AND h.key_id = $2 AND NOT EXISTS "
        "(SELECT 1 FROM erasures e WHERE e.panel_id = h.panel_id AND e.child_id = h.id)",
        {reading.panel(), key}, [&](const db::Row& row) { found = row.id<ChildId>(0); });
    return found;
}

CaseId case_of(const Approval& approval) {
    return {approval.subject.bytes};
}

// The child is named to those alone who may open the case.
std::string asked_words(const site::App& app, const Reading& reading, const Approval& approval) {
    const auto file = find_case(reading, case_of(approval));
    if (!file || erased(reading, file->child) ||
        !site::may(app.policy, reading, access::Operation::view_case, subject_of(*file)))
        return "Erase a child’s record";
    reading.shows(file->id);
    return "Erase the record of " + child_name(reading, *file);
}

std::vector<Difference> differences(const site::App&, const Reading&, const Approval& approval) {
    const auto erasure = erasure_of(approval.details);
    if (!erasure) return {};
    return {{"Why it may be erased", "–",
             std::string(words(erasure->ground)) + ", decision " + erasure->decision},
            {"Names, dates of birth, addresses, papers and everything written about the child",
             "Can be read by those who may open the case",
             "Can be read by nobody, for ever, in no backup either"},
            {"Coded answers and dates of the process", "Counted in the returns",
             "Stay, and are counted"}};
}

// With how often the case and the child were changed, and which referrals there are.
std::string state(const Reading& reading, AnyId subject) {
    const auto file = find_case(reading, CaseId{subject.bytes});
    if (!file) return "";
    std::string said = file->state + ' ' + std::to_string(file->version);
    if (erased(reading, file->child)) said += " erased";
    reading.rows("SELECT version FROM children WHERE panel_id = $1 AND id = $2",
                 {reading.panel(), file->child},
                 [&](const db::Row& row) { said += ' ' + std::to_string(row.integer(0)); });
    return said + ' ' + std::to_string(keys_of(reading, *file).size());
}

Result<int> run(audit::Change& change, const site::App& app, const Approval& approval) {
    const auto file = find_case(change, case_of(approval));
    const auto erasure = erasure_of(approval.details);
    if (!file || !erasure) return refused("", "This is not there any more");
    if (std::string words = not_now(keeping_of(change, *file), retention_of(app)); !words.empty())
        return refused("", std::move(words));
    erase(change, *file, *erasure);
    return 0;
}

}  // namespace

std::optional<Erased> erased(const Reading& reading, ChildId child) {
    std::optional<Erased> found;
    reading.rows("SELECT decision, erased_at FROM erasures WHERE panel_id = $1 AND child_id = $2",
                 {reading.panel(), child}, [&](const db::Row& row) {
                     found =
                         Erased{.decision = row.string(0), .on = in_london(row.instant(1)).date};
                 });
    return found;
}

Keeping keeping_of(const Reading& reading, const CaseFile& file) {
    Keeping keeping{.is_erased = erased(reading, file.child).has_value()};
    const std::string of_child =
        "(SELECT c.id FROM cases c WHERE c.panel_id = $1 AND c.child_id = $2)";
    reading.rows("SELECT max(closed_on) FROM cases WHERE panel_id = $1 AND child_id = $2",
                 {reading.panel(), file.child},
                 [&](const db::Row& row) { keeping.closed_on = row.maybe_date(0); });
    keeping.is_open = is_any(
        reading, "SELECT 1 FROM cases WHERE panel_id = $1 AND child_id = $2 AND state = 'open'",
        file);
    keeping.is_before_a_meeting =
        is_any(reading,
               "SELECT 1 FROM agenda_items i JOIN meetings m ON m.panel_id = i.panel_id AND m.id = "
               "i.meeting_id WHERE i.panel_id = $1 AND i.state <> 'withdrawn' AND m.state NOT IN "
               "('approved', 'cancelled') AND i.case_id IN " +
                   of_child,
               file);
    keeping.waits_for_a_decision =
        is_any(reading,
               "SELECT 1 FROM exceptions WHERE panel_id = $1 AND state = 'asked' AND case_id IN " +
                   of_child,
               file) ||
        is_any(reading,
               "SELECT 1 FROM emergencies WHERE panel_id = $1 AND reviewed_at IS NULL AND case_id "
               "IN " +
                   of_child,
               file);
    keeping.has_open_action = is_any(
        reading,
        "SELECT 1 FROM actions WHERE panel_id = $1 AND state <> 'confirmed' AND case_id IN " +
            of_child,
        file);
    if (!keeping.is_erased) keeping.born_on = identity(reading, file).born_on;
    return keeping;
}

void erase(audit::Change& change, const CaseFile& file, const Erasure& erasure) {
    keep_ages(change, file);
    remove_what_finds(change, file.child);
    change.destroy(keys_of(change, file), erasure.decision);
    mark(change, file.child, std::string(name(erasure.ground)),
         {.at = change.now(), .decision = erasure.decision});
    change.shows(file.id);
    change.note("erased: " + details_of(erasure));
}

int erase_again(audit::Change& change) {
    std::vector<std::pair<KeyId, Destruction>> gone;
    change.rows(
        "SELECT key_id FROM children WHERE panel_id = $1 UNION SELECT key_id FROM referrals WHERE "
        "panel_id = $1",
        {change.panel()}, [&](const db::Row& row) {
            const auto key = row.id<KeyId>(0);
            if (auto why = change.destruction(key)) gone.emplace_back(key, std::move(*why));
        });
    int children = 0;
    for (const auto& [key, why] : gone) {
        change.destroy({key}, why.decision);  // so that an older key store loses it again
        const auto child = unmarked_child(change, key);
        if (!child) continue;
        remove_what_finds(change, *child);
        mark(change, *child, "NOT_KNOWN", why);
        change.shows(*child);
        change.note("erased again: " + why.decision);
        ++children;
    }
    return children;
}

Result<ApprovalId> ask_erasure(audit::Change& change, const site::App& app, const CaseFile& file,
                               const ErasureDraft& draft) {
    change.must_concern(file.id);
    const auto erasure =
        checked(draft, keeping_of(change, file), retention_of(app), change.today());
    if (!erasure) return refused(erasure.error());
    return approvals::ask(change, app,
                          {.act = approvals::Act::erase_record,
                           .subject = any(file.id),
                           .case_id = file.id,
                           .details = details_of(*erasure),
                           .reason = draft.reason,
                           .key = change.panel_key()});
}

std::vector<approvals::Doer> erasure_doers() {
    return {{approvals::Act::erase_record, asked_words, differences, state, run}};
}

Retention retention_of(const site::App& app) {
    return {.years_from_birth = app.panel.kept_years_from_birth, .hold = app.panel.hold};
}

}  // namespace mase::cases
