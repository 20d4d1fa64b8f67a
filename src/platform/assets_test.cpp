#include "platform/assets.h"

#include <doctest/doctest.h>

#include <string>

#include "platform/embedded.h"

namespace mase {

TEST_CASE("an asset is served at the address a page gives for it") {
    const Url url = asset_url("govuk-frontend.min.css");
    CHECK(url.view().starts_with("/assets/"));
    const std::optional<Asset> found = asset(url.view());
    REQUIRE(found.has_value());
    CHECK(found->type == "text/css; charset=utf-8");
    CHECK(found->bytes == embedded("assets/govuk-frontend.min.css"));
    CHECK(asset(asset_url("mase.js").view()).value().type == "text/javascript; charset=utf-8");
}

TEST_CASE("every asset in the binary has a type a browser will accept") {
    CHECK(embedded_names("assets/").size() >= 7);
    for (const std::string_view name : embedded_names("assets/")) {
        CAPTURE(name);
        CHECK(asset(asset_url(name.substr(7)).view()).has_value());
    }
}

TEST_CASE("no other address serves an asset") {
    const std::string address = asset_url("mase.css").str();
    const std::string hash = address.substr(8, 16);
    for (const std::string& refused :
         {std::string("/assets/mase.css"), std::string("/assets/0000000000000000/mase.css"),
          "/assets/" + hash + "/", "/assets/" + hash + "/../mase.css", address + "x",
          "/assets/" + hash + "/../../data/codes/yes.csv"}) {
        CAPTURE(refused);
        CHECK_FALSE(asset(refused).has_value());
    }
    CHECK_THROWS_AS(asset_url("absent.css"), std::logic_error);
}

TEST_CASE("what a script imports is beside it") {
    const std::string_view script = embedded("assets/mase.js");
    for (const std::string name : {"govuk-frontend.min.js", "moj-frontend.min.js"}) {
        CHECK(script.contains("'./" + name + "'"));
        CHECK(asset_url(name).view().substr(0, 25) == asset_url("mase.js").view().substr(0, 25));
    }
}

TEST_CASE("no style sheet names or asks for a typeface we may not use") {
    for (const std::string_view name : embedded_names("assets/")) {
        if (!name.ends_with(".css")) continue;
        CAPTURE(name);
        const std::string_view style = embedded(name);
        CHECK_FALSE(style.empty());
        CHECK_FALSE(style.contains("@font-face"));
        CHECK_FALSE(style.contains("GDS Transport"));
        CHECK_FALSE(style.contains("/assets/fonts"));
    }
}

}  // namespace mase
