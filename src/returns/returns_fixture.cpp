#include "returns/returns_fixture.h"

#include "panels/panel_file.h"
#include "returns/measures_file.h"

namespace mase::returns {

using audit::Change;

Borough::Borough(audit::RecordsFixture& at) : at_(at) {
    write([&](Change& change) {
        account_ = change.new_id<AccountId>();
        change.execute(
            "INSERT INTO accounts (id, panel_id, email, name, job, telephone, passphrase_hash, "
            "must_change, made_at, version) VALUES ($1, $2, 'borough@agency.example', 'A worker', "
            "'Social worker', '', '', 0, $3, 1)",
            {account_, change.panel(), change.now()});
    });
}

void Borough::write(const std::function<void(Change&)>& body) {
    at_.clock.set(plus_seconds(at_.clock.now(), 1));  // so that what is made later is later
    audit::Outbox outbox(at_.records);
    const auto done = at_.records.change(access::program(access::Task::make_demo, at_.panel),
                                         outbox, [&](Change& change) -> Result<int> {
                                             body(change);
                                             return 0;
                                         });
    if (!done || !outbox.wait()) throw std::runtime_error("the borough was not written");
}

namespace {

const forms::Form& whole_form() {
    static const forms::Form form = forms::read_form(forms::current_form_id());
    return form;
}

}  // namespace

Tally Borough::counted(const std::string& id, Quarter quarter) {
    const Measure& measure = *definition().find(id);
    return read<Tally>([&](const audit::Reading& reading) {
        const Counts counts = count(reading, whole_form(), quarter);
        return tally(measure, counts.ledger.things(measure.counts, period_of(quarter)),
                     *whole_form().codes);
    });
}

std::vector<Figure> Borough::figures(Quarter quarter) {
    static const panels::Panel panel = panels::read_panel("redbridge");
    return read<std::vector<Figure>>([&](const audit::Reading& reading) {
        return figures_of(reading, whole_form(), panel, quarter);
    });
}

RecordId Borough::add_record(Change& change, KeyId key, forms::RecordKind kind,
                             std::optional<CaseId> about, std::optional<Date> held_on) {
    const auto made = change.new_id<RecordId>();
    forms::add_record(change, {.id = made,
                               .kind = kind,
                               .form = forms::current_form_id(),
                               .key = key,
                               .case_id = about,
                               .held_on = held_on});
    return made;
}

ChildId Borough::child(const std::optional<std::string>& born_on) {
    ChildId made;
    write([&](Change& change) {
        made = change.new_id<ChildId>();
        const KeyId key = change.create_key();
        const RecordId identity = add_record(change, key, forms::RecordKind::acceptance);
        if (born_on)
            change.execute(
                "INSERT INTO texts (panel_id, record_id, question, n, sealed) VALUES ($1, $2, "
                "'child_born_on', 0, $3)",
                {change.panel(), identity,
                 change.seal(key, *born_on, forms::answer_place(identity, "child_born_on", 0))});
        change.execute(
            "INSERT INTO children (panel_id, id, key_id, record_id, made_at, version) VALUES ($1, "
            "$2, $3, $4, $5, 1)",
            {change.panel(), made, key, identity, change.now()});
    });
    return made;
}

CaseId Borough::open_case(ChildId child) {
    CaseId made;
    write([&](Change& change) {
        made = change.new_id<CaseId>();
        change.execute(
            "INSERT INTO cases (panel_id, id, child_id, state, opened_on, risk_category, "
            "harm_status, version) VALUES ($1, $2, $3, 'open', '2026-01-01', 'CAT1', 'SUSPECTED', "
            "1)",
            {change.panel(), made, child});
    });
    return made;
}

void Borough::refer(std::optional<CaseId> about, std::string_view route, std::string_view state,
                    std::string_view received_on) {
    write([&](Change& change) {
        const KeyId key = change.create_key();
        const RecordId record = add_record(change, key, forms::RecordKind::referral);
        change.execute(
            "INSERT INTO referrals (panel_id, id, key_id, record_id, route, state, referrer_id, "
            "entered_by, started_at, received_on, case_id, version) VALUES ($1, $2, $3, $4, $5, "
            "$6, $7, $7, $8, $9, $10, 1)",
            {change.panel(), change.new_id<ReferralId>(), key, record, route, state, account_,
             change.now(), received_on, about});
    });
}

RecordId Borough::snapshot(CaseId about, forms::RecordKind kind, std::string_view held_on,
                           const std::vector<Given>& answers) {
    RecordId made;
    write([&](Change& change) {
        made = add_record(change, change.create_key(), kind, about, date(held_on));
        for (const Given& given : answers)
            change.execute(
                "INSERT INTO answers (panel_id, record_id, question, n, code, case_id, held_on) "
                "VALUES ($1, $2, $3, $4, $5, $6, $7)",
                {change.panel(), made, given.question, given.n, given.code, about, held_on});
    });
    return made;
}

CaseId Borough::accepted(std::string_view received_on, const std::vector<Given>& answers,
                         const std::optional<std::string>& born_on) {
    const CaseId made = open_case(child(born_on));
    refer(made, "A", "accepted", received_on);
    snapshot(made, forms::RecordKind::acceptance, received_on, answers);
    return made;
}

MeetingId Borough::meet(std::string_view held_on, std::string_view state) {
    MeetingId made;
    write([&](Change& change) {
        made = change.new_id<MeetingId>();
        change.execute(
            "INSERT INTO meetings (panel_id, id, held_on, starts_at, place, kind, received_by, "
            "pack_by, state, version) VALUES ($1, $2, $3, '14:00', 'Room 2', 'regular', $3, $3, "
            "$4, 1)",
            {change.panel(), made, held_on, state});
    });
    return made;
}

void Borough::discuss(MeetingId meeting, CaseId about, std::string_view state,
                      std::optional<RecordId> data, const std::optional<std::string>& decision) {
    write([&](Change& change) {
        const auto item = change.new_id<ItemId>();
        items_[{meeting, about}] = item;
        change.execute(
            "INSERT INTO agenda_items (panel_id, id, meeting_id, case_id, why, position, "
            "planned_minutes, state, record_id, version) VALUES ($1, $2, $3, $4, 'new', 1, 12, "
            "$5, $6, 1)",
            {change.panel(), item, meeting, about, state, data});
        if (!decision) return;
        change.execute(
            "INSERT INTO discussions (panel_id, item_id, decision, begun_at) VALUES ($1, $2, $3, "
            "$4)",
            {change.panel(), item, *decision, change.now()});
    });
}

void Borough::ask_exception(std::string_view kind, std::string_view state, Instant asked_at) {
    write([&](Change& change) {
        const auto id = change.new_id<ExceptionId>();
        change.execute(
            "INSERT INTO exceptions (panel_id, id, kind, key_id, asked_by, asked_at, reason, "
            "state, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)",
            {change.panel(), id, kind, change.panel_key(), account_, asked_at,
             change.seal(change.panel_key(), "Because", {"exceptions.reason", any(id)}), state});
    });
}

AnyId Borough::person(const std::map<std::string, std::string>& facts) {
    PersonId made;
    write([&](Change& change) {
        made = change.new_id<PersonId>();
        const KeyId key = change.create_key();
        change.execute(
            "INSERT INTO persons (panel_id, id, key_id, name, made_at, version) VALUES ($1, $2, "
            "$3, $4, $5, 1)",
            {change.panel(), made, key, change.seal(key, "Somebody", {"persons.name", any(made)}),
             change.now()});
        for (const auto& [fact, said] : facts) {
            const bool is_known = !said.starts_with('-');
            change.execute(
                "INSERT INTO person_facts (panel_id, person_id, fact, code, source, unknown_why) "
                "VALUES ($1, $2, $3, $4, '', $5)",
                {change.panel(), made, fact, is_known ? said : "", is_known ? "" : said.substr(1)});
        }
    });
    return any(made);
}

AnyId Borough::place(std::string_view kind, std::string_view ward) {
    LocationId made;
    write([&](Change& change) {
        made = change.new_id<LocationId>();
        const KeyId key = change.create_key();
        change.execute(
            "INSERT INTO locations (panel_id, id, key_id, kind, name, ward, made_at, version) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7, 1)",
            {change.panel(), made, key, kind,
             change.seal(key, "Somewhere", {"locations.name", any(made)}), ward, change.now()});
    });
    return any(made);
}

AnyId Borough::disruption(std::string_view kind) {
    DisruptionId made;
    write([&](Change& change) {
        made = change.new_id<DisruptionId>();
        change.execute(
            "INSERT INTO disruptions (panel_id, id, key_id, kind, target, agency, status, made_at, "
            "version) VALUES ($1, $2, $3, $4, 'PERSON', 'POLICE', 'PLANNED', $5, 1)",
            {change.panel(), made, change.create_key(), kind, change.now()});
    });
    return any(made);
}

void Borough::link(std::string_view kind, AnyId subject, CaseId about, std::string_view from_on,
                   const std::optional<std::string>& ended_on, std::string_view role,
                   std::string_view ended_why) {
    write([&](Change& change) {
        const std::optional<std::string> why =
            ended_on ? std::optional(std::string(ended_why)) : std::nullopt;
        change.execute(
            "INSERT INTO case_links (panel_id, id, kind, subject_id, case_id, role, from_on, "
            "ended_on, ended_why, linked_by, linked_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, "
            "$9, $10, $11)",
            {change.panel(), change.new_id<LinkId>(), kind, subject, about, role, from_on, ended_on,
             why, account_, change.now()});
    });
}

void Borough::step(AnyId subject, std::string_view code, std::string_view on_day) {
    write([&](Change& change) {
        change.execute(
            "INSERT INTO pattern_steps (panel_id, id, subject_id, code, on_day, account_id, "
            "made_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            {change.panel(), change.new_id<StepId>(), subject, code, on_day, account_,
             change.now()});
    });
}

