// mase: the command line.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <optional>

#include "platform/keyring.h"
#include "program/commands.h"

namespace {

using namespace mase::program;

void add_files(CLI::App& command, Files& files, std::string& panel) {
    command.add_option("--database", files.database, "SQLite file")->capture_default_str();
    command.add_option("--keys", files.keys, "Key store, kept apart from the database's backups")
        ->capture_default_str();
    command.add_option("--master-key", files.master_key, "File of the master key")
        ->capture_default_str();
    command.add_option("--heads", files.heads,
                       "File of the audit trail's signed heads (by itself: beside the database)");
    command.add_option("--panel", panel, "Panel, as data/panel/ names it")->capture_default_str();
}

void add_serving(CLI::App& command, Serving& serving) {
    command.add_option("--address", serving.address)->capture_default_str();
    command.add_option("--port", serving.port)->capture_default_str();
    command.add_flag("--behind-tls", serving.is_secure, "A proxy in front speaks TLS");
    command.add_option("--trust-proxy", serving.trusted_proxies,
                       "Address whose X-Forwarded-For is believed");
    CLI::Option& certificate = *command.add_option(
        "--certificate", serving.certificate, "PEM file with its chain: speak TLS, and only that");
    certificate.needs(
        command.add_option("--key", serving.certificate_key, "PEM file of the certificate's key")
            ->needs(&certificate));
    command.add_flag("--unconfined", serving.is_unconfined,
                     "Keep every right it was started with: for debugging alone");
    command.add_option("--clamd", serving.clamd,
                       "Where clamd listens, to check papers for viruses: a socket or "
                       "ADDRESS:PORT");
}

class ImportCommands {
public:
    ImportCommands(CLI::App& mase, Files& files, std::string& panel)
        : all_(*mase.add_subcommand("import", "The borough's history, out of its spreadsheet")) {
        all_.require_subcommand(1);
        for (CLI::App* command : {&file_, &list_, &undo_, &export_}) {
            add_files(*command, files, panel);
            command->add_option("--by", importing_.by, "Email address of who answers for it")
                ->required();
        }
        file_.add_option("file", importing_.file, "CSV in UTF-8, or .xlsx")->required();
        file_.add_flag("--write", importing_.is_write, "Write it, when every row is right");
        file_.add_flag("--good-rows", importing_.is_good_rows,
                       "With --write: leave out the rows that are wrong");
        for (CLI::App* command : {&undo_, &export_})
            command->add_option("id", id_, "As mase import list has it")->required();
    }

    std::optional<int> run(const Files& files, const std::string& panel) const {
        if (template_.parsed()) return print_import_template();
        if (file_.parsed()) return import_file(files, panel, importing_);
        if (list_.parsed()) return list_imports(files, panel, importing_.by);
        if (undo_.parsed()) return undo_import(files, panel, importing_.by, id_);
        if (export_.parsed()) return export_import(files, panel, importing_.by, id_);
        return std::nullopt;
    }

private:
    Importing importing_;
    std::string id_;
    CLI::App& all_;
    CLI::App& template_ = *all_.add_subcommand("template", "Print the columns");
    CLI::App& file_ = *all_.add_subcommand("file", "Check a file, or write it");
    CLI::App& list_ = *all_.add_subcommand("list", "List imports");
    CLI::App& undo_ = *all_.add_subcommand("undo", "Take one out again");
    CLI::App& export_ = *all_.add_subcommand("export", "Print one as CSV");
};

class AuditCommands {
public:
    AuditCommands(CLI::App& mase, Files& files, std::string& panel)
        : all_(*mase.add_subcommand("audit", "The audit trail")) {
        all_.require_subcommand(1);
        verify_.add_option("--database", verifying_.database, "SQLite file, or a copy of it")
            ->required();
        verify_.add_option("--heads", verifying_.heads, "File of signed heads");
        verify_.add_option("--public-key", verifying_.public_key, "As mase audit key prints it");
        add_files(key_, files, panel);
    }

