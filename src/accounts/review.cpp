#include "accounts/review.h"

namespace mase::accounts {

Concern concern_of(const AccessState& state, Date today) {
    if (state.has_ended) return Concern::ended;
    if (state.is_to_join) return Concern::not_joined;
    if (!state.last_here || *state.last_here < plus_days(today, -long_away_days))
        return Concern::long_away;
    if (state.last_day && *state.last_day <= plus_days(today, soon_days)) return Concern::ends_soon;
    return Concern::none;
}

}  // namespace mase::accounts
