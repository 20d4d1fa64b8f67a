#include "demo/approvals.h"

#include "accounts/accounts_store.h"
#include "accounts/people_form.h"

namespace mase::demo {

std::string ask_for_role(Borough& borough, const std::string& who, const std::string& role,
                         const std::string& reason) {
    const auto account = borough.read([&](const audit::Reading& reading) {
        return *accounts::find_account(reading, borough.account(who));
    });
    const accounts::Draft draft = accounts::draft_of(account);
    Fields fields{{"name", draft.name},
                  {"email", draft.email},
                  {"job", draft.job},
                  {"telephone", draft.telephone},
                  {"agency", draft.agency},
                  {"deputy_of", draft.deputy_of},
                  {"manager", draft.manager},
                  {"version", std::to_string(account.version)},
                  {"roles", role},
                  {"reason", reason}};
    for (const std::string& held : draft.roles) fields.emplace_back("roles", held);
    const std::string address =
        borough.as("admin").post("/settings/people/" + text(account.id), fields);
    return address.substr(0, address.find('?'));
}

void approve(Borough& borough, const std::string& address, const std::string& chair,
             const std::string& reason) {
    borough.as(chair).post(address, {{"outcome", "approved"}, {"reason", reason}});
}

}  // namespace mase::demo
