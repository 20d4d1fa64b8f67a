// mase: the command line.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <optional>
#include <string>
#include <vector>

#include "platform/embedded.h"
#include "platform/keyring.h"
#include "program/commands.h"
#include "program/database_words.h"

namespace {

using namespace mase::program;

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
    command.add_flag("!--no-pdf", serving.has_pdf, "Make no PDF, though WeasyPrint is installed");
    command.add_option("--sign-on", serving.sign_on,
                       "File of single sign-on, in place of data/panel/sign_on.toml");
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
        export_.add_option("--for", recipient_, "Who it is for, with their organisation")
            ->required();
        export_.add_option("--why", code_, "Code of data/codes/copy_reasons.csv")->required();
        export_.add_option("--reason", reason_, "What they need it for")->required();
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
        if (export_.parsed())
            return export_import(files, panel, {importing_.by, id_, recipient_, code_, reason_});
        return std::nullopt;
    }

private:
    Importing importing_;
    std::string id_, recipient_, code_, reason_;
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
        for (CLI::App* command : {&verify_, &prove_}) {
            command
                ->add_option("--database", verifying_.database,
                             "SQLite file, a copy of it, or postgresql://…")
                ->required();
            command->add_option("--heads", verifying_.heads, "File of signed heads");
            command->add_option("--public-key", verifying_.public_key,
                                "As mase audit key prints it");
        }
        prove_.add_option("--run", proving_.run, "Run (by itself: that of the newest head)");
        prove_.add_option("--line", proving_.line, "Number of the line to prove");
        prove_.add_option("--from", proving_.from, "Lines of the earlier of two heads");
        prove_.add_option("--to", proving_.to, "Lines of the head (by itself: the newest)");
        add_files(key_, files, panel);
    }

    std::optional<int> run(const Files& files) const {
        if (verify_.parsed()) return verify_trail(verifying_);
        if (prove_.parsed()) return prove_trail(verifying_, proving_);
        if (key_.parsed()) return print_public_key(files);
        return std::nullopt;
    }

private:
    Verifying verifying_;
    Proving proving_;
    CLI::App& all_;
    CLI::App& prove_ =
        *all_.add_subcommand("prove", "Print a proof of a line, or that a head adds to another");
    CLI::App& verify_ = *all_.add_subcommand("verify", "Check that the trail is whole");
    CLI::App& key_ = *all_.add_subcommand("key", "Print the public key of the signed heads");
};

class DefinitionCommands {
public:
    DefinitionCommands(CLI::App& mase, Files& files, std::string& panel)
        : check_(*mase.add_subcommand("check", "Check the definitions in data/")),
          access_(*mase.add_subcommand("access", "Who may see and do what")) {
        check_.add_option("--sign-on", sign_on_, "File of single sign-on, checked too");
        access_.require_subcommand(1);
        for (CLI::App* command : {&check_, &matrix_}) add_panel(*command, files, panel);
    }

    std::optional<int> run(const std::string& panel) const {
        if (check_.parsed()) return check_definitions(panel, sign_on_);
        if (matrix_.parsed()) return print_access_matrix(panel);
        return std::nullopt;
    }

private:
    std::string sign_on_;
    CLI::App& check_;
    CLI::App& access_;
    CLI::App& matrix_ = *access_.add_subcommand("matrix", "Print every answer, as CSV");
};

class KeepingCommands {
public:
    KeepingCommands(CLI::App& mase, Files& files, std::string& panel)
        : back_up_(*mase.add_subcommand("backup", "Back the database up, while it is served")),
          restore_(*mase.add_subcommand("restore", "Put a backup back into an empty place")),
          erase_(*mase.add_subcommand("erase", "Erase a child's record, by two officers")) {
        for (CLI::App* command : {&back_up_, &restore_, &erase_}) add_files(*command, files, panel);
        erase_.add_option("case", erasing_.case_id, "As its address has it, or its case number")
            ->required();
        erase_.add_option("--ground", erasing_.ground, "REQUEST (by itself) or RETENTION");
        erase_.add_option("--decision", erasing_.decision, "Its reference")->required();
        erase_.add_option("--reason", erasing_.reason, "Why, without a name")->required();
        erase_.add_option("--share", erasing_.shares, "File of an officer's share; two")
            ->required();
        back_up_.add_option("--to", file_, "New file; sealed with a key of the key store")
            ->required();
        back_up_.add_option("--keys-to", keys_file_,
                            "New file for a copy of the key store, to be kept elsewhere");
        restore_.add_option("file", file_, "As mase backup made it")->required();
        restore_.add_option("--share", shares_,
                            "File of an officer's share; two, where it is shared");
    }

