// Linking a referral to the case of a known child, and undoing a link that was wrong.
#include "accounts/accounts_store.h"
#include "cases/cases_store.h"
#include "meetings/agenda_store.h"
#include "meetings/meetings_store.h"
#include "referrals/matches_store.h"

namespace mase::referrals {

namespace {

audit::Place undone_place(ReferralId referral) {
    return {"referral_links.undone_for", any(referral)};
}

bool refers_it_otherwise(const audit::Reading& reading, const Referral& referral, CaseId case_id) {
    bool found = false;
    reading.rows(
        "SELECT 1 FROM referrals WHERE panel_id = $1 AND case_id = $2 AND referrer_id = $3 AND id "
        "<> $4 AND state = 'accepted'",
        {reading.panel(), case_id, referral.referrer, referral.id},
        [&](const db::Row&) { found = true; });
    return found;
}

bool is_begun(const audit::Reading& reading, ItemId item) {
    bool begun = false;
    reading.rows("SELECT 1 FROM discussions WHERE panel_id = $1 AND item_id = $2",
                 {reading.panel(), item}, [&](const db::Row&) { begun = true; });
    return begun;
}

// Meetings whose agenda has the wrong case on it by this referral.
Result<std::vector<meetings::Item>> to_move(const audit::Reading& reading, const Link& link,
                                            ReferralId referral) {
    std::vector<meetings::Item> items;
    for (const meetings::Item& item : meetings::items_of_case(reading, link.case_id)) {
        if (item.referral != referral || item.state != "listed") continue;
        if (is_begun(reading, item.id))
            return refused("",
                           "The panel is discussing this case now. Undo the link once the meeting "
                           "has ended, or hold the item over first");
        items.push_back(item);
    }
    return items;
}

}  // namespace

std::optional<Link> link_of(const audit::Reading& reading, const Referral& referral) {
    std::optional<Link> link;
    reading.rows(
        "SELECT l.case_id, l.snapshot_id, l.state, l.closed_on, l.closure_reason, "
        "l.risk_category, l.harm_status, a.name, l.linked_at, b.name, l.undone_at, l.undone_for "
        "FROM referral_links l JOIN accounts a ON a.id = l.linked_by LEFT JOIN accounts b ON b.id "
        "= "
        "l.undone_by WHERE l.panel_id = $1 AND l.referral_id = $2",
        {reading.panel(), referral.id}, [&](const db::Row& row) {
            link = Link{.case_id = row.id<CaseId>(0),
                        .linked = {.snapshot = row.id<RecordId>(1),
                                   .state = row.string(2),
                                   .closed_on = row.maybe_date(3),
                                   .closure_reason = row.string_or_empty(4),
                                   .risk_category = row.string(5),
                                   .harm_status = row.string(6)},
                        .by = row.string(7),
                        .at = row.instant(8),
                        .undone_by = {},
                        .undone_at = row.maybe_instant(10),
                        .undone_for = {}};
            if (!link->undone_at) return;
            link->undone_by = row.string(9);
            link->undone_for =
                reading.open(audit::SealedText(row.copied(11), undone_place(referral.id)));
        });
    return link;
}

cases::CaseFile link_to(audit::Change& change, const forms::Form& form, const Written& written,
                        const cases::CaseFile& known) {
    const Referral& referral = written.referral;
    change.must_concern(referral.id);
    const cases::Linked linked =
        cases::link(change, form, known, written.record, referral.referrer, *referral.received_on);
    db::Value reason = nullptr;
    if (!linked.closure_reason.empty()) reason = linked.closure_reason;
    change.execute(
        "INSERT INTO referral_links (panel_id, referral_id, case_id, snapshot_id, state, "
        "closed_on, "
        "closure_reason, risk_category, harm_status, linked_by, linked_at) VALUES ($1, $2, $3, $4, "
        "$5, $6, $7, $8, $9, $10, $11)",
        {change.panel(), referral.id, known.id, linked.snapshot, linked.state, linked.closed_on,
         reason, linked.risk_category, linked.harm_status, change.actor().account, change.now()});
    return *cases::find_case(change, known.id);
}

Result<int> undo_link_of(audit::Change& change, const forms::Form& form, const Written& written,
                         const std::string& reason) {
    const Referral& referral = written.referral;
    change.must_concern(referral.id);
    const auto link = link_of(change, referral);
    if (!link || link->undone_at)
        return refused("", "This referral is not linked to the case of a known child");
    if (reason.empty()) return refused("reason", "Enter why the link was wrong");
    const auto items = to_move(change, *link, referral.id);
    if (!items) return refused(items.error());
    const auto referrer = accounts::find_account(change, referral.referrer);
    const cases::CaseFile own =
        cases::open_case(change, form, written.record, referral.referrer,
                         referrer ? referrer->manager : std::nullopt, *referral.received_on);
    cases::unlink(change, *cases::find_case(change, link->case_id), link->linked, referral.referrer,
                  refers_it_otherwise(change, referral, link->case_id));
    move_to_case(change, referral, own.id);
    for (const meetings::Item& item : *items) {
        meetings::withdraw_item(change, item.id);
        meetings::list_item(change, item.meeting, own.id, referral.id, item.why, item.presenter);
    }
    change.execute(
        "UPDATE referral_links SET undone_by = $3, undone_at = $4, undone_for = $5 WHERE panel_id "
        "= $1 "
        "AND referral_id = $2",
        {change.panel(), referral.id, change.actor().account, change.now(),
         change.seal(referral.key, reason, undone_place(referral.id))});
    return int(items->size());
}

std::vector<LinkReader> readers_while_linked(const audit::Reading& reading, const Link& link) {
    std::vector<LinkReader> readers;
    const Instant until = link.undone_at.value_or(reading.now());
    reading.rows(
        "SELECT a.name, l.operation, l.reason, l.at FROM audit_log l JOIN accounts a ON a.id = "
        "l.account_id WHERE l.panel_id = $1 AND l.at >= $3 AND l.at <= $4 AND l.processing IN "
        "('consultation', 'disclosure') AND (l.case_id = $2 OR EXISTS (SELECT 1 FROM audit_shown s "
        "WHERE s.panel_id = $1 AND s.shown_id = $2 AND s.writer = l.writer AND s.seq = l.seq)) "
        "ORDER BY l.at DESC",
        {reading.panel(), link.case_id, link.at, until}, [&](const db::Row& row) {
            const auto operation = access::operation_named(row.text(1));
            readers.push_back(
                {.name = row.string(0),
                 .operation = std::string(operation ? access::row(*operation).words : row.text(1)),
                 .reason = row.string(2),
                 .at = row.instant(3)});
        });
    return readers;
}

}  // namespace mase::referrals
