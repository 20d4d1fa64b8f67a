#include "statements/statement.h"

#include <algorithm>

namespace mase::statements {

Reader reader_of(const access::Actor& actor) {
    const bool speaks = actor.has(access::Role::member) || actor.has(access::Role::chair) ||
                        actor.has(access::Role::guest);
    return {.agency = speaks ? actor.agency : "", .is_chair = actor.has(access::Role::chair)};
}

bool may_read(const Reader& reader, std::string_view agency, const Statement& statement) {
    if (!reader.agency.empty() && reader.agency == agency) return true;
    if (statement.audience == "PANEL") return true;
    if (statement.audience == "CHAIRS") return reader.is_chair;
    return !reader.agency.empty() && statement.named.contains(reader.agency);
}

bool may_read_withheld(const Reader& reader, std::string_view agency) {
    return reader.is_chair || (!reader.agency.empty() && reader.agency == agency);
}

Result<Answer> checked(const AnswerDraft& draft, const Answer& stored,
                       const forms::CodeLists& codes) {
    Problems problems;
    const bool is_unknown = draft.known == "NOT_KNOWN_TO_US";
    if (!codes.find("agency_knowledge", draft.known))
        problems.push_back({"known", "Select whether the child is known to your agency"});
    if (is_unknown && !stored.statements.empty())
        problems.push_back(
            {"known",
             "Your agency has made statements about this child. Take them back first, or "
             "select that the child is known to you"});
    if (!codes.find("recorded_on_system", draft.recorded))
        problems.push_back(
            {"recorded", "Select whether your agency has recorded this on its own system"});
    if (is_unknown && !draft.withheld.empty())
        problems.push_back({"withheld",
                            "Nothing can be held back about a child who is not known to you. Empty "
                            "this, or select that the child is known to you"});
    if (!problems.empty()) return refused(std::move(problems));
    Answer answer = stored;
    answer.known = draft.known;
    answer.recorded = draft.recorded;
    answer.withheld = draft.withheld;
    return answer;
}

Result<Statement> checked(const StatementDraft& draft, const Answer& stored,
                          const forms::CodeLists& codes, const std::set<std::string>& agencies,
                          const std::set<std::string>& readers) {
    Problems problems;
    if (stored.known != "KNOWN")
        problems.push_back({"", "First answer that the child is known to your agency"});
    if (draft.words.empty()) problems.push_back({"words", "Enter what your agency knows"});
    if (!codes.find("statement_kinds", draft.kind))
        problems.push_back({"kind", "Select whether it is fact, opinion or intelligence"});
    if (!agencies.contains(draft.source))
        problems.push_back({"source", "Select which agency it comes from"});
    const bool is_for_named = draft.audience == "AGENCIES";
    const bool are_readers = std::ranges::includes(readers, draft.named);
    if (!codes.find("statement_audiences", draft.audience)) {
        problems.push_back({"audience", "Select who may see it"});
    } else if (is_for_named && (draft.named.empty() || !are_readers)) {
        problems.push_back({"named", "Select at least one agency that may see it"});
    }
    if (!problems.empty()) return refused(std::move(problems));
    return Statement{.id = {},
                     .kind = draft.kind,
                     .source = draft.source,
                     .audience = draft.audience,
                     .named = is_for_named ? draft.named : std::set<std::string>{},
                     .words = draft.words,
                     .made_by = {},
                     .made_at = {}};
}

bool is_open_for_answers(std::string_view meeting_state) {
    return meeting_state == "circulated" || meeting_state == "sitting" || meeting_state == "ended";
}

}  // namespace mase::statements
