#include "platform/db_statement.h"

#include <algorithm>
#include <set>
#include <string>

#include "platform/db.h"

namespace mase::db {

namespace {

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

}  // namespace

void must_be_one_statement(std::string_view sql, std::size_t values) {
    std::set<std::size_t> placeholders;
    char quote = 0;
    for (std::size_t i = 0; i < sql.size(); ++i) {
        const char letter = sql[i];
        if (quote != 0) {
            if (letter == quote) quote = 0;  // a doubled one begins again at once
        } else if (letter == '\'' || letter == '"') {
            quote = letter;
        } else if (letter == ';') {
            throw Error(Fault::usage, "one statement at a time, and not an empty one");
        } else if (letter == '$') {
            std::size_t number = 0;
            while (i + 1 < sql.size() && is_digit(sql[i + 1]))
                number = number * 10 + std::size_t(sql[++i] - '0');
            placeholders.insert(number);
        }
    }
    if (sql.find_first_not_of(" \n") == std::string_view::npos)
        throw Error(Fault::usage, "one statement at a time, and not an empty one");
    const bool is_whole =
        placeholders.size() == values &&
        (values == 0 || (*placeholders.begin() == 1 && *placeholders.rbegin() == values));
    if (!is_whole) throw Error(Fault::usage, "wrong number of values for: " + std::string(sql));
}

}  // namespace mase::db
