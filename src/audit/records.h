// All records of an installation: opened once, shared by every thread. Reading starts with a
// Viewing, writing with change(); there is no third way.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>

#include "audit/change.h"
#include "audit/checking.h"
#include "audit/outbox.h"
#include "core/result.h"

namespace mase::audit {

class Writing;  // the one thread that writes
struct Head;
using PublishHead = std::function<void(const Head&)>;

class Records {
public:
    // Opens the database, brings its schema up to date and starts the writer. While there is
    // something new, the signed head of the trail is published at least every minute.
    Records(const std::string& database_path, Keyring&, const Clock&, PublishHead = {});
    ~Records();  // what is queued is written first

    // Runs `body` (Result<T>(Change&)) with others that wait, and commits them together (group
    // commit). A refusal or an exception undoes the body's writes and leaves no audit line.
    // Returns when the body has run; the Outbox knows when it is durable.
    template <class Body>
    auto change(const access::Permit& permit, Outbox& outbox, Body body)
        -> std::invoke_result_t<Body, Change&> {
        std::optional<std::invoke_result_t<Body, Change&>> result;
        run(permit, outbox, [&](Change& change) {
            result.emplace(body(change));
            return result->has_value();
        });
        return std::move(*result);
    }

    // A second wall, where the engine can: from now on no row of another panel is found. Before
    // others use it.
    void see_only(PanelId);

    // Whoever makes changes of many thousand rows keeps more of the database in memory for it.
    void keep_pages(int megabytes);

    const Clock& clock() const { return clock_; }
    Keyring& keys() { return keys_; }
    Checking& checking() { return checking_; }  // of the trail, at the wish of whoever reviews it

private:
    friend class Lookup;
    friend class Viewing;
    friend class Outbox;
    // Whether the body's writes are kept.
    void run(const access::Permit&, Outbox&, const std::function<bool(Change&)>& body);

    Keyring& keys_;
    const Clock& clock_;
    db::Readers readers_;
    std::unique_ptr<Writing> writing_;
    Checking checking_;
};

}  // namespace mase::audit
