#include "editions/shared_store.h"

#include <algorithm>
#include <stdexcept>

#include "editions/shared_file.h"
#include "platform/secrets.h"

namespace mase::editions {

namespace {

using returns::Quarter;

// Of $1, the panel that reads.
constexpr const char* of_its_kind =
    " FROM shared_returns s JOIN panels p ON p.id = s.panel_id JOIN panels mine ON mine.id = $1 "
    "AND mine.kind = p.kind ";

std::string fingerprint_of(const SharedEdition& edition, std::string_view content) {
    return content_hash(text(edition.panel) + '\n' + edition.panel_name + '\n' +
                        slug(edition.quarter) + '\n' + std::to_string(edition.number) + '\n' +
                        std::to_string(edition.published_at.micros) + '\n' + std::string(content));
}

}  // namespace

std::string share(audit::Change& change, const std::string& panel_name, const Edition& edition,
                  const Content& content) {
    const SharedEdition mine{.panel = change.panel(),
                             .panel_name = panel_name,
                             .quarter = edition.quarter,
                             .number = edition.number,
                             .published_at = edition.published_at,
                             .content = {}};
    const std::string text = written(shared(content));
    std::string fingerprint = fingerprint_of(mine, text);
    change.execute(
        "INSERT INTO shared_returns (panel_id, panel_name, quarter, number, published_at, content, "
        "fingerprint) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        {change.panel(), panel_name, slug(mine.quarter), mine.number, mine.published_at, text,
         fingerprint});
    return fingerprint;
}

std::map<Quarter, SharedQuarter> shared_quarters(const audit::Reading& reading) {
    std::map<Quarter, SharedQuarter> all;
    reading.rows("SELECT s.quarter, count(DISTINCT s.panel_id), max(s.published_at)" +
                     std::string(of_its_kind) + "GROUP BY s.quarter",
                 {reading.panel()}, [&](const db::Row& row) {
                     if (const auto quarter = returns::parse_quarter(row.text(0)))
                         all[*quarter] = {int(row.integer(1)), row.instant(2)};
                 });
    return all;
}

std::vector<SharedEdition> shared_of(const audit::Reading& reading, Quarter quarter) {
    std::vector<SharedEdition> all;
    reading.rows(
        "SELECT s.panel_id, s.panel_name, s.number, s.published_at, s.fingerprint, s.content" +
            std::string(of_its_kind) +
            "WHERE s.quarter = $2 AND s.number = (SELECT max(n.number) FROM shared_returns n WHERE "
            "n.panel_id = s.panel_id AND n.quarter = s.quarter) ORDER BY s.panel_name, s.panel_id",
        {reading.panel(), slug(quarter)}, [&](const db::Row& row) {
            SharedEdition edition{.panel = row.id<PanelId>(0),
                                  .panel_name = row.string(1),
                                  .quarter = quarter,
                                  .number = int(row.integer(2)),
                                  .published_at = row.instant(3),
                                  .content = {}};
            if (fingerprint_of(edition, row.text(5)) != row.text(4))
                throw std::runtime_error("a shared return is not what was published");
            edition.content = read_shared(row.text(5));
            all.push_back(std::move(edition));
        });
    return all;
}

std::vector<std::string> not_shared(const audit::Reading& reading, Quarter quarter) {
    std::vector<std::string> names;
    reading.rows("SELECT s.panel_name" + std::string(of_its_kind) +
                     "WHERE s.published_at = (SELECT max(n.published_at) FROM shared_returns n "
                     "WHERE n.panel_id = s.panel_id) AND NOT EXISTS (SELECT 1 FROM shared_returns "
                     "n WHERE n.panel_id = s.panel_id AND n.quarter = $2) ORDER BY s.panel_name",
                 {reading.panel(), slug(quarter)},
                 [&](const db::Row& row) { names.push_back(row.string(0)); });
    names.erase(std::ranges::unique(names).begin(), names.end());
    return names;
}

}  // namespace mase::editions
