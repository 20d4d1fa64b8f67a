#include "platform/embedded.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>

#include "platform/built_in.h"

namespace mase {

namespace {

std::map<std::string, std::string, std::less<>>& standing_in() {
    static std::map<std::string, std::string, std::less<>> files;
    return files;
}

bool is_a_panels_own(std::string_view name) {
    return name.starts_with("data/panel/") || name == "data/codes/wards.csv";
}

std::string contents(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::string all{std::istreambuf_iterator<char>(stream), {}};
    if (!stream) throw std::runtime_error(file.string() + " can't be read");
    return all;
}

}  // namespace

std::string_view embedded(std::string_view name) {
    const auto found = standing_in().find(name);
    return found == standing_in().end() ? built_in(name) : std::string_view(found->second);
}

std::vector<std::string_view> embedded_names(std::string_view prefix) {
    std::vector<std::string_view> names = built_in_names(prefix);
    for (const auto& [name, file] : standing_in())
        if (name.starts_with(prefix)) names.push_back(name);
    std::ranges::sort(names);
    const auto twice = std::ranges::unique(names);
    names.erase(twice.begin(), twice.end());
    return names;
}

void stand_in(const std::string& folder) {
    namespace fs = std::filesystem;
    if (!fs::is_directory(folder)) throw std::runtime_error("there is no folder " + folder);
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        const std::string name = "data/" + fs::relative(entry.path(), folder).generic_string();
        if (!is_a_panels_own(name))
            throw std::runtime_error(entry.path().string() +
                                     " is the same for every panel: a panel's own data is panel/… "
                                     "and codes/wards.csv");
        standing_in().insert_or_assign(name, contents(entry.path()));
    }
}

}  // namespace mase
