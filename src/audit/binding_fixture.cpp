#include "audit/binding_fixture.h"

#include <algorithm>
#include <iterator>
#include <mutex>
#include <optional>

namespace mase::audit {

namespace {

constexpr std::size_t id_size = sizeof(IdBytes);
constexpr std::size_t shortest = id_size + 24 + 16;  // a key's id, a nonce and a tag

// Bytes that are no sealed value.
const std::set<std::string> plain{"audit_log.prev_hash",     "audit_log.hash",
                                  "audit_heads.root",        "audit_heads.signature",
                                  "erased_keys.signature",   "discussions.bring_back_to",
                                  "case_holders.changed_by", "discussions.data_confirmed_by",
                                  "import_rows.child_token", "papers.fingerprint"};

struct Column {
    std::string name, type;
};
struct Table {
    std::string name;
    std::vector<Column> key;           // its primary key without the panel
    std::vector<std::string> columns;  // that could be sealed
};

Table described(db::Connection& database, const std::string& name) {
    Table table{.name = name, .key = {}, .columns = {}};
    std::set<std::string> references;
    database.read("SELECT \"from\" FROM pragma_foreign_key_list($1)", {name},
                  [&](const db::Row& row) { references.insert(row.string(0)); });
    database.read("SELECT name, type, pk FROM pragma_table_info($1) ORDER BY pk", {name},
                  [&](const db::Row& row) {
                      const Column column{row.string(0), row.string(1)};
                      if (row.integer(2) > 0) {
                          if (column.name != "panel_id") table.key.push_back(column);
                      } else if (column.type == "BLOB" && !references.contains(column.name) &&
                                 !column.name.ends_with("_id") &&
                                 !plain.contains(name + "." + column.name)) {
                          table.columns.push_back(column.name);
                      }
                  });
    return table;
}

std::vector<Table> tables_of(db::Connection& database) {
    std::vector<std::string> names;
    database.read(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'", {},
        [&](const db::Row& row) { names.push_back(row.string(0)); });
    std::vector<Table> tables;
    for (const std::string& name : names) tables.push_back(described(database, name));
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
        const std::string& type = table.key[std::size_t(i)].type;
        if (type == "BLOB") {
            parts.push_back({text(row.id<AnyId>(i + 1)), true});
        } else {
            parts.push_back({type == "INTEGER" || type == "INT" ? std::to_string(row.integer(i + 1))
                                                                : row.string(i + 1),
                             false});
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
        for (const Column& column : table.key)
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

std::set<std::string> never_sealed() {
    Seen& all = seen();
    const std::lock_guard lock(all.mutex);
    std::set<std::string> never;
    std::ranges::set_difference(all.possible, all.sealed, std::inserter(never, never.end()));
    return never;
}

}  // namespace mase::audit
