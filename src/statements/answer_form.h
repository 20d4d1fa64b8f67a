// What was typed about one child for one agency.
#pragma once

#include "platform/form_data.h"
#include "statements/statement.h"

namespace mase::statements {

AnswerDraft read_answer(const FormData&);
AnswerDraft draft_of(const Answer&);

StatementDraft read_statement(const FormData&);
StatementDraft draft_of(const Statement&);

int typed_version(const FormData&);  // 0 when none was sent

}  // namespace mase::statements
