#include "platform/db_postgres_row.h"

#include <optional>

namespace mase::db {

namespace {

std::uint64_t big_endian(std::string_view bytes) {
    std::uint64_t number = 0;
    for (const char byte : bytes) number = number << 8 | std::uint8_t(byte);
    return number;
}

// A decimal: how many groups of four digits, the place of the first, the sign, how many digits are
// shown after the point, and the groups; two bytes each. Nothing when it is not whole or too large.
std::optional<std::int64_t> whole(std::string_view decimal) {
    const auto part = [&](std::size_t i) {
        return std::int16_t(big_endian(decimal.substr(2 * i, 2)));
    };
    if (decimal.size() < 8) return std::nullopt;
    const int groups = part(0), first = part(1), sign = part(2);
    std::int64_t number = 0;
    for (int place = first; place >= 0; --place) {
        const int i = first - place;
        if (__builtin_mul_overflow(number, 10'000, &number) ||
            __builtin_add_overflow(number, i < groups ? part(4 + std::size_t(i)) : 0, &number))
            return std::nullopt;
    }
    if (groups > first + 1) return std::nullopt;  // there is something after the point
    if (sign == 0) return number;
    return sign == 0x4000 ? std::optional(-number) : std::nullopt;
}

}  // namespace

bool PostgresRow::is_null(int column) const {
    (void)type(column);
    return PQgetisnull(result_, at, column) != 0;
}

std::int64_t PostgresRow::integer(int column) const {
    const Oid kind = type(column);
    if (is_null(column)) another_type(column);
    const std::string_view bytes = raw(column);
    switch (kind) {
        case oid::boolean:
        case oid::int8: return std::int64_t(big_endian(bytes));
        case oid::int4: return std::int32_t(big_endian(bytes));
        case oid::int2: return std::int16_t(big_endian(bytes));
        case oid::numeric:
            if (const auto number = whole(bytes)) return *number;
            [[fallthrough]];
        default: another_type(column);
    }
}

std::string_view PostgresRow::text(int column) const {
    const Oid kind = type(column);
    const bool is_text =
        kind == oid::text || kind == oid::varchar || kind == oid::name || kind == oid::unknown;
    if (!is_text || is_null(column)) another_type(column);
    return raw(column);
}

std::span<const std::uint8_t> PostgresRow::bytes(int column) const {
    if (type(column) != oid::bytes || is_null(column)) another_type(column);
    const std::string_view held = raw(column);
    return {reinterpret_cast<const std::uint8_t*>(held.data()), held.size()};
}

Oid PostgresRow::type(int column) const {
    if (column < 0 || column >= PQnfields(result_))
        throw Error(Fault::usage, "the answer has no column " + std::to_string(column));
    return PQftype(result_, column);
}

std::string_view PostgresRow::raw(int column) const {
    return {PQgetvalue(result_, at, column), std::size_t(PQgetlength(result_, at, column))};
}

void PostgresRow::another_type(int column) const {
    throw Error(Fault::usage,
                std::string("column ") + PQfname(result_, column) + " is NULL or of another type");
}

}  // namespace mase::db
