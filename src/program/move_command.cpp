#include <fmt/core.h>

#include <stdexcept>

#include "platform/db_copy.h"
#include "platform/db_migrate.h"
#include "program/commands.h"
#include "program/shares.h"

namespace mase::program {

namespace {

// Without what follows a question mark or comes before an @: there may be a passphrase in it.
std::string named(const std::string& address) {
    std::string place = address.substr(0, address.find('?'));
    if (!db::is_postgres(place)) return place;
    const std::size_t host = place.find('@');
    return "postgresql://" +
           place.substr(host == std::string::npos ? place.find("//") + 2 : host + 1);
}

}  // namespace

int move_database(const Files& files, const std::string& panel, const Moving& moving) {
    must_be_there(moving.from);
    const SystemClock clock;
    const db::Content moved = db::copy(moving.from, moving.to, [](std::int64_t rows) {
        fmt::print("{} rows\r", rows);
        std::fflush(stdout);
    });
    std::int64_t rows = 0;
    for (const auto& [table, content] : moved) rows += content.rows;
    Files there = files;
    there.database = moving.to;
    Installation installation(there, panel, clock);
    leave_line(installation.records(), installation.app().panel_id, access::Task::move_database,
               "from " + named(moving.from) + " to " + named(moving.to), {});
    fmt::print("{} tables and {} rows are at {}, the same in every value. Serve {} no more\n",
               moved.size(), rows, named(moving.to), named(moving.from));
    return 0;
}

int prepare_database(const std::string& owner, const std::string& role) {
    const auto connection = db::open(owner);
    const int ran = db::migrate(*connection, db::embedded_migrations());
    db::let_serve(*connection, role);
    fmt::print(
        "{} changes to the tables; {} may serve from them, and only add to the audit trail\n", ran,
        role);
    return 0;
}

}  // namespace mase::program
