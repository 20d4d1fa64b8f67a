#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>

#include "audit/binding_fixture.h"

int main(int count, char** words) {
    const int status = doctest::Context(count, words).run();
    // tests/units.py puts together what the rooms' runs have looked at.
    if (const char* file = std::getenv("MASE_TEST_SEALED"))
        std::ofstream(file) << mase::audit::looked_at();
    return status;
}
