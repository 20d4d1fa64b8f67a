// A trail of seven lines, and what an attacker with the database can do to it.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "audit/records_fixture.h"
#include "audit/verify_store.h"

namespace mase::audit {

using Faults = std::vector<std::string>;

class TrailChecks : public RecordsFixture {
public:
    TrailChecks()
        : policy({{access::Operation::view_case, access::Role::worker, "", "panel", {}, {}}}) {
        for (int i = 0; i < 6; ++i) view_one(records);
        // What an attacker with the database can do first.
        tamper("{mutable audit_log} {mutable audit_shown}");
    }

    void view_one(Records& of) {
        const AnyId id = new_id<AnyId>(clock.now());
        const auto permit = policy.permit(actor(access::Role::worker), access::Operation::view_case,
                                          {.kind = access::SubjectKind::case_,
                                           .id = id,
                                           .state = {},
                                           .via = {},
                                           .case_id = CaseId{id.bytes}},
                                          {});
        Outbox outbox(of);
        {
            const Viewing viewing(of, *permit, "HOLD_CASE", outbox);
            viewing.shows(id);
            viewing.shows(new_id<AnyId>(clock.now()));
        }
        REQUIRE(outbox.wait());
    }
    // A second run of the same database, as after a restart; its heads as published.
    std::vector<Head> run_again(int views) {
        std::vector<Head> published;
        Records again(database.address(), keyring, clock,
                      [&](const Head& head) { published.push_back(head); });
        for (int i = 0; i < views; ++i) view_one(again);
        return published;
    }
    TrailCheck check(const std::vector<Head>& outside = {}) const {
        const auto connection = database.connect();
        return check_trail([&](std::string_view sql, const db::Values& values,
                               const db::OnRow& on_row) { connection->read(sql, values, on_row); },
                           keyring.signer().public_key(), outside);
    }
    std::vector<std::string> found(const std::vector<Head>& outside = {}) const {
        std::vector<std::string> out;
        for (const TrailFault& fault : check(outside).faults) {
            const std::string all = words(fault);
            const auto run = all.find(" of run ");
            out.push_back(run == std::string::npos ? all
                                                   : all.substr(0, run) + all.substr(run + 8 + 26));
        }
        return out;
    }
    // The head that was signed last, as the database has it now.
    Head newest_head() const {
        const auto connection = database.connect();
        return stored_heads([&](std::string_view sql, const db::Values& values,
                                const db::OnRow& on_row) { connection->read(sql, values, on_row); })
            .front();
    }

    access::Policy policy;
};

}  // namespace mase::audit
