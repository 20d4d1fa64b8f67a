#include "program/routes.h"

#include "accounts/account_pages.h"
#include "accounts/people_pages.h"
#include "accounts/settings_pages.h"
#include "accounts/sign_in_pages.h"
#include "accounts/two_person_store.h"
#include "accounts/typed_pages.h"
#include "accounts/typed_store.h"
#include "actions/actions_pages.h"
#include "actions/changes_pages.h"
#include "approvals/approvals_pages.h"
#include "cases/cases_pages.h"
#include "cases/child_pages.h"
#include "cases/data_correction_pages.h"
#include "cases/data_pages.h"
#include "cases/erasure_pages.h"
#include "cases/erasure_store.h"
#include "cases/holders_pages.h"
#include "cases/reasons_pages.h"
#include "cases/transfer_pages.h"
#include "chronology/chronology_pages.h"
#include "clearance/access_pages.h"
#include "clearance/emergency_pages.h"
#include "decisions/discussion_pages.h"
#include "decisions/sitting_pages.h"
#include "editions/editions_pages.h"
#include "home/help_pages.h"
#include "home/home_pages.h"
#include "imports/imports_pages.h"
#include "meetings/meetings_pages.h"
#include "minutes/minutes_pages.h"
#include "papers/papers_pages.h"
#include "patterns/patterns_pages.h"
#include "referrals/referrals_pages.h"
#include "returns/behind_pages.h"
#include "returns/quality_pages.h"
#include "returns/returns_pages.h"
#include "statements/statements_pages.h"
#include "trail/copies_pages.h"
#include "trail/trail_pages.h"
#include "trail/whole_pages.h"

namespace mase::program {

namespace {

std::vector<site::Routes> rooms_of_accounts() {
    return {
        accounts::sign_out_routes(),      accounts::account_routes(),
        accounts::typed_routes(),         accounts::account_step_routes(),
        accounts::proof_routes(),         accounts::settings_routes(),
        accounts::people_routes(),        accounts::review_routes(),
        accounts::adding_routes(),        accounts::person_routes(),
        accounts::person_access_routes(), accounts::invitation_routes(),
        accounts::person_step_routes(),   accounts::person_sign_on_routes(),
    };
}

}  // namespace

std::vector<site::Routes> all_routes() {
    std::vector<site::Routes> routes{
        approvals::approvals_routes(),
        cases::child_routes(),
        cases::data_routes(),
        cases::data_correction_routes(),
        cases::erasure_routes(),
        cases::holders_routes(),
        cases::transfer_routes(),
        cases::cases_routes(),
        cases::reason_routes(),
        meetings::meetings_routes(),
        meetings::series_routes(),
        meetings::call_routes(),
        meetings::meeting_routes(),
        meetings::date_routes(),
        meetings::agenda_routes(),
        meetings::seats_routes(),
        meetings::pack_routes(),
        meetings::recall_routes(),
        meetings::exceptions_routes(),
        meetings::copies_routes(),
        papers::papers_routes(),
        referrals::referrals_routes(),
        clearance::access_routes(),
        clearance::why_routes(),
        clearance::connection_routes(),
        clearance::restriction_routes(),
        clearance::guest_routes(),
        clearance::emergency_routes(),
        clearance::emergency_review_routes(),
        statements::item_routes(),
        statements::answer_routes(),
        statements::answers_routes(),
        actions::actions_routes(),
        actions::changes_routes(),
        decisions::sitting_routes(),
        decisions::discussion_routes(),
        minutes::minutes_routes(),
        patterns::registers_routes(),
        patterns::person_routes(),
        patterns::location_routes(),
        patterns::disruption_routes(),
        patterns::group_routes(),
        patterns::events_routes(),
        patterns::links_routes(),
        patterns::row_routes(),
        chronology::chronology_routes(),
        imports::imports_routes(),
        returns::returns_routes(),
        editions::editions_routes(),
        editions::pdf_routes(),
        editions::publishing_routes(),
        editions::regional_routes(),
        returns::behind_routes(),
        returns::quality_routes(),
        trail::trail_routes(),
        trail::whole_routes(),
        trail::copies_routes(),
        home::home_routes(),
        home::help_routes(),
    };
    for (const site::Routes& room : rooms_of_accounts()) routes.push_back(room);
    return routes;
}

bool keep_typed(const site::App& app, const http::Request& request, std::string_view token,
                audit::Outbox& outbox) {
    const std::string_view path =
        std::string_view(request.target).substr(0, request.target.find('?'));
    for (const site::Routes& room : all_routes()) {
        for (const site::Route& route : room) {
            if (route.method == site::Method::post && site::match(route.path, path))
                return accounts::keep_typed(app, request, token, outbox, route.operation);
        }
    }
    return false;
}

const approvals::Doers& all_doers() {
    static const approvals::Doers doers([] {
        std::vector<approvals::Doer> all;
        for (const auto& room : {accounts::two_person_doers(), cases::erasure_doers()})
            all.insert(all.end(), room.begin(), room.end());
        return all;
    }());
    return doers;
}

}  // namespace mase::program
