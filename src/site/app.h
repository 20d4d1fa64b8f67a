// What every handler shares: made once by main, constant while the program serves.
#pragma once

#include <string>
#include <string_view>

#include "access/access.h"
#include "audit/outbox.h"
#include "audit/records.h"
#include "forms/form.h"
#include "panels/panel.h"
#include "platform/http.h"

namespace mase {
class Clamd;
class PdfMaker;
}  // namespace mase

namespace mase::openid {
class Providers;
}

namespace mase::approvals {
class Doers;
}

namespace mase::accounts {
struct Leaving;
}

namespace mase::site {

class Watch;

struct App;

// Keeps what was sent with the token of a session that has run out; whether it did.
using KeepTyped = bool (*)(const App&, const http::Request&, std::string_view token,
                           audit::Outbox&);

struct App {
    audit::Records& records;
    const access::Policy& policy;
    const panels::Panel& panel;
    const forms::Form& form;
    PanelId panel_id;
    Watch& watch;
    bool is_demo = false;
    bool is_secure = false;         // served over TLS, so cookies are marked Secure
    const Clamd* clamd = nullptr;   // checks papers for viruses; none: they are not checked
    const PdfMaker* pdf = nullptr;  // none: no file is made as PDF
    std::string heads_file = {};    // of the audit trail's signed heads; empty when there is none
    openid::Providers* providers = nullptr;   // of single sign-on; none where nothing is served
    const approvals::Doers* doers = nullptr;  // of acts that need a second person
    KeepTyped keep_typed = nullptr;
    const accounts::Leaving* leaving = nullptr;  // what is asked when somebody's access ends
};

}  // namespace mase::site
