#include "platform/xlsx.h"

#include <zip.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <memory>
#include <optional>

#include "core/date.h"
#include "platform/xml.h"

namespace mase {

namespace {

constexpr zip_uint64_t most_bytes = zip_uint64_t{256} * 1024 * 1024;
constexpr std::size_t most_rows = 200'000, most_columns = 2'000;

class Workbook {  // the parts of the file
public:
    explicit Workbook(std::string_view file) {
        zip_error_t error{};
        zip_source_t* source = zip_source_buffer_create(file.data(), file.size(), 0, &error);
        archive_.reset(source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr);
        if (!archive_) {
            if (source) zip_source_free(source);
            throw XlsxError("The workbook is broken");
        }
    }

    bool has(const std::string& name) const {
        return zip_name_locate(archive_.get(), name.c_str(), 0) >= 0;
    }

    std::string part(const std::string& name) {
        zip_stat_t stat{};
        if (zip_stat(archive_.get(), name.c_str(), 0, &stat) != 0)
            throw XlsxError("The workbook has no part " + name);
        // The size is what the file says of itself: read no more than that.
        unpacked_ += stat.size;
        if (!(stat.valid & ZIP_STAT_SIZE) || unpacked_ > most_bytes)
            throw XlsxError("The workbook is too large");
        const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> in(
            zip_fopen(archive_.get(), name.c_str(), 0), zip_fclose);
        std::string bytes(stat.size, '\0');
        if (!in || zip_fread(in.get(), bytes.data(), bytes.size()) != zip_int64_t(bytes.size()))
            throw XlsxError("The workbook is broken or has a passphrase");
        return bytes;
    }

private:
    std::unique_ptr<zip_t, void (*)(zip_t*)> archive_{nullptr,
                                                      [](zip_t* each) { zip_discard(each); }};
    zip_uint64_t unpacked_ = 0;
};

std::string path_of_sheet(Workbook& book, std::size_t number, bool& counts_from_1904) {
    std::string relation, path;
    std::size_t passed = 0;
    parse_xml(book.part("xl/workbook.xml"),
              {.on_start = [&](const std::string& name, const XmlAttributes& attributes) {
                  if (name == "sheet" && passed++ == number) relation = attribute(attributes, "id");
                  if (name == "workbookPr") {
                      const std::string says = attribute(attributes, "date1904");
                      counts_from_1904 = says == "1" || says == "true";
                  }
              }});
    parse_xml(book.part("xl/_rels/workbook.xml.rels"),
              {.on_start = [&](const std::string&, const XmlAttributes& attributes) {
                  if (attribute(attributes, "Id") == relation)
                      path = attribute(attributes, "Target");
              }});
    if (path.empty()) throw XlsxError("The workbook has no sheet");
    return path.starts_with('/') ? path.substr(1) : "xl/" + path;
}

std::vector<std::string> shared_strings(Workbook& book) {
    std::vector<std::string> strings;
    if (!book.has("xl/sharedStrings.xml")) return strings;
    bool in_text = false, in_reading = false;  // how a word is read is no part of it
    parse_xml(book.part("xl/sharedStrings.xml"),
              {.on_start =
                   [&](const std::string& name, const XmlAttributes&) {
                       if (name == "si") strings.emplace_back();
                       if (name == "rPh") in_reading = true;
                       if (name == "t") in_text = !in_reading;
                   },
               .on_end =
                   [&](const std::string& name) {
                       if (name == "t") in_text = false;
                       if (name == "rPh") in_reading = false;
                   },
               .on_text =
                   [&](std::string_view text) {
                       if (in_text && !strings.empty()) strings.back() += text;
                   }});
    return strings;
}

// Whether a format of numbers shows a day: it has a d or a y outside what it quotes.
bool shows_day(std::string_view format) {
    bool quoted = false;
    for (const char letter : format) {
        if (letter == '"') quoted = !quoted;
        if (!quoted && (letter == 'd' || letter == 'y')) return true;
    }
    return false;
}

// For each style of a cell, whether it shows a day.
std::vector<bool> styles_of_days(Workbook& book) {
    std::vector<bool> styles;
    if (!book.has("xl/styles.xml")) return styles;
    std::map<std::string, bool, std::less<>> formats{
        {"14", true}, {"15", true}, {"16", true}, {"17", true}, {"22", true}};
    bool in_cells = false;
    parse_xml(book.part("xl/styles.xml"),
              {.on_start =
                   [&](const std::string& name, const XmlAttributes& attributes) {
                       if (name == "numFmt")
                           formats.insert_or_assign(attribute(attributes, "numFmtId"),
                                                    shows_day(attribute(attributes, "formatCode")));
                       if (name == "cellXfs") in_cells = true;
                       if (name != "xf" || !in_cells) return;
                       const auto format = formats.find(attribute(attributes, "numFmtId"));
                       styles.push_back(format != formats.end() && format->second);
                   },
               .on_end =
                   [&](const std::string& name) {
                       if (name == "cellXfs") in_cells = false;
                   }});
    return styles;
}

// "C7" is column 2; nothing where the cell does not say.
std::optional<std::size_t> column_in(const std::string& reference) {
    std::size_t column = 0;
    for (const char letter : reference) {
        if (letter < 'A' || letter > 'Z') break;
        column = column * 26 + std::size_t(letter - 'A') + 1;
        if (column > most_columns) throw XlsxError("The sheet is too wide");
    }
    return column == 0 ? std::nullopt : std::optional(column - 1);
}

template <class Number>
std::optional<Number> number_in(const std::string& text) {
    Number number{};
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

class SheetReading {
public:
    SheetReading(std::vector<std::string> strings, std::vector<bool> days, bool counts_from_1904)
        : strings_(std::move(strings)), days_(std::move(days)), from_1904_(counts_from_1904) {}

    std::vector<std::vector<std::string>> read(const std::string& xml) {
        parse_xml(xml, {.on_start = [this](const std::string& name,
                                           const XmlAttributes& all) { start(name, all); },
                        .on_end = [this](const std::string& name) { end(name); },
                        .on_text =
                            [this](std::string_view text) {
                                if (in_value_) value_ += text;
                            }});
        std::size_t width = 0;
        for (const auto& row : rows_) width = std::max(width, row.size());
        for (auto& row : rows_) row.resize(width);
        return std::move(rows_);
    }

private:
    void start(const std::string& name, const XmlAttributes& attributes) {
        if (name == "row") {
            const auto number = number_in<std::size_t>(attribute(attributes, "r"));
            const std::size_t row = number && *number > 0 ? *number : rows_.size() + 1;
            if (row > most_rows) throw XlsxError("The sheet has too many rows");
            if (rows_.size() < row) rows_.resize(row);
        } else if (name == "c") {
            type_ = attribute(attributes, "t");
            style_ = number_in<std::size_t>(attribute(attributes, "s")).value_or(0);
            column_ = column_in(attribute(attributes, "r"));
            value_.clear();
        } else if (name == "v" || name == "t") {
            in_value_ = true;
        }
    }

    void end(const std::string& name) {
        if (name == "v" || name == "t") in_value_ = false;
        if (name != "c" || rows_.empty()) return;
        auto& row = rows_.back();
        const std::size_t column = column_.value_or(row.size());
        if (row.size() <= column) row.resize(column + 1);
        row[column] = text();
    }

    std::string text() const {
        if (type_ == "s") {
            const auto index = number_in<std::size_t>(value_);
            return index && *index < strings_.size() ? strings_[*index] : "";
        }
        if (type_ == "b") return value_ == "1" ? "Yes" : "No";
        const auto number = number_in<double>(value_);
        if (!type_.empty() && type_ != "n") return value_;
        if (!number) return value_;
        const bool is_day = style_ < days_.size() && days_[style_];
        if (is_day && *number >= 1 && *number < 2'958'466) {  // the last day of 9999
            // Day 60 is 29 February 1900, which never was: from the next on, days count from
            // 30 December 1899.
            const Date origin =
                from_1904_
                    ? Date{std::chrono::year(1904), std::chrono::January, std::chrono::day(1)}
                    : Date{std::chrono::year(1899), std::chrono::December, std::chrono::day(30)};
            return iso(plus_days(origin, int(*number)));
        }
        // An NHS number or a telephone number kept as a number: without exponent or fraction.
        if (*number == std::floor(*number) && std::abs(*number) < 1e15)
            return std::to_string(std::int64_t(*number));
        return value_;
    }

    std::vector<std::string> strings_;
    std::vector<bool> days_;
    bool from_1904_;
    std::vector<std::vector<std::string>> rows_;
    std::string type_, value_;
    std::size_t style_ = 0;
    std::optional<std::size_t> column_;
    bool in_value_ = false;
};

}  // namespace

std::vector<std::vector<std::string>> first_sheet(std::string_view file) {
    return sheet(file, 0);
}

std::vector<std::vector<std::string>> sheet(std::string_view file, std::size_t number) {
    try {
        Workbook book(file);
        bool counts_from_1904 = false;
        const std::string path = path_of_sheet(book, number, counts_from_1904);
        SheetReading reading(shared_strings(book), styles_of_days(book), counts_from_1904);
        return reading.read(book.part(path));
    } catch (const XmlError&) {
        throw XlsxError("The workbook is broken");
    }
}

}  // namespace mase
