#include <fmt/core.h>

#include "accounts/sessions_store.h"
#include "accounts/sign_in_pages.h"
#include "demo/borough.h"
#include "demo/demo.h"
#include "platform/log.h"
#include "program/commands.h"
#include "program/routes.h"
#include "site/site.h"

namespace mase::program {

int list_demo_people() {
    fmt::print("Sign in with the passphrase \"{}\" as:\n", demo::passphrase);
    for (const demo::Staff& one : demo::read_staff())
        fmt::print("  {:<44} {}, {}\n", demo::email_of(one), one.name, one.job);
    return 0;
}

int make_demo(const Files& files, const std::string& panel) {
    const SystemClock now;
    SetClock clock(now.now());
    Installation installation(files, panel, Kind::demo, clock);
    const site::Site site(installation.app(), accounts::authenticate, nullptr, all_routes(),
                          accounts::sign_in_routes());
    log_only(LogLevel::error);
    demo::make(installation.app(), site, clock, now.today());
    return list_demo_people();
}

}  // namespace mase::program
