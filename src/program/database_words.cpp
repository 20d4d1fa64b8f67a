#include "program/database_words.h"

namespace mase::program {

void add_keys(CLI::App& command, Files& files, std::string& panel) {
    command.add_option("--keys", files.keys, "Key store, kept apart from the database's backups")
        ->capture_default_str();
    command.add_option("--master-key", files.master_key, "File of the master key")
        ->capture_default_str();
    command.add_option("--heads", files.heads,
                       "File of the audit trail's signed heads (by itself: beside the database)");
    command.add_flag("--heads-syslog", files.heads_to_system_log,
                     "Put the signed heads into the system's log as well");
    add_panel(command, files, panel);
}

void add_panel(CLI::App& command, Files& files, std::string& panel) {
    command.add_option("--panel", panel, "Panel, as data/panel/ names it")->capture_default_str();
    command.add_option("--data", files.data,
                       "Folder of its own files, in place of those of data/: panel/… and "
                       "codes/wards.csv");
}

void add_files(CLI::App& command, Files& files, std::string& panel) {
    command.add_option("--database", files.database, "SQLite file, or postgresql://…")
        ->capture_default_str();
    add_keys(command, files, panel);
}

PanelCommands::PanelCommands(CLI::App& mase, Files& files, std::string& panel)
    : all_(*mase.add_subcommand("panel", "Panels of one database, each blind to the others")) {
    all_.require_subcommand(1);
    for (CLI::App* command : {&add_, &list_}) add_files(*command, files, panel);
}

std::optional<int> PanelCommands::run(const Files& files, const std::string& panel) const {
    if (add_.parsed()) return add_another_panel(files, panel);
    if (list_.parsed()) return list_panels(files);
    return std::nullopt;
}

DatabaseCommands::DatabaseCommands(CLI::App& mase, Files& files, std::string& panel)
    : move_(*mase.add_subcommand("move", "Take the database to an empty place, of any engine")),
      prepare_(*mase.add_subcommand(
          "prepare", "PostgreSQL: bring the tables up to date, for another role to serve from")) {
    add_keys(move_, files, panel);
    move_.add_option("--from", moving_.from, "SQLite file, or postgresql://…")->required();
    move_.add_option("--to", moving_.to, "SQLite file, or postgresql://…")->required();
    prepare_.add_option("--database", owner_, "postgresql://…, as the owner")->required();
    prepare_.add_option("--role", role_, "Role that serves")->required();
}

std::optional<int> DatabaseCommands::run(const Files& files, const std::string& panel) const {
    if (move_.parsed()) return move_database(files, panel, moving_);
    if (prepare_.parsed()) return prepare_database(owner_, role_);
    return std::nullopt;
}

}  // namespace mase::program
