#include "decisions/placing.h"

#include <doctest/doctest.h>

namespace mase::decisions {

namespace {

Placing of(Came worker, Came manager, const char* exception = "") {
    Placing placing;
    placing.is_expected = true;
    placing.worker_came = worker;
    placing.manager_came = manager;
    placing.exception = exception;
    return placing;
}

std::vector<std::string> fields(const Placing& placing) {
    std::vector<std::string> names;
    for (const Problem& problem : placing_problems(placing)) names.push_back(problem.field);
    return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("rule 21: both the placing authority’s social worker and their manager come") {
    CHECK(fields(of(Came::yes, Came::yes)).empty());
    CHECK(fields(of(Came::yes, Came::no)) == Names{"placing_reason"});
    CHECK(fields(of(Came::no, Came::yes)) == Names{"placing_reason"});
}

TEST_CASE("rule 21: who came is recorded of each before the discussion begins") {
    CHECK(fields(of(Came::not_recorded, Came::not_recorded)) ==
          Names{"placing_worker", "placing_manager"});
    CHECK(fields(of(Came::yes, Came::not_recorded)) == Names{"placing_manager"});
}

TEST_CASE("rule 21: with either missing it goes on by a chair’s recorded reason alone") {
    for (const char* exception : {"", "asked", "refused"})
        CHECK(fields(of(Came::yes, Came::no, exception)) == Names{"placing_reason"});
    CHECK(fields(of(Came::yes, Came::no, "allowed")).empty());
    CHECK(fields(of(Came::no, Came::no, "allowed")).empty());
}

TEST_CASE("rule 21: a chair’s reason does not stand in for a record of who came") {
    CHECK(fields(of(Came::no, Came::not_recorded, "allowed")) == Names{"placing_manager"});
}

TEST_CASE("nobody is expected for a child of this borough") {
    CHECK(placing_problems(Placing{}).empty());
}

}  // namespace mase::decisions
