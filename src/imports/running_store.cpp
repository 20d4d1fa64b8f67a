#include "imports/running_store.h"

#include <algorithm>
#include <stdexcept>

namespace mase::imports {

template <class Body>
auto Running::kept(Body body) {
    audit::Outbox outbox(*records_);
    const auto result = records_->change(permit_, outbox, std::move(body));
    if (!result || !outbox.wait()) throw std::runtime_error("the import could not be kept");
    return *result;
}

Running::Running(audit::Records& records, const access::Permit& permit, const forms::Form& form,
                 const std::string& file, std::vector<Row> rows)
    : records_(&records), permit_(permit), form_(&form), rows_(std::move(rows)) {
    progress_.of = int(rows_.size());
    id_ = kept([&](audit::Change& change) -> Result<ImportId> {
        return begin_import(change, file, int(rows_.size()));
    });
}

std::optional<Progress> Running::step() {
    const auto from = std::size_t(progress_.done);
    if (from == rows_.size()) return std::nullopt;
    const std::size_t count = std::min(rows_at_once, rows_.size() - from);
    const bool is_last = from + count == rows_.size();
    const Added added = kept([&](audit::Change& change) -> Result<Added> {
        const Added some = add_rows(change, *form_, id_, std::span(rows_).subspan(from, count));
        if (is_last) end_import(change, id_);
        return some;
    });
    progress_.done += int(count);
    progress_.added.written += added.written;
    progress_.added.there_already += added.there_already;
    return progress_;
}

}  // namespace mase::imports
