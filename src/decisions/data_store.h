// The data of one discussion: a snapshot that was filled in from the one before (rules.md 32).
#pragma once

#include <optional>
#include <string>

#include "decisions/recording_store.h"
#include "forms/answers.h"
#include "forms/records_store.h"

namespace mase::decisions {

struct Data {
    forms::Answers now;
    forms::Answers before;          // as the panel last had it
    std::optional<Date> before_on;  // the day it speaks of
};
Data data_of(const audit::Reading&, const site::App&, const Scene&);

enum class Confirm { no, yes };
// The collected answers as typed. Confirming needs every one of them answered, if by "not known";
// saving without confirming takes an earlier confirmation back. Refused when someone else has
// saved other data than what `shown` is the fingerprint of.
Result<int> save_data(audit::Change&, const site::App&, ItemId, const forms::Answers& typed,
                      const std::string& shown, Confirm);

// Of the collected answers, carried out of sight by the form.
std::string data_fingerprint(const forms::Form&, const forms::Answers&);

}  // namespace mase::decisions
