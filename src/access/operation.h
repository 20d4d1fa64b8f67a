// Everything a person may do here. An Operation names a route's purpose, a permission and an
// audit line, so a new one needs a row in data/access/permissions.csv.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace mase::access {

// What the law wants told apart in a log (DPA 2018 s.62). `upkeep` touches no one's record. A
// `refusal` is of someone signed in, and no operation's own: nothing was shown and nothing changed.
enum class Processing {
    upkeep,
    collection,
    alteration,
    consultation,
    disclosure,
    refusal,
    erasure
};

enum class SubjectKind {
    panel,
    account,
    referral,
    case_,
    meeting,
    item,
    action,
    exception,
    person,
    location,
    disruption,
    group,
    emergency,
    paper,
    approval
};

struct OperationRow {
    std::string_view name;
    Processing processing;
    SubjectKind subject;
    std::string_view words;  // as the audit page says it: "Opened a case"
};

// name, processing, subject, words
// clang-format off: it would run the rows of this table together
#define MASE_OPERATIONS(row) \
    row(sign_in, upkeep, account, "Signed in") \
    row(sign_out, upkeep, account, "Signed out") \
    row(see_home, consultation, panel, "Saw what is waiting") \
    row(read_help, upkeep, panel, "Read help") \
    row(see_own_account, upkeep, panel, "Saw their own account") \
    row(change_own_account, upkeep, panel, "Changed their own account") \
    row(list_referrals, consultation, panel, "Listed referrals") \
    row(start_referral, collection, panel, "Started a referral") \
    row(view_referral, consultation, referral, "Opened a referral") \
    row(edit_referral, collection, referral, "Wrote part of a referral") \
    row(send_referral, collection, referral, "Sent a referral") \
    row(refer_sibling, collection, referral, "Started a brother's or sister's referral") \
    row(add_information, collection, referral, "Added further information to a referral") \
    row(attach_paper, collection, referral, "Attached a paper to a referral") \
    row(open_paper, disclosure, paper, "Opened a paper") \
    row(withdraw_paper, alteration, paper, "Removed or withdrew a paper") \
    row(list_held_papers, consultation, panel, "Listed papers that are held back") \
    row(check_referred, consultation, panel, "Checked case numbers against referrals") \
    row(undo_link, alteration, referral, "Undid the link of a referral to a case") \
    row(view_link_readers, consultation, referral, "Saw who read a wrongly linked case") \
    row(withdraw_referral, alteration, referral, "Withdrew a referral") \
    row(decide_referral, alteration, referral, "Accepted or returned a referral") \
    row(judge_match, alteration, referral, "Judged whether a referred child is known") \
    row(list_exceptions, consultation, panel, "Listed exceptions") \
    row(view_exception, consultation, exception, "Opened an exception") \
    row(decide_exception, alteration, exception, "Allowed or refused an exception") \
    row(list_cases, consultation, panel, "Listed cases") \
    row(search_cases, consultation, panel, "Searched for a child") \
    row(view_case, consultation, case_, "Opened a case") \
    row(give_reason, upkeep, case_, "Gave a reason for opening a case") \
    row(view_child, consultation, case_, "Opened a child's details") \
    row(correct_child, alteration, case_, "Corrected a child's details") \
    row(view_case_data, consultation, case_, "Opened a case's data") \
    row(correct_case_data, alteration, case_, "Corrected a case's data") \
    row(view_transfers, consultation, case_, "Saw what went between areas") \
    row(record_transfer, collection, case_, "Recorded a transfer or notice between areas") \
    row(view_case_access, consultation, case_, "Saw who may open a case") \
    row(explain_access, consultation, case_, "Asked who may open a case, and why") \
    row(explain_person, consultation, account, "Asked which cases a person may open, and why") \
    row(change_case_holder, alteration, case_, "Changed who holds a case") \
    row(erase_record, alteration, case_, "Asked for a child's record to be erased") \
    row(connect_person, alteration, case_, "Named or ended a connection to a case") \
    row(restrict_case, alteration, case_, "Restricted a case, or ended it") \
    row(invite_guest, disclosure, case_, "Invited a guest to a case, or ended it") \
    row(see_own_emergencies, consultation, panel, "Saw what they opened in an emergency") \
    row(open_in_emergency, disclosure, panel, "Asked to open a case in an emergency") \
    row(end_emergency, alteration, case_, "Ended their emergency access") \
    row(list_emergencies, consultation, panel, "Listed emergency access") \
    row(review_emergency, alteration, emergency, "Reviewed emergency access") \
    row(list_meetings, consultation, panel, "Listed meetings") \
    row(plan_meetings, collection, panel, "Planned meetings") \
    row(call_meeting, collection, panel, "Called an extraordinary meeting") \
    row(view_meeting, consultation, meeting, "Opened a meeting") \
    row(change_meeting, alteration, meeting, "Changed a meeting") \
    row(view_pack, consultation, meeting, "Opened a pack") \
    row(circulate_pack, disclosure, meeting, "Circulated a pack") \
    row(view_recalls, consultation, meeting, "Saw which packs were recalled") \
    row(recall_pack, alteration, meeting, "Recalled a pack") \
    row(view_item, consultation, item, "Opened an item of a pack") \
    row(answer_item, collection, item, "Answered for an agency") \
    row(view_answers, consultation, meeting, "Saw which agencies have answered") \
    row(view_sitting, consultation, meeting, "Followed a sitting") \
    row(run_sitting, alteration, meeting, "Ran a sitting") \
    row(view_discussion, consultation, item, "Opened a discussion") \
    row(record_discussion, collection, item, "Recorded a discussion") \
    row(end_meeting, alteration, meeting, "Ended a meeting") \
    row(view_minutes, consultation, meeting, "Opened minutes") \
    row(send_minutes, disclosure, meeting, "Sent minutes to the chairs") \
    row(approve_minutes, alteration, meeting, "Approved or gave back minutes") \
    row(add_addendum, collection, meeting, "Added to locked minutes") \
    row(list_actions, consultation, panel, "Listed actions") \
    row(view_action, consultation, action, "Opened an action") \
    row(report_action, alteration, action, "Reported on an action") \
    row(ask_more_time, alteration, action, "Asked for more time for an action") \
    row(hand_over_action, alteration, action, "Handed an action over") \
    row(list_persons, consultation, panel, "Listed persons of concern") \
    row(view_person, consultation, person, "Opened a person of concern") \
    row(change_person, alteration, person, "Changed a person of concern") \
    row(list_locations, consultation, panel, "Listed places") \
    row(view_location, consultation, location, "Opened a place") \
    row(change_location, alteration, location, "Changed a place") \
    row(list_disruptions, consultation, panel, "Listed disruptions") \
    row(view_disruption, consultation, disruption, "Opened a disruption") \
    row(change_disruption, alteration, disruption, "Changed a disruption") \
    row(list_groups, consultation, panel, "Listed groups and gangs") \
    row(view_group, consultation, group, "Opened a group or gang") \
    row(change_group, alteration, group, "Changed a group or gang") \
    row(view_events, consultation, case_, "Saw the events of a case") \
    row(record_event, collection, case_, "Recorded an event of a case") \
    row(view_links, consultation, case_, "Saw what a case is linked to") \
    row(change_links, alteration, case_, "Changed what a case is linked to") \
    row(view_return, consultation, panel, "Opened a quarterly return") \
    row(list_counted, consultation, panel, "Listed the cases behind a figure of a return") \
    row(view_data_quality, consultation, panel, "Looked for gaps in the data") \
    row(export_return, disclosure, panel, "Downloaded a quarterly return") \
    row(publish_return, alteration, panel, "Published a quarterly return") \
    row(view_shareable_return, consultation, panel, "Opened a shareable return") \
    row(export_shareable_return, disclosure, panel, "Downloaded a shareable return") \
    row(view_regional_return, consultation, panel, \
        "Opened the published returns of several boroughs") \
    row(export_regional_return, disclosure, panel, \
        "Downloaded the published returns of several boroughs") \
    row(ask_copy, upkeep, panel, "Asked for a copy to print or save") \
    row(give_copy, disclosure, panel, "Printed or saved a copy") \
    row(list_copies, consultation, panel, "Saw what was printed or saved, and for whom") \
    row(see_settings, upkeep, panel, "Saw settings") \
    row(import_history, collection, panel, "Imported the borough's history") \
    row(export_history, disclosure, panel, "Downloaded imported history") \
    row(list_people, consultation, panel, "Listed people with access") \
    row(manage_people, alteration, panel, "Changed who has access") \
    row(list_approvals, consultation, panel, "Listed what waits for a second person") \
    row(view_approval, consultation, approval, "Opened what needs a second person") \
    row(decide_approval, alteration, approval, "Approved, declined or withdrew what needs two") \
    row(view_audit, consultation, panel, "Opened the audit trail") \
    row(check_trail, upkeep, panel, "Checked that the audit trail is whole") \
    row(back_up, upkeep, panel, "Backed the database up") \
    row(change_master_key, upkeep, panel, "Changed the master key") \
    row(share_master_key, upkeep, panel, "Shared the master key among officers") \
    row(recover_master_key, upkeep, panel, "Made the master key anew from two shares") \
    row(drill_recovery, upkeep, panel, "Tried that two shares make the master key") \
    row(restore, upkeep, panel, "Put a backup of the database back") \
    row(move_database, upkeep, panel, "Moved the database to another place") \
    row(scan_paper, upkeep, panel, "Checked a paper for viruses") \
    row(erase_by_shares, alteration, panel, "Erased a child's record, by two officers") \
    row(keep_house, upkeep, panel, "Kept the program in order")
