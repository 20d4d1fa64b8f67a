// What was typed to plan, call, move or staff a meeting: all of it kept, to be shown again. A date
// is kept as FormData::date gives it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "meetings/agenda.h"
#include "meetings/effects.h"
#include "meetings/series.h"
#include "platform/form_data.h"

namespace mase::meetings {

struct TypedPlan {  // of one meeting
    std::string held_on;
    std::string starts_at;
    std::string place;
};
TypedPlan typed_plan(const FormData&);
TypedPlan typed_plan(const Meeting&);
Result<Plan> read_plan(const TypedPlan&);

struct TypedCall {  // of an extraordinary meeting
    TypedPlan plan;
    std::string received_by, pack_by;
    std::string reason;
};
TypedCall typed_call(const FormData&);
Result<Call> read_call(const TypedCall&);

struct TypedSeries {
    std::string first;  // "2026-12"
    std::string months, week, weekday, starts_at, place;
};
TypedSeries typed_series(const FormData&);
TypedSeries typed_series(const panels::Panel&, Date today);  // next month, as the panel meets
Result<Series> read_series(const TypedSeries&, Date today);

std::vector<std::string> typed_dates(const FormData&);  // date_0, date_1 …
// A date for each, nothing where none was typed.
Result<std::vector<std::optional<Date>>> read_dates(const std::vector<std::string>&);

// Place, minutes and presenter typed for the items that are not off, as "position.<id>" and so on.
std::vector<Item> typed_items(const FormData&, std::vector<Item>);

int typed_version(const FormData&);  // 0 when there is none, and then nothing is saved

}  // namespace mase::meetings
