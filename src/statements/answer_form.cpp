#include "statements/answer_form.h"

#include <charconv>

namespace mase::statements {

AnswerDraft read_answer(const FormData& form) {
    return {.known = form.text("known"),
            .recorded = form.text("recorded"),
            .withheld = form.text("withheld")};
}

AnswerDraft draft_of(const Answer& answer) {
    return {.known = answer.known, .recorded = answer.recorded, .withheld = answer.withheld};
}

StatementDraft read_statement(const FormData& form) {
    const auto named = form.values("named");
    return {.kind = form.text("kind"),
            .source = form.text("source"),
            .audience = form.text("audience"),
            .named = {named.begin(), named.end()},
            .words = form.text("words")};
}

StatementDraft draft_of(const Statement& statement) {
    return {.kind = statement.kind,
            .source = statement.source,
            .audience = statement.audience,
            .named = statement.named,
            .words = statement.words};
}

int typed_version(const FormData& form) {
    const std::string typed = form.text("version");
    int version = 0;
    std::from_chars(typed.data(), typed.data() + typed.size(), version);
    return version;
}

}  // namespace mase::statements
