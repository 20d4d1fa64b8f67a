// Emergency access on home: what is open to the person now, and what waits for their review.
#include "cases/cases_store.h"
#include "clearance/emergency_shown_pages.h"
#include "clearance/emergency_store.h"
#include "home/parts_pages.h"
#include "home/waiting.h"
#include "platform/clock.h"

namespace mase::home {

using audit::Reading;
using clearance::Emergency;
using site::Exchange;

Html own_emergencies(const Exchange& exchange, const Reading& reading) {
    if (!exchange.might(access::Operation::see_own_emergencies)) return {};
    Part part{.title = "Open to you in an emergency",
              .head = {"Case", "Ends on", "Change"},
              .rows = {},
              .when_empty = {}};
    for (const Emergency& one : clearance::own_emergencies(reading, int(rows_of_a_part))) {
        if (one.is_in_force(exchange.now()))
            part.rows.push_back({clearance::case_words(exchange, reading, one.case_id),
                                 clock_words(one.until_at),
                                 govuk::link("/emergency-access", "End it")});
    }
    return part.rows.empty() ? Html{} : shown(part);
}

std::vector<std::vector<govuk::Cell>> emergencies_waiting(const Exchange& exchange,
                                                          const Reading& reading) {
    std::vector<std::vector<govuk::Cell>> rows;
    for (const Emergency& one : clearance::waiting_emergencies(reading)) {
        if (!clearance::may_review(exchange.actor(), one)) continue;
        rows.push_back({govuk::link(clearance::emergency_url(one.id),
                                    "A case opened in an emergency by " +
                                        clearance::opened_by(exchange, reading, one)),
                        day_words(in_london(one.opened_at).date, exchange.today())});
    }
    return rows;
}

Html reviews_waiting(const Exchange& exchange, const Reading& reading) {
    if (exchange.actor().has(access::Role::chair)) return {};  // among their decisions already
    return shown(
        {.title = "Waiting for your decision",
         .head = {"What", "Since"},
         .rows = emergencies_waiting(exchange, reading),
         .when_empty =
             "Nothing waits for you. A case that someone opens in an emergency stands here "
             "until it has been reviewed."});
}

}  // namespace mase::home
