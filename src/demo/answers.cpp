#include "demo/answers.h"

#include <array>

#include "cases/cases_store.h"
#include "meetings/agenda_store.h"

namespace mase::demo {

namespace {

struct Said {
    const char* kind;
    const char* audience;
    const char* words;
};
struct Speaker {
    const char* key;  // of the staff
    const char* agency;
    std::array<Said, 3> says;
};

constexpr auto speakers = std::to_array<Speaker>(
    {{"health_lead",
      "HEALTH",
      {{{"FACT", "PANEL",
         "Seen twice this term by the school nurse, each time without an adult. The second "
         "appointment was kept."},
        {"OPINION", "PANEL",
         "The nurse’s view is that trust is growing slowly, and that the same nurse should go on."},
        {"FACT", "CHAIRS",
         "A referral to a specialist clinic was made this month; the family does not know of "
         "it."}}}},
     {"set_officer",
      "POLICE_SET",
      {{{"FACT", "PANEL",
         "Two reports in six months, both of going missing overnight. Return interviews were "
         "offered and one was taken up."},
        {"INTELLIGENCE", "CHAIRS",
         "Said by one source, not confirmed: an adult known to the team has been waiting near the "
         "school. Not to be acted on without speaking to the team."},
        {"OPINION", "PANEL",
         "The team thinks that the risk is highest at weekends, and has told the local officers "
         "so."}}}},
     {"ews_lead",
      "EDUCATION_WELFARE",
      {{{"FACT", "PANEL", "Attendance this half term is 71 per cent; most absence is on Mondays."},
        {"FACT", "PANEL", "A trusted teacher has been named and meets the child each Friday."},
        {"OPINION", "PANEL",
         "School feels safe to the child; a change of school would lose that."}}}}});

class Answering {  // one agency, about one case
public:
    Answering(Borough& borough, const Speaker& speaker, const meetings::Item& item)
        : visitor_(borough.as(speaker.key)),
          speaker_(speaker),
          address_("/meetings/" + text(item.meeting) + "/items/" + text(item.id) + "/answer") {}

    void not_known() const {
        visitor_.post(address_,
                      {{"version", "0"}, {"known", "NOT_KNOWN_TO_US"}, {"recorded", "YES"}});
    }
    void known(std::size_t variety, const char* withheld = "") const {
        visitor_.post(address_, {{"version", "0"},
                                 {"known", "KNOWN"},
                                 {"recorded", variety % 4 == 3 ? "NO" : "YES"},
                                 {"withheld", withheld}});
        const Said& said = speaker_.says[variety % speaker_.says.size()];
        visitor_.post(address_ + "/statements/new", {{"version", "0"},
                                                     {"words", said.words},
                                                     {"kind", said.kind},
                                                     {"source", speaker_.agency},
                                                     {"audience", said.audience}});
    }

private:
    Visitor visitor_;
    const Speaker& speaker_;
    std::string address_;
};

std::vector<meetings::Item> listed(Borough& borough, MeetingId meeting) {
    auto items = borough.read(
        [&](const audit::Reading& reading) { return meetings::items_of(reading, meeting); });
    std::erase_if(items, [](const meetings::Item& item) { return item.is_off(); });
    return items;
}

std::string access(const meetings::Item& item, const char* below) {
    return "/cases/" + text(item.case_id) + "/access/" + below;
}

}  // namespace

void answer_fully(Borough& borough, MeetingId meeting) {
    for (std::size_t variety = 0; const meetings::Item& item : listed(borough, meeting)) {
        for (const Speaker& speaker : speakers) {
            const Answering answering(borough, speaker, item);
            if (++variety % 5 == 0) {
                answering.not_known();
            } else {
                answering.known(variety);
            }
        }
    }
}

void answer_partly(Borough& borough, MeetingId meeting) {
    const auto items = listed(borough, meeting);
    for (std::size_t n = 0; n < items.size(); ++n) {
        Answering(borough, speakers[0], items[n])
            .known(n, n == 1 ? "The family court has asked that it is not passed on yet." : "");
        if (n % 2 == 0) Answering(borough, speakers[1], items[n]).known(n + 1);
        if (n % 3 == 0) Answering(borough, speakers[2], items[n]).not_known();
    }
}

void keep_apart(Borough& borough, MeetingId meeting) {
    const auto items = listed(borough, meeting);
    if (items.size() < 4) return;
    borough.as("care_chair")
        .post(access(items[1], "guests"), {{"person", text(borough.account("probation"))}});
    borough.as("care_chair")
        .post(access(items[2], "connections"), {{"person", text(borough.account("yjs_lead"))},
                                                {"reason", "A cousin of the family"}});
    Fields fields{{"reason", "A parent works for one of the agencies at the table."}};
    for (const char* key : {"admin", "police_chair", "health_lead", "set_officer"})
        fields.emplace_back("people", text(borough.account(key)));
    const auto file = borough.read([&](const audit::Reading& reading) {
        return *cases::find_case(reading, items[3].case_id);
    });
    for (const auto& holder : {file.worker, file.manager}) {
        if (holder) fields.emplace_back("people", text(*holder));
    }
    borough.as("care_chair").post(access(items[3], "restriction"), std::move(fields));
}

}  // namespace mase::demo
