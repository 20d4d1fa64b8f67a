// Brings a database's schema up to date: numbered files, forward only, each once and unchanged.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db.h"

namespace mase::db {

struct Migration {
    std::string name;  // "0001_audit.sql"; the number is the order
    // {int} {bytes} {strict} {clustered} {append_only TABLE} suit each engine; from {sqlite} or
    // {postgres} up to {both} it is for one alone.
    std::string sql;
};

struct MigrationError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Throws MigrationError when an applied migration has changed or this program lacks it (the
// database is newer than the program). Each file is one transaction. Returns how many it ran.
int migrate(Connection&, const std::vector<Migration>&);

// PostgreSQL: what a role that owns nothing may do, so that whoever serves can add to the trail and
// not alter it. The tables are brought up to date by their owner, whose connection this is.
void let_serve(Connection& owner, const std::string& role);

std::vector<Migration> embedded_migrations();
std::string for_engine(Engine, std::string_view sql);  // the text with its marks expanded

}  // namespace mase::db
