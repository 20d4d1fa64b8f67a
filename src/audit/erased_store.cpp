#include "audit/erased_store.h"

namespace mase::audit {

namespace {

std::string signed_words(KeyId key, const Destruction& why) {
    return "mase erased key\n" + text(key) + "\n" + std::to_string(why.at.micros) + "\n" +
           why.decision;
}

}  // namespace

void add_erased_key(db::Writer writer, const Keyring& keys, PanelId panel, KeyId key,
                    const Destruction& why) {
    const Signature signature = keys.signer().sign(signed_words(key, why));
    writer.execute(
        "INSERT INTO erased_keys (panel_id, key_id, at, decision, signature) VALUES ($1, $2, $3, "
        "$4, $5) ON CONFLICT DO NOTHING",
        {panel, key, why.at, why.decision, db::Bytes(signature.begin(), signature.end())});
}

std::vector<ErasedKey> erased_keys(db::Connection& database) {
    std::vector<ErasedKey> all;
    database.read("SELECT key_id, at, decision, signature FROM erased_keys", {},
                  [&](const db::Row& row) {
                      all.push_back({.key = row.id<KeyId>(0),
                                     .why = {.at = row.instant(1), .decision = row.string(2)},
                                     .signature = row.copied(3)});
                  });
    return all;
}

bool is_genuine(const ErasedKey& one, const PublicKey& key) {
    const auto signature = exactly<sizeof(Signature)>(as_text(one.signature));
    return signature && is_signed(signed_words(one.key, one.why), *signature, key);
}

}  // namespace mase::audit
