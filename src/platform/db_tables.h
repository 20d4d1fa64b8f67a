// What tables a database has, the same for every engine: to copy them, and to look at all of them.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "platform/db.h"

namespace mase::db {

enum class Kind { integer, text, bytes };

struct Column {
    std::string name;
    Kind kind = Kind::text;
    int key = 0;          // its place in the primary key, from 1; 0 when it is no part of it
    bool refers = false;  // to a row of another table
};

struct Table {
    std::string name;
    std::vector<Column> columns;      // in their order
    std::set<std::string> refers_to;  // other tables: their rows have to be there before
};

// In an order in which rows can be put in: a table after those that it refers to.
std::vector<Table> tables(Connection&);

}  // namespace mase::db