    std::optional<int> run(const Files& files, const std::string& panel) const {
        if (back_up_.parsed()) return back_up(files, panel, file_, keys_file_);
        if (restore_.parsed()) return restore(files, panel, file_, shares_);
        if (erase_.parsed()) return erase_record(files, panel, erasing_);
        return std::nullopt;
    }

private:
    std::string file_, keys_file_;
    std::vector<std::string> shares_;
    Erasing erasing_;
    CLI::App& back_up_;
    CLI::App& restore_;
    CLI::App& erase_;
};

class KeyCommands {
public:
    KeyCommands(CLI::App& mase, Files& files, std::string& panel)
        : all_(*mase.add_subcommand("key", "The master key")) {
        all_.require_subcommand(1);
        create_.add_option("--file", file_)->required();
        for (CLI::App* command : {&rotate_, &share_, &recover_, &drill_})
            add_files(*command, files, panel);
        share_.add_option("--officers", officers_, "Names of the three, in quotation marks")
            ->required();
        share_.add_option("--to", folder_, "Folder for their files")->required();
        share_.add_option("--share", shares_,
                          "File of an officer's share; two, where it was shared before");
        for (CLI::App* command : {&recover_, &drill_})
            command->add_option("shares", shares_, "Files of two officers' shares")->required();
    }

    std::optional<int> run(const Files& files, const std::string& panel) const {
        if (rotate_.parsed()) return rotate_master_key(files, panel);
        if (share_.parsed()) return share_master_key(files, panel, {officers_, folder_, shares_});
        if (recover_.parsed()) return recover_master_key(files, panel, shares_);
        if (drill_.parsed()) return drill_recovery(files, panel, shares_);
        if (create_.parsed()) mase::create_master_key(file_);
        return create_.parsed() ? std::optional(0) : std::nullopt;
    }

private:
    std::string file_, folder_;
    std::vector<std::string> officers_, shares_;
    CLI::App& all_;
    CLI::App& create_ = *all_.add_subcommand("create", "Make a new one");
    CLI::App& rotate_ =
        *all_.add_subcommand("rotate", "Put a new one in its place, while mase serves");
    CLI::App& share_ = *all_.add_subcommand("share", "Share it among three officers");
    CLI::App& recover_ = *all_.add_subcommand("recover", "Make it anew from two of their shares");
    CLI::App& drill_ = *all_.add_subcommand("drill", "Try that two of their shares would make it");
};

int run(int count, char** words) {
    CLI::App mase("Case management for a multi-agency sexual exploitation panel", "mase");
    mase.require_subcommand(1);
    Files files;
    Serving serving;
    NewUser user;
    std::string panel = "redbridge";

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
    add_command.add_option("--site", user.site,
                           "Address of this service, for the link: https://mase.borough.example");

    CLI::App& reset_command =
        *user_command.add_subcommand("reset-factor", "Take away the second step of one");
    add_files(reset_command, files, panel);
    reset_command.add_option("--email", user.email)->required();

    CLI::App& roles_command =
        *user_command.add_subcommand("roles", "Say all that one does, without a second person");
    add_files(roles_command, files, panel);
    roles_command.add_option("--email", user.email)->required();
    roles_command.add_option("--role", user.roles, "Once for each role")->required();

    bool list_people = false;
    std::int64_t cases = 0, boroughs = 1;
    CLI::App& demo_command = *mase.add_subcommand("demo", "Make the invented borough");
    add_files(demo_command, files, panel);
    demo_command.add_flag("--people", list_people, "Only say whom to sign in as");
    demo_command.add_option("--cases", cases, "So many generated cases; goes on where it was cut")
        ->check(CLI::Range(1, 1'000'000));
    demo_command.add_option("--panels", boroughs, "So many boroughs, each as large")
        ->check(CLI::Range(1, 32));

    ImportCommands imports(mase, files, panel);
    AuditCommands audit(mase, files, panel);
    const DefinitionCommands definitions(mase, files, panel);
    KeepingCommands keeping(mase, files, panel);
    const DatabaseCommands database(mase, files, panel);
    const PanelCommands panels(mase, files, panel);
    const KeyCommands keys(mase, files, panel);

    CLI11_PARSE(mase, count, words);
    if (!files.data.empty()) mase::stand_in(files.data);
    if (serve_command.parsed()) return serve(files, panel, serving);
    if (add_command.parsed()) return add_user(files, panel, user);
    if (reset_command.parsed()) return reset_factor(files, panel, user.email);
    if (roles_command.parsed()) return set_roles(files, panel, user.email, user.roles);
    if (demo_command.parsed())
        return list_people ? list_demo_people() : make_demo(files, panel, cases, boroughs);
    if (const auto status = imports.run(files, panel)) return *status;
    if (const auto status = audit.run(files)) return *status;
    if (const auto status = definitions.run(panel)) return *status;
    if (const auto status = keeping.run(files, panel)) return *status;
    if (const auto status = database.run(files, panel)) return *status;
    if (const auto status = panels.run(files, panel)) return *status;
    return keys.run(files, panel).value_or(1);
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
