#include "demo/sittings.h"

#include <algorithm>

#include "actions/actions_store.h"
#include "meetings/agenda_store.h"
#include "meetings/circulation_store.h"
#include "meetings/meetings_store.h"
#include "meetings/seats_store.h"

namespace mase::demo {

namespace {

std::string address(MeetingId meeting) {
    return "/meetings/" + text(meeting);
}

void add_date(Fields& fields, const std::string& name, Date date) {
    fields.emplace_back(name + "-day", std::to_string(unsigned(date.day())));
    fields.emplace_back(name + "-month", std::to_string(unsigned(date.month())));
    fields.emplace_back(name + "-year", std::to_string(int(date.year())));
}

// Every name of a field on the page that begins so, each once.
std::vector<std::string> names_on(const std::string& page, const std::string& beginning) {
    std::vector<std::string> names;
    const std::string mark = "name=\"" + beginning;
    for (std::size_t at = page.find(mark); at != std::string::npos; at = page.find(mark, at + 1)) {
        const std::size_t begin = at + mark.size();
        std::string name = page.substr(begin, page.find('"', begin) - begin);
        if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
    }
    return names;
}

std::string of(const Told& here, std::string_view column) {
    return told(here.story.find(column)->second, here.child.given_names);
}

class Taking {  // one item, being discussed
public:
    Taking(Borough& borough, MeetingId meeting, const meetings::Item& item, const Told& here)
        : borough_(borough),
          clerk_(borough.as("admin")),
          item_(item),
          here_(here),
          address_(address(meeting) + "/items/" + text(item.id) + "/discussion") {}

    void all() {
        if (here_.route == "D") placing_authority();
        clerk_.post(address_, {});
        const bool is_new = item_.why == "new";
        check_earlier(clerk_.get(address_));
        part("child-voice", {{"child_voice", of(here_, "voice")}});
        part("questions", questions(is_new));
        const bool asked = is_new && of(here_, "asked") != "NONE";
        const bool acts = is_new && here_.number % 3 != 0;
        part("support", support(asked, acts));
        if (acts) add_action();
        answer_for_agencies(clerk_.get(address_));  // that of a new action answers as well
        confirm_data();
        part("decision",
             {{"decision", acts ? "NOT_SATISFIED" : "SATISFIED"},
              {"decision_reason", is_new ? of(here_, "decision_reason")
                                         : "The plan is working; the panel is content."}});
    }

private:
    // The second of two comes without the manager, and the chair says why it goes on.
    void placing_authority() {
        const bool both = here_.number % 2 == 0;
        borough_.as("care_chair")
            .post(address_ + "/placing",
                  {{"placing_worker", "YES"},
                   {"placing_manager", both ? "YES" : "NO"},
                   {"placing_reason", both ? ""
                                           : "The manager is ill and has sent her answers; the "
                                             "child cannot wait a month."}});
    }
    void part(const std::string& name, Fields fields) {
        fields.emplace_back("shown-" + name, "");
        clerk_.post(address_ + "/" + name, std::move(fields));
    }

    void check_earlier(const std::string& page) {
        Fields fields;
        int number = here_.number;
        for (const std::string& id : names_on(page, "check.")) {
            if (id.ends_with("-words")) continue;
            const bool done = number++ % 4 != 0;
            fields.emplace_back("check." + id, done ? "CONFIRMED" : "KEPT_OPEN");
            if (!done)
                fields.emplace_back("check." + id + "-words",
                                    "Not finished yet; to be looked at again next time.");
        }
        if (!fields.empty()) part("earlier-actions", std::move(fields));
    }

    void answer_for_agencies(const std::string& page) {
        Fields fields;
        int number = here_.number;
        for (const std::string& agency : names_on(page, "cooperates.")) {
            const bool recorded = number++ % 7 != 3;
            fields.emplace_back("cooperates." + agency, "YES");
            fields.emplace_back("recorded." + agency, recorded ? "YES" : "NO");
            if (!recorded)
                fields.emplace_back("words." + agency,
                                    "To be entered on the agency’s system this week.");
        }
        part("agencies", std::move(fields));
    }

    Fields questions(bool is_new) const {
        return {{"addresses_concerns", here_.number % 3 == 0 ? "YES" : "NO"},
                {"needs_support", is_new && of(here_, "asked") != "NONE" ? "YES" : "NO"},
                {"needs_actions", is_new && here_.number % 3 != 0 ? "YES" : "NO"},
                {"raised", is_new ? of(here_, "raised") : ""}};
    }

    static Fields support(bool asked, bool acts) {
        if (!asked) return {{"support_asked", "NO"}};
        if (acts) return {{"support_asked", "YES"}, {"support_answer", "GRANTED_WITH_ACTION"}};
        return {
            {"support_asked", "YES"},
            {"support_answer", "DECLINED"},
            {"support_reason", "The plan already has what was asked for, from another service."}};
    }

    void add_action() {
        const std::string agency = of(here_, "panel_agency");
        Fields fields{{"task", of(here_, "panel_action")}};
        const auto& staff = borough_.all_staff();
        const auto owner = std::ranges::find_if(staff, [&](const Staff& one) {
            const bool is_owner = std::ranges::find(one.roles, "action_owner") != one.roles.end();
            return one.agency == agency && (here_.number % 5 != 0 || is_owner);
        });
        if (owner == staff.end()) {  // rules.md 11: a named contact without an account
            fields.emplace_back("contact", "Jo Whitfield, duty officer");
            fields.emplace_back("agency", agency);
        } else {
            fields.emplace_back("owner", text(borough_.account(owner->key)));
        }
        add_date(fields, "due_on", plus_days(borough_.today(), 21));
        clerk_.post(address_ + "/actions", std::move(fields));
    }

