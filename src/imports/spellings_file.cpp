#include "imports/spellings_file.h"

#include "platform/csv.h"
#include "platform/embedded.h"

namespace mase::imports {

Spellings read_spellings() {
    const CsvTable table("data/import/spellings.csv", embedded("data/import/spellings.csv"),
                         {"list", "written", "meant", "source"});
    Spellings::Meant meant;
    for (std::size_t row = 0; row < table.size(); ++row)
        meant.emplace(std::pair(table.at(row, "list"), plain(table.at(row, "written"))),
                      plain(table.at(row, "meant")));
    return Spellings(std::move(meant));
}

}  // namespace mase::imports
