// Persons of concern, places, groups and disruptions of generated cases. Those of a case are linked
// to some of the cases that came in shortly before or after it as well.
#include <array>

#include "demo/generated_store.h"
#include "demo/referral_words.h"
#include "patterns/company_store.h"
#include "patterns/disruption.h"
#include "patterns/disruptions_store.h"
#include "patterns/groups_store.h"
#include "patterns/links_store.h"
#include "patterns/locations_store.h"
#include "patterns/persons_store.h"
#include "patterns/steps_store.h"

namespace mase::demo {

namespace {

using patterns::LinkKind;

class Registers {
public:
    Registers(audit::Change& change, const Generating& with, const GeneratedLinks& of)
        : change_(change), with_(with), of_(of) {}

    void all() {
        for (std::size_t at = 0; at < of_.cases.size(); ++at) {
            at_ = at;
            const std::int64_t number = of_.first + std::int64_t(at);
            dice_ = Dice(std::uint64_t(number), "registers");
            person_.reset();
            place_.reset();
            const GeneratedEntries has = generated_entries(number);
            if (has.person) add_person();
            if (has.place) add_place();
            if (has.group) add_group();
            if (has.disruption) add_disruption();
        }
    }

private:
    std::string code(std::string_view list) { return dice_.of(with_.among.codes.all(list)).code; }
    Date since() const { return of_.since[at_]; }
    bool is_past(Date day) const { return day < with_.among.today; }

    // To this case, and to others near it in time; a link may have ended, or been a mistake.
    void link(LinkKind kind, AnyId subject, std::string_view roles) {
        const int others = dice_.in_hundred(35) ? dice_.between(1, 3) : 0;
        for (int number = 0; number <= others; ++number) {
            const std::size_t to =
                number == 0 ? at_ : (at_ + std::size_t(dice_.between(1, 20))) % of_.cases.size();
            with_.move_to(plus_days(std::max(of_.since[to], since()), 1), 12, number);
            const std::string role = roles.empty() ? "" : code(roles);
            const LinkId id = patterns::link(change_, kind, subject, of_.cases[to], role);
            const Date ended_on = plus_days(of_.since[to], dice_.between(100, 600));
            if (dice_.in_hundred(70) || !is_past(ended_on)) continue;
            change_.execute(
                "UPDATE case_links SET ended_on = $3, ended_why = $4 WHERE panel_id = $1 AND id = "
                "$2 AND ended_on IS NULL",
                {change_.panel(), id, ended_on, code("link_endings")});
        }
    }

    patterns::Fact fact(const patterns::FactKind& kind) {
        if (dice_.in_hundred(25))
            return {.code = {}, .source = {}, .unknown_why = code("unknown_reasons")};
        if (kind.codes.empty())
            return {.code = std::string(patterns::fact_in_words), .source = {}, .unknown_why = {}};
        const auto known = patterns::known_codes(with_.among.codes, kind.codes, with_.among.today);
        return {.code = dice_.of(known).code,
                .source = kind.has_source ? code("ethnicity_sources") : "",
                .unknown_why = {}};
    }

    std::string words(std::string_view column) const {
        const std::int64_t number = of_.first + std::int64_t(at_);
        return with_.answers.story(number).find(column)->second;
    }

    void add_person() {
        with_.move_to(plus_days(since(), 1), 12);
        const std::string said = words("person_description");
        patterns::PersonDetails details{.name = said.empty() ? "Someone not named yet" : said,
                                        .also_known = dice_.in_hundred(20) ? "Lantern" : "",
                                        .description = "As those who saw them have said.",
                                        .born_on = std::nullopt,
                                        .nationality = {},
                                        .facts = {}};
        for (const patterns::FactKind& kind : patterns::fact_kinds)
            details.facts[std::string(kind.name)] = fact(kind);
        if (details.facts.find(patterns::fact_nationality)->second.is_known())
            details.nationality = "British";
        if (dice_.in_hundred(20))
            details.born_on = plus_days(since(), -365 * dice_.between(19, 60));
        person_ = patterns::add_person(change_, details);
        link(LinkKind::person, any(*person_), "person_relationships");
        go_on_with_person();
    }

    // As far as the police got.
    void go_on_with_person() {
        constexpr auto way =
            std::to_array<std::array<const char*, 2>>({{"IDENTIFIED", "IDENTIFIED"},
                                                       {"ARRESTED", "ARRESTED"},
                                                       {"CHARGED", "NFA"},
                                                       {"CONVICTED", "ACQUITTED"}});
        Date day = plus_days(since(), dice_.between(3, 40));
        const KeyId key = key_of("persons", any(*person_));
        for (const auto& step : way) {
            if (!dice_.in_hundred(60) || !is_past(day)) return;
            const bool ends = dice_.in_hundred(30);
            const bool is_of_one = dice_.in_hundred(20);
            with_.move_to(day, 16);
            patterns::add_step(change_, any(*person_), key,
                               {.code = step[ends ? 1 : 0],
                                .on = day,
                                .case_id = is_of_one ? std::optional(of_.cases[at_]) : std::nullopt,
                                .words = {},
                                .by = {}});
            if (std::string_view(step[1]) == "NFA" && ends) return;
            day = plus_days(day, dice_.between(5, 150));
        }
    }

