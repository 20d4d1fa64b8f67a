#include "papers/archive.h"

#include <algorithm>

namespace mase::papers {

namespace {

constexpr std::size_t end_size = 22, most_comment = 65535;
constexpr std::size_t row_size = 46, local_size = 30;
constexpr std::size_t most_directory = std::size_t{1} << 20U;
constexpr std::size_t most_entries = 5000;
constexpr std::uint64_t too_large = 0xFFFFFFFF;  // stands for a 64-bit size kept elsewhere

// Little-endian; the caller has made sure that it is there.
std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint64_t value = 0;
    for (std::size_t i = size; i-- > 0;)
        value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

struct Directory {
    std::uint64_t at = 0, size = 0, entries = 0;
};

// The record at the very end that says where the directory lies.
std::optional<Directory> directory_of(const Content& file) {
    const std::size_t size = file.size();
    if (size < end_size) return std::nullopt;
    const std::size_t from = size - std::min(size, end_size + most_comment);
    const std::string tail = file.read(from, size - from);
    for (std::size_t at = tail.rfind("PK\x05\x06"); at != std::string::npos;
         at = at == 0 ? std::string::npos : tail.rfind("PK\x05\x06", at - 1)) {
        if (at + end_size > tail.size()) continue;
        const std::string_view record = std::string_view(tail).substr(at);
        if (at + end_size + number(record, 20, 2) != tail.size()) continue;
        const bool is_one_disk = number(record, 4, 4) == 0;
        const std::uint64_t entries = number(record, 10, 2);
        if (!is_one_disk || number(record, 8, 2) != entries) return std::nullopt;
        const Directory found{
            .at = number(record, 16, 4), .size = number(record, 12, 4), .entries = entries};
        const bool is_inside = found.at + found.size <= from + at;
        if (!is_inside || found.size > most_directory || entries > most_entries)
            return std::nullopt;
        return found;
    }
    return std::nullopt;
}

// What stands before the bytes of an entry: says the same name, and where they begin.
bool read_local(const Content& file, std::uint64_t at, Entry& entry) {
    const std::string local = file.read(at, local_size + entry.name.size());
    if (local.size() != local_size + entry.name.size() || !local.starts_with("PK\x03\x04"))
        return false;
    if (number(local, 26, 2) != entry.name.size() || local.substr(local_size) != entry.name)
        return false;
    entry.data_at = at + local.size() + number(local, 28, 2);
    return true;
}

bool share_bytes(std::vector<Entry> entries, std::uint64_t directory_at) {
    std::ranges::sort(entries, {}, &Entry::data_at);
    std::uint64_t end = 0;
    for (const Entry& entry : entries) {
        if (entry.data_at - local_size - entry.name.size() < end) return true;
        end = entry.data_at + entry.packed;
    }
    return end > directory_at;
}

}  // namespace

const Entry* Archive::find(std::string_view name) const {
    const auto found = std::ranges::find(entries, name, &Entry::name);
    return found == entries.end() ? nullptr : &*found;
}

std::uint64_t Archive::unpacked() const {
    std::uint64_t sum = 0;
    for (const Entry& entry : entries) sum += entry.unpacked;
    return sum;
}

std::optional<Archive> archive_of(const Content& file) {
    const auto directory = directory_of(file);
    if (!directory) return std::nullopt;
    const std::string rows = file.read(directory->at, directory->size);
    Archive archive;
    std::size_t at = 0;
    for (std::uint64_t i = 0; i < directory->entries; ++i) {
        if (at + row_size > rows.size()) return std::nullopt;
        const std::string_view row = std::string_view(rows).substr(at);
        if (!row.starts_with("PK\x01\x02")) return std::nullopt;
        const std::size_t name_size = number(row, 28, 2);
        const std::size_t beside = number(row, 30, 2) + number(row, 32, 2);
        if (row_size + name_size + beside > row.size()) return std::nullopt;
        Entry entry{.name = std::string(row.substr(row_size, name_size)),
                    .is_encrypted = (number(row, 8, 2) & 1U) != 0,
                    .is_stored = number(row, 10, 2) == 0,
                    .packed = number(row, 20, 4),
                    .unpacked = number(row, 24, 4)};
        const std::uint64_t local_at = number(row, 42, 4);
        if (entry.packed == too_large || entry.unpacked == too_large || local_at == too_large)
            return std::nullopt;
        if (!read_local(file, local_at, entry)) return std::nullopt;
        archive.entries.push_back(std::move(entry));
        at += row_size + name_size + beside;
    }
    if (share_bytes(archive.entries, directory->at)) return std::nullopt;
    return archive;
}

}  // namespace mase::papers
