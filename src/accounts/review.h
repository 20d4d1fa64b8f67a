// Whose access is to be looked at: who has not joined, has not been here for long, or ends soon.
#pragma once

#include <optional>

#include "core/date.h"

namespace mase::accounts {

constexpr int long_away_days = 90;
constexpr int soon_days = 30;

struct AccessState {
    std::optional<Date> last_here;
    std::optional<Date> last_day;
    bool is_to_join = false;
    bool has_ended = false;
};
enum class Concern { not_joined, long_away, ends_soon, none, ended };
// The first of these that holds; `none` of who has access and was here lately.
Concern concern_of(const AccessState&, Date today);

}  // namespace mase::accounts