ActionId Borough::action(MeetingId meeting, CaseId about, std::string_view agency,
                         std::string_view due_on) {
    ActionId made;
    write([&](Change& change) {
        made = change.new_id<ActionId>();
        const KeyId key = change.create_key();
        change.execute(
            "INSERT INTO actions (panel_id, id, case_id, item_id, meeting_id, agency, due_on, "
            "task, state, made_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'open', $9, 1)",
            {change.panel(), made, about, items_.at({meeting, about}), meeting, agency, due_on,
             change.seal(key, "Something", {"actions.task", any(made)}), change.now()});
    });
    return made;
}

void Borough::report(ActionId action, std::string_view said, Instant at) {
    write([&](Change& change) {
        change.execute(
            "INSERT INTO action_reports (panel_id, action_id, at, account_id, report) VALUES ($1, "
            "$2, $3, $4, $5)",
            {change.panel(), action, at, account_, said});
    });
}

void Borough::keep_open(ActionId action, Instant at) {
    write([&](Change& change) {
        change.execute(
            "INSERT INTO action_checks (panel_id, action_id, item_id, outcome, account_id, at) "
            "VALUES ($1, $2, $3, 'KEPT_OPEN', $4, $5)",
            {change.panel(), action, change.new_id<ItemId>(), account_, at});
    });
}

}  // namespace mase::returns