    std::optional<int> run(const Files& files) const {
        if (verify_.parsed()) return verify_trail(verifying_);
        if (key_.parsed()) return print_public_key(files);
        return std::nullopt;
    }

private:
    Verifying verifying_;
    CLI::App& all_;
    CLI::App& verify_ = *all_.add_subcommand("verify", "Check that the trail is whole");
    CLI::App& key_ = *all_.add_subcommand("key", "Print the public key of the signed heads");
};

class KeepingCommands {
public:
    KeepingCommands(CLI::App& mase, Files& files, std::string& panel)
        : back_up_(*mase.add_subcommand("backup", "Back the database up, while it is served")),
          restore_(*mase.add_subcommand("restore", "Put a backup back into an empty place")) {
        for (CLI::App* command : {&back_up_, &restore_}) add_files(*command, files, panel);
        back_up_.add_option("--to", file_, "New file; sealed with a key of the key store")
            ->required();
        back_up_.add_option("--keys-to", keys_file_,
                            "New file for a copy of the key store, to be kept elsewhere");
        restore_.add_option("file", file_, "As mase backup made it")->required();
    }

    std::optional<int> run(const Files& files, const std::string& panel) const {
        if (back_up_.parsed()) return back_up(files, panel, file_, keys_file_);
        if (restore_.parsed()) return restore(files, panel, file_);
        return std::nullopt;
    }

private:
    std::string file_, keys_file_;
    CLI::App& back_up_;
    CLI::App& restore_;
};

int run(int count, char** words) {
    CLI::App mase("Case management for a multi-agency sexual exploitation panel", "mase");
    mase.require_subcommand(1);
    Files files;
    Serving serving;
    NewUser user;
    std::string panel = "redbridge", key_file;

    CLI::App& serve_command = *mase.add_subcommand("serve", "Serve the pages");
    add_files(serve_command, files, panel);
    add_serving(serve_command, serving);

    CLI::App& user_command = *mase.add_subcommand("user", "People who sign in");
    CLI::App& add_command = *user_command.add_subcommand("add", "Add one");
    user_command.require_subcommand(1);
    add_files(add_command, files, panel);
    add_command.add_option("--email", user.email)->required();
    add_command.add_option("--name", user.name)->required();
    add_command.add_option("--agency", user.agency, "Code of data/panel/agencies.csv")->required();
    add_command.add_option("--role", user.roles, "Once for each role")->required();

    CLI::App& reset_command =
        *user_command.add_subcommand("reset-factor", "Take away the second step of one");
    add_files(reset_command, files, panel);
    reset_command.add_option("--email", user.email)->required();

    bool list_people = false;
    CLI::App& demo_command = *mase.add_subcommand("demo", "Make the invented borough");
    add_files(demo_command, files, panel);
    demo_command.add_flag("--people", list_people, "Only say whom to sign in as");

    CLI::App& key_command = *mase.add_subcommand("key", "The master key");
    CLI::App& create_command = *key_command.add_subcommand("create", "Make a new one");
    key_command.require_subcommand(1);
    create_command.add_option("--file", key_file)->required();
    CLI::App& rotate_command =
        *key_command.add_subcommand("rotate", "Put a new one in its place, while mase serves");
    add_files(rotate_command, files, panel);

    ImportCommands imports(mase, files, panel);
    AuditCommands audit(mase, files, panel);
    KeepingCommands keeping(mase, files, panel);

    CLI::App& check_command = *mase.add_subcommand("check", "Check the definitions in data/");

    CLI11_PARSE(mase, count, words);
    if (serve_command.parsed()) return serve(files, panel, serving);
    if (add_command.parsed()) return add_user(files, panel, user);
    if (reset_command.parsed()) return reset_factor(files, panel, user.email);
    if (demo_command.parsed()) return list_people ? list_demo_people() : make_demo(files, panel);
    if (check_command.parsed()) return check_definitions();
    if (const auto status = imports.run(files, panel)) return *status;
    if (const auto status = audit.run(files)) return *status;
    if (const auto status = keeping.run(files, panel)) return *status;
    if (rotate_command.parsed()) return rotate_master_key(files, panel);
    mase::create_master_key(key_file);
    return 0;
}

}  // namespace

int main(int count, char** words) {
    try {
        return run(count, words);
    } catch (const std::exception& fault) {
        fmt::print(stderr, "mase: {}\n", fault.what());
        return 1;
    }
}
