// Writing the rows of a checked file, some at a time, so that a person can be shown how far it is
// and others can save meanwhile. If it is cut short, the same file goes on where it stopped.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/records.h"
#include "imports/imports_store.h"

namespace mase::imports {

struct Progress {
    int done = 0;  // rows looked at
    int of = 0;
    Added added;
};

class Running {
public:
    // Begins the import. Throws std::runtime_error when it can't be kept.
    Running(audit::Records&, const access::Permit&, const forms::Form&, const std::string& file,
            std::vector<Row>);

    // Writes the next rows, durably; nothing when all are written.
    std::optional<Progress> step();
    ImportId id() const { return id_; }

private:
    template <class Body>
    auto kept(Body body);

    audit::Records* records_;
    access::Permit permit_;
    const forms::Form* form_;
    std::vector<Row> rows_;
    ImportId id_;
    Progress progress_;
};

}  // namespace mase::imports
