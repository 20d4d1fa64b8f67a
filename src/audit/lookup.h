// Reading for the program's own questions: who is signed in, what may they do, in what state is
// this. It can't open anything sealed and leaves no line; bin/check keeps the list of who may.
#pragma once

#include "audit/records.h"

namespace mase::audit {

class Lookup {
public:
    explicit Lookup(Records&);
    void rows(std::string_view sql, const db::Values& values, const db::OnRow& on_row) const {
        snapshot_.read(sql, values, on_row);
    }
    Instant now() const { return clock_.now(); }

private:
    db::Snapshot snapshot_;
    const Clock& clock_;
};

}  // namespace mase::audit
