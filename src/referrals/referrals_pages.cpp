// Every address of the referrals room, who may ask for it, and its handler.
#include "referrals/referrals_pages.h"

#include <array>

#include "referrals/handlers_pages.h"
#include "referrals/referrals_store.h"

namespace mase::referrals {

namespace {

using access::Operation;
using site::Method;
using site::whole_panel;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/referrals", Operation::list_referrals, whole_panel, show_list},
    {Method::get, "/referrals/new", Operation::start_referral, whole_panel, show_start},
    {Method::post, "/referrals/new", Operation::start_referral, whole_panel, start_one},
    {Method::get, "/referrals/all-cases", Operation::check_referred, whole_panel, show_all_cases},
    {Method::post, "/referrals/all-cases", Operation::check_referred, whole_panel, check_all_cases},
    {Method::get, "/referrals/{referral}", Operation::view_referral, referral_subject,
     show_referral},
    {Method::get, "/referrals/{referral}/withdrawal", Operation::withdraw_referral,
     referral_subject, show_withdrawal},
    {Method::post, "/referrals/{referral}/withdrawal", Operation::withdraw_referral,
     referral_subject, withdraw_one},
    {Method::get, "/referrals/{referral}/parts/{part}", Operation::edit_referral, referral_subject,
     show_part},
    {Method::post, "/referrals/{referral}/parts/{part}", Operation::edit_referral, referral_subject,
     write_part},
    {Method::get, "/referrals/{referral}/parts/{part}/{row}", Operation::edit_referral,
     referral_subject, show_row},
    {Method::post, "/referrals/{referral}/parts/{part}/{row}", Operation::edit_referral,
     referral_subject, write_row},
    {Method::get, "/referrals/{referral}/parts/{part}/{row}/removal", Operation::edit_referral,
     referral_subject, show_removal},
    {Method::post, "/referrals/{referral}/parts/{part}/{row}/removal", Operation::edit_referral,
     referral_subject, remove_row},
    {Method::get, "/referrals/{referral}/answers", Operation::view_referral, referral_subject,
     show_answers},
    {Method::post, "/referrals/{referral}/answers", Operation::send_referral, referral_subject,
     send_one},
    {Method::get, "/referrals/{referral}/information", Operation::add_information, referral_subject,
     show_information},
    {Method::post, "/referrals/{referral}/information", Operation::add_information,
     referral_subject, add_information},
    {Method::post, "/referrals/{referral}/sibling", Operation::refer_sibling, referral_subject,
     start_sibling},
    {Method::get, "/referrals/{referral}/matches-for-chairs", Operation::judge_match,
     referral_subject, show_matches_for_chairs},
    {Method::post, "/referrals/{referral}/matches-for-chairs", Operation::judge_match,
     referral_subject, judge_match_as_chair},
    {Method::get, "/referrals/{referral}/matches", Operation::decide_referral, referral_subject,
     show_matches},
    {Method::post, "/referrals/{referral}/matches", Operation::decide_referral, referral_subject,
     judge_match},
    {Method::get, "/referrals/{referral}/link", Operation::undo_link, referral_subject, show_link},
    {Method::post, "/referrals/{referral}/link", Operation::undo_link, referral_subject, undo_link},
    {Method::get, "/referrals/{referral}/link/readers", Operation::view_link_readers,
     referral_subject, show_link_readers},
    {Method::get, "/referrals/{referral}/acceptance", Operation::decide_referral, referral_subject,
     show_acceptance},
    {Method::post, "/referrals/{referral}/acceptance", Operation::decide_referral, referral_subject,
     decide},
});

}  // namespace

site::Routes referrals_routes() {
    return routes;
}

}  // namespace mase::referrals
