#include "editions/sharing_fixture.h"

namespace mase::editions {

void Sharing::make_panel(PanelId id, const std::string& slug, const std::string& kind) {
    audit::Outbox outbox(records);
    const auto made = records.change(
        access::program(access::Task::plan_panel, id), outbox,
        [&](audit::Change& change) -> Result<int> {
            change.execute(
                "INSERT INTO panels (id, slug, key_id, kind, made_at) VALUES ($1, $2, $3, $4, $5)",
                {id, slug, change.create_panel_key(), kind, clock.now()});
            return 0;
        });
    REQUIRE(made.has_value());
    REQUIRE(outbox.wait());
}

void Sharing::share_as(PanelId id, const std::string& name, int number, const Content& content) {
    audit::Outbox outbox(records);
    const auto shared = records.change(access::program(access::Task::make_demo, id), outbox,
                                       [&](audit::Change& change) -> Result<int> {
                                           const Edition edition{.id = {},
                                                                 .quarter = published,
                                                                 .number = number,
                                                                 .published_at = change.now(),
                                                                 .published_by = {},
                                                                 .inputs = {},
                                                                 .fingerprint = {},
                                                                 .reason = {},
                                                                 .content = {}};
                                           share(change, name, edition, content);
                                           return 0;
                                       });
    REQUIRE(shared.has_value());
    REQUIRE(outbox.wait());
}

std::vector<SharedEdition> Sharing::seen_by(PanelId id) {
    audit::Outbox outbox(records);
    const audit::Viewing viewing(records, access::program(access::Task::make_demo, id), "own_work",
                                 outbox);
    return shared_of(viewing, published);
}

Content Sharing::girls_alone(int count, Fate fate) {
    return {3,
            {{{.id = "child_sex",
               .title = "Sex",
               .unit = "Children",
               .source = "MR-57",
               .note = "Another way of counting.",
               .lines = {{returns::LineKind::counted, "F", "Female", count}},
               .section = "Children"},
              {fate}}},
            {}};
}

}  // namespace mase::editions