    KeyId key_of(const std::string& table, AnyId id) const {
        std::optional<KeyId> key;
        change_.rows("SELECT key_id FROM " + table + " WHERE panel_id = $1 AND id = $2",
                     {change_.panel(), id}, [&](const db::Row& row) { key = row.id<KeyId>(0); });
        return key.value();
    }

    void add_place() {
        with_.move_to(plus_days(since(), 2), 12);
        place_ = patterns::add_location(
            change_, {.kind = code("place_kinds"),
                      .kind_other = "Somewhere else",
                      .name = words("place_name"),
                      .address = dice_.in_hundred(40) ? street(dice_.below(100'000)) : "",
                      .ward = dice_.in_hundred(80) ? code("wards") : ""});
        link(LinkKind::location, any(*place_), "place_uses");
        if (person_ && dice_.in_hundred(50))
            patterns::put_in(change_, patterns::at_place, any(*place_), *person_);
        const Date visited = plus_days(since(), dice_.between(5, 60));
        if (!is_past(visited)) return;
        with_.move_to(visited, 16);
        patterns::add_step(change_, any(*place_), key_of("locations", any(*place_)),
                           {.code = code("place_steps"),
                            .on = visited,
                            .case_id = {},
                            .words = "Staff were told what to look for.",
                            .by = {}});
    }

    void add_group() {
        with_.move_to(plus_days(since(), 3), 12);
        const auto kinds = patterns::group_kinds(with_.among.codes, with_.among.today);
        const GroupId id = patterns::add_group(
            change_, {.kind = dice_.of(kinds).code,
                      .name = "Those who meet at " + words("place_name"),
                      .description = "Known by the place where they are seen."});
        link(LinkKind::group, any(id), "group_ties");
        if (person_) patterns::put_in(change_, patterns::in_group, any(id), *person_);
    }

    std::string target() {
        std::string wanted = code("disruption_targets");
        if (wanted == "PERSON" && !person_) return "CHILD";
        if (wanted == "PREMISES" && !place_) return "AREA";
        return wanted;
    }
    std::string kind_on(Date day) {
        for (;;) {
            const forms::Code& kind = dice_.of(with_.among.codes.all("disruption_kinds"));
            if (kind.valid_on(day)) return kind.code;
        }
    }

    void add_disruption() {
        Date day = plus_days(since(), dice_.between(1, 30));
        if (!is_past(day)) return;
        with_.move_to(day, 13);
        constexpr auto first = std::to_array<const char*>(
            {"CONSIDERED", "PLANNED", "APPLIED", "IN_FORCE", "NOT_KNOWN", "EXPIRED"});
        patterns::DisruptionDetails details;
        details.kind = kind_on(day);
        if (details.kind == "OTHER") details.kind_other = "What was agreed with the landlord";
        details.target = target();
        if (details.target == "PERSON") details.person = person_;
        if (details.target == "PREMISES") details.location = place_;
        if (details.target == "AREA" || details.target == "VEHICLE")
            details.target_words = "As the officer’s own record has it";
        details.agency = dice_.of(with_.among.agencies);
        details.status = dice_.of(first);
        if (patterns::is_made(details.status)) details.starts_on = day;
        std::string status = details.status;
        std::optional<Date> starts_on = details.starts_on;
        const DisruptionId id = patterns::add_disruption(change_, {.details = details, .on = day});
        link(LinkKind::disruption, any(id), "");
        go_on_with_disruption(id, status, starts_on, day);
    }

    void go_on_with_disruption(DisruptionId id, std::string status, std::optional<Date> starts_on,
                               Date day) {
        const KeyId key = key_of("disruptions", any(id));
        int version = 1;
        for (auto next = patterns::next_statuses(status); !next.empty() && dice_.in_hundred(65);
             next = patterns::next_statuses(status)) {
            day = plus_days(day, dice_.between(5, 120));
            if (!is_past(day)) break;
            status = dice_.of(next);
            if (patterns::is_made(status) && !starts_on) starts_on = day;
            with_.move_to(day, 16);
            patterns::add_step(change_, any(id), key,
                               {.code = status, .on = day, .case_id = {}, .words = {}, .by = {}});
            ++version;
        }
        change_.execute(
            "UPDATE disruptions SET status = $3, starts_on = $4, version = $5 WHERE panel_id = $1 "
            "AND id = $2",
            {change_.panel(), id, status, starts_on, version});
    }

    audit::Change& change_;
    const Generating& with_;
    const GeneratedLinks& of_;
    std::size_t at_ = 0;
    Dice dice_{0, ""};
    std::optional<PersonId> person_;
    std::optional<LocationId> place_;
};

}  // namespace

void add_registers(audit::Change& change, const Generating& with, const GeneratedLinks& of) {
    Registers(change, with, of).all();
}

}  // namespace mase::demo
