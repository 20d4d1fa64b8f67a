// Records of answers: coded ones plain, to be counted; words and what is personal sealed under the
// key of the child or referral they are about.
#pragma once

#include <optional>
#include <string>

#include "audit/change.h"
#include "forms/answers.h"

namespace mase::forms {

enum class RecordKind {
    referral,    // as the referrer wrote it, under the referral's own key (rules.md 24)
    acceptance,  // the snapshot taken when a referral is accepted
    discussion,  // the snapshot of one discussion
    correction,  // a later version of a snapshot, with a reason
    identity     // who a child is: of no case and no day, so never counted
};
std::string_view name(RecordKind);

struct Record {
    RecordId id;
    RecordKind kind = RecordKind::referral;
    std::string form;  // id of the form's version
    KeyId key;         // that its words are sealed under
    std::optional<CaseId> case_id;
    std::optional<Date> held_on;  // the day it speaks of; counted by it
};

void add_record(audit::Change&, const Record&);
// All answers at once, to a record that has none yet.
void add_answers(audit::Change&, const Record&, const Form&, const Answers&);
void set_held_on(audit::Change&, RecordId, Date);
std::optional<Record> find_record(const audit::Reading&, RecordId);

// Replaces the answers to one section. Every other section stays as it is.
void save_section(audit::Change&, const Record&, const Section&, const Answers&);
// Replaces the answers to these questions alone (row 0).
void save_questions(audit::Change&, const Record&, const std::vector<Question>&, const Answers&);

// Answers of the parts that the permit covers; no others leave the store.
Answers load_answers(const audit::Reading&, const Record&, const Form&);
// Where an answer in words is sealed, for a store that needs one of them and no others.
audit::Place answer_place(RecordId, const std::string& question, int row);
// Every answer of one record into another, sealed anew under its key.
void copy_answers(audit::Change&, const Record& from, const Record& to, const Form&);

}  // namespace mase::forms
