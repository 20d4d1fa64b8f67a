// A database for one test: a SQLite file in its folder or, when MASE_TEST_POSTGRES names a server
// of the tests' own (tests/postgres.py), a database there. Gone when the test ends.
#pragma once

#include <string>

#include "platform/db.h"
#include "platform/temporary_folder_fixture.h"

namespace mase::db {

// SQL of a test for either engine: the marks of migrations, and {random} for 16 bytes, {zeros N},
// {hex 00ff}, {mutable TABLE} to take its triggers away, {no references} until the connection ends.
std::string in_dialect(Engine, std::string_view sql);

class TestDatabase {
public:
    enum class Holds { tables, nothing };  // at a server; a file begins with nothing
    explicit TestDatabase(const TemporaryFolder&, Holds = Holds::tables);
    ~TestDatabase();
    TestDatabase(const TestDatabase&) = delete;
    TestDatabase& operator=(const TestDatabase&) = delete;

    const std::string& address() const { return address_; }
    std::unique_ptr<Connection> connect() const { return open(address_); }

private:
    std::string address_;
    std::string name_;  // at the server
};

}  // namespace mase::db
