// What follows a commit: signed heads that leave, and keys that go.
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
constexpr std::size_t most_left = 4;  // heads of earlier runs that are published at the start

void tell_unpublished(const std::exception& fault) {
    log_line(LogLevel::error, "head of the audit trail not published", {{"fault", fault.what()}});
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

// Whether none of them is left. That they are to go is on the disk by then.
bool Writing::destroy_keys(const Job& job) {
    if (job.keys_to_go.empty()) return true;
    try {
        keys_.destroy(job.keys_to_go, job.why_they_go);
        return true;
    } catch (const std::exception& fault) {
        log_line(LogLevel::error, "keys not destroyed yet", {{"fault", fault.what()}});
        return false;
    }
}

// Of changes whose keys are there still: the program was cut short, or an older key store was put
// back.
void Writing::destroy_left() {
    for (const ErasedKey& one : erased_keys(*connection_)) {
        if (!keys_.has(one.key)) continue;
        if (is_genuine(one, keys_.signer().public_key())) {
            keys_.destroy({one.key}, one.why);
        } else {
            log_line(LogLevel::error, "a key is marked as erased by none of our decisions",
                     {{"key", text(one.key)}});
        }
    }
}

}  // namespace mase::audit
