#include "audit/binding_fixture.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <set>

#include "platform/db_tables.h"

namespace mase::audit {

namespace {

constexpr std::size_t id_size = sizeof(IdBytes);
constexpr std::size_t shortest = id_size + 24 + 16;  // a key's id, a nonce and a tag

// Bytes that are no sealed value.
const std::set<std::string> plain{"audit_log.prev_hash",     "audit_log.hash",
                                  "audit_heads.root",        "audit_heads.signature",
                                  "erased_keys.signature",   "discussions.bring_back_to",
                                  "case_holders.changed_by", "discussions.data_confirmed_by",
                                  "import_rows.child_token", "papers.fingerprint",
                                  "invitations.made_by"};

struct Table {
    std::string name;
    std::vector<db::Column> key;       // its primary key without the panel
    std::vector<std::string> columns;  // that could be sealed
};

Table looked_through(const db::Table& whole) {
    Table table{.name = whole.name, .key = {}, .columns = {}};
    for (const db::Column& column : whole.columns) {
        if (column.key > 0) {
            if (column.name != "panel_id") table.key.push_back(column);
        } else if (column.kind == db::Kind::bytes && !column.refers &&
                   !column.name.ends_with("_id") &&
                   !plain.contains(whole.name + "." + column.name)) {
            table.columns.push_back(column.name);
        }
    }
    std::ranges::sort(table.key, {}, &db::Column::key);
    return table;
}

std::vector<Table> tables_of(db::Connection& database) {
    std::vector<Table> tables;
    for (const db::Table& whole : db::tables(database)) tables.push_back(looked_through(whole));
    std::erase_if(tables, [](const Table& table) { return table.columns.empty(); });
    return tables;
}

struct Part {  // of a row's primary key
    std::string text;
    bool is_id = false;
};

std::vector<Part> key_of(const Table& table, const db::Row& row) {
    std::vector<Part> parts;
    for (int i = 0; i < int(table.key.size()); ++i) {
        switch (table.key[std::size_t(i)].kind) {
            case db::Kind::bytes: parts.push_back({text(row.id<AnyId>(i + 1)), true}); break;
            case db::Kind::integer:
                parts.push_back({std::to_string(row.integer(i + 1)), false});
                break;
            case db::Kind::text: parts.push_back({row.string(i + 1), false}); break;
        }
    }
    return parts;
}

bool opens(const SecretKey& key, const db::Bytes& stored, const std::string& bound) {
    try {
        (void)unseal(key, stored.data() + id_size, stored.size() - id_size, bound);
        return true;
    } catch (const Tampered&) {
        return false;
    }
}

// With one of its ids as the row and all else of its key after the field, in some order.
bool opens_in_place(const SecretKey& key, const db::Bytes& stored, const std::string& field,
                    const std::vector<Part>& parts) {
    for (std::size_t row = 0; row < parts.size(); ++row) {
        if (!parts[row].is_id) continue;
        std::vector<std::string> others;
        for (std::size_t i = 0; i < parts.size(); ++i)
            if (i != row) others.push_back(parts[i].text);
        std::ranges::sort(others);
        do {
            std::string bound = field;
            for (const std::string& other : others) bound.append("/").append(other);
            if (opens(key, stored, bound + "/" + parts[row].text)) return true;
        } while (std::ranges::next_permutation(others).found);
    }
    return false;
}

std::optional<SecretKey> key_named_by(const db::Bytes& stored, const Keyring& keys) {
    KeyId id;
    std::copy_n(stored.begin(), id_size, id.bytes.begin());
    try {
        return keys.key(id);
    } catch (const std::runtime_error&) {
        return std::nullopt;  // it was destroyed, or the test has put bytes there
    }
}

struct Seen {
    std::mutex mutex;
    std::set<std::string> possible, sealed;
};
Seen& seen() {
    static Seen all;
    return all;
}

}  // namespace

std::vector<std::string> badly_bound(db::Connection& database, const Keyring& keys) {
    std::set<std::string> bad, found, possible;
    for (const Table& table : tables_of(database)) {
        std::string named;
        for (const db::Column& column : table.key)
            named.append(", \"").append(column.name).append("\"");
        for (const std::string& column : table.columns) {
            const std::string name = table.name + "." + column;
            possible.insert(name);
            const std::string field = table.name == "texts" ? table.name : name;
            database.read("SELECT \"" + column + "\"" + named + " FROM \"" + table.name +
                              "\" WHERE length(\"" + column + "\") >= $1",
                          {std::int64_t(shortest)}, [&](const db::Row& row) {
                              const db::Bytes stored = row.copied(0);
                              const auto key = key_named_by(stored, keys);
                              if (!key) return;
                              found.insert(name);
                              if (!opens_in_place(*key, stored, field, key_of(table, row)))
                                  bad.insert(name);
                          });
        }
    }
    Seen& all = seen();
    const std::lock_guard lock(all.mutex);
    all.possible.merge(possible);
    all.sealed.merge(found);
    return {bad.begin(), bad.end()};
}

std::string looked_at() {
    Seen& all = seen();
    const std::lock_guard lock(all.mutex);
    std::string lines;
    for (const std::string& column : all.possible) lines += "possible " + column + "\n";
    for (const std::string& column : all.sealed) lines += "sealed " + column + "\n";
    return lines;
}

}  // namespace mase::audit
