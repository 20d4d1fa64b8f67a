// One installation, opened: its files, its definitions and its panel.
#pragma once

#include <string>

#include "access/access.h"
#include "audit/records.h"
#include "forms/form.h"
#include "panels/panel.h"
#include "platform/clock.h"
#include "platform/keyring.h"
#include "program/panels_store.h"
#include "site/app.h"
#include "site/watch.h"

namespace mase::program {

struct Files {
    std::string database = "var/mase.db";  // a SQLite file, or an address: postgresql://…
    std::string keys = "var/keys.db";
    std::string master_key = "var/master.key";
    std::string heads;  // signed heads of the audit trail; when empty, beside the SQLite file or,
                        // where the database is elsewhere, beside the key store
    bool heads_to_system_log = false;  // as well
    std::string data;  // folder of the panel's own files, as stand_in() reads them; empty: none
};
std::string heads_file(const Files&);
std::string own_folder(const Files&);             // where this process puts what it writes besides
void must_be_there(const std::string& database);  // throws std::runtime_error

// A database is live or a demo, and never becomes the other.
enum class Opening {
    there,  // a panel that is there; an empty database becomes it
    demo,   // one of a demo, made when it is not there
    added   // a further one, that must not be there
};

class Installation {
public:
    // Opens or makes the database, for its panel `slug`. Throws std::runtime_error when the
    // definitions are unsound, or as Opening says.
    Installation(const Files&, const std::string& slug, Opening, const Clock&);
    // Opening::there. `sign_on` stands in place of what data/panel/sign_on.toml says.
    Installation(const Files&, const std::string& slug, const Clock&,
                 std::optional<panels::SignOn> sign_on = {});

    const site::App& app() const { return app_; }
    audit::Records& records() { return records_; }

private:
    Installation(const Files&, const std::string& slug, Opening, const Clock&,
                 std::optional<panels::SignOn> sign_on);
    audit::PublishHead publisher(const Files&);
    PanelRow find_or_make(const std::string& slug, Opening);

    Keyring keyring_;
    audit::Records records_;
    access::Policy policy_;
    panels::Panel panel_;
    forms::Form form_;
    PanelRow row_;
    site::Watch watch_;
    site::App app_;
};

// What is wrong with the definitions in data/; empty when they are sound.
std::vector<std::string> definition_faults(const std::string& panel, const std::string& sign_on);

}  // namespace mase::program
