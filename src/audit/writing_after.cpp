// What follows a commit: signed heads that leave, and keys that go.
#include <algorithm>

#include "audit/erased_store.h"
#include "audit/heads_store.h"
#include "audit/writing.h"
#include "platform/keyring.h"
#include "platform/log.h"

namespace mase::audit {

namespace {

// So much of the trail at most is known to this machine's database alone (security.md S12 asks for
// a minute).
constexpr std::chrono::seconds between_heads{30};
constexpr std::chrono::seconds first_again{1}, longest_again{60};  // keys that could not go
constexpr std::size_t most_left = 4;  // heads of earlier runs that are published at the start

void tell_unpublished(const std::exception& fault) {
    log_line(LogLevel::error, "head of the audit trail not published", {{"fault", fault.what()}});
}

void tell_undestroyed(const std::exception& fault) {
    log_line(LogLevel::error, "keys not destroyed yet", {{"fault", fault.what()}});
}

template <class Array>
db::Bytes bytes_of(const Array& array) {
    return {array.begin(), array.end()};
}

}  // namespace

Head Writing::write_head() {
    const Head head = chain_.head(keys_.signer(), clock_.now());
    connection_.writer().execute(
        "INSERT INTO audit_heads (writer, size, at, root, signature) VALUES ($1, $2, $3, $4, $5) "
        "ON CONFLICT (writer) DO UPDATE SET size = excluded.size, at = excluded.at, "
        "root = excluded.root, signature = excluded.signature",
        {head.writer, head.size, head.at, bytes_of(head.root), bytes_of(head.signature)});
    return head;
}

// Of runs that ended by being killed the last head may not have left. Which they are is not known:
// those that were signed last are published again, which harms nothing.
void Writing::publish_left() {
    if (!publish_) return;
    try {
        auto heads = stored_heads(
            [this](std::string_view sql, const db::Values& values, const db::OnRow& on_row) {
                (*connection_).read(sql, values, on_row);
            });
        if (heads.size() > most_left) heads.resize(most_left);
        for (const Head& head : heads)
            if (is_genuine(head, keys_.signer().public_key())) publish_(head);
    } catch (const std::exception& fault) {
        tell_unpublished(fault);
    }
}

// A head that can't be put elsewhere stops no one's work: it is told of in the log, and tried
// again.
void Writing::publish_head() {
    publish_at_ = std::chrono::steady_clock::now() + between_heads;
    try {
        if (publish_) publish_(*unpublished_);
        unpublished_.reset();
    } catch (const std::exception& fault) {
        tell_unpublished(fault);
    }
}

// Whether none of them is left, nor anything of them. That they are to go is on the disk by then.
bool Writing::destroy_keys(const Job& job) {
    if (job.keys_to_go.empty()) return true;
    try {
        keys_.destroy(job.keys_to_go, job.why_they_go);
        return true;
    } catch (const std::exception& fault) {
        tell_undestroyed(fault);
        try_later();
        return false;
    }
}

// Of changes whose keys are there still: the program was cut short, the key store could not be
// written, or an older one was put back. Whether any were ever to go: something of them may be in
// the key store’s files then, though they are gone.
bool Writing::destroy_left() {
    const std::vector<ErasedKey> all = erased_keys(*connection_);
    for (const ErasedKey& one : all) {
        if (!keys_.has(one.key)) continue;
        if (is_genuine(one, keys_.signer().public_key())) {
            keys_.destroy({one.key}, one.why);
        } else {
            log_line(LogLevel::error, "a key is marked as erased by none of our decisions",
                     {{"key", text(one.key)}});
        }
    }
    return !all.empty();
}

void Writing::try_later() {
    until_again_ = std::clamp(2 * until_again_, first_again, longest_again);
    destroy_at_ = std::chrono::steady_clock::now() + until_again_;
    has_left_ = true;
}

// As with a head that was not published: tried until it is done, and once at each start.
void Writing::destroy_again() {
    try {
        connection_.begin();  // which makes it anew where it was lost
        connection_.writer().script("ROLLBACK");
        if (destroy_left()) keys_.destroy({}, {});  // what earlier attempts have left in its files
        if (until_again_.count() > 0) log_line(LogLevel::info, "no key is left that was to go");
        has_left_ = false;
        until_again_ = std::chrono::seconds(0);
    } catch (const std::exception& fault) {
        tell_undestroyed(fault);
        try_later();
    }
}

}  // namespace mase::audit
