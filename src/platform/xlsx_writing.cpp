#include "platform/xlsx_writing.h"

#include <zip.h>

#include <algorithm>
#include <ctime>
#include <memory>
#include <set>
#include <stdexcept>

#include "platform/utf8.h"

namespace mase {

namespace {

constexpr std::string_view declaration =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
constexpr std::string_view main_names = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view document_names =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view package_names =
    "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr std::string_view kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
constexpr std::size_t longest_name = 31;
constexpr std::time_t day_of_files = 315'532'800;  // 1980: says nothing of when it was made

enum Style : int { plain, bold, wrapped };

std::string escaped(std::string_view words) {
    std::string out;
    for (const char letter : words) {
        switch (letter) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            default:
                if (static_cast<unsigned char>(letter) >= 0x20 || letter == '\n' || letter == '\t')
                    out += letter;
        }
    }
    return out;
}

std::string column_name(std::size_t column) {
    std::string name;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        name.insert(name.begin(), char('A' + (rest - 1) % 26));
    return name;
}

std::string attribute_of(std::string_view name, std::string_view value) {
    return " " + std::string(name) + "=\"" + escaped(value) + "\"";
}

std::string cell_xml(const XlsxCell& cell, const std::string& reference, Style style) {
    const std::string start =
        "<c" + attribute_of("r", reference) + attribute_of("s", std::to_string(int(style)));
    if (const auto* number = std::get_if<std::int64_t>(&cell))
        return start + "><v>" + std::to_string(*number) + "</v></c>";
    return start + " t=\"inlineStr\"><is><t xml:space=\"preserve\">" +
           escaped(std::get<std::string>(cell)) + "</t></is></c>";
}

void shorten(std::string& name, std::size_t most) {
    while (name.size() > most || !is_utf8(name)) name.pop_back();
}

// Words for a margin, in which & begins an order. Excel takes 255 letters in all.
std::string for_margin(std::string words) {
    constexpr std::size_t most = 160;
    shorten(words, most);
    std::string out;
    for (const char letter : words) out += letter == '&' ? "+" : std::string(1, letter);
    return out;
}

// On A4 lying, as wide as the paper, with what stands on each sheet of it.
std::string print_xml(const XlsxSheet& sheet) {
    std::string xml =
        "<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.8\" bottom=\"0.9\" header=\"0.3\" "
        "footer=\"0.3\"/><pageSetup paperSize=\"9\" fitToHeight=\"0\" orientation=\"landscape\"/>";
    const std::string marking =
        sheet.marking.empty() ? "" : "&C&\"Arial,Bold\"" + for_margin(sheet.marking);
    const std::string stamp =
        sheet.stamp.empty() ? "" : "\n&\"Arial,Regular\"&8" + for_margin(sheet.stamp);
    xml += "<headerFooter><oddHeader>" + escaped(marking + "&RPage &P of &N") +
           "</oddHeader><oddFooter>" + escaped(marking + stamp) + "</oddFooter></headerFooter>";
    return xml;
}

std::string sheet_xml(const XlsxSheet& sheet) {
    std::string xml(declaration);
    xml += "<worksheet" + attribute_of("xmlns", main_names) + ">";
    xml +=
        "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>"
        "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" "
        "activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>";
    if (!sheet.widths.empty()) {
        xml += "<cols>";
        for (std::size_t i = 0; i < sheet.widths.size(); ++i) {
            const std::string number = std::to_string(i + 1);
            xml += "<col" + attribute_of("min", number) + attribute_of("max", number) +
                   attribute_of("width", std::to_string(sheet.widths[i])) + " customWidth=\"1\"/>";
        }
        xml += "</cols>";
    }
    xml += "<sheetData>";
    for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
        const std::string number = std::to_string(r + 1);
        const bool stands_out = r == 0 || std::ranges::find(sheet.bold, r) != sheet.bold.end();
        xml += "<row" + attribute_of("r", number) + ">";
        for (std::size_t c = 0; c < sheet.rows[r].size(); ++c) {
            const Style style = stands_out ? bold : sheet.wraps ? wrapped : plain;
            xml += cell_xml(sheet.rows[r][c], column_name(c) + number, style);
        }
        xml += "</row>";
    }
    return xml + "</sheetData>" + print_xml(sheet) + "</worksheet>";
}

std::vector<std::string> tab_names(const std::vector<XlsxSheet>& sheets) {
    std::vector<std::string> names;
    std::set<std::string> taken;
    for (const XlsxSheet& sheet : sheets) {
        std::string name;
        for (const char letter : sheet.name) {
            if (std::string_view("[]:*?/\\'").find(letter) == std::string_view::npos)
                name += letter;
        }
        shorten(name, longest_name);
        if (name.empty()) name = "Sheet";
        for (int n = 2; !taken.insert(name).second; ++n) {
            const std::string end = " " + std::to_string(n);
            shorten(name, longest_name - end.size());
            name += end;
        }
        names.push_back(name);
    }
    return names;
}

