#include "panels/sign_on_file.h"

#include <doctest/doctest.h>

#include <fstream>

#include "panels/panel_file.h"
#include "platform/temporary_folder_fixture.h"

namespace mase::panels {

namespace {

class SignOnFile {
    TemporaryFolder folder_;

public:
    const std::string secret_file = folder_.file("secret");
    const std::string provider =
        "[[provider]]\nname = \"A borough\"\nissuer = \"https://login.borough.example/v2.0\"\n"
        "client_id = \"mase\"\nsecret_file = \"" +
        secret_file +
        "\"\ndomains = [\"borough.example\", \"homes.example\"]\nagencies = [\"CS_MASH\"]\n"
        "verified_claim = \"email_verified\"\nsecond_step = [\"mfa\"]\n"
        "passphrase_too = [\"duty@borough.example\"]\n";
    const std::string top = "address = \"https://mase.borough.example\"\ncertificates = \"\"\n";

    SignOnFile() { write(secret_file, "correct horse\n"); }

    SignOn read(const std::string& text) const {
        const std::string file = folder_.file("sign_on.toml");
        write(file, text);
        return read_sign_on(read_panel("redbridge").agencies, file);
    }
    static void write(const std::string& file, const std::string& text) {
        std::ofstream(file, std::ios::binary) << text;
    }
    std::string with(const std::string& from, const std::string& to) const {
        std::string text = top + provider;
        return text.replace(text.find(from), from.size(), to);
    }
};

}  // namespace

TEST_CASE("nobody signs on through an agency until the panel's data says so") {
    const SignOn sign_on = read_panel("redbridge").sign_on;
    CHECK(sign_on.providers.empty());
    CHECK_FALSE(sign_on.must_sign_on("anyone@redbridge.example"));
    CHECK(sign_on.may_use("anyone@redbridge.example", ""));
    CHECK_FALSE(sign_on.may_use("anyone@redbridge.example", "https://login.borough.example"));
    CHECK(outward_ports(sign_on).empty());
}

TEST_CASE_FIXTURE(SignOnFile,
                  "whoever has an address of the domain signs on, but for those named") {
    const SignOn sign_on = read(top + provider);
    REQUIRE(sign_on.providers.size() == 1);
    CHECK(sign_on.providers.front().secret == "correct horse");
    CHECK(sign_on.must_sign_on("grace@borough.example"));
    CHECK(sign_on.must_sign_on("Grace@Borough.Example"));
    CHECK(sign_on.must_sign_on("grace@homes.example"));
    CHECK_FALSE(sign_on.must_sign_on("duty@borough.example"));
    CHECK(sign_on.of_email("duty@borough.example"));
    for (const char* other : {"grace@police.example", "grace@sub.borough.example",
                              "grace@borough.example.evil.example", "borough.example", ""}) {
        CAPTURE(other);
        CHECK_FALSE(sign_on.of_email(other));
    }
    CHECK(sign_on.of_email("borough.example@borough.example"));
    const std::string issuer = "https://login.borough.example/v2.0";
    CHECK(sign_on.may_use("grace@borough.example", issuer));
    CHECK_FALSE(sign_on.may_use("grace@borough.example", ""));
    CHECK(sign_on.may_use("duty@borough.example", ""));
    CHECK_FALSE(sign_on.may_use("grace@police.example", issuer));
}

TEST_CASE_FIXTURE(SignOnFile, "what must be reached from the inside out is read off the issuers") {
    CHECK(outward_ports(read(top + provider)) == std::set<std::uint16_t>{443});
    CHECK(outward_ports(read(with("login.borough.example", "login.borough.example:8443"))) ==
          std::set<std::uint16_t>{8443});
}

TEST_CASE_FIXTURE(SignOnFile, "a file of sign-on that is unsound is refused at the start") {
    for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
             {"https://login", "http://login"},
             {"\"https://login.borough.example/v2.0\"", "\"\""},
             {"client_id = \"mase\"\n", ""},
             {"CS_MASH", "CS_NOWHERE"},
             {"[\"borough.example\", \"homes.example\"]", "[]"},
             {"homes.example", "Homes.example"},
             {"duty@borough.example", "duty@police.example"},
             {"https://mase.borough.example", "https://mase.borough.example/"},
             {"https://mase.borough.example", ""},
             {secret_file, secret_file + "-not-there"},
             {"certificates = \"\"", "certificates = \"nowhere.pem\""},
             {"second_step = [\"mfa\"]\n", ""}}) {
        CAPTURE(from);
        CAPTURE(to);
        CHECK_THROWS_AS(read(with(from, to)), std::runtime_error);
    }
    CHECK_THROWS_AS(read(top + provider + provider), std::runtime_error);
    write(secret_file, "");
    CHECK_THROWS_AS(read(top + provider), std::runtime_error);
}

}  // namespace mase::panels
