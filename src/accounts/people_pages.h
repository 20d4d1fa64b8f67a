#pragma once

#include "site/route.h"

namespace mase::accounts {

site::Routes people_routes();          // /settings/people: who has access, read
site::Routes person_routes();          // adding and changing one
site::Routes person_access_routes();   // ending access, giving it back, a new first passphrase
site::Routes person_step_routes();     // resetting the second step of one who lost their phone
site::Routes person_sign_on_routes();  // forgetting whom their provider meant

}  // namespace mase::accounts
