#include "audit/heads_store.h"

namespace mase::audit {

std::vector<Head> stored_heads(const ReadRows& read) {
    std::vector<Head> heads;
    read("SELECT writer, size, at, root, signature FROM audit_heads ORDER BY at DESC, writer DESC",
         {}, [&](const db::Row& row) {
             const auto root = exactly<sizeof(Digest)>(as_text(row.bytes(3)));
             const auto signature = exactly<sizeof(Signature)>(as_text(row.bytes(4)));
             if (root && signature)
                 heads.push_back(
                     {row.id<AnyId>(0), row.integer(1), row.instant(2), *root, *signature});
         });
    return heads;
}

}  // namespace mase::audit
