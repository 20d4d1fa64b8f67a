// The parts of a discussion to read: what is stored, beside what someone typed or when nothing may
// be changed any more.
#include <algorithm>

#include "accounts/accounts_store.h"
#include "actions/shown_pages.h"
#include "decisions/parts_pages.h"
#include "decisions/shown_pages.h"
#include "meetings/meetings_store.h"

namespace mase::decisions {

namespace {

class PartRows {
public:
    PartRows(const Showing& showing, const Fields& fields) : showing_(showing), fields_(fields) {}

    void room();
    void checks();
    void agencies();
    void child_voice() { words("child_voice", "What the child says and wants"); }
    void questions();
    void support();
    void actions();
    void decision();
    void closure();

    std::vector<govuk::SummaryRow> rows;

private:
    const Scene& scene() const { return showing_.scene; }
    std::string value(const std::string& field) const {
        const auto found = fields_.find(field);
        return found == fields_.end() ? "" : found->second;
    }
    void words(const std::string& field, const std::string& key) {
        const std::string stored = value(field);
        rows.push_back({key, stored.empty() ? govuk::Content("Not recorded")
                                            : govuk::Content(multiline(stored))});
    }
    void code(const std::string& field, const std::string& key, std::string_view list) {
        const std::string stored = value(field);
        rows.push_back({key, stored.empty()
                                 ? "Not recorded"
                                 : showing_.exchange.app.form.codes->label(list, stored)});
    }

    const Showing& showing_;
    const Fields& fields_;
};

void PartRows::room() {
    std::string names;
    for (const meetings::Seat& seat : scene().seats) {
        if (value("absent").contains(text(seat.account)))
            names += (names.empty() ? "" : ", ") + seat.name;
    }
    rows.push_back({"Left the room for this case", names.empty() ? "Nobody" : names});
}

void PartRows::checks() {
    for (const mase::actions::Action& action : scene().to_check) {
        const std::string field = "check." + text(action.id);
        code(field, action.task, "action_confirmations");
        if (!value(field + "-words").empty()) words(field + "-words", "What was said");
    }
}

void PartRows::agencies() {
    for (const std::string& agency : scene().involved) {
        const std::string name = showing_.exchange.app.panel.agency_name(agency);
        code("cooperates." + agency, name + ": agencies work together", "question_answers");
        code("recorded." + agency, name + ": recorded on its own system", "question_answers");
        if (!value("words." + agency).empty()) words("words." + agency, name + ": what it said");
    }
}

void PartRows::questions() {
    code("addresses_concerns", "1. The proposed actions address every concern", "question_answers");
    code("needs_support", "2. Operational staff need more support or resources",
         "question_answers");
    code("needs_actions", "3. Further actions are needed", "question_answers");
    words("question_notes", "What was said about these questions");
    words("raised", "What else was raised");
}

void PartRows::support() {
    code("support_asked", "Support or resources asked for", "yes_no");
    if (value("support_asked") != "YES") return;
    code("support_answer", "The panel’s answer", "support_answers");
    if (!value("support_reason").empty()) words("support_reason", "Why");
}

void PartRows::actions() {
    for (const mase::actions::Action& action : scene().asked) {
        rows.push_back({mase::actions::owner_words(showing_.reading, action) + ", by " +
                            short_date(action.due_on),
                        govuk::link(mase::actions::action_url(action.id), action.task)});
    }
}

void PartRows::decision() {
    code("decision", "Decision", "decision_outcomes");
    if (!value("decision_reason").empty()) words("decision_reason", "Reasons");
    const auto chosen = parse_id<MeetingId>(value("bring_back_to"));
    if (!chosen) return;
    const auto meeting = meetings::find_meeting(showing_.reading, *chosen);
    rows.push_back({"Comes back to", meeting ? long_date(meeting->held_on) : "A later meeting"});
}

void PartRows::closure() {
    const std::string stored = value("closure");
    std::string words = "The case stays as it is";
    if (stored == reopening) words = "Reopened";
    if (!stored.empty() && stored != reopening)
        words = "Closed: " + showing_.exchange.app.form.codes->label("closure_reasons", stored);
    rows.push_back({"Closing the case", words});
}

}  // namespace

std::vector<govuk::SummaryRow> part_rows(const Showing& showing, Part part, const Fields& fields) {
    PartRows shown(showing, fields);
    switch (part) {
        case Part::room: shown.room(); break;
        case Part::checks: shown.checks(); break;
        case Part::agencies: shown.agencies(); break;
        case Part::child_voice: shown.child_voice(); break;
        case Part::questions: shown.questions(); break;
        case Part::support: shown.support(); break;
        case Part::actions: shown.actions(); break;
        case Part::decision: shown.decision(); break;
        case Part::closure: shown.closure(); break;
    }
    return std::move(shown.rows);
}

}  // namespace mase::decisions
