// What is encrypted at rest. A Sealed value can be carried, stored and compared with nothing;
// only a Reading opens it, and a Reading never exists without its audit line.
#pragma once

#include <cstdint>
#include <string>

#include "core/date.h"
#include "core/ids.h"
#include "platform/db.h"

namespace mase::audit {

// Where a sealed value lives. It is bound to this place: moved elsewhere, it does not open. So the
// field has whatever of the row's primary key is not its id: "item_answers.withheld/HEALTH", or
// "texts/child_family_name/0" for an answer. tests/binding.py finds what is bound to less.
struct Place {
    std::string field;
    AnyId row;
};

// Of a line of the trail, which its run and its number name.
inline Place remark_place(AnyId writer, std::int64_t number) {
    return {"audit_log.remark/" + std::to_string(number), writer};
}

template <class T>
class Sealed {
public:
    Sealed() = default;  // of nothing; can't be opened
    Sealed(db::Bytes stored, Place place) : stored_(std::move(stored)), place_(std::move(place)) {}
    bool is_empty() const { return stored_.empty(); }

private:
    friend class Reading;
    db::Bytes stored_;
    Place place_;
};

using SealedText = Sealed<std::string>;
using SealedDate = Sealed<Date>;

}  // namespace mase::audit
