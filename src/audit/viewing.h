// The only way to a record that is not being changed, and the only key to what is sealed.
// Its audit line is in the Outbox from the start; the answer waits for it.
#pragma once

#include "audit/line.h"
#include "audit/outbox.h"
#include "audit/reading.h"

namespace mase::audit {

class Viewing final : public Reading {
public:
    // Reads one unchanging state of the database for as long as it lives.
    Viewing(Records&, const access::Permit&, std::string reason, Outbox&);
    ~Viewing();

    void rows(std::string_view sql, const db::Values& values,
              const db::OnRow& on_row) const override;

    bool is_for_eyes() const override { return true; }

    // For the audit line: codes that say what was read of the subject, never values.
    void note(std::string_view detail) const { line_->detail = detail; }

private:
    friend class Outbox;
    db::Snapshot snapshot_;
    std::shared_ptr<Line> line_;
    mutable Outbox* outbox_;  // none once the answer has left: a stream may outlive it
};

}  // namespace mase::audit
