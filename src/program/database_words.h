// The words of the command line that are about where the records are kept, and for which panels.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "program/commands.h"

namespace mase::program {

// --panel and --data.
void add_panel(CLI::App& command, Files&, std::string& panel);
// Those, --keys, --master-key and --heads.
void add_keys(CLI::App& command, Files&, std::string& panel);
// Those, and --database.
void add_files(CLI::App& command, Files&, std::string& panel);

class PanelCommands {
public:
    PanelCommands(CLI::App& mase, Files&, std::string& panel);
    std::optional<int> run(const Files&, const std::string& panel) const;

private:
    CLI::App& all_;
    CLI::App& add_ = *all_.add_subcommand("add", "Add the one that --panel and --data name");
    CLI::App& list_ = *all_.add_subcommand("list", "List them");
};

class DatabaseCommands {
public:
    DatabaseCommands(CLI::App& mase, Files&, std::string& panel);
    std::optional<int> run(const Files&, const std::string& panel) const;

private:
    Moving moving_;
    std::string owner_, role_;
    CLI::App& move_;
    CLI::App& prepare_;
};

}  // namespace mase::program
