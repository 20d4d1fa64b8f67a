#include "keeping/manifest_file.h"

#include <sstream>

namespace mase::keeping {

std::string text(const Manifest& manifest) {
    std::ostringstream out;
    out << "made " << manifest.made_at.micros << "\ndigest " << hex(as_text(manifest.digest))
        << "\nschema " << manifest.schema << '\n';
    if (!manifest.sharing.empty()) out << "sharing " << manifest.sharing << '\n';
    for (const auto& [table, rows] : manifest.rows) out << "rows " << table << ' ' << rows << '\n';
    return out.str();
}

std::optional<Manifest> read_manifest(std::string_view text) {
    Manifest manifest;
    std::istringstream lines{std::string(text)};
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string kind, name;
        words >> kind;
        if (kind == "made") {
            words >> manifest.made_at.micros;
        } else if (kind == "digest") {
            words >> name;
            const auto bytes = bytes_of_hex(name);
            const auto digest = bytes ? exactly<sizeof(Digest)>(*bytes) : std::nullopt;
            if (!digest) return std::nullopt;
            manifest.digest = *digest;
        } else if (kind == "schema") {
            words >> manifest.schema;
        } else if (kind == "sharing") {
            words >> manifest.sharing;
        } else if (kind == "rows") {
            words >> name >> manifest.rows[name];
        } else {
            return std::nullopt;
        }
        if (!words) return std::nullopt;
    }
    if (manifest.schema.empty()) return std::nullopt;
    return manifest;
}

std::vector<std::string> differences(const Manifest& said, const Manifest& found) {
    std::vector<std::string> out;
    if (said.digest != found.digest) out.emplace_back("the database file has another digest");
    if (said.schema != found.schema)
        out.push_back("the schema is " + found.schema + ", not " + said.schema);
    for (const auto& [table, rows] : said.rows) {
        const auto there = found.rows.find(table);
        const std::int64_t count = there == found.rows.end() ? 0 : there->second;
        if (count != rows)
            out.push_back("table " + table + " has " + std::to_string(count) + " rows, not " +
                          std::to_string(rows));
    }
    if (said.rows.size() != found.rows.size()) out.emplace_back("there are other tables");
    return out;
}

}  // namespace mase::keeping
