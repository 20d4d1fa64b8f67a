#include "site/route.h"

#include <doctest/doctest.h>

namespace mase::site {

TEST_CASE("the log has the ids of an address, and nothing else that was typed into it") {
    const char* id = "01kb5z3v9d4t0q8m2x7c6r1h5n";
    CHECK(loggable("/cases/{case}/child", std::string("/cases/") + id + "/child") ==
          std::string("/cases/") + id + "/child");
    CHECK(loggable("/cases/{case}", "/cases/zofia-zielinska") == "/cases/{case}");
    CHECK(loggable("/returns/{quarter}/csv", "/returns/zofia/csv") == "/returns/{quarter}/csv");
    CHECK(loggable("/", "/") == "/");
}

}  // namespace mase::site
