// What an agency answers about one child on an agenda, and who may see each thing it says (rules.md
// 27). What is not for a reader leaves no trace for them: it is as if it had never been said.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.h"
#include "core/ids.h"
#include "core/instant.h"
#include "core/result.h"
#include "forms/codes.h"

namespace mase::statements {

struct Statement {
    StatementId id;
    std::string kind;             // of statement_kinds
    std::string source;           // the agency that it comes from
    std::string audience;         // of statement_audiences
    std::set<std::string> named;  // the agencies that may see it, where it is for named ones
    std::string words;
    AccountId made_by;
    Instant made_at;
    int version = 1;
};

struct Answer {
    std::string agency;
    std::string known;     // of agency_knowledge; empty until the agency has answered
    std::string recorded;  // on the agency's own system: of recorded_on_system
    std::string
        withheld;  // why something is held back, without repeating it; empty when nothing is
    AccountId answered_by;
    Instant answered_at;
    int version = 0;  // 0: not answered yet
    std::vector<Statement> statements = {};

    bool is_given() const { return version > 0; }
};

struct Reader {
    std::string agency;     // that they speak for at meetings; empty for none
    bool is_chair = false;  // of a side, or its deputy
};
Reader reader_of(const access::Actor&);

// Of a reader who may read the case at the meeting. An agency sees all that it said itself.
bool may_read(const Reader&, std::string_view agency, const Statement&);
// Why something is held back is for the agency itself and for the chairs.
bool may_read_withheld(const Reader&, std::string_view agency);

struct AnswerDraft {  // as typed
    std::string known;
    std::string recorded;
    std::string withheld;
};
Result<Answer> checked(const AnswerDraft&, const Answer& stored, const forms::CodeLists&);

struct StatementDraft {  // as typed
    std::string kind;
    std::string source;
    std::string audience;
    std::set<std::string> named;
    std::string words;
};
// `agencies` are those that it may come from, `readers` those that it may be shown to.
Result<Statement> checked(const StatementDraft&, const Answer& stored, const forms::CodeLists&,
                          const std::set<std::string>& agencies,
                          const std::set<std::string>& readers);

// Nothing is said any more once the minutes are approved.
bool is_open_for_answers(std::string_view meeting_state);

}  // namespace mase::statements
