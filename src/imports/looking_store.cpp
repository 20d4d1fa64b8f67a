#include "imports/looking_store.h"

#include <algorithm>
#include <iterator>

#include "imports/imports_store.h"
#include "imports/sheet_file.h"
#include "imports/spellings_file.h"

namespace mase::imports {

Checked look_at(const site::App& app, const audit::Reading& reading, std::string_view file) {
    const auto sheet = read_sheet(file);
    if (!sheet) return {.rows = {}, .faults = {{1, "", "", sheet.error()}}, .is_readable = false};
    Checked checked = check(app.form, read_spellings(), *sheet, reading.today());
    const site::Scope scope =
        site::scope(app.policy, reading.actor(), access::Operation::search_cases);
    auto known = known_here(reading, scope, checked.rows);
    std::erase_if(checked.rows, [&](const Row& row) {
        return std::ranges::find(known, row.line, &Fault::line) != known.end();
    });
    std::ranges::move(known, std::back_inserter(checked.faults));
    std::ranges::stable_sort(checked.faults, {}, &Fault::line);
    return checked;
}

}  // namespace mase::imports
