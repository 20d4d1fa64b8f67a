#include "papers/kind.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "papers/archive.h"
#include "papers/picture.h"

namespace mase::papers {

namespace {

constexpr std::uint64_t most_points = 60'000'000;                   // of a picture
constexpr std::uint64_t most_unpacked = std::uint64_t{256} << 20U;  // of a document
constexpr std::uint64_t most_times = 100, small = std::uint64_t{4} << 20U;
constexpr std::size_t text_piece = std::size_t{64} * 1024;

std::unexpected<Problems> because(std::string words) {
    return refused("file", std::move(words));
}

constexpr const char* with_password =
    "This document has a password, so nobody else could open it. Save it without one and attach "
    "that";
constexpr const char* with_macros =
    "This document contains macros or programs. Save it as PDF, or as a document without macros, "
    "and attach that";
constexpr const char* not_whole =
    "This file is damaged or not whole. Open it, save it again and attach that";
constexpr const char* too_much =
    "This document unpacks to far more than it seems to hold, which can stop a computer. Save it "
    "as PDF and attach that";

bool is_one_of(std::string_view start, std::initializer_list<std::string_view> marks) {
    return std::ranges::any_of(marks,
                               [&](std::string_view mark) { return start.starts_with(mark); });
}

bool is_program(std::string_view start) {
    using namespace std::string_view_literals;
    return is_one_of(start, {"MZ"sv,
                             "\x7F"
                             "ELF"sv,
                             "#!"sv, "\xFE\xED\xFA"sv, "\xCE\xFA\xED\xFE"sv, "\xCF\xFA\xED\xFE"sv,
                             "\xCA\xFE\xBA\xBE"sv, "L\0\0\0\x01\x14\x02"sv});
}

Result<std::string> pdf(const Content& file) {
    constexpr std::size_t tail = 2048;
    const std::size_t from = file.size() - std::min(file.size(), tail);
    if (!file.read(from, tail).contains("%%EOF")) return because(not_whole);
    if (find(file, "/Encrypt"))
        return because(
            "This PDF has a password or a lock. Print it to a new PDF without one, and attach "
            "that");
    for (const char* name : {"/JavaScript", "/Launch", "/EmbeddedFile", "/RichMedia"}) {
        if (find(file, name))
            return because(
                "This PDF contains a program or other files. Print it to a new PDF, and attach "
                "that");
    }
    return "PDF";
}

bool ends_with(std::string name, std::initializer_list<std::string_view> ends) {
    std::ranges::transform(name, name.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? char(letter - 'A' + 'a') : letter;
    });
    return std::ranges::any_of(ends, [&](std::string_view end) { return name.ends_with(end); });
}

// In a document: a macro, a program, or another archive.
bool runs(const Entry& entry) {
    return ends_with(entry.name,
                     {"vbaproject.bin", "vbadata.xml", ".exe",  ".dll", ".scr", ".com",
                      ".bat",           ".cmd",        ".js",   ".jse", ".vbs", ".vbe",
                      ".wsf",           ".ps1",        ".jar",  ".msi", ".hta", ".lnk",
                      ".docm",          ".xlsm",       ".pptm", ".zip", ".rar", ".7z"}) ||
           entry.name.contains("activeX/") || entry.name.contains("embeddings/oleObject") ||
           entry.name.contains("macrosheets/") || entry.name.starts_with("Basic/") ||
           entry.name.starts_with("Scripts/");
}

std::string kind_of_document(const Archive& archive, const Content& file) {
    if (archive.find("[Content_Types].xml")) {
        if (archive.find("word/document.xml")) return "DOCX";
        if (archive.find("xl/workbook.xml")) return "XLSX";
    }
    const Entry* mimetype = archive.find("mimetype");
    if (mimetype && mimetype->is_stored && mimetype->packed < 100 &&
        file.read(mimetype->data_at, mimetype->packed) == "application/vnd.oasis.opendocument.text")
        return "ODT";
    return "";
}

// What is encrypted in an OpenDocument file can't be packed, and stands there as it is.
bool is_locked(const Archive& archive, const Content& file) {
    if (archive.find("encrypted-package")) return true;
    const Entry* words = archive.find("content.xml");
    return words && words->is_stored && words->packed > 0 && file.read(words->data_at, 1) != "<";
}

Result<std::string> document(const Content& file) {
    const auto archive = archive_of(file);
    if (!archive) return because(not_whole);
    if (std::ranges::any_of(archive->entries, &Entry::is_encrypted)) return because(with_password);
    std::string kind = kind_of_document(*archive, file);
    if (kind.empty())
        return because(
            "This is a package of files (such as a .zip). Attach each of them by itself");
    if (kind == "ODT" && is_locked(*archive, file)) return because(with_password);
    if (std::ranges::any_of(archive->entries, runs)) return because(with_macros);
    const std::uint64_t unpacked = archive->unpacked();
    if (unpacked > most_unpacked || (unpacked > small && unpacked / most_times > file.size()))
        return because(too_much);
    return kind;
}

Result<std::string> picture(const std::optional<Picture>& seen, const char* kind) {
    if (!seen || seen->wide == 0 || seen->high == 0) return because(not_whole);
    if (seen->wide * seen->high > most_points)
        return because(
            "This picture is so large that opening it can stop a computer. Save it smaller and "
            "attach that");
    return kind;
}

// Bytes of a character that follow its first; -1 when it begins none.
int bytes_after(unsigned char first) {
    if (first < 0x80) return 0;
    if (first >= 0xC2 && first < 0xE0) return 1;
    if (first >= 0xE0 && first < 0xF0) return 2;
    if (first >= 0xF0 && first < 0xF5) return 3;
    return -1;
}

// UTF-8 without any control character but those that move to a new line, column or page.
bool is_text(const Content& file) {
    int to_come = 0;
    for (std::size_t at = 0; at < file.size(); at += text_piece) {
        for (const char one : file.read(at, text_piece)) {
            const auto byte = static_cast<unsigned char>(one);
            if (to_come > 0) {
                if ((byte & 0xC0U) != 0x80) return false;
                --to_come;
                continue;
            }
            if (byte < 0x20 && !std::string_view("\t\n\r\f").contains(one)) return false;
            to_come = bytes_after(byte);
            if (to_come < 0 || byte == 0x7F) return false;
        }
    }
    return to_come == 0;
}

// Text that something else than a reader would run or draw.
bool is_markup(std::string_view start) {
    std::string low;
    for (const char letter : start)
        low += char(letter >= 'A' && letter <= 'Z' ? letter + 32 : letter);
    const std::size_t first = low.find_first_not_of(" \t\r\n\f\xEF\xBB\xBF");
    if (first == std::string::npos) return false;
    return low[first] == '<' || low.contains("<script") || low.contains("<html");
}

Result<std::string> recognised(const Content& file) {
    using namespace std::string_view_literals;
    const std::string start = file.read(0, 1024);
    if (start.empty()) return because("This file is empty. Choose another");
    if (is_program(start))
        return because("This is a program. Attach a document or a picture, never a program");
    if (start.starts_with("%PDF-")) return pdf(file);
    if (start.starts_with("PK\x03\x04")) return document(file);
    if (start.starts_with("\x89PNG")) return picture(png_of(file), "PNG");
    if (start.starts_with("\xFF\xD8\xFF")) return picture(jpeg_of(file), "JPEG");
    if (start.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
        return because(
            "This is an Office file that has a password or is of an old kind (.doc, .xls). Save it "
            "without a password as .docx, .xlsx or PDF, and attach that");
    if (start.starts_with("{\\rtf"))
        return because(
            "This is a file of an old kind (.rtf). Save it as .docx or PDF, and attach "
            "that");
    const std::string_view brand =
        std::string_view(start).substr(std::min<std::size_t>(4, start.size()), 8);
    if (is_one_of(brand, {"ftyphei"sv, "ftyphev"sv, "ftypmif"sv, "ftypmsf"sv}))
        return because(
            "This picture is of a kind that many computers cannot open (HEIC). Save it "
            "as JPEG, and attach that");
    if (is_text(file) && !is_markup(start)) return "TXT";
    return "";
}

}  // namespace

const Kind* find_kind(const std::vector<Kind>& kinds, const std::string& code) {
    const auto found = std::ranges::find(kinds, code, &Kind::code);
    return found == kinds.end() ? nullptr : &*found;
}

std::string words_of(const std::vector<Kind>& kinds) {
    std::string words;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (i > 0) words += i + 1 == kinds.size() ? " or " : ", ";
        words += kinds[i].words;
    }
    return words;
}

const std::vector<std::string>& known_kinds() {
    static const std::vector<std::string> kinds{"PDF", "DOCX", "XLSX", "ODT", "JPEG", "PNG", "TXT"};
    return kinds;
}

Result<std::string> kind_of(const Content& file, const std::vector<Kind>& allowed) {
    const Result<std::string> kind = recognised(file);
    if (!kind || find_kind(allowed, *kind)) return kind;
    return because("Files of this kind cannot be attached. Save it as " + words_of(allowed) +
                   ", and attach that");
}

}  // namespace mase::papers
