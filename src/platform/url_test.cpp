#include "platform/url.h"

#include <doctest/doctest.h>

#include <type_traits>

namespace mase {

TEST_CASE("a string from outside becomes an address only when it is one of this service") {
    CHECK_FALSE(std::is_convertible_v<std::string, Url>);
    CHECK_FALSE(std::is_constructible_v<Url, std::string_view>);
    for (const char* refused : {"", "cases", "javascript:alert(1)", "https://example.org/",
                                "//example.org", "/\\example.org", "/a b", "/a\r\nSet-Cookie: b",
                                "/a\"b", "/a<b", "/caf\xC3\xA9", "#here"}) {
        CAPTURE(refused);
        CHECK_FALSE(Url::local(refused).has_value());
    }
    CHECK(Url::local("/cases?state=open&page=2").value().str() == "/cases?state=open&page=2");
}

TEST_CASE("what a segment holds stays inside that segment") {
    CHECK(Url::path({"cases", "a/b?c#d e%", "\xC3\xA9"}).str() ==
          "/cases/a%2Fb%3Fc%23d%20e%25/%C3%A9");
    CHECK(Url::path({}).str() == "/");
    CHECK_THROWS_AS(Url::path({"cases", ""}), std::invalid_argument);
    CHECK_THROWS_AS(Url::path({"cases", ".."}), std::invalid_argument);
    CHECK_THROWS_AS(Url::path({"cases", "."}), std::invalid_argument);
}

TEST_CASE("an address of another service is of HTTPS, or of this machine, and one address alone") {
    CHECK(Url::abroad("https://login.borough.example/out?a=b")->str() ==
          "https://login.borough.example/out?a=b");
    CHECK(Url::abroad("http://localhost:3000/out"));
    CHECK(Url::abroad("https://[2001:db8::1]/out"));
    for (const char* no : {"http://login.borough.example/", "javascript:alert(1)", "/out", "",
                           "https://a.example/\"><b>", "https://a.example/ b", "https:///out",
                           "http://localhost.evil.example/", "https://a.example/\r\nX: y"}) {
        CAPTURE(std::string(no));
        CHECK_FALSE(Url::abroad(no));
    }
}

TEST_CASE("a query is encoded, and stands before the place on the page") {
    const Url url = Url("/cases").query("state", "a&b=c").query("page", "2");
    CHECK(url.str() == "/cases?state=a%26b%3Dc&page=2");
    CHECK(url.at("top").query("own", "1").str() == "/cases?state=a%26b%3Dc&page=2&own=1#top");
    CHECK(url.at("top").at("end").str() == "/cases?state=a%26b%3Dc&page=2#end");
    CHECK(Url::here("dob-day").str() == "#dob-day");
}

TEST_CASE("an address is escaped in HTML like any text") {
    Html html;
    html << "<a href=\"" << Url("/cases?a=1&b=2") << "\">";
    CHECK(html.str() == "<a href=\"/cases?a=1&amp;b=2\">");
}

}  // namespace mase
