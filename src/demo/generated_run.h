// Filling a demo borough with generated cases, some at a time and each time durably. A run that was
// cut goes on where it stopped.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

#include "demo/generated_store.h"

namespace mase::demo {

// In one Change. Most pages of the index of names are written to by each, however few its cases.
inline constexpr std::int64_t cases_at_once = 2000;

class GeneratedRun {
public:
    // `clock` is the one that `app`'s records ask; at `now` the program does this. Throws
    // std::runtime_error when there are generated cases of a borough of another size.
    GeneratedRun(const site::App& app, SetClock& clock, std::int64_t size, const Clock& now,
                 std::int64_t at_once = cases_at_once);

    struct Progress {
        std::int64_t done = 0;
        std::int64_t of = 0;
    };
    Progress progress() const { return {done_, with_.among.size}; }
    // Writes the next cases, and tells how far it is with them; they count when it returns. False
    // when all are written.
    bool step(const std::function<void(Progress)>& seen = {});

private:
    template <class Body>
    auto kept(AccountId by, Body body);
    void plan();
    void go_on();
    void write(audit::Change&, std::int64_t last, const std::function<void(Progress)>& seen) const;

    SetClock& clock_;
    const Clock& now_;
    Generating with_;
    const std::int64_t at_once_;
    std::int64_t done_ = 0;
};

// Of the panel that is there; none when it is empty.
DemoBorough demo_borough(const site::App&);

}  // namespace mase::demo
