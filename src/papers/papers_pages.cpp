// Every address of the papers room, who may ask for it, and its handler.
#include "papers/papers_pages.h"

#include <array>

#include "cases/cases_store.h"
#include "papers/handlers_pages.h"
#include "papers/papers_store.h"

namespace mase::papers {

namespace {

using access::Operation;
using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/referrals/{referral}/papers", Operation::attach_paper, referred_subject,
     show_attached},
    {Method::get, "/referrals/{referral}/papers/new", Operation::attach_paper, referred_subject,
     show_new},
    {Method::post, "/referrals/{referral}/papers/new", Operation::attach_paper, referred_subject,
     attach_one},
    {Method::get, "/papers", Operation::list_held_papers, site::whole_panel, show_held},
    {Method::get, "/papers/{paper}", Operation::open_paper, paper_subject, give_paper},
    {Method::get, "/papers/{paper}/removal", Operation::withdraw_paper, paper_subject,
     show_removal},
    {Method::post, "/papers/{paper}/removal", Operation::withdraw_paper, paper_subject, remove_one},
    {Method::get, "/cases/{case}/papers", Operation::view_case, cases::case_subject, show_of_case},
});

}  // namespace

site::Routes papers_routes() {
    return routes;
}

}  // namespace mase::papers
