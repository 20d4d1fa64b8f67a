#include "approvals/doers.h"

#include <algorithm>
#include <stdexcept>

namespace mase::approvals {

const Doer& Doers::of(Act act) const {
    const auto found = std::ranges::find(all_, act, &Doer::act);
    if (found == all_.end()) throw std::logic_error("nobody does " + std::string(name(act)));
    return *found;
}

const Doer& doer(const site::App& app, Act act) {
    if (!app.doers) throw std::logic_error("the program has no doers");
    return app.doers->of(act);
}

}  // namespace mase::approvals