std::string workbook_xml(const std::vector<std::string>& names) {
    std::string xml(declaration);
    xml += "<workbook" + attribute_of("xmlns", main_names) +
           attribute_of("xmlns:r", document_names) + "><sheets>";
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        xml += "<sheet" + attribute_of("name", names[i]) + attribute_of("sheetId", number) +
               attribute_of("r:id", "s" + number) + "/>";
    }
    xml += "</sheets><definedNames>";
    for (std::size_t i = 0; i < names.size(); ++i)  // the first row again on each sheet of paper
        xml += "<definedName name=\"_xlnm.Print_Titles\"" +
               attribute_of("localSheetId", std::to_string(i)) + ">'" + escaped(names[i]) +
               "'!$1:$1</definedName>";
    return xml + "</definedNames></workbook>";
}

std::string relation(std::string_view id, std::string_view kind, std::string_view target) {
    return "<Relationship" + attribute_of("Id", id) +
           attribute_of("Type", std::string(document_names) + "/" + std::string(kind)) +
           attribute_of("Target", target) + "/>";
}

std::string relations_xml(const std::string& all) {
    return std::string(declaration) + "<Relationships" + attribute_of("xmlns", package_names) +
           ">" + all + "</Relationships>";
}

std::string types_xml(std::size_t sheets) {
    const auto override_of = [](const std::string& part, const std::string& kind) {
        return "<Override" + attribute_of("PartName", part) +
               attribute_of("ContentType", std::string(kinds) + kind + "+xml") + "/>";
    };
    std::string xml(declaration);
    xml +=
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        "<Default Extension=\"rels\" "
        "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        "<Default Extension=\"xml\" ContentType=\"application/xml\"/>";
    xml += override_of("/xl/workbook.xml", "sheet.main") + override_of("/xl/styles.xml", "styles");
    for (std::size_t i = 1; i <= sheets; ++i)
        xml += override_of("/xl/worksheets/sheet" + std::to_string(i) + ".xml", "worksheet");
    return xml + "</Types>";
}

// In the order of Style.
std::string styles_xml() {
    std::string xml(declaration);
    xml += "<styleSheet" + attribute_of("xmlns", main_names) + ">";
    xml +=
        "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Arial\"/></font>"
        "<font><b/><sz val=\"11\"/><name val=\"Arial\"/></font></fonts>"
        "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
        "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
        "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border>"
        "</borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"3\">"
        "<xf fontId=\"0\"/><xf fontId=\"1\" applyFont=\"1\"/>"
        "<xf fontId=\"0\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/>"
        "</xf></cellXfs>";
    return xml + "</styleSheet>";
}

class Archive {
public:
    Archive() : source_(zip_source_buffer_create(nullptr, 0, 0, nullptr)) {
        archive_ = source_ ? zip_open_from_source(source_, ZIP_TRUNCATE, nullptr) : nullptr;
        if (!archive_) throw std::runtime_error("a workbook can't be started");
        zip_source_keep(source_);
    }
    ~Archive() {
        if (archive_) zip_discard(archive_);
        zip_source_free(source_);
    }
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;

    void add(const std::string& name, const std::string& bytes) {
        parts_.push_back(std::make_unique<std::string>(bytes));  // read when it is closed
        zip_source_t* part =
            zip_source_buffer(archive_, parts_.back()->data(), parts_.back()->size(), 0);
        const zip_int64_t index = zip_file_add(archive_, name.c_str(), part, ZIP_FL_ENC_UTF_8);
        if (index < 0 || zip_file_set_mtime(archive_, zip_uint64_t(index), day_of_files, 0) != 0)
            throw std::runtime_error("a workbook can't be written");
    }
    std::string close() {
        if (zip_close(archive_) != 0) throw std::runtime_error("a workbook can't be closed");
        archive_ = nullptr;
        zip_source_open(source_);
        zip_source_seek(source_, 0, SEEK_END);
        std::string bytes(std::size_t(zip_source_tell(source_)), '\0');
        zip_source_seek(source_, 0, SEEK_SET);
        const auto read = zip_source_read(source_, bytes.data(), bytes.size());
        zip_source_close(source_);
        if (read != zip_int64_t(bytes.size())) throw std::runtime_error("a workbook is not whole");
        return bytes;
    }

private:
    zip_source_t* source_;
    zip_t* archive_;
    std::vector<std::unique_ptr<std::string>> parts_;
};

}  // namespace

std::string xlsx_file(const std::vector<XlsxSheet>& sheets) {
    Archive archive;
    std::string relations = relation("styles", "styles", "styles.xml");
    archive.add("[Content_Types].xml", types_xml(sheets.size()));
    archive.add("_rels/.rels",
                relations_xml(relation("workbook", "officeDocument", "xl/workbook.xml")));
    archive.add("xl/workbook.xml", workbook_xml(tab_names(sheets)));
    archive.add("xl/styles.xml", styles_xml());
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        const std::string part = "worksheets/sheet" + number + ".xml";
        archive.add("xl/" + part, sheet_xml(sheets[i]));
        relations += relation("s" + number, "worksheet", part);
    }
    archive.add("xl/_rels/workbook.xml.rels", relations_xml(relations));
    return archive.close();
}

}  // namespace mase
