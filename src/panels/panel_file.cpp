#include "panels/panel_file.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "panels/sign_on_file.h"
#include "platform/csv.h"
#include "platform/embedded.h"

namespace mase::panels {

namespace {

class Settings {
public:
    explicit Settings(std::string file) : file_(std::move(file)) {
        table_ = toml::parse(embedded(file_), file_);
    }

    template <class T>
    T get(std::string_view path) const {
        const auto value = table_.at_path(path).value<T>();
        if (!value) throw std::runtime_error(file_ + ": no " + std::string(path));
        return *value;
    }
    std::string text(std::string_view path) const { return get<std::string>(path); }
    int number(std::string_view path) const { return int(get<std::int64_t>(path)); }

    // May be empty, but must be there: the panel has decided it.
    std::vector<std::string> list(std::string_view path) const {
        const auto* array = table_.at_path(path).as_array();
        if (!array) throw std::runtime_error(file_ + ": no " + std::string(path));
        std::vector<std::string> all;
        for (const auto& value : *array) all.push_back(value.value_or(std::string()));
        return all;
    }
    std::vector<std::string> texts(std::string_view path) const {
        auto all = list(path);
        if (all.empty()) throw std::runtime_error(file_ + ": no " + std::string(path));
        return all;
    }

    const toml::table& table() const { return table_; }

private:
    std::string file_;
    toml::table table_;
};

unsigned weekday_named(const std::string& name) {
    constexpr auto names = std::to_array<std::string_view>(
        {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"});
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) throw std::runtime_error("no weekday is called " + name);
    return unsigned(found - names.begin());
}

std::vector<Agency> read_agencies() {
    const CsvTable table("data/panel/agencies.csv", embedded("data/panel/agencies.csv"),
                         {"agency", "name", "sector", "standing", "source"});
    std::vector<Agency> agencies;
    for (std::size_t row = 0; row < table.size(); ++row) {
        agencies.push_back({.code = table.at(row, "agency"),
                            .name = table.at(row, "name"),
                            .sector = table.at(row, "sector"),
                            .standing = table.at(row, "standing") == "standing"});
    }
    return agencies;
}

std::set<Date> read_bank_holidays() {
    const CsvTable table("data/panel/bank_holidays.csv", embedded("data/panel/bank_holidays.csv"),
                         {"day", "name"});
    std::set<Date> days;
    for (std::size_t row = 0; row < table.size(); ++row) {
        const auto day = parse_date(table.at(row, "day"));
        if (!day) throw std::runtime_error(table.where(row) + ": not a date");
        days.insert(*day);
    }
    return days;
}

std::vector<Contact> read_duty_contacts(const Settings& settings) {
    std::vector<Contact> contacts;
    if (const auto* array = settings.table()["duty_contacts"].as_array()) {
        for (const auto& entry : *array) {
            const auto& contact = *entry.as_table();
            contacts.push_back({.name = contact["name"].value_or(std::string()),
                                .hours = contact["hours"].value_or(std::string()),
                                .email = {},
                                .telephone = contact["telephone"].value_or(std::string())});
        }
    }
    return contacts;
}

std::size_t megabytes(const Settings& settings, std::string_view path) {
    constexpr int most = 100;  // a body is read, and a paper is kept, in one go
    const int count = settings.number(path);
    if (count < 1 || (path == "papers.most_megabytes" && count > most))
        throw std::runtime_error(std::string(path) + " must be from 1 to " + std::to_string(most));
    return std::size_t(count) << 20U;
}

Statement read_statement(const std::string& version) {
    const Settings settings("data/panel/statements/" + version + ".toml");
    return {.version = version, .paragraphs = settings.texts("paragraphs")};
}

// Of 2, whoever has the method can work out too much (docs/guides/return.md).
int threshold(const Settings& settings) {
    const int count = settings.number("suppression_threshold");
    if (count < 3 || count > 20)
        throw std::runtime_error("suppression_threshold must be from 3 to 20");
    return count;
}

}  // namespace

std::set<access::Role> read_roles(const std::vector<std::string>& names) {
    std::set<access::Role> roles;
    for (const std::string& name : names) {
        const auto role = access::role_named(name);
        if (!role) throw std::runtime_error("no role is called '" + name + "'");
        roles.insert(*role);
    }
    return roles;
}

Panel read_panel(const std::string& slug, const std::string& sign_on_file) {
    const std::string file = "data/panel/" + slug + ".toml";
    if (embedded(file).empty())
        throw std::runtime_error("there is no " + file +
                                 ": another panel's own files are named with --data");
    const Settings settings(file);
    if (settings.text("id") != slug) throw std::runtime_error(file + ": its id is not " + slug);
    const std::vector<Agency> agencies = read_agencies();
    const auto quorum = settings.texts("meetings.quorum_sectors");
    return {.slug = settings.text("id"),
            .name = settings.text("name"),
            .meeting_name = settings.text("meeting_name"),
            .meeting_short_name = settings.text("meeting_short_name"),
            .report_recipient = settings.text("report_recipient"),
            .home_authority = settings.text("home_authority.name"),
            .home_authority_dfe = settings.text("home_authority.dfe"),
            .default_review_months = settings.number("default_review_months"),
            .suppression_threshold = threshold(settings),
            .shares_returns = settings.get<bool>("shares_returns"),
            .emergency_hours = settings.number("emergency_hours"),
            .referral_days = settings.number("deadlines.referral_days"),
            .pack_days = settings.number("deadlines.pack_days"),
            .returned_grace_working_days = settings.number("deadlines.returned_grace_working_days"),
            .day_count = {settings.get<bool>("deadlines.working_days"), read_bank_holidays()},
            .quorum_sectors = {quorum.begin(), quorum.end()},
            .chair_sectors = settings.texts("meetings.chair_sectors"),
            .meeting_week = settings.number("meetings.week"),
            .meeting_weekday = weekday_named(settings.text("meetings.weekday")),
            .meeting_starts_at = settings.text("meetings.starts_at"),
            .meeting_place = settings.text("meetings.place"),
            .minutes_an_item = settings.number("meetings.minutes_an_item"),
            .most_paper_bytes = megabytes(settings, "papers.most_megabytes"),
            .most_papers_bytes = megabytes(settings, "papers.most_megabytes_together"),
            .most_papers = settings.number("papers.most_files"),
            .controller = settings.text("information.controller"),
            .host = settings.text("information.host"),
            .kept_years_from_birth = settings.number("retention.years_from_birth"),
            .hold = settings.text("retention.hold"),
            .drill_months = settings.number("keys.drill_months"),
            .idle_minutes = settings.number("session.idle_minutes"),
            .absolute_hours = settings.number("session.absolute_hours"),
            .proof_minutes = settings.number("session.proof_minutes"),
            .second_factor = read_roles(settings.list("session.second_factor")),
            .two_people = {.roles = read_roles(settings.list("two_people.roles")),
                           .lapses_after_days = settings.number("two_people.lapses_after_days"),
                           .apart_days = settings.number("two_people.apart_days")},
            .link_days = settings.number("joining.link_days"),
            .statement = read_statement(settings.text("joining.statement")),
            .administrator = {.name = settings.text("administrator.name"),
                              .hours = {},
                              .email = settings.text("administrator.email"),
                              .telephone = settings.text("administrator.telephone")},
            .duty_contacts = read_duty_contacts(settings),
            .agencies = agencies,
            .sign_on = read_sign_on(agencies, sign_on_file)};
}

}  // namespace mase::panels
