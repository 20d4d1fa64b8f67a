#include "cases/name_sounds.h"

#include <doctest/doctest.h>

#include "cases/search_words.h"

namespace mase::cases {

namespace {

std::string sound(std::string_view name) {
    return sound_of(name_words(name).front());
}

}  // namespace

TEST_CASE("names that sound alike have one key, however their writers spelt them") {
    CHECK(sound("Mohammed") == sound("Muhamad"));
    CHECK(sound("Zofia") == sound("Sophia"));
    CHECK(sound("Katarzyna") != sound("Zofia"));
    CHECK(sound("Catherine") == sound("Kathryn"));
    CHECK(sound("Nguyen") == sound("Nguyên"));
    CHECK(sound("Wójcik") == sound("Vojchik"));
    CHECK(sound("Yusuf") == sound("Youssef"));
    CHECK(sound("Begum") == sound("Begam"));
    CHECK(sound("Quill") == sound("Kwill"));
}

TEST_CASE("names that do not sound alike have different keys") {
    CHECK(sound("Begum") != sound("Brown"));
    CHECK(sound("Amina") != sound("Ayesha"));
    CHECK(sound("Nowak") != sound("Novotny"));
    CHECK(sound_of("eoo").empty());
}

TEST_CASE("letters or digits that changed places leave the key as it was") {
    CHECK(letters_of("zofia") == letters_of("zoifa"));
    CHECK(letters_of("9990000018") == letters_of("9990000081"));
    CHECK(letters_of("zofia") != letters_of("zofie"));
}

TEST_CASE("two neighbours that changed places are no other order of the same digits") {
    CHECK(is_transposed("CS10042", "CS10024"));
    CHECK(is_transposed("12", "21"));
    CHECK_FALSE(is_transposed("CS10042", "CS10042"));
    CHECK_FALSE(is_transposed("CS10042", "CS12400"));
    CHECK_FALSE(is_transposed("CS10042", "CS1004"));
    CHECK_FALSE(is_transposed("4100037", "4100073x"));
}

TEST_CASE("one letter more, less, other, or two that changed places is a misspelling") {
    CHECK(is_misspelling("nowak", "nowack"));
    CHECK(is_misspelling("nowack", "nowak"));
    CHECK(is_misspelling("nowak", "novak"));
    CHECK(is_misspelling("nowak", "nwoak"));
    CHECK_FALSE(is_misspelling("nowak", "nowak"));
    CHECK_FALSE(is_misspelling("nowak", "nwaok"));
    CHECK_FALSE(is_misspelling("nowak", "kawon"));
    CHECK_FALSE(is_misspelling("nowak", "nowakova"));
}

TEST_CASE("short names differ by one letter without being the same") {
    CHECK_FALSE(is_misspelling("lee", "leo"));
    CHECK_FALSE(is_misspelling("ali", "alia"));
    CHECK(is_misspelling("alia", "alina"));
}

}  // namespace mase::cases
