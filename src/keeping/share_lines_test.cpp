#include "keeping/share_lines.h"

#include <doctest/doctest.h>

#include <cctype>

namespace mase::keeping {

namespace {

std::string page(const std::string& bytes) {
    std::string text = "Share 1 of 3, of Amina Yusuf\n\n";
    for (const std::string& line : share_lines(bytes)) text += line + '\n';
    return text;
}

std::string some_bytes(std::size_t size) {
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(i * 73 + size);
    return bytes;
}

}  // namespace

TEST_CASE("what was printed and is typed again is the same, of whatever length") {
    for (std::size_t size = 1; size < 200; ++size) {
        CAPTURE(size);
        const TypedLines typed = typed_share_lines(page(some_bytes(size)));
        CHECK(typed.wrong.empty());
        CHECK(typed.bytes == some_bytes(size));
    }
}

TEST_CASE("it may be typed in capitals, without spaces, and with letters that look alike") {
    std::string typed = page(some_bytes(90));
    for (char& letter : typed) {
        if (letter == '0') letter = 'O';
        if (letter == '1') letter = 'l';
        letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
    }
    // The numbers of lines stay numbers.
    std::size_t line = 0;
    for (std::size_t at = typed.find("\n\n") + 2; at < typed.size();
         at = typed.find('\n', at) + 1) {
        ++line;
        typed.replace(at, 2, (line < 10 ? "0" : "") + std::to_string(line));
    }
    CHECK(typed_share_lines(typed).bytes == some_bytes(90));
}

TEST_CASE("any one letter that is another, and any two that changed places, are told by line") {
    const std::string right = page(some_bytes(60));
    const std::size_t second = right.find("\n02 ") + 4;
    for (std::size_t at = second; right[at] != '\n'; ++at) {
        if (right[at] == ' ') continue;
        CAPTURE(at);
        for (const char other : std::string("0123456789abcdefghjkmnpqrstvwxyz")) {
            if (other == right[at]) continue;
            std::string changed = right;
            changed[at] = other;
            CHECK(typed_share_lines(changed).wrong == std::vector{2});
        }
        const std::size_t next = right[at + 1] == ' ' ? at + 2 : at + 1;
        if (right[next] == '\n' || right[next] == right[at]) continue;
        std::string swapped = right;
        std::swap(swapped[at], swapped[next]);
        CHECK(typed_share_lines(swapped).wrong == std::vector{2});
    }
}

TEST_CASE("a line left out, two lines exchanged and a text that is none are told") {
    const auto lines = share_lines(some_bytes(60));
    REQUIRE(lines.size() >= 3);
    CHECK(typed_share_lines(lines[0] + "\n" + lines[2]).wrong == std::vector{2});
    CHECK(typed_share_lines(lines[1] + "\n" + lines[0]).wrong == std::vector{1, 2});
    CHECK(typed_share_lines("Dear colleague\n").wrong == std::vector{0});
    CHECK(typed_share_lines("").wrong == std::vector{0});
}

}  // namespace mase::keeping
