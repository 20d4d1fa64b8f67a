#include "demo/patterns_file.h"

#include "demo/borough_file.h"
#include "platform/csv.h"
#include "platform/embedded.h"

namespace mase::demo {

namespace {

std::string taken_to(std::string& text, char mark) {
    const std::size_t end = text.find(mark);
    std::string first = text.substr(0, end);
    text.erase(0, end == std::string::npos ? end : end + 1);
    return first;
}

Happening happening(std::string text) {
    Happening happened;
    happened.code = taken_to(text, ':');
    happened.day = std::stoi(taken_to(text, ':'));
    happened.rest = std::move(text);
    return happened;
}

std::vector<Linked> read(const std::string& file, const std::vector<std::string>& columns,
                         std::string_view happenings) {
    const CsvTable table(file, embedded(file), columns);
    std::vector<Linked> all;
    for (std::size_t row = 0; row < table.size(); ++row) {
        Linked linked;
        for (const std::string& column : columns) linked.columns[column] = table.at(row, column);
        if (linked.columns.contains("key")) linked.key = linked.at("key");
        for (const std::string& child : split(linked.at("children")))
            linked.children.push_back(std::stoul(child));
        if (!happenings.empty()) {
            for (std::string& text : split(linked.at(happenings)))
                linked.happened.push_back(happening(std::move(text)));
        }
        all.push_back(std::move(linked));
    }
    return all;
}

}  // namespace

std::vector<Linked> read_persons() {
    return read(
        "data/demo/persons.csv",
        {"key", "children", "name", "also_known", "description", "sex", "age", "stated",
         "stated_source", "seen", "seen_source", "nationality", "relationship", "milestones"},
        "milestones");
}

std::vector<Linked> read_places() {
    return read("data/demo/places.csv",
                {"key", "children", "kind", "name", "ward", "address", "use", "steps"}, "steps");
}

std::vector<Linked> read_groups() {
    return read("data/demo/groups.csv",
                {"key", "children", "kind", "name", "description", "tie", "members"}, "");
}

std::vector<Linked> read_disruptions() {
    return read("data/demo/disruptions.csv",
                {"children", "kind", "target", "about", "agency", "steps"}, "steps");
}

}  // namespace mase::demo
