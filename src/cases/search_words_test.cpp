#include "cases/search_words.h"

#include <doctest/doctest.h>

namespace mase::cases {

using Words = std::vector<std::string>;

TEST_CASE("a name is the same however its marks, case and hyphens are typed") {
    CHECK(name_words("O’Brien-Łuczak") == Words{"obrien", "luczak"});
    CHECK(name_words("O'BRIEN LUCZAK") == Words{"obrien", "luczak"});
    CHECK(name_words("Şeyma Öztürk Işık") == Words{"seyma", "ozturk", "isik"});
    CHECK(name_words("İpek") == name_words("ipek"));
    CHECK(name_words("Zoë") == name_words("Zoe\u0308"));  // one character, or letter and mark
}

TEST_CASE("a name in another script is found by Latin letters") {
    CHECK(name_words("Иван") == Words{"ivan"});
}

TEST_CASE("a word is kept once and nothing but words is kept") {
    CHECK(name_words("Li  Li, (Lee)") == Words{"li", "lee"});
    CHECK(name_words(" - ").empty());
}

TEST_CASE("a number is the same with and without its spaces") {
    CHECK(number_word("999 000 0018") == "9990000018");
    CHECK(number_word("cs-10 42a") == "CS1042A");
}

TEST_CASE("a word is found by its beginning from three letters, not by fewer and not by its end") {
    CHECK(beginnings("amina") == Words{"ami", "amin"});
    CHECK(beginnings("li").empty());
    CHECK(beginnings("wolfeschlegelstein").back() == "wolfeschlege");
}

}  // namespace mase::cases
