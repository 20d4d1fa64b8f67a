// People who were given a link, and what comes of it.
#pragma once

#include <regex>

#include "accounts/invitations_store.h"
#include "accounts/second_step_fixture.h"
#include "approvals/approvals_pages.h"

namespace mase::accounts {

// The address of the link that a page shows, without the host; "" when it shows none.
inline std::string link_on(const std::string& body) {
    std::smatch found;
    const std::regex link("(/invitations/[A-Za-z0-9_-]{43})<");
    return std::regex_search(body, found, link) ? found[1].str() : "";
}

class JoiningFixture : public SecondStepFixture {
public:
    JoiningFixture()
        : SecondStepFixture({account_routes(), account_step_routes(), people_routes(),
                             review_routes(), adding_routes(), person_routes(),
                             person_access_routes(), invitation_routes(), person_step_routes(),
                             approvals::approvals_routes()}) {}

    static std::string page_of(const Person& person) {
        return "/settings/people/" + text(person.actor.account);
    }
    static Fields typed(const std::string& name, const std::string& email,
                        const std::string& role = "member") {
        return {{"name", name},
                {"email", email},
                {"job", "Youth worker"},
                {"telephone", "020 7946 0123"},
                {"agency", "CS_CPAT"},
                {"roles", role},
                {"reason", "They begin here on Monday"}};
    }
    // The page that the administrator gets for it.
    http::Response added(const std::string& role = "member") {
        return post(administrator, "/settings/people/new",
                    typed("Ola Zygmunt", "ola@agency.example", role));
    }
    std::string link_for(const Person& person) {
        return link_on(post(administrator, page_of(person) + "/invitation", {}).body);
    }
    // Whoever opens it in a browser that was never here.
    http::Response open(const std::string& link) { return get(visitor, link); }
    http::Response take(const std::string& link, const std::string& passphrase = chosen,
                        bool agrees = true) {
        Fields fields{{"passphrase", passphrase}, {"again", passphrase}};
        if (agrees) fields.emplace_back("agrees", "yes");
        return post(visitor, link, fields);
    }
    http::Response sign_in(const std::string& email, const std::string& passphrase) {
        return post(visitor, "/sign-in", {{"email", email}, {"passphrase", passphrase}});
    }
    static Person with(const std::string& token) {
        return {.actor = {}, .email = {}, .token = token};
    }

    static inline const std::string chosen = "seventeen copper kettles";
    const Person visitor{.actor = {}, .email = {}, .token = "a-visit"};
};

}  // namespace mase::accounts
