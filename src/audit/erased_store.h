// Which keys were destroyed by a decision, signed: whoever can write to the database alone can't
// have a key destroyed by it.
#pragma once

#include <vector>

#include "platform/db_write.h"
#include "platform/keyring.h"
#include "platform/signing.h"

namespace mase::audit {

struct ErasedKey {
    KeyId key;
    Destruction why;
    db::Bytes signature;
};

void add_erased_key(db::Writer, const Keyring&, PanelId, KeyId, const Destruction&);
std::vector<ErasedKey> erased_keys(db::Connection&);
bool is_genuine(const ErasedKey&, const PublicKey&);

}  // namespace mase::audit
