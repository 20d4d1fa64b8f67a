#include "accounts/retyping_pages.h"

#include "accounts/accounts_store.h"
#include "accounts/sessions_store.h"
#include "platform/secrets.h"

namespace mase::accounts {

Problems retyped_problems(const site::Exchange& exchange, const std::string& field) {
    const std::string typed = exchange.form.text(field);
    Problems wrong{{field, "Enter the passphrase you have now"}};
    if (typed.empty()) return wrong;
    std::optional<Credentials> credentials;
    {
        const audit::Viewing viewing = exchange.view();
        credentials = find_credentials(viewing, exchange.actor().account);
        if (!credentials) return wrong;
        if (too_many_failures(viewing, credentials->email, exchange.request.client))
            return {{field, "There have been too many tries. Wait 15 minutes, then try again"}};
    }
    if (matches_passphrase(credentials->passphrase_hash, typed)) return {};
    (void)exchange.change([&](audit::Change& change) -> Result<int> {
        note_failure(change, credentials->email, exchange.request.client);
        change.note("wrong passphrase");
        return 0;
    });
    return wrong;
}

}  // namespace mase::accounts
