// One person of each kind, signed in, and the whole travel of a request without a socket: for
// tests of pages. A test names the routes of its rooms.
#pragma once

#include <condition_variable>
#include <mutex>

#include "access/permissions_file.h"
#include "accounts/accounts_store.h"
#include "accounts/proving_pages.h"
#include "accounts/sessions_store.h"
#include "accounts/sign_in_pages.h"
#include "accounts/two_person_store.h"
#include "audit/records_fixture.h"
#include "forms/form_files.h"
#include "panels/panel_file.h"
#include "platform/embedded.h"
#include "platform/log.h"
#include "platform/secrets.h"
#include "site/site.h"
#include "site/watch.h"

namespace mase::accounts {

using Fields = std::vector<std::pair<std::string, std::string>>;

struct Person {
    access::Actor actor;
    std::string email;
    std::string token;
};

inline std::string encoded(const std::string& text) {
    static constexpr char hex[] = "0123456789ABCDEF";
    std::string out;
    for (const char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        out += '%';
        out += hex[byte >> 4];
        out += hex[byte & 15];
    }
    return out;
}

class PeopleFixture : public audit::RecordsFixture {
public:
    explicit PeopleFixture(std::vector<site::Routes> routes)
        : site(app, authenticate, prove, with_sign_out(std::move(routes)), sign_in_routes()) {
        redbridge.proof_minutes = 1'000'000;  // but for the tests of that
        log_only(LogLevel::error);
        app.doers = &doers;
        using access::Role;
        manager = add("Grace Adeyemi", "CS_CPAT", {Role::manager});
        worker = add("Łucja Nowak", "CS_CPAT", {Role::worker}, manager.actor.account);
        other_worker = add("Tom O’Neill", "CS_IST", {Role::worker});
        administrator = add("Farah Begum", "CS_MASH", {Role::administrator});
        police_chair = add("Daniel Price", "POLICE_BOROUGH", {Role::chair, Role::member});
        care_chair = add("Amina Yusuf", "CS_CPAT", {Role::chair, Role::member});
        police_deputy = add("Helen Marsh", "POLICE_SET", {Role::chair}, {}, police_chair);
        health_member = add("Priya Kaur", "HEALTH", {Role::member});
        school_member = add("Ioana Pop", "EDUCATION_WELFARE", {Role::member});
        action_owner = add("Mehmet Demir", "VICTIM_SUPPORT", {Role::action_owner});
        analyst = add("Ruth Cole", "CS_MASH", {Role::analyst});
        auditor = add("Kemi Ola", "", {Role::auditor});
    }

    http::Response get(const Person& person, const std::string& target) {
        return send(person, "GET", target, {});
    }
    // With the CSRF token of that person's session.
    http::Response post(const Person& person, const std::string& target, Fields fields) {
        fields.emplace_back("csrf", content_hash("csrf:" + person.token));
        return send(person, "POST", target, fields);
    }
    static http::Request request_of(const Person& person, const std::string& method,
                                    const std::string& target, const Fields& fields) {
        http::Request request{.method = method,
                              .target = target,
                              .body = {},
                              .client = "127.0.0.1",
                              .headers = {{"Host", "mase.example"}}};
        if (!person.token.empty())
            request.headers.emplace_back("Cookie", "session=" + person.token);
        for (const auto& [name, value] : fields)
            request.body +=
                (request.body.empty() ? "" : "&") + encoded(name) + "=" + encoded(value);
        return request;
    }
    http::Response send(const Person& person, const std::string& method, const std::string& target,
                        const Fields& fields) {
        return answer(request_of(person, method, target, fields));
    }
    http::Response answer(http::Request request) {
        std::mutex mutex;
        std::condition_variable answered;
        std::optional<http::Response> response;
        site.serve(std::move(request), http::Reply([&](http::Response sent) {
                       const std::lock_guard lock(mutex);
                       response = std::move(sent);
                       answered.notify_one();
                   }));
        std::unique_lock lock(mutex);
        answered.wait(lock, [&] { return response.has_value(); });
        return std::move(*response);
    }

    // A permit for set-up and for looking, as if this person had been let in.
    access::Permit permit(const Person& person, access::Operation operation,
                          access::Subject subject) const {
        const std::set<access::Part> parts{access::Part::general, access::Part::health,
                                           access::Part::police, access::Part::address};
        const access::Policy allowing(
            {{operation, *person.actor.roles.begin(), "", "panel", {}, parts}});
        return *allowing.permit(person.actor, operation, subject, {});
    }
    access::Subject panel_subject() const {
        return {.kind = access::SubjectKind::panel,
                .id = any(panel),
                .state = {},
                .via = {},
                .case_id = {}};
    }

    Person add(const std::string& name, const std::string& agency, std::set<access::Role> roles,
               std::optional<AccountId> managed_by = {}, std::optional<Person> stands_in_for = {}) {
        Person person;
        person.email = "person" + std::to_string(++people_) + "@agency.example";
        Account account{.id = {},
                        .email = person.email,
                        .name = name,
                        .job = "Job of " + name,
                        .telephone = "020 7946 0100",
                        .agency = agency,
                        .roles = roles,
                        .deputy_of = {},
                        .manager = managed_by};
        if (stands_in_for) account.deputy_of = stands_in_for->actor.account;
        audit::Outbox outbox(records);
        const auto added = records.change(access::program(access::Task::add_account, panel), outbox,
                                          [&](audit::Change& change) -> Result<AccountId> {
                                              const auto id =
                                                  add_account(change, account, "no passphrase");
                                              if (id) person.token = start_session(change, *id);
                                              return id;
                                          });
        if (!added || !outbox.wait()) throw std::runtime_error("the person was not added");
        person.actor = *authenticate(app, person.token);
        return person;
    }

    access::Policy policy = access::read_permissions(embedded("data/access/permissions.csv"));
    panels::Panel redbridge = panels::read_panel("redbridge");
    forms::Form form = forms::read_form(forms::current_form_id());
    site::Watch watch;
    approvals::Doers doers{two_person_doers()};
    site::App app{records, policy, redbridge, form, panel, watch};
    site::Site site;
    Person manager, worker, other_worker, administrator, police_chair, care_chair, police_deputy,
        health_member, school_member, action_owner, analyst, auditor;
    const Person nobody{};

private:
    static std::vector<site::Routes> with_sign_out(std::vector<site::Routes> routes) {
        routes.push_back(sign_out_routes());
        return routes;
    }
    int people_ = 0;
};

// The address that an answer sends the browser to; "" when it sends it nowhere.
inline std::string location(const http::Response& response) {
    for (const auto& [name, value] : response.headers) {
        if (name == "Location") return value;
    }
    return "";
}

// What is at this address, printed or saved by this person for someone else. The test has the
// routes of meetings.
inline http::Response copied(PeopleFixture& fixture, const Person& person,
                             const std::string& path) {
    const auto asked = fixture.post(person, "/copies/new",
                                    {{"of", path},
                                     {"whom", "other"},
                                     {"recipient", "Jo Sample, the safeguarding board"},
                                     {"code", "BOARD"},
                                     {"reason", "The quarterly report"}});
    return fixture.get(person, location(asked));
}

// The token that an answer gives the browser to keep; "" when it gives none.
inline std::string token_of(const http::Response& response) {
    for (const auto& [name, value] : response.headers) {
        if (name == "Set-Cookie") return value.substr(8, value.find(';') - 8);
    }
    return "";
}

}  // namespace mase::accounts
