// What needs a second person on home: for whoever may be that, and for who asked.
#include "approvals/approvals_pages.h"
#include "home/parts_pages.h"
#include "home/waiting.h"
#include "platform/clock.h"

namespace mase::home {

using approvals::Approval;
using audit::Reading;
using site::Exchange;

std::vector<std::vector<govuk::Cell>> approvals_waiting(const Exchange& exchange,
                                                        const Reading& reading) {
    std::vector<std::vector<govuk::Cell>> rows;
    for (const Approval& one : approvals::to_decide(exchange, reading)) {
        reading.shows(one.id);
        rows.push_back({govuk::link(approvals::approval_url(one.id),
                                    approvals::words_of(exchange, reading, one) + ", asked by " +
                                        one.asked_by_name),
                        day_words(in_london(one.asked_at).date, exchange.today())});
    }
    return rows;
}

Html asked_of_second_person(const Exchange& exchange, const Reading& reading) {
    Part part{.title = "Waiting for a second person",
              .head = {"What you asked", "Lapses"},
              .rows = {},
              .when_empty = {},
              .all = "/approvals"};
    for (const Approval& one : approvals::asked_for(exchange, reading)) {
        reading.shows(one.id);
        part.rows.push_back({govuk::link(approvals::approval_url(one.id),
                                         approvals::words_of(exchange, reading, one)),
                             day_words(in_london(one.lapses_at).date, exchange.today())});
    }
    return part.rows.empty() ? Html{} : shown(part);
}

}  // namespace mase::home
