#include <doctest/doctest.h>

#include "platform/form_data.h"
#include "platform/spool.h"
#include "platform/temporary_folder_fixture.h"

namespace mase {

namespace {

constexpr const char* type = "multipart/form-data; boundary=\"--x1\"";

std::string part(const std::string& header, const std::string& value) {
    return "----x1\r\nContent-Disposition: form-data; " + header + "\r\n\r\n" + value + "\r\n";
}

}  // namespace

TEST_CASE("a form with a file gives its fields as text and the file as it was sent") {
    const std::string bytes("PK\x03\x04\0\r\n--x1 is not the end\xFF", 28);
    const std::string body =
        part("name=\"mode\"", "check") +
        part("name=\"file\"; filename=\"C:\\Temp\\Łódź.csv\"\r\nContent-Type: text/csv", bytes) +
        "----x1--\r\n";
    const FormData form = parse_body(type, body);
    CHECK(form.text("mode") == "check");
    REQUIRE(form.file("file"));
    CHECK(form.file("file")->name == "Łódź.csv");
    CHECK(form.file("file")->content->all() == bytes);
    CHECK_FALSE(form.has("file"));
}

TEST_CASE("no file chosen is no file, and a body cut short gives what was whole") {
    const std::string none = part("name=\"file\"; filename=\"\"", "");
    CHECK_FALSE(parse_body(type, none + "----x1--\r\n").file("file"));
    const std::string body = part("name=\"mode\"", "check") +
                             "----x1\r\nContent-Disposition: form-data; "
                             "name=\"file\"; filename=\"a.csv\"\r\n\r\nhalf";
    const FormData form = parse_body(type, body);
    CHECK(form.text("mode") == "check");
    CHECK_FALSE(form.file("file"));
    for (std::size_t cut = 0; cut < body.size(); ++cut)
        CHECK_FALSE(parse_body(type, body.substr(0, cut)).file("file"));
}

TEST_CASE(
    "a body too large for memory is read where it lies, a field of it only when it is short") {
    const std::string bytes(300'000, '-');
    const std::string body =
        part("name=\"mode\"", "check") + part("name=\"file\"; filename=\"a.csv\"", bytes) +
        part("name=\"long\"", bytes) + part("name=\"last\"", "yes") + "----x1--\r\n";
    const TemporaryFolder folder;
    const auto spool = std::make_shared<Spool>(folder.file(""));
    spool->add(body);
    const FormData form = parse_body(type, ContentPtr(spool));
    CHECK(form.text("mode") == "check");
    CHECK(form.text("last") == "yes");
    CHECK_FALSE(form.has("long"));
    REQUIRE(form.file("file"));
    CHECK(form.file("file")->content->all() == bytes);
    CHECK(parse_body("application/x-www-form-urlencoded", ContentPtr(spool)).pairs().empty());
}

TEST_CASE("any other type is read as a form without files") {
    CHECK(parse_body("application/x-www-form-urlencoded", "a=1").text("a") == "1");
    CHECK(parse_body("", "a=1").text("a") == "1");
    CHECK(parse_body("multipart/form-data", "a=1").pairs().empty());
}

}  // namespace mase
