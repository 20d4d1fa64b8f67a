#include "program/panels_store.h"

#include <stdexcept>

#include "audit/lookup.h"

namespace mase::program {

std::string_view word(Kind kind) {
    return kind == Kind::demo ? "demo" : "live";
}

std::map<std::string, PanelRow> all_panels(audit::Records& records) {
    std::map<std::string, PanelRow> all;
    audit::Lookup(records).rows("SELECT slug, id, kind FROM panels", {}, [&](const db::Row& row) {
        all.emplace(row.string(0),
                    PanelRow{row.id<PanelId>(1), row.text(2) == "demo" ? Kind::demo : Kind::live});
    });
    return all;
}

PanelRow add_panel(audit::Records& records, const std::string& slug, Kind kind) {
    const PanelRow made{new_id<PanelId>(records.clock().now()), kind};
    audit::Outbox outbox(records);
    const auto kept = records.change(
        access::program(access::Task::plan_panel, made.id), outbox,
        [&](audit::Change& change) -> Result<int> {
            change.execute(
                "INSERT INTO panels (id, slug, key_id, kind, made_at) VALUES ($1, $2, $3, $4, $5)",
                {made.id, slug, change.create_panel_key(), word(kind), change.now()});
            return 0;
        });
    if (!kept || !outbox.wait()) throw std::runtime_error("the panel could not be made");
    return made;
}

}  // namespace mase::program
