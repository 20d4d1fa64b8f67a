// The words of the command line that are about where the records are kept.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "program/commands.h"

namespace mase::program {

// --keys, --master-key, --heads and --panel.
void add_keys(CLI::App& command, Files&, std::string& panel);
// Those, and --database.
void add_files(CLI::App& command, Files&, std::string& panel);

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
