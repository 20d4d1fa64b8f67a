// The demo's administrator and police at work on patterns: rows of referrals become persons,
// places and groups that several children are linked to, and what is done about them is recorded.
#pragma once

#include <map>
#include <set>
#include <string>

#include "core/ids.h"
#include "demo/borough.h"
#include "demo/patterns_file.h"
#include "demo/referral_words.h"

namespace mase::demo {

class Patterns {
public:
    explicit Patterns(Borough& borough) : borough_(borough) {}

    // Links what the referral of that child says to what is known, or makes it known.
    void link(std::size_t child, CaseId);
    // What has happened since, up to the day the demo is made.
    void bring_up_to(Date today);
    // Times that a child was missing, as their worker records them.
    void record_missing(CaseId, const std::string& category, int number, Date today);

private:
    void link_one(const Visitor&, const Linked&, CaseId, const char* section, Fields fields);
    void happen_to_persons(const Visitor&, Date today);
    void happen_at_places(const Visitor&, Date today);
    void gather(const Visitor&);
    void disrupt(const Visitor&, const Linked&, Date today);
    std::string new_disruption(CaseId);
    std::string holder_of(CaseId);

    Borough& borough_;
    const std::vector<Linked> persons_ = read_persons(), places_ = read_places(),
                              groups_ = read_groups(), disruptions_ = read_disruptions();
    std::map<std::string, std::string> ids_;  // of a key, once it is linked
    std::map<std::size_t, CaseId> cases_;
    std::set<AnyId> disrupted_;
};

}  // namespace mase::demo
