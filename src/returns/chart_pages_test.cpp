#include "returns/chart_pages.h"

#include <doctest/doctest.h>

namespace mase::returns {

TEST_CASE("a drawing says in words all that it shows, and each number stands in it as text") {
    const std::string drawn =
        bars("risk", "Category of risk", {{"One & only", 3}, {"Two", 0}}).str();
    CHECK(drawn.contains("role=\"img\" aria-labelledby=\"risk-title risk-desc\""));
    CHECK(drawn.contains("<title id=\"risk-title\">Category of risk</title>"));
    CHECK(drawn.contains("One &amp; only: 3; Two: 0. The table says the same."));
    CHECK(drawn.contains(">3</text>"));
    CHECK(drawn.contains(">0</text>"));
    CHECK_FALSE(drawn.contains("style="));
}

TEST_CASE("a quarter without data is drawn as none, and not as nought") {
    const std::string drawn =
        columns("trend", "Children", {{"2025-26 Q4", {}}, {"2026-27 Q1", 0}}).str();
    CHECK(drawn.contains("2025-26 Q4: no data; 2026-27 Q1: 0."));
    CHECK(drawn.contains(">–</text>"));
}

TEST_CASE("the longest bar ends where its number still has room, and nothing divides by nought") {
    CHECK(bars("a", "A", {{"x", 1000}}).str().contains("width=\"350\""));
    CHECK(bars("a", "A", {{"x", 0}}).str().contains("width=\"0\""));
    CHECK(bars("a", "A", {}).str().contains("</svg>"));
}

}  // namespace mase::returns
