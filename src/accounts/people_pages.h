#pragma once

#include "site/route.h"

namespace mase::accounts {

site::Routes people_routes();          // /settings/people: who has access, read
site::Routes review_routes();          // /people/review: whose access is to be looked at
site::Routes adding_routes();          // adding one
site::Routes person_routes();          // changing one
site::Routes person_access_routes();   // ending access, giving it back
site::Routes invitation_routes();      // a link to choose a passphrase by
site::Routes person_step_routes();     // resetting the second step of one who lost their phone
site::Routes person_sign_on_routes();  // forgetting whom their provider meant

}  // namespace mase::accounts
