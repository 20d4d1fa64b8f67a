// Generated cases at the panel: on the agenda, what was said and decided there, the data taken.
#include "cases/cases_store.h"
#include "demo/generated_store.h"
#include "forms/records_store.h"

namespace mase::demo {

namespace {

constexpr auto members_reading = 3;   // of each item, before the meeting
constexpr auto corrected_after = 10;  // days

class Hearing {
public:
    Hearing(audit::Change& change, const Generating& with, const GeneratedCase& about,
            const OfGenerated& of, std::size_t which)
        : change_(change),
          with_(with),
          about_(about),
          of_(of),
          which_(which),
          heard_(about.hearings[which]),
          day_(with.among.sittings[heard_.sitting].held_on),
          dice_(std::uint64_t(about.number * 32 + std::int64_t(which)), "hearing") {}

    ItemId write() {
        at_the_panel();
        item_ = change_.new_id<ItemId>();
        std::optional<RecordId> data;
        if (!heard_.is_held_over) data = take_data();
        change_.execute(
            "INSERT INTO agenda_items (panel_id, id, meeting_id, case_id, referral_id, why, "
            "position, planned_minutes, presenter_id, state, record_id, version) VALUES ($1, $2, "
            "$3, $4, $5, $6, $7, $8, $9, $10, $11, 2)",
            {change_.panel(), item_, meeting(), of_.id, of_.referrals[heard_.referral], heard_.why,
             int(about_.number % 1000) + 1, with_.app.panel.minutes_an_item, with_.people.chair,
             heard_.is_held_over ? "held_over" : "discussed", data});
        open_pack();
        if (heard_.is_held_over) return item_;
        discuss();
        answer_for_agencies();
        make_exceptions();
        return item_;
    }

private:
    MeetingId meeting() const { return with_.meetings[heard_.sitting]; }
    void at_the_panel() const { with_.move_to(day_, 14, 5 + int(about_.number % 50)); }

    RecordId add_record(forms::RecordKind kind, const forms::Answers& answers) {
        const forms::Record record{.id = change_.new_id<RecordId>(),
                                   .kind = kind,
                                   .form = with_.app.form.id,
                                   .key = of_.key,
                                   .case_id = of_.id,
                                   .held_on = day_};
        forms::add_record(change_, record);
        forms::add_answers(change_, record, with_.app.form, answers);
        cases::set_case_summary(change_, of_.id, answers.code("risk_category"),
                                answers.code("harm_status"));
        return record.id;
    }
    RecordId take_data() {
        const int moment = int(which_) + 1;
        const RecordId taken = add_record(forms::RecordKind::discussion,
                                          with_.answers.of_discussion(about_, day_, moment));
        if (heard_.is_corrected && plus_days(day_, corrected_after) < with_.among.today) {
            with_.move_to(plus_days(day_, corrected_after), 11);
            add_record(forms::RecordKind::correction,
                       with_.answers.of_discussion(about_, day_, moment + 12));
            at_the_panel();
        }
        return taken;
    }

    void open_pack() {
        for (int reader = 0; reader < members_reading; ++reader)
            change_.execute(
                "INSERT INTO pack_openings (panel_id, item_id, account_id, first_at) VALUES ($1, "
                "$2, $3, $4) ON CONFLICT (panel_id, item_id, account_id) DO NOTHING",
                {change_.panel(), item_, dice_.of(with_.people.readers),
                 at_london(plus_days(day_, -dice_.below(6)), 8 + dice_.below(10), 0)});
    }

    db::Value sealed(const char* field, const std::string& words) const {
        if (words.empty()) return nullptr;
        return change_.seal(of_.key, words, {field, any(item_)});
    }
    std::string words(std::string_view column) const {
        return told(with_.answers.story(about_.number).find(column)->second, of_.name);
    }

    void discuss() {
        const bool acts = !heard_.actions.empty();
        const bool comes_back = which_ + 1 < about_.hearings.size() && heard_.closure.empty();
        std::optional<MeetingId> next;
        if (comes_back) next = with_.meetings[about_.hearings[which_ + 1].sitting];
        const auto or_null = [](const std::string& code) {
            return code.empty() ? db::Value(nullptr) : db::Value(code);
        };
        const Instant now = change_.now();
        change_.execute(
            "INSERT INTO discussions (panel_id, item_id, addresses_concerns, needs_support, "
            "needs_actions, raised, child_voice, support_asked, support_answer, support_reason, "
            "decision, decision_reason, bring_back_to, closure, begun_at, decided_at, "
            "data_confirmed_at, data_confirmed_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, "
            "$10, $11, $12, $13, $14, $15, $16, $16, $17)",
            {change_.panel(), item_, acts ? "NO" : "YES", heard_.support.empty() ? "NO" : "YES",
             acts ? "YES" : "NO", sealed("discussions.raised", words("raised")),
             sealed("discussions.child_voice", words("voice")),
             heard_.support.empty() ? "NO" : "YES", or_null(heard_.support),
             heard_.support == "DECLINED"
                 ? sealed("discussions.support_reason", "The plan already has what was asked for.")
                 : db::Value(nullptr),
             heard_.decision, sealed("discussions.decision_reason", words("decision_reason")), next,
             or_null(heard_.closure), now, plus_seconds(now, 600), with_.people.administrator});
    }

    void answer_for_agencies() {
        for (std::size_t at = 0; at < 2; ++at) {
            const auto& agencies = with_.among.agencies;
            const std::string& agency =
                agencies[(std::size_t(about_.number) + at * 5) % agencies.size()];
            const bool is_recorded = dice_.in_hundred(85);
            db::Value why(nullptr);
            if (!is_recorded)
                why = change_.seal(of_.key, "To be entered on the agency’s system this week.",
                                   {"agency_answers.words/" + agency, any(item_)});
            change_.execute(
                "INSERT INTO agency_answers (panel_id, item_id, agency, cooperates, recorded, "
                "words) VALUES ($1, $2, $3, 'YES', $4, $5) ON CONFLICT (panel_id, item_id, agency) "
                "DO NOTHING",
                {change_.panel(), item_, agency, is_recorded ? "YES" : "NO", why});
        }
    }

    void make_exceptions() {
        const auto add = [&](const char* kind) {
            add_generated(change_, with_,
                          {.kind = kind,
                           .state = "allowed",
                           .case_id = of_.id,
                           .meeting = meeting(),
                           .key = of_.key,
                           .asked_on = day_});
        };
        if (about_.route == "D" && dice_.in_hundred(20)) add("PLACING_AUTHORITY_ABSENT");
        if (heard_.why == "review" && dice_.in_hundred(3)) add("BRING_FORWARD");
    }

    audit::Change& change_;
    const Generating& with_;
    const GeneratedCase& about_;
    const OfGenerated& of_;
    std::size_t which_;
    const GeneratedHearing& heard_;
    Date day_;
    Dice dice_;
    ItemId item_;
};

}  // namespace

void add_hearings(audit::Change& change, const Generating& with, const GeneratedCase& about,
                  const OfGenerated& of) {
    std::vector<ItemId> items;
    for (std::size_t which = 0; which < about.hearings.size(); ++which)
        items.push_back(Hearing(change, with, about, of, which).write());
    add_actions(change, with, about, of, items);
}

}  // namespace mase::demo
