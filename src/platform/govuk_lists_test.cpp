#include <doctest/doctest.h>

#include "platform/govuk_fixture.h"

namespace mase::govuk {

namespace {

std::vector<Action> actions(Options& options, const std::string& path) {
    std::vector<Action> made;
    for (Options& action : options.list(path)) {
        made.push_back({.text = action.text("text"),
                        .href = action.url("href"),
                        .visually_hidden_text = action.text("visuallyHiddenText")});
    }
    return made;
}

Format format(Options& cell) {
    return cell.one_of<Format>("format", {{"numeric", Format::numeric}});
}

Status status(Options& item) {
    const bool cannot =
        item.one_of<bool>("status.classes", {{"govuk-task-list__status--cannot-start-yet", true}});
    if (cannot) return cannot_start_yet(item.text("status.text"));
    if (item.has("status.tag")) {
        return {item.text("status.tag.text"), item.colour("status.tag.classes")};
    }
    return item.text("status.text");
}

}  // namespace

TEST_CASE("a summary list is the one govuk-frontend makes") {
    check_fixtures("summary-list", [](Options& options) {
        SummaryList made{.rows = {}};
        for (Options& row : options.list("rows")) {
            made.rows.push_back({.key = row.text("key.text"),
                                 .value = row.content("value.text", "value.html"),
                                 .actions = actions(row, "actions.items")});
        }
        made.card = {.title = options.text("card.title.text"),
                     .actions = actions(options, "card.actions.items")};
        if (options.has("card") && !options.has("card.title"))
            options.unsupported("card.title.unset");
        return summary_list(made);
    });
}

TEST_CASE("a table is the one govuk-frontend makes") {
    check_fixtures("table", [](Options& options) {
        Table made{.caption = options.text("caption"),
                   .caption_size = options.one_of<Size>(
                       "captionClasses", {{"govuk-table__caption--s", Size::small},
                                          {"govuk-table__caption--m", Size::medium},
                                          {"govuk-table__caption--l", Size::large},
                                          {"govuk-table__caption--xl", Size::extra_large}}),
                   .first_cell_is_header = options.flag("firstCellIsHeader")};
        for (Options& heading : options.list("head")) {
            made.head.emplace_back(heading.text("text"), format(heading));
        }
        for (Options& row : options.list("rows")) {
            made.rows.emplace_back();
            for (Options& cell : row.list("")) {
                made.rows.back().emplace_back(cell.content("text", "html"), format(cell));
            }
        }
        return table(made);
    });
}

TEST_CASE("a task list is the one govuk-frontend makes") {
    check_fixtures("task-list", [](Options& options) {
        TaskList made{.items = {}};
        if (options.has("idPrefix")) made.id_prefix = options.text("idPrefix");
        for (Options& item : options.list("items")) {
            made.items.push_back({.title = item.text("title.text"),
                                  .status = status(item),
                                  .href = item.url("href"),
                                  .hint = item.text("hint.text")});
        }
        return task_list(made);
    });
}

TEST_CASE("a table is sortable only when one of its columns is") {
    const std::string sortable =
        table({.caption = "Actions",
               .head = {{"Due", Format::text, Sort::ascending},
                        {"Owner", Format::text, Sort::offered}},
               .rows = {{{"8 December 2026", Format::text, "2026-12-08"}, "A. Person"}}})
            .str();
    CHECK(sortable.contains("<table class=\"govuk-table\" data-module=\"moj-sortable-table\">"));
    CHECK(sortable.contains("aria-sort=\"ascending\">Due</th>"));
    CHECK(sortable.contains("aria-sort=\"none\">Owner</th>"));
    CHECK(sortable.contains("data-sort-value=\"2026-12-08\">8 December 2026</td>"));
    const std::string plain = table({.caption = "Actions", .head = {"Due"}}).str();
    CHECK_FALSE(plain.contains("data-module"));
    CHECK_FALSE(plain.contains("aria-sort"));
}

}  // namespace mase::govuk
