#include "accounts/passphrase.h"

#include <doctest/doctest.h>

#include "accounts/passphrase_file.h"

namespace mase::accounts {

namespace {

const Whose ola{"ola.zygmunt@agency.example", "Aleksandra Zygmunt-Cole"};

std::string fault(const std::string& passphrase) {
    const Problems problems = passphrase_problems("passphrase", passphrase, ola, common_ones());
    return problems.empty() ? "" : problems.front().message;
}

}  // namespace

TEST_CASE("three unrelated words are a passphrase, whatever characters they are made of") {
    for (const char* good :
         {"lantern osier kestrel", "copper kettle seventeen harbour", "correct horse battery",
          "łabędź żuraw bocian", "seventeen copper kettles", "three words apart"}) {
        CAPTURE(good);
        CHECK(fault(good).empty());
    }
    CHECK(fault(std::string("lantern osier kestrel ") + std::string(150, ' ') + "copper").empty());
}

TEST_CASE("a passphrase is counted in characters, from 15 to 200") {
    CHECK(fault("osier kestrel").contains("at least 15 characters"));
    CHECK(fault("łabędź żurawia").contains("at least 15"));  // 14, in 18 bytes
    CHECK(fault(std::string(201, 'k')).contains("200 characters or fewer"));
}

TEST_CASE("what everyone tries first is refused, however it is written") {
    for (const char* common :
         {"Password123456789", "P4ssw0rd!P4ssw0rd!", "Redbridge2026Winter!", "qwertyuiop1234567",
          "1qaz2wsx3edc4rfv", "111111111111111111", "aaaaaaaaaaaaaaaaa", "abcabcabcabcabcabc",
          "correct horse battery staple", "ilford council january", "kestrelkestrelkestrel",
          "zyxwvutsrqponmlkji", "iloveyou iloveyou iloveyou"}) {
        CAPTURE(common);
        CHECK(fault(common).contains("words that others would not try"));
    }
}

TEST_CASE("one’s own name and address are no part of one’s passphrase") {
    CHECK(fault("zygmuntlantern osier").contains("Leave out your name"));
    CHECK(fault("ola likes lanterns and osiers").contains("Leave out your name"));
    CHECK(fault("cole lantern osier kestrel").contains("Leave out your name"));
    CHECK(fault("ola.zygmunt@agency.example").contains("Leave out your name"));
    CHECK(fault("gondola lantern osier").empty());  // a name of three letters inside a word
}

TEST_CASE("all that is wrong with a passphrase is said at once") {
    const std::string words = fault("Zygmunt1");
    CHECK(words.contains("at least 15"));
    CHECK(words.contains("Leave out your name"));
    CHECK(words.contains("others would not try"));
}

}  // namespace mase::accounts
