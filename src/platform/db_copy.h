// All rows of one database into another, of whichever engines.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "platform/db.h"
#include "platform/secrets.h"

namespace mase::db {

struct TableContent {
    std::int64_t rows = 0;
    std::string hash;  // over every value of every row, in the order of the primary key
    bool operator==(const TableContent&) const = default;
};
using Content = std::map<std::string, TableContent>;  // by table

// Called now and then with the rows there have been so far.
using OnRows = std::function<void(std::int64_t)>;

// The same for two databases that hold the same, whatever their engines.
Content content_of(Connection&, const OnRows& = {});

// Makes the tables of `to`, which must hold nothing, and puts in every row of `from`: one
// unchanging state of it, while others write. All or none. Then reads both again: throws Error when
// they do not hold the same, when `from` is not of this program's version, or when `to` is not
// empty.
Content copy(const std::string& from, const std::string& to, const OnRows& = {});

// Of a copy that is a SQLite file, before it is kept: what passes and shall not outlast the hour.
void empty_table(const std::string& file, std::string_view table);

}  // namespace mase::db
