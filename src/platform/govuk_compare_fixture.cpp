// Runs a component against its fixtures, and against the guide that says what is left out.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "platform/govuk_fixture.h"

namespace mase::govuk {

namespace {

using Paths = std::set<std::string>;

nlohmann::json read_json(const std::string& component, const std::string& file) {
    const std::string path = MASE_SOURCE_DIR "/node_modules/govuk-frontend/dist/govuk/components/" +
                             component + '/' + file;
    std::ifstream in(path);
    REQUIRE_MESSAGE(in.is_open(), path << " is missing: run bin/setup");
    return nlohmann::json::parse(in);
}

// The guide has one line a component: "- **tag**: `html`".
std::vector<std::string> guide_line(const std::string& component) {
    std::ifstream guide(MASE_SOURCE_DIR "/docs/guides/components.md");
    const std::string start = "- **" + component + "**:";
    std::vector<std::string> options;
    for (std::string line; std::getline(guide, line);) {
        if (!line.starts_with(start)) continue;
        std::istringstream parts(line.substr(start.size()));
        for (std::string part; std::getline(parts, part, '`') && std::getline(parts, part, '`');) {
            options.push_back(part);
        }
        return options;
    }
    FAIL("docs/guides/components.md has no line for ", component);
    return options;
}

// `hint.html` covers that path anywhere: items.hint.html too, and what lies below it.
bool covers(const std::string& option, const std::string& path) {
    return ('.' + path + '.').contains('.' + option + '.');
}

std::string below(std::string path, const std::string& name) {
    if (!path.empty()) path += '.';
    return path += name;
}

void leaves(const nlohmann::json& at, const std::string& path, Paths& paths) {
    if (at.is_object()) {
        for (const auto& [name, value] : at.items()) {
            leaves(value, below(path, name), paths);
        }
    } else if (at.is_array()) {
        for (const nlohmann::json& value : at) leaves(value, path, paths);
    } else {
        paths.insert(path);
    }
}

void options_there_are(const nlohmann::json& options, const std::string& path, Paths& paths) {
    for (const nlohmann::json& option : options) {
        const std::string name = below(path, option.at("name").get<std::string>());
        paths.insert(name);
        if (option.contains("params")) options_there_are(option.at("params"), name, paths);
    }
}

bool was_read(const Paths& read, const std::string& path) {
    return std::ranges::any_of(
        read, [&](const std::string& one) { return one == path || one.starts_with(path + '.'); });
}

// What our component makes of a fixture; throws Unsupported for the first option it does not read.
std::string built(const nlohmann::json& options, const std::function<Html(Options&)>& build,
                  Paths& read) {
    const auto session = std::make_shared<Session>();
    Options reader(options, "", session);
    const Html html = build(reader);
    read.insert(session->read.begin(), session->read.end());
    Paths given;
    leaves(options, "", given);
    for (const std::string& path : given) {
        if (!session->read.contains(path)) throw Unsupported(path);
    }
    return session->put_right(html.str());
}

struct LeftOut {
    std::vector<std::string> everywhere;
    std::vector<std::string> here;

    bool includes(const std::string& path) const {
        const auto is_path = [&](const std::string& option) { return covers(option, path); };
        return std::ranges::any_of(everywhere, is_path) || std::ranges::any_of(here, is_path);
    }
};

void check_guide(const std::string& component, const LeftOut& left_out, const Paths& read,
                 Paths there_are) {
    options_there_are(read_json(component, "macro-options.json"), "", there_are);
    for (const std::string& path : there_are) {
        CHECK_MESSAGE((was_read(read, path) || left_out.includes(path)), component, ": ", path,
                      " is neither supported nor in the guide");
    }
    for (const std::string& option : left_out.here) {
        const bool exists = std::ranges::any_of(
            there_are, [&](const std::string& path) { return covers(option, path); });
        CHECK_MESSAGE(exists, component, " has no option ", option);
    }
}

}  // namespace

void check_fixtures(const std::string& component, const std::function<Html(Options&)>& build) {
    const LeftOut left_out{guide_line("every component"), guide_line(component)};
    const nlohmann::json file = read_json(component, "fixtures.json");
    int matched = 0;
    Paths read;
    Paths given;
    for (const nlohmann::json& fixture : file.at("fixtures")) {
        const std::string name = component + ", " + fixture.at("name").get<std::string>();
        leaves(fixture.at("options"), "", given);
        try {
            const std::string ours = built(fixture.at("options"), build, read);
            const std::string theirs = fixture.at("html").get<std::string>();
            const bool same = html_tokens(ours) == html_tokens(theirs);
            CHECK_MESSAGE(same, name, "\nours:\n", ours, "\ntheirs:\n", theirs);
            if (same) ++matched;
        } catch (const Unsupported& option) {
            given.insert(option.what());
            CHECK_MESSAGE(left_out.includes(option.what()), name, ": ", std::string(option.what()),
                          " is not in the guide");
        }
    }
    CHECK(matched > 0);
    check_guide(component, left_out, read, given);
}

}  // namespace mase::govuk
