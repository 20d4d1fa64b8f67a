// Small files of each kind, made by hand, and the ways in which they can be bad.
#pragma once

#include <string>
#include <vector>

#include "audit/change.h"
#include "papers/kind.h"

namespace mase::papers {

inline std::string little(std::size_t value, int size) {
    std::string bytes;
    for (int i = 0; i < size; ++i, value >>= 8U) bytes += static_cast<char>(value & 255U);
    return bytes;
}

struct Packed {  // an entry of an archive, stored unless it says otherwise
    std::string name;
    std::string bytes = "x";
    std::size_t flags = 0;
    std::size_t method = 0;
    std::size_t unpacked = 0;  // that it says it becomes; its size when 0
};

inline std::string zip(const std::vector<Packed>& entries) {
    std::string file, directory;
    for (const Packed& entry : entries) {
        const std::size_t unpacked = entry.unpacked > 0 ? entry.unpacked : entry.bytes.size();
        const std::string common = little(entry.flags, 2) + little(entry.method, 2) + little(0, 8) +
                                   little(entry.bytes.size(), 4) + little(unpacked, 4) +
                                   little(entry.name.size(), 2) + little(0, 2);
        directory += "PK\x01\x02" + little(20, 2) + little(20, 2) + common + little(0, 10) +
                     little(file.size(), 4) + entry.name;
        file += "PK\x03\x04" + little(20, 2) + common + entry.name + entry.bytes;
    }
    const std::string end = "PK\x05\x06" + little(0, 4) + little(entries.size(), 2) +
                            little(entries.size(), 2) + little(directory.size(), 4) +
                            little(file.size(), 4) + little(0, 2);
    return file + directory + end;
}

inline std::string docx(std::vector<Packed> more = {}) {
    std::vector<Packed> entries{{"[Content_Types].xml"}, {"word/document.xml"}};
    for (Packed& entry : more) entries.push_back(std::move(entry));
    return zip(entries);
}
inline std::string odt(std::vector<Packed> more = {}) {
    std::vector<Packed> entries{{"mimetype", "application/vnd.oasis.opendocument.text"}};
    for (Packed& entry : more) entries.push_back(std::move(entry));
    return zip(entries);
}
inline std::string pdf(const std::string& inside = "") {
    return "%PDF-1.4\n1 0 obj <<" + inside + ">> endobj\ntrailer <<>>\n%%EOF\n";
}
inline std::string png(std::size_t wide = 10, std::size_t high = 10) {
    const auto big = [](std::size_t value) {
        const std::string bytes = little(value, 4);
        return std::string(bytes.rbegin(), bytes.rend());
    };
    return std::string("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR", 16) + big(wide) + big(high) +
           std::string("\x08\x02\0\0\0abcd\0\0\0\0IEND\xAE\x42\x60\x82", 21);
}
inline std::string jpeg(unsigned char wide = 10, unsigned char high = 10) {
    std::string bytes("\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0", 20);
    bytes += std::string("\xFF\xC0\0\x11\x08", 5);
    for (const unsigned char side : {high, wide}) {
        bytes += static_cast<char>(side);
        bytes += static_cast<char>(0x10);
    }
    return bytes + std::string("\x03 and so on \xFF\xD9");
}

// One of no bytes, for what only asks whether it is there.
inline PaperId put_paper(audit::Change& change, ReferralId referral, KeyId key, AccountId by) {
    const auto id = change.new_id<PaperId>();
    change.execute(
        "INSERT INTO papers (panel_id, id, referral_id, part, kind, size, pieces, fingerprint, "
        "name, description, attached_by, attached_at, scan, signature) VALUES ($1, $2, $3, "
        "'general', 'TXT', 0, 0, $4, $5, $6, $7, $8, 'clean', '')",
        {change.panel(), id, referral, db::Bytes(16),
         change.seal(key, "a.txt", {"papers.name", any(id)}),
         change.seal(key, "A letter", {"papers.description", any(id)}), by, change.now()});
    return id;
}

}  // namespace mase::papers