// clang-format on

enum class Operation {
#define MASE_ROW(name, processing, subject, words) name,
    MASE_OPERATIONS(MASE_ROW)
#undef MASE_ROW
};

inline constexpr auto operations = std::to_array<OperationRow>({
#define MASE_ROW(name, processing, subject, words) \
    {#name, Processing::processing, SubjectKind::subject, words},
    MASE_OPERATIONS(MASE_ROW)
#undef MASE_ROW
});

constexpr const OperationRow& row(Operation operation) {
    return operations[std::size_t(operation)];
}
std::optional<Operation> operation_named(std::string_view);

// Done by the program itself, or on its command line: no route leads there, no role has it.
constexpr bool is_programs_own(Operation operation) {
    using enum Operation;
    return operation == sign_in || operation == back_up || operation == restore ||
           operation == change_master_key || operation == share_master_key ||
           operation == recover_master_key || operation == drill_recovery ||
           operation == move_database || operation == scan_paper || operation == erase_by_shares ||
           operation == keep_house;
}
// Done beside what a route is for: a copy is given of what its page shows.
constexpr bool is_beside_another(Operation operation) {
    return operation == Operation::give_copy;
}
// What whoever has somebody else's open session would do first: that it is them is to be shown once
// more. The same holds for a copy of what shows many cases, as all that is about the panel or a
// meeting may.
constexpr bool needs_proof(Operation operation) {
    using enum Operation;
    return operation == open_in_emergency || operation == decide_approval ||
           operation == manage_people;
}
constexpr bool shows_many(Operation operation) {
    const SubjectKind of = row(operation).subject;
    return of == SubjectKind::panel || of == SubjectKind::meeting;
}
std::string_view name(Processing);
std::string_view name(SubjectKind);

}  // namespace mase::access
