// Actions that the panel asked for in generated cases: reported on, given more time, checked.
#include "actions/reports_store.h"
#include "demo/generated_store.h"
#include "site/relations_store.h"

namespace mase::demo {

namespace {

class Acting {  // one action, from the panel that asked for it on
public:
    Acting(audit::Change& change, const Generating& with, const GeneratedCase& about,
           const OfGenerated& of, const std::vector<ItemId>& items)
        : change_(change), with_(with), about_(about), of_(of), items_(items) {}

    void write(std::size_t hearing, const GeneratedAction& action) {
        const GeneratedHearing& heard = about_.hearings[hearing];
        with_.move_to(with_.among.sittings[heard.sitting].held_on, 15, action.words % 50);
        id_ = change_.new_id<ActionId>();
        const auto found = with_.people.of_agency.find(action.agency);
        owner_ =
            found == with_.people.of_agency.end() ? std::nullopt : std::optional(found->second);
        add(hearing, action);
        report(action);
        check(action);
        if (action.due_before) give_time(action);
        if (action.is_open()) let_in(action);
    }

private:
    Instant heard_at(std::size_t hearing) const {
        return at_london(with_.among.sittings[about_.hearings[hearing].sitting].held_on, 15, 30);
    }

    // What was said since the panel kept it open, if it did.
    const GeneratedAction::Said* last_said(const GeneratedAction& action) const {
        if (action.said.empty()) return nullptr;
        const GeneratedAction::Said& last = action.said.back();
        for (const auto& checked : action.checked) {
            const Date day = with_.among.sittings[about_.hearings[checked.hearing].sitting].held_on;
            if (!checked.is_confirmed && last.on < day) return nullptr;
        }
        return &last;
    }

    void add(std::size_t hearing, const GeneratedAction& action) {
        const GeneratedHearing& heard = about_.hearings[hearing];
        const auto* said = last_said(action);
        const auto seal = [&](const char* field, const std::string& words) {
            return db::Value(
                change_.seal(of_.key, words, {std::string("actions.") + field, any(id_)}));
        };
        const auto confirmed = action.is_open()
                                   ? std::nullopt
                                   : std::optional(heard_at(action.checked.back().hearing));
        change_.execute(
            "INSERT INTO actions (panel_id, id, case_id, item_id, meeting_id, agency, owner_id, "
            "contact, due_on, task, state, last_report, reported_at, confirmed_at, made_at, "
            "version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, "
            "2)",
            {change_.panel(), id_, of_.id, items_[hearing], with_.meetings[heard.sitting],
             action.agency, owner_,
             owner_ ? db::Value(nullptr) : seal("contact", "Jo Whitfield, duty officer"),
             action.due_on,
             seal("task",
                  told(with_.answers.story(action.words).find("panel_action")->second, of_.name)),
             action.is_open() ? "open" : "confirmed",
             said ? db::Value(said->report) : db::Value(nullptr),
             said ? db::Value(at_of(*said)) : db::Value(nullptr), confirmed, change_.now()});
    }

    static Instant at_of(const GeneratedAction::Said& said) {
        return at_london(said.on, said.report == "IN_PROGRESS" ? 9 : 16, 0);
    }
    void report(const GeneratedAction& action) {
        const AccountId by = owner_.value_or(with_.people.administrator);
        for (const GeneratedAction::Said& said : action.said) {
            const Instant at = at_of(said);
            change_.execute(
                "INSERT INTO action_reports (panel_id, action_id, at, account_id, report, words) "
                "VALUES ($1, $2, $3, $4, $5, $6)",
                {change_.panel(), id_, at, by, said.report,
                 change_.seal(of_.key, "As the agency’s own record has it.",
                              actions::report_place(id_, at, by))});
        }
    }

    void check(const GeneratedAction& action) {
        for (const auto& checked : action.checked) {
            const ItemId item = items_[checked.hearing];
            db::Value words(nullptr);
            if (!checked.is_confirmed)
                words = change_.seal(of_.key, "Not finished yet; to be looked at next time.",
                                     actions::check_place(id_, item));
            change_.execute(
                "INSERT INTO action_checks (panel_id, action_id, item_id, outcome, words, "
                "account_id, at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                {change_.panel(), id_, item, checked.is_confirmed ? "CONFIRMED" : "KEPT_OPEN",
                 words, with_.people.administrator, heard_at(checked.hearing)});
        }
    }

    void give_time(const GeneratedAction& action) {
        const ExceptionId exception = add_generated(change_, with_,
                                                    {.kind = "EXTENSION",
                                                     .state = "allowed",
                                                     .case_id = of_.id,
                                                     .key = of_.key,
                                                     .asked_on = *action.due_before});
        change_.execute(
            "INSERT INTO action_extensions (panel_id, exception_id, action_id, due_before, until) "
            "VALUES ($1, $2, $3, $4, $5)",
            {change_.panel(), exception, id_, *action.due_before, action.due_on});
    }

    void let_in(const GeneratedAction& action) {
        if (owner_) site::relate(change_, site::holder(*owner_), "owner", any(id_));
        site::relate(change_, action.agency, "agency_action", any(id_));
        site::relate(change_, action.agency, "agency_action", any(of_.id));
    }

    audit::Change& change_;
    const Generating& with_;
    const GeneratedCase& about_;
    const OfGenerated& of_;
    const std::vector<ItemId>& items_;
    ActionId id_;
    std::optional<AccountId> owner_;
};

}  // namespace

void add_actions(audit::Change& change, const Generating& with, const GeneratedCase& about,
                 const OfGenerated& of, const std::vector<ItemId>& items) {
    Acting acting(change, with, about, of, items);
    for (std::size_t which = 0; which < about.hearings.size(); ++which) {
        for (const GeneratedAction& action : about.hearings[which].actions)
            acting.write(which, action);
    }
}

}  // namespace mase::demo