    void confirm_data() {
        const std::string page = clerk_.get(address_ + "/data");
        Fields fields = collection_fields(here_);
        for (const std::string& section : names_on(page, "rows-"))
            fields.emplace_back("rows-" + section, hidden_value(page, "rows-" + section));
        fields.emplace_back("shown-data", hidden_value(page, "shown-data"));
        fields.emplace_back("then", "confirm");
        clerk_.post(address_ + "/data", std::move(fields));
    }

    Borough& borough_;
    Visitor clerk_;
    const meetings::Item& item_;
    const Told& here_;
    std::string address_;
};

void take_attendance(Borough& borough, MeetingId meeting, const Absences& absences) {
    std::map<AccountId, std::string> keys;
    for (const Staff& one : borough.all_staff()) keys[borough.account(one.key)] = one.key;
    Fields fields{{"shown-attendance", ""}};
    const auto seats = borough.read(
        [&](const audit::Reading& reading) { return meetings::seats_of(reading, meeting); });
    for (const meetings::Seat& seat : seats) {
        const bool away = absences.staff.contains(keys[seat.account]);
        fields.emplace_back("attendance." + text(seat.account), away ? "APOLOGIES" : "PRESENT");
    }
    borough.as("admin").post(address(meeting) + "/sitting/attendance", std::move(fields));
}

std::vector<meetings::Item> items(Borough& borough, MeetingId meeting) {
    return borough.read(
        [&](const audit::Reading& reading) { return meetings::items_of(reading, meeting); });
}

}  // namespace

MeetingId plan(Borough& borough, Date held_on) {
    const panels::Panel& panel = borough.app().panel;
    return borough.change([&](audit::Change& change) -> Result<MeetingId> {
        return meetings::plan_meeting(
            change,
            meetings::regular_meeting({.held_on = held_on,
                                       .starts_at = panel.meeting_starts_at,
                                       .place = panel.meeting_place},
                                      panel),
            panel);
    });
}

void circulate(Borough& borough, MeetingId meeting) {
    const std::string page = borough.as("admin").get(address(meeting) + "/pack");
    borough.as("admin").post(address(meeting) + "/pack",
                             {{"version", hidden_value(page, "version")}});
}

void open_pack(Borough& borough, MeetingId meeting, const std::string& member) {
    for (const meetings::Item& item : items(borough, meeting))
        borough.as(member).get(address(meeting) + "/items/" + text(item.id));
}

void sit(Borough& borough, MeetingId meeting, const Absences& absences,
         const ToldOfCase& told_of_case) {
    const std::string sitting = address(meeting) + "/sitting";
    borough.as("admin").post(sitting + "/confidentiality", {});
    take_attendance(borough, meeting, absences);
    if (absences.staff.contains("health_lead") && absences.staff.contains("health_deputy"))
        borough.as(absences.staff.contains("care_chair") ? "care_deputy" : "care_chair")
            .post(sitting + "/quorum",
                  {{"below_quorum_reason",
                    "Health sent its answers in writing, and the cases cannot wait a month."}});
    borough.as("admin").post(sitting, {});
    for (const meetings::Item& item : items(borough, meeting)) {
        const Told here = told_of_case(item.case_id);
        Taking(borough, meeting, item, here).all();
    }
    const bool deputised = absences.staff.contains("police_chair");
    borough.as(deputised ? "police_deputy" : "police_chair").post(address(meeting) + "/ending", {});
}

void approve_minutes(Borough& borough, MeetingId meeting) {
    const std::string minutes = address(meeting) + "/minutes";
    borough.as("admin").post(minutes + "/sending", {});
    for (const char* chair : {"police_chair", "care_chair"}) {
        const Visitor reader = borough.as(chair);
        reader.post(
            minutes + "/verdicts",
            {{"verdict", "approved"}, {"record", hidden_value(reader.get(minutes), "record")}});
    }
}

void report_actions(Borough& borough, int variety) {
    const auto open = borough.read([&](const audit::Reading& reading) {
        std::vector<actions::Action> found;
        for (const CaseId file : actions::cases_with_open_actions(reading)) {
            for (const actions::Action& action : actions::actions_of_case(reading, file)) {
                if (action.state == "open" && action.last_report.empty()) found.push_back(action);
            }
        }
        return found;
    });
    int number = variety;
    for (const actions::Action& action : open) {
        if (!action.owner) continue;
        const auto owner = std::ranges::find_if(borough.all_staff(), [&](const Staff& one) {
            return borough.account(one.key) == *action.owner;
        });
        Fields fields;
        switch (number++ % 6) {
            case 0: continue;  // late: nothing is said
            case 1:
                fields = {{"report", "IN_PROGRESS"}, {"words", "A date is agreed for it."}};
                break;
            case 2:
                fields = {{"report", "NOT_POSSIBLE"},
                          {"words", "The service that would do it has closed its list."}};
                break;
            default: fields = {{"report", "DONE"}, {"words", "Done, and the social worker knows."}};
        }
        borough.as(owner->key).post("/actions/" + text(action.id), std::move(fields));
    }
}

}  // namespace mase::demo
