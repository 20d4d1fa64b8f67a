#include "platform/db_write.h"

#include <bit>

#include "platform/db_lists.h"

namespace mase::db {

void Writer::insert(std::string_view into, const std::vector<Values>& rows) {
    const std::size_t most = connection_.most_rows();
    for (std::size_t next = 0; next < rows.size();) {
        // By powers of two: the engine keeps each statement that it has prepared.
        const std::size_t count = std::min(most, std::bit_floor(rows.size() - next));
        if (count == 1) {
            std::string list;
            for (std::size_t at = 1; at <= rows[next].size(); ++at)
                list += (at == 1 ? "$" : ", $") + std::to_string(at);
            execute(std::string(into) + " (" + list + ")", rows[next++]);
            continue;
        }
        Values values;
        std::string lists;
        for (const std::size_t end = next + count; next < end; ++next)
            lists += (lists.empty() ? " (" : ", (") + list_of(values, rows[next]) + ")";
        execute(std::string(into) + lists, values);
    }
}

}  // namespace mase::db
