#include "clearance/emergency_shown_pages.h"

#include "accounts/accounts_store.h"
#include "cases/case_frame_pages.h"
#include "cases/cases_store.h"
#include "site/relations_store.h"

namespace mase::clearance {

using access::Operation;
using site::Exchange;

Url emergency_url(EmergencyId id) {
    return Url::path({"audit", "emergency-access", text(id)});
}

Url own_ending_url(CaseId id) {
    return Url::path({"cases", text(id), "emergency-access", "ending"});
}

namespace {

bool may_open(const Exchange& exchange, const audit::Reading& reading,
              const cases::CaseFile& file) {
    return site::may(exchange.app.policy, reading, Operation::view_case, cases::subject_of(file));
}

bool is_hidden(const audit::Reading& reading, CaseId id) {
    return site::hidden_cases(reading).contains(id);
}

}  // namespace

std::string case_name(const Exchange& exchange, const audit::Reading& reading, CaseId id) {
    const auto file = cases::find_case(reading, id);
    reading.shows(id);
    if (may_open(exchange, reading, *file)) return cases::child_name(reading, *file);
    if (is_hidden(reading, id)) return "A restricted case";
    const std::string whole = text(id);
    return "Case …" + whole.substr(whole.size() - 6);
}

Html case_words(const Exchange& exchange, const audit::Reading& reading, CaseId id) {
    const std::string words = case_name(exchange, reading, id);
    if (may_open(exchange, reading, *cases::find_case(reading, id)))
        return govuk::link(Url::path({"cases", text(id)}), words);
    if (is_hidden(reading, id) || !exchange.might(Operation::view_audit)) return text_html(words);
    return govuk::link(Url("/audit").query("case", text(id)), words);
}

std::string opened_by(const Exchange& exchange, const audit::Reading& reading,
                      const Emergency& emergency) {
    const auto account = accounts::find_account(reading, emergency.account);
    std::string words = account->name;
    if (!account->job.empty()) words += ", " + account->job;
    if (!account->agency.empty()) words += ", " + exchange.app.panel.agency_name(account->agency);
    return words;
}

}  // namespace mase::clearance
