// One row of an answer of PostgreSQL, in its binary form. Inside platform's database files only.
#pragma once

#include <libpq-fe.h>

#include "platform/db.h"

namespace mase::db {

namespace oid {  // of the types we keep or are answered with, as PostgreSQL numbers them for ever
inline constexpr Oid boolean = 16, bytes = 17, name = 19, int8 = 20, int2 = 21, int4 = 23,
                     text = 25, unknown = 705, varchar = 1043, numeric = 1700;
}

class PostgresRow final : public Row {
public:
    explicit PostgresRow(const PGresult* result) : result_(result) {}
    bool is_null(int column) const override;
    // Of a yes or no as well, 1 and 0, and of a sum, which PostgreSQL answers as a decimal.
    std::int64_t integer(int column) const override;
    std::string_view text(int column) const override;
    std::span<const std::uint8_t> bytes(int column) const override;

    int at = 0;  // which row of the answer

private:
    Oid type(int column) const;
    std::string_view raw(int column) const;
    [[noreturn]] void another_type(int column) const;

    const PGresult* result_;
};

}  // namespace mase::db
