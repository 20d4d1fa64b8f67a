// Social workers and the administrator of the demo at work: referring, sending, accepting.
#pragma once

#include <string>

#include "core/ids.h"
#include "demo/borough.h"
#include "demo/referral_words.h"

namespace mase::demo {

struct Referring {
    const Child& child;
    const Story& story;
    int number = 0;
    std::string worker;  // key of the staff
    Date born;
    std::string route = "A";
};

// Each begins at nine in the morning of the day the borough's clock shows, and takes no time.
std::string start_referral(Borough&, const Referring&, Date prior_held_on);  // its address
void write_parts(Borough&, const Referring&, const std::string& referral, Date prior_held_on);
// Of a brother or sister of the child whose referral it is: its address, with what they share.
std::string start_sibling(Borough&, const Referring&, const std::string& of);
void write_sibling_parts(Borough&, const Referring&, const std::string& referral);
void send(Borough&, const Referring&, const std::string& referral);
void accept(Borough&, const std::string& referral, const std::string& choice = "accept");
// The child has moved, and the panel there takes the case on.
void transfer(Borough&, CaseId, const std::string& name);
void give_back(Borough&, const std::string& referral, const std::string& reason,
               const std::string& words);

}  // namespace mase::demo
