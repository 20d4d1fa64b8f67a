// Further invented boroughs in the database of the first, each with files of its own.
#include <fmt/core.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>

#include "demo/borough_file.h"
#include "panels/panel_file.h"
#include "platform/embedded.h"
#include "program/commands.h"

namespace mase::program {

namespace {

namespace fs = std::filesystem;

std::string replaced(std::string_view words, std::string_view what, std::string_view with) {
    std::string all;
    for (std::size_t at = 0; (at = words.find(what)) != std::string_view::npos;) {
        all += std::string(words.substr(0, at)) + std::string(with);
        words.remove_prefix(at + what.size());
    }
    return all + std::string(words);
}

void write(const fs::path& path, const std::string& words) {
    std::ofstream file(path, std::ios::binary);
    file << words;
    if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
}

// The first borough's own, under another name; the same each time, so a run that was cut finds them
// as they were.
std::string files_of(const demo::Neighbour& other, const std::string& panel,
                     const std::string& folder) {
    const fs::path own = fs::path(folder) / "boroughs" / other.slug;
    fs::create_directories(own / "panel");
    const auto renamed = [&](const std::string& file) {
        const std::string id = replaced(embedded("data/panel/" + file), "id = \"" + panel + "\"",
                                        "id = \"" + other.slug + "\"");
        return replaced(id, panels::read_panel(panel).name, other.name);
    };
    write(own / "panel" / (other.slug + ".toml"), renamed(panel + ".toml"));
    write(own / "panel" / "agencies.csv", renamed("agencies.csv"));
    return own.string();
}

// What stands in for a panel's files does so until its process ends.
void in_a_process_of_its_own(const std::function<void()>& work) {
    std::fflush(nullptr);
    const pid_t child = ::fork();
    if (child < 0) throw std::runtime_error("no process for a further borough");
    if (child == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
        int status = 0;
        try {
            work();
        } catch (const std::exception& fault) {
            fmt::print(stderr, "mase: {}\n", fault.what());
            status = 1;
        }
        std::fflush(nullptr);
        ::_exit(status);
    }
    int status = 0;
    if (::waitpid(child, &status, 0) != child || status != 0)
        throw std::runtime_error("a borough was not finished: the same command goes on");
}

}  // namespace

int make_demo(const Files& files, const std::string& panel, std::int64_t cases,
              std::int64_t boroughs) {
    std::vector<demo::Neighbour> others = demo::read_neighbours();
    others.resize(std::min(others.size(), std::size_t(boroughs - 1)));
    if (others.empty()) {
        make_borough(files, panel, cases);
        return list_demo_people();
    }
    in_a_process_of_its_own([&] { make_borough(files, panel, cases); });
    for (const demo::Neighbour& other : others) {
        Files own = files;
        own.data = files_of(other, panel, own_folder(files));
        in_a_process_of_its_own([&] {
            stand_in(own.data);
            make_borough(own, other.slug, cases);
        });
        fmt::print("{}: --panel {} --data {}\n", other.name, other.slug, own.data);
    }
    return list_demo_people();
}

}  // namespace mase::program
