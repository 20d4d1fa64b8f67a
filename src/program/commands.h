// What the command line can do, one function each. Each returns the exit status.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "audit/heads_file.h"
#include "program/installation.h"

namespace mase::program {

struct Serving {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;
    bool is_secure = false;  // behind a proxy that speaks TLS: cookies are marked Secure
    std::vector<std::string> trusted_proxies;
    std::string certificate, certificate_key;  // both, and it speaks TLS itself
    bool is_unconfined = false;                // gives nothing up once it has started
    bool has_pdf = true;                       // makes PDF where WeasyPrint is installed
    std::string sign_on;  // file in place of data/panel/sign_on.toml; empty: that
    std::string clamd;    // where it listens, as clamd_address() reads it; empty: there is none
};
// Throws when people would reach it in the clear from another machine.
int serve(const Files&, const std::string& panel, const Serving&);

struct NewUser {
    std::string email;
    std::string name;
    std::string agency;
    std::vector<std::string> roles;
    std::string site;  // as browsers reach it: "https://mase.borough.example"
};
// Prints a link that they join by.
int add_user(const Files&, const std::string& panel, const NewUser&);

// For a person who has lost their phone and their recovery codes.
int reset_factor(const Files&, const std::string& panel, const std::string& email);

// All that someone does here, guarded roles as well. The pages need a second person for those.
int set_roles(const Files&, const std::string& panel, const std::string& email,
              const std::vector<std::string>& roles);

// Fills an empty database with the invented borough. Beside its own it gets so many generated
// cases; a run that was cut goes on where it stopped.
void make_borough(const Files&, const std::string& panel, std::int64_t cases);
// So many boroughs in one database, each with so many cases. Prints where the files of the further
// ones are, and whom to sign in as.
int make_demo(const Files&, const std::string& panel, std::int64_t cases, std::int64_t boroughs);
int list_demo_people();

struct Importing {
    std::string file;  // of `import file`
    std::string by;    // the email address of the administrator who answers for it
    bool is_write = false;
    bool is_good_rows = false;
};
// Looks at the borough's history in a spreadsheet, says every fault, and writes it when told to and
// when there is none, or only the rows without. Prints how far it is.
int import_file(const Files&, const std::string& panel, const Importing&);
int print_import_template();
int list_imports(const Files&, const std::string& panel, const std::string& by);
int undo_import(const Files&, const std::string& panel, const std::string& by,
                const std::string& id);
struct Exporting {
    std::string by;
    std::string id;
    std::string recipient;  // for whom, with their organisation
    std::string code;       // why they are given it: of copy_reasons
    std::string reason;     // and what they need it for
};
int export_import(const Files&, const std::string& panel, const Exporting&);

struct Verifying {
    std::string database;
    std::string heads;       // file of published heads; may be empty
    std::string public_key;  // hexadecimal; when empty, the one in the file of heads
};
// Checks the whole audit trail, with no secret and without the program that wrote it. Prints what
// it found; the status is 1 when the trail is not whole.
int verify_trail(const Verifying&);
int print_public_key(const Files&);
// The genuine heads that were published, and the key they are signed with.
audit::HeadsFile published_heads(const Verifying&);

struct Proving {
    std::string run;        // empty: that of the newest head
    std::int64_t line = 0;  // a proof that it is in the head
    std::int64_t from = 0;  // else, lines of the earlier head: a proof that `to` only adds to it
    std::int64_t to = 0;    // lines of the head; 0: the newest
};
// Prints a proof as JSON, as docs/guides/audit-trail.md says how to check it.
int prove_trail(const Verifying&, const Proving&);

// Every answer of the permissions, as CSV: operation, state, how the case stands to the person
// (free, restricted, named, emergency, connected), role and sector; then a column for each
// relation: the parts that are open, `yes` where there are none to tell apart, `no`, or nothing
// where there is no such relation to it.
int print_access_matrix(const std::string& panel);

// Backs the database up, sealed, while it may be served; and the key store, apart, when `keys_to`
// is given.
int back_up(const Files&, const std::string& panel, const std::string& to,
            const std::string& keys_to);
// Puts a backup back as the database, which must not be there yet. Where the master key is shared,
// two officers' shares are needed; they make it anew when its file is not there.
int restore(const Files&, const std::string& panel, const std::string& from,
            const std::vector<std::string>& shares);

struct Moving {
    std::string from, to;  // a SQLite file or postgresql://… each
};
// Takes a whole database to another place, which must be empty, of whichever engine, and compares
// both when it is there. Serve `from` no more once it has begun.
int move_database(const Files&, const std::string& panel, const Moving&);

// PostgreSQL: brings the tables up to date as their owner, and lets another role serve from them
// that can't alter the trail. Again after each change of the program.
int prepare_database(const std::string& owner, const std::string& role);

struct Erasing {
    std::string case_id;             // as addresses have it, or a case number
    std::string ground = "REQUEST";  // or RETENTION
    std::string decision;
    std::string reason;
    std::vector<std::string> shares;
};
// Erases a child's record by two officers, who show their shares of the master key.
int erase_record(const Files&, const std::string& panel, const Erasing&);

// A new master key in the old one's place, while the database is served.
int rotate_master_key(const Files&, const std::string& panel);

struct NewSharing {
    std::vector<std::string> officers;  // three
    std::string folder;                 // for their files
    std::vector<std::string> shares;    // of two officers of the sharing before, where there is one
};
// Three officers, any two of whom can make the master key anew: writes each one's share into the
// folder, sealed under a passphrase that they type. Where it was shared before, two of those
// officers must be there: nobody makes their shares old alone.
int share_master_key(const Files&, const std::string& panel, const NewSharing&);
// Makes the file of the master key anew from two shares; or only tries that they would.
int recover_master_key(const Files&, const std::string& panel,
                       const std::vector<std::string>& shares);
int drill_recovery(const Files&, const std::string& panel, const std::vector<std::string>& shares);

int check_definitions(const std::string& panel, const std::string& sign_on);

// A further panel in a database that is there; each is served by a process of its own, and blind to
// the others. Then `mase user add --panel`.
int add_another_panel(const Files&, const std::string& panel);
int list_panels(const Files&);

}  // namespace mase::program
