// What one borough's panel has decided for itself: agencies, deadlines, chairs, whom it reports to.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.h"
#include "core/date.h"
#include "panels/sign_on.h"

namespace mase::panels {

struct Agency {
    std::string code;
    std::string name;
    std::string sector;  // police, childrens_services, health, education … (rules.md 2)
    bool standing =
        false;  // has a standing seat (MR-10 to MR-21); others are guests by case (MR-22)
};

struct Contact {
    std::string name;
    std::string hours;
    std::string email;
    std::string telephone;
};

// What nobody does alone (rules of two people).
struct TwoPeople {
    std::set<access::Role> roles;  // that are given and taken by two
    int lapses_after_days = 14;    // that what is asked waits, and no longer
    int apart_days = 7;            // for which nobody approves for who let them in
};

// What whoever joins reads and agrees to. A version that was agreed to is never edited.
struct Statement {
    std::string version;  // "2026-11", kept with who agreed and when
    std::vector<std::string> paragraphs;
};

struct Panel {
    std::string slug;
    std::string name;                // "Redbridge"
    std::string meeting_name;        // "Multi-Agency Sexual Exploitation (MASE) meeting"
    std::string meeting_short_name;  // "MASE"
    std::string report_recipient;
    std::string home_authority;      // its name
    std::string home_authority_dfe;  // its code in local_authorities (G-35)
    int default_review_months = 3;
    int suppression_threshold = 5;  // a count from 1 to this is not published
    bool shares_returns = false;  // what is published as shareable is shown to other boroughs here
    int emergency_hours = 4;      // that a case opened in an emergency stays open (rules.md 10)

    int referral_days = 10;  // received this many days before the meeting is in time (MR-34)
    int pack_days = 7;       // circulated this many days before is on time (MR-35)
    int returned_grace_working_days = 2;
    DayCount day_count;

    std::set<std::string> quorum_sectors;
    std::vector<std::string> chair_sectors;  // one chair each (MR-09)
    int meeting_week = 2;                    // of the month
    unsigned meeting_weekday = 2;            // 0 is Sunday
    std::string meeting_starts_at;           // "14:00"
    std::string meeting_place;
    int minutes_an_item = 12;

    // Of a paper attached to a referral, and of all of one referral's.
    std::size_t most_paper_bytes = std::size_t{10} << 20U;
    std::size_t most_papers_bytes = std::size_t{60} << 20U;
    int most_papers = 20;

    std::string controller;  // in law, of what is kept here; empty while it is not decided
    std::string host;        // who keeps the machine

    int kept_years_from_birth = 75;  // of a child's record
    std::string hold;                // why none may be destroyed at present; empty when they may

    int drill_months = 6;  // within which two officers try that they can recover the master key

    int idle_minutes = 30;
    int absolute_hours = 12;
    int proof_minutes = 5;                 // for which who has shown that it is them need not again
    std::set<access::Role> second_factor;  // of whom a code is asked beside the passphrase

    TwoPeople two_people;

    int link_days = 7;  // that the link works which a person joins by
    Statement statement;

    Contact administrator;
    std::vector<Contact> duty_contacts;
    std::vector<Agency> agencies;
    SignOn sign_on;

    const Agency* agency(std::string_view code) const;
    std::string agency_name(std::string_view code) const;  // the code if unknown
    std::string sector_of(std::string_view agency) const;  // "" if unknown

    Date received_by(Date meeting) const;  // last day a referral is in time for it
    Date pack_by(Date meeting) const;      // last day its pack is on time
};

std::string sector_name(std::string_view sector);  // "children’s services"

}  // namespace mase::panels
