// Imports: the rows of a checked file as accepted referrals, each with its case and the data of it;
// and the whole of them taken out again.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "audit/change.h"
#include "audit/lookup.h"
#include "forms/form.h"
#include "imports/rows.h"
#include "site/exchange.h"
#include "site/relations_store.h"

namespace mase::imports {

struct Import {
    ImportId id;
    std::string file;   // its name
    int size = 0;       // rows that were to be written
    int written = 0;    // so far
    std::string state;  // running | done | undone
    AccountId account;
    Instant began_at;
    std::optional<Instant> ended_at;
};

// Rows of children who are known here otherwise than by an import, by NHS number or case number, as
// far as whoever imports may know of them: a person decides who is who, so these are faults.
std::vector<Fault> known_here(const audit::Reading&, const site::Scope&, std::span<const Row>);

ImportId begin_import(audit::Change&, const std::string& file, int size);

struct Added {
    int written = 0;
    int there_already = 0;  // the same child and day, in this file or an earlier one
};
// Some of its rows; a large file is written in several changes, so that others can save meanwhile.
Added add_rows(audit::Change&, const forms::Form&, ImportId, std::span<const Row>);
inline constexpr std::size_t rows_at_once = 100;

void end_import(audit::Change&, ImportId);

std::optional<Import> find_import(const audit::Reading&, ImportId);
std::vector<Import> all_imports(const audit::Reading&);  // latest first

bool is_imported(const audit::Reading&, CaseId);  // by any import that was not undone

// For routes of an {import}: it is the panel's.
std::optional<access::Subject> import_subject(const audit::Lookup&, PanelId, const site::Params&);

// Takes out every row of it, with the cases and children that it made. Refused, and nothing done,
// when any of its cases has been worked on since.
Result<int> undo_import(audit::Change&, ImportId);

// Its rows as they stand in the records, in the order of the file, but for those of cases that the
// reader is to find no trace of.
std::vector<Row> imported_rows(const audit::Reading&, const forms::Form&, ImportId);

}  // namespace mase::imports
