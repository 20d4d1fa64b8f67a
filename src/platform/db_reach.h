// What a process needs to reach a database, to be allowed before everything else is given up.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace mase::db {

struct Reach {
    std::vector<std::string> files;    // that libpq reads at each connecting
    std::vector<std::uint16_t> ports;  // TCP
    bool names = false;                // hosts are named and not numbered
    bool local_sockets = false;
};

// Connects once: the environment and service files have their say. Throws Error (lost) when the
// server is not there.
Reach reach_of_postgres(const std::string& address);

}  // namespace mase::db
