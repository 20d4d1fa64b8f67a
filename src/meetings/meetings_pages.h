// The addresses of meetings. Those with a word of their own come before /meetings/{meeting}.
#pragma once

#include "site/route.h"

namespace mase::meetings {

site::Routes meetings_routes();    // the list
site::Routes series_routes();      // planning a series
site::Routes call_routes();        // an extraordinary meeting
site::Routes meeting_routes();     // one meeting
site::Routes date_routes();        // moving and cancelling it
site::Routes agenda_routes();      // its order, times and presenters
site::Routes seats_routes();       // who sits
site::Routes pack_routes();        // its pack
site::Routes recall_routes();      // taking the pack back
site::Routes exceptions_routes();  // what needs a chair's recorded reason
site::Routes copies_routes();      // asking for a copy of any page, for a meeting or someone

}  // namespace mase::meetings
