// Rows of things: summary lists, tables, task lists.
#pragma once

#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "platform/govuk_text.h"

namespace mase::govuk {

struct Action {
    std::string text;
    Url href;
    std::string visually_hidden_text = {};  // what it acts on, for those who hear the link alone
};

struct SummaryRow {
    std::string key;
    Content value;
    std::vector<Action> actions = {};
};
struct SummaryCard {
    std::string title = {};
    std::vector<Action> actions = {};
};
struct SummaryList {
    std::vector<SummaryRow> rows;
    SummaryCard card = {};  // a list with a card title is set as a card
};
Html summary_list(const SummaryList& list);

enum class Format { text, numeric };
enum class Sort { none, offered, ascending, descending };  // how the rows are ordered already

struct Heading {
    Heading(const char* words) : text(words) {}
    Heading(std::string words, Format how = Format::text, Sort order = Sort::none)
        : text(std::move(words)), format(how), sort(order) {}

    std::string text;
    Format format = Format::text;
    Sort sort = Sort::none;
};
struct Cell {
    template <class Shown>
        requires std::is_convertible_v<Shown, Content>
    Cell(Shown&& shown, Format how = Format::text, std::string sort_by = {})
        : content(std::forward<Shown>(shown)), format(how), sort_value(std::move(sort_by)) {}

    Content content;
    Format format = Format::text;
    std::string sort_value = {};  // where what is shown does not sort, as with a date in words
};
struct Table {
    std::string caption;
    Size caption_size = Size::normal;
    std::vector<Heading> head = {};
    std::vector<std::vector<Cell>> rows = {};
    bool first_cell_is_header = false;
};
Html table(const Table& table);

struct Status {
    Status(const char* words) : text(words) {}
    Status(std::string words) : text(std::move(words)) {}
    Status(std::string words, TagColour colour) : text(std::move(words)), tag(colour) {}

    std::string text;
    std::optional<TagColour> tag = {};
    bool cannot_start_yet = false;
};
Status cannot_start_yet(std::string text = "Cannot start yet");

struct Task {
    std::string title;
    Status status;
    Url href = {};  // none: it cannot be started yet
    std::string hint = {};
};
struct TaskList {
    std::vector<Task> items;
    std::string id_prefix = "task-list";  // one for each list on a page
};
Html task_list(const TaskList& list);

}  // namespace mase::govuk
