#include "referrals/pasted.h"

#include <doctest/doctest.h>

namespace mase::referrals {

using Numbers = std::vector<std::string>;

TEST_CASE("MR-23: a pasted list is read however it is separated, each number once") {
    CHECK(*pasted_numbers("CS10042\r\ncs-10043\n\n P 4100 037 ,CS10042;77\t78") ==
          Numbers{"CS10042", "CS10043", "P4100037", "77", "78"});
}

TEST_CASE("MR-23: nothing pasted, or only separators, is said to be nothing") {
    for (const char* text : {"", " \n ", ",;,"}) {
        const auto numbers = pasted_numbers(text);
        REQUIRE_FALSE(numbers);
        CHECK(numbers.error().front().message == "Paste at least one case number");
    }
}

TEST_CASE("MR-23: numbers that ran together are pointed at") {
    const auto numbers = pasted_numbers("CS10042 CS10043 CS10044");
    REQUIRE_FALSE(numbers);
    CHECK(numbers.error().front().message.starts_with("‘CS10042CS10043CS1004…’ is too long"));
}

TEST_CASE("MR-23: a list too long for one page is refused whole") {
    std::string text;
    for (std::size_t i = 0; i < most_pasted; ++i) text += "C" + std::to_string(i) + "\n";
    CHECK(pasted_numbers(text)->size() == most_pasted);
    CHECK_FALSE(pasted_numbers(text + "ONE MORE"));
}

}  // namespace mase::referrals
