// Papers attached to a referral through the whole travel of a request: for tests of this room,
// which needs those below it.
#pragma once

#include "papers/papers_fixture.h"
#include "papers/papers_store.h"
#include "program/routes.h"
#include "referrals/referrals_fixture.h"

namespace mase::program {

using accounts::Fields;
using accounts::Person;

struct PapersFixture : referrals::ReferralsFixture {
    PapersFixture() : ReferralsFixture(all_routes()) {}

    http::Response attach(const Person& person, ReferralId to, const Fields& fields,
                          const std::string& bytes, const std::string& name = "plan.pdf") {
        next_minute();
        http::Request request = request_of(person, "POST", page_of(to, "/papers/new"), {});
        request.headers.emplace_back("Content-Type", "multipart/form-data; boundary=b");
        const auto add = [&](const std::string& head, const std::string& value) {
            request.body += "--b\r\nContent-Disposition: form-data; name=\"" + head + "\r\n\r\n" +
                            value + "\r\n";
        };
        add("csrf\"", content_hash("csrf:" + person.token));
        for (const auto& [field, value] : fields) add(field + "\"", value);
        if (!name.empty()) add("file\"; filename=\"" + name + "\"", bytes);
        request.body += "--b--\r\n";
        return answer(std::move(request));
    }
    std::string attached(ReferralId to, const std::string& part = "general",
                         const std::string& bytes = papers::pdf()) {
        REQUIRE(attach(worker, to, {{"description", "Safety plan, " + part}, {"part", part}}, bytes)
                    .status == 303);
        return "/papers/" + text(newest());
    }
    PaperId newest() {
        PaperId id;
        const audit::Lookup lookup(records);
        lookup.rows("SELECT id FROM papers ORDER BY id DESC LIMIT 1", {},
                    [&](const db::Row& row) { id = row.id<PaperId>(0); });
        return id;
    }
    void scanned(papers::Scan scan, const std::string& signature = "") {
        audit::Outbox outbox(records);
        const auto permit = access::program(access::Task::scan_papers, panel);
        (void)records.change(permit, outbox, [&](audit::Change& change) -> Result<int> {
            papers::note_scan(change, newest(), scan, signature);
            return 0;
        });
        REQUIRE(outbox.wait());
    }
    static std::string whole(http::Response response) {
        std::string bytes = response.body;
        while (response.more) {
            const auto piece = response.more();
            if (!piece) break;
            bytes += *piece;
        }
        return bytes;
    }
    static std::string header(const http::Response& response, const std::string& wanted) {
        std::string found;
        for (const auto& [name, value] : response.headers)
            if (name == wanted) found += (found.empty() ? "" : " AND ") + value;
        return found;
    }
    // Accepted, and circulated to those who sit for health, for schools and for the police.
    void accept(ReferralId id) {
        REQUIRE(send_it(id).status == 303);
        REQUIRE(decide_it(id, {{"choice", "accept"}}).status == 303);
        const CaseId case_id = *now(id).case_id;
        REQUIRE(change_as<int>(administrator, panel_subject(), [&](audit::Change& change) {
            for (const Person* person : {&health_member, &school_member, &police_chair})
                site::relate(change, site::holder(person->actor.account), "circulated",
                             any(case_id));
            return 0;
        }));
        for (const Person* person : {&health_member, &school_member, &worker, &administrator}) {
            next_minute();
            post(*person, "/cases/" + text(case_id) + "/reason", {{"reason", "PREPARE_MEETING"}});
        }
        next_minute();
    }
    // A paper at this address, saved as a copy; or what is there in its place.
    http::Response saved(const Person& person, const std::string& path) {
        http::Response answer = get(person, path);
        if (!accounts::location(answer).starts_with("/copies/new")) return answer;
        const auto asked = post(person, "/copies/new", {{"of", path}, {"whom", "reading"}});
        REQUIRE(asked.status == 303);
        return get(person, accounts::location(asked));
    }
    int status(const Person& person, const std::string& path) { return saved(person, path).status; }
};

}  // namespace mase::program
