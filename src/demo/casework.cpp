#include "demo/casework.h"

#include "referrals/referral.h"

namespace mase::demo {

namespace {

Told told_of(const Borough& borough, const Referring& referring) {
    return {.child = referring.child,
            .story = referring.story,
            .number = referring.number,
            .today = borough.today(),
            .born = referring.born,
            .route = referring.route};
}

void write_list(const Visitor& worker, const std::string& address, const std::string& section,
                const std::vector<Fields>& rows) {
    for (Fields fields : rows) {
        fields.emplace_back("seen", "");
        worker.post(address + "/new", std::move(fields));
    }
    if (rows.empty())
        worker.post(address, {{section, std::string(forms::none_known)},
                              {"seen", hidden_value(worker.get(address), "seen")}});
}

}  // namespace

std::string start_referral(Borough& borough, const Referring& referring, Date prior_held_on) {
    Fields fields = part_fields("prior_meeting", told_of(borough, referring), prior_held_on);
    fields.emplace_back("route", referring.route);
    return borough.as(referring.worker).post("/referrals/new", std::move(fields));
}

void write_parts(Borough& borough, const Referring& referring, const std::string& referral,
                 Date prior_held_on) {
    const Visitor worker = borough.as(referring.worker);
    const Told told_here = told_of(borough, referring);
    for (const forms::Section* section :
         referrals::parts(borough.app().form.on_route(referring.route))) {
        const std::string address = referral + "/parts/" + section->id;
        if (section->is_list()) {
            write_list(worker, address, section->id, row_fields(section->id, told_here));
            continue;
        }
        Fields fields = part_fields(section->id, told_here, prior_held_on);
        fields.emplace_back("seen", hidden_value(worker.get(address), "seen"));
        worker.post(address, std::move(fields));
    }
}

std::string start_sibling(Borough& borough, const Referring& referring, const std::string& of) {
    return borough.as(referring.worker).post(of + "/sibling", {});
}

// The prior meeting and what it agreed are there already.
void write_sibling_parts(Borough& borough, const Referring& referring,
                         const std::string& referral) {
    const Visitor worker = borough.as(referring.worker);
    const Told told_here = told_of(borough, referring);
    for (const forms::Section* section :
         referrals::parts(borough.app().form.on_route(referring.route))) {
        const std::string address = referral + "/parts/" + section->id;
        if (section->id == "prior_meeting" || section->id == "prior_actions") continue;
        if (section->is_list()) {
            write_list(worker, address, section->id, row_fields(section->id, told_here));
            continue;
        }
        Fields fields = part_fields(section->id, told_here, borough.today());
        std::erase_if(fields,
                      [](const auto& field) { return field.first == "child_household-instead"; });
        if (section->id == "child")
            fields.emplace_back("child_household", "An older sister, referred as well.");
        fields.emplace_back("seen", hidden_value(worker.get(address), "seen"));
        worker.post(address, std::move(fields));
    }
}

void send(Borough& borough, const Referring& referring, const std::string& referral) {
    const Visitor worker = borough.as(referring.worker);
    const std::string page = worker.get(referral + "/answers");
    worker.post(referral + "/answers",
                {{"declaration", "AGREED"}, {"version", hidden_value(page, "version")}});
}

void accept(Borough& borough, const std::string& referral, const std::string& choice) {
    const Visitor administrator = borough.as("admin");
    const std::string page = administrator.get(referral + "/acceptance");
    administrator.post(referral + "/acceptance",
                       {{"choice", choice}, {"version", hidden_value(page, "version")}});
}

void transfer(Borough& borough, CaseId file, const std::string& name) {
    const Visitor administrator = borough.as("admin");
    const std::string address = "/cases/" + text(file);
    administrator.post(address + "/reason", {{"reason", "ASKED_ABOUT_CHILD"}});
    const Date sent_on = borough.today();
    administrator.post(address + "/transfer",
                       {{"direction", "out"},
                        {"kind", "TRANSFER"},
                        {"authority", "883"},
                        {"other_panel", "Thurrock exploitation panel"},
                        {"contact", "Its administrator"},
                        {"sent_on-day", std::to_string(unsigned(sent_on.day()))},
                        {"sent_on-month", std::to_string(unsigned(sent_on.month()))},
                        {"sent_on-year", std::to_string(int(sent_on.year()))},
                        {"summary", name + " has moved with the family. Concerns, actions done "
                                           "and actions open are in the summary that was sent."}});
}

void give_back(Borough& borough, const std::string& referral, const std::string& reason,
               const std::string& words) {
    const Visitor administrator = borough.as("admin");
    const std::string page = administrator.get(referral + "/acceptance");
    administrator.post(referral + "/acceptance", {{"choice", "give_back"},
                                                  {"return_reason", reason},
                                                  {"return_words", words},
                                                  {"return_words." + reason, words},
                                                  {"version", hidden_value(page, "version")}});
}

}  // namespace mase::demo
