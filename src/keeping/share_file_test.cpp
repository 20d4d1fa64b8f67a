#include "keeping/share_file.h"

#include <doctest/doctest.h>

#include "keeping/share_lines.h"

namespace mase::keeping {

namespace {

using namespace std::chrono;

const std::vector<std::string> officers{"Amina Yusuf", "Daniel Price", "Łucja O’Brien"};
constexpr Date made_on{year{2026}, month{11}, day{29}};

std::vector<Share> some_shares(const SecretKey& master, const char* id = "00112233445566ff") {
    return shares_of(master, id, officers, made_on);
}

std::string with_line_changed(const std::string& text, int line, char with) {
    const std::string mark = "\n0" + std::to_string(line) + " ";
    std::string changed = text;
    char& letter = changed[changed.find(mark) + mark.size()];
    letter = letter == with ? 'z' : with;
    return changed;
}

}  // namespace

TEST_CASE("two officers’ shares, printed and typed in again, make the master key anew") {
    const SecretKey master = SecretKey::random();
    const auto shares = some_shares(master);
    const SealedShare first(share_text(shares[0], "copper kettle by the stairs"));
    const SealedShare third(share_text(shares[2], "fourteen green umbrellas"));
    CHECK(third.head().officer == "Łucja O’Brien");
    CHECK(third.head().made_on == made_on);
    CHECK(key_of(first.opened("copper kettle by the stairs"),
                 third.opened("fourteen green umbrellas"))
              .view() == master.view());
}

TEST_CASE("a share opens with its officer’s own passphrase and no other") {
    const auto shares = some_shares(SecretKey::random());
    const SealedShare first(share_text(shares[0], "copper kettle by the stairs"));
    CHECK_THROWS_WITH_AS((void)first.opened("fourteen green umbrellas"),
                         doctest::Contains("Amina Yusuf"), Tampered);
}

TEST_CASE("a line mistyped is named, and one changed with a right check opens nothing") {
    const auto shares = some_shares(SecretKey::random());
    const std::string text = share_text(shares[0], "copper kettle by the stairs");
    CHECK_THROWS_WITH_AS(SealedShare(with_line_changed(text, 3, 'y')), doctest::Contains("line 3"),
                         std::runtime_error);
    // By someone who works out the check as well, so that it is taken for another’s.
    std::string bytes = typed_share_lines(text).bytes;
    REQUIRE(bytes[1] == 1);
    bytes[1] = 2;
    std::string changed;
    for (const std::string& line : share_lines(bytes)) changed += line + "\n";
    const SealedShare taken(changed);
    CHECK(taken.head().number == 2);
    CHECK_THROWS_AS((void)taken.opened("copper kettle by the stairs"), Tampered);
}

TEST_CASE("one officer’s share twice, and shares of two sharings, are refused in words") {
    const SecretKey master = SecretKey::random();
    const auto shares = some_shares(master);
    const auto later = some_shares(master, "ff112233445566ff");
    CHECK_THROWS_WITH_AS((void)key_of(shares[0], shares[0]),
                         doctest::Contains("two different officers"), std::runtime_error);
    CHECK_THROWS_WITH_AS((void)key_of(shares[0], later[1]), doctest::Contains("two sharings"),
                         std::runtime_error);
}

TEST_CASE("a share that was changed in any byte does not make another key") {
    const SecretKey master = SecretKey::random();
    const auto shares = some_shares(master);
    for (std::size_t at = 0; at < SecretKey::size; ++at) {
        Share changed = shares[1];
        changed.part.bytes[at] = static_cast<char>(changed.part.bytes[at] ^ 1);
        CHECK_THROWS_AS((void)key_of(shares[0], changed), Tampered);
    }
}

TEST_CASE("three different officers are named, no more and no fewer") {
    CHECK(officers_problems(officers).empty());
    CHECK_FALSE(officers_problems({"Amina Yusuf", "Daniel Price"}).empty());
    CHECK_FALSE(officers_problems({"Amina Yusuf", "Daniel Price", "Amina Yusuf"}).empty());
    CHECK_FALSE(officers_problems({"Amina Yusuf", "Daniel Price", ""}).empty());
    CHECK_FALSE(officers_problems({"Amina Yusuf", "Daniel Price", "Two\nlines"}).empty());
}

}  // namespace mase::keeping
