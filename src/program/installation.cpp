#include "program/installation.h"

#include <filesystem>
#include <stdexcept>

#include "access/permissions_file.h"
#include "accounts/passphrase_file.h"
#include "actions/leaving_pages.h"
#include "audit/heads_file.h"
#include "forms/form_files.h"
#include "home/help_file.h"
#include "imports/spellings_file.h"
#include "panels/panel_file.h"
#include "papers/kinds_file.h"
#include "platform/embedded.h"
#include "platform/system_log.h"
#include "program/routes.h"
#include "returns/measures_file.h"

namespace mase::program {

namespace {

forms::Form sound_form() {
    forms::Form form = forms::read_form(forms::current_form_id());
    const auto faults = forms::faults(form);
    if (!faults.empty()) throw std::runtime_error("data/form: " + faults.front());
    return form;
}

panels::Panel panel_with(const std::string& slug, std::optional<panels::SignOn> sign_on) {
    panels::Panel panel = panels::read_panel(slug);
    if (sign_on) panel.sign_on = std::move(*sign_on);
    return panel;
}

std::string listed(const std::map<std::string, PanelRow>& panels) {
    std::string slugs;
    for (const auto& [slug, row] : panels) slugs += (slugs.empty() ? "" : ", ") + slug;
    return slugs;
}

}  // namespace

std::string heads_file(const Files& files) {
    if (!files.heads.empty()) return files.heads;
    return db::is_postgres(files.database) ? files.keys + ".heads" : files.database + ".heads";
}

std::string own_folder(const Files& files) {
    const std::string& file = db::is_postgres(files.database) ? files.keys : files.database;
    return std::filesystem::absolute(file).parent_path();
}

void must_be_there(const std::string& database) {
    if (db::is_postgres(database) || std::filesystem::exists(database)) return;
    throw std::runtime_error("there is no database at " + database);
}

Installation::Installation(const Files& files, const std::string& slug, Opening opening,
                           const Clock& clock, std::optional<panels::SignOn> sign_on)
    : keyring_(files.keys, files.master_key),
      records_(files.database, keyring_, clock, publisher(files)),
      policy_(access::read_permissions(embedded("data/access/permissions.csv"))),
      panel_(panel_with(slug, std::move(sign_on))),
      form_(sound_form()),
      row_(find_or_make(slug, opening)),
      app_{.records = records_,
           .policy = policy_,
           .panel = panel_,
           .form = form_,
           .panel_id = row_.id,
           .watch = watch_,
           .is_demo = row_.kind == Kind::demo,
           .is_secure = false,
           .clamd = nullptr,
           .heads_file = heads_file(files),
           .doers = &all_doers(),
           .keep_typed = keep_typed,
           .leaving = &actions::leaving} {
    records_.see_only(row_.id);
}

// The system's log first: it takes the head even where the file can't.
audit::PublishHead Installation::publisher(const Files& files) {
    if (files.heads_to_system_log) open_system_log();
    return [this, file = heads_file(files),
            also = files.heads_to_system_log](const audit::Head& head) {
        const PublicKey& key = keyring_.signer().public_key();
        if (also) to_system_log(audit::text(head, key));
        audit::append_head(file, head, key);
    };
}

Installation::Installation(const Files& files, const std::string& slug, Opening opening,
                           const Clock& clock)
    : Installation(files, slug, opening, clock, {}) {}

Installation::Installation(const Files& files, const std::string& slug, const Clock& clock,
                           std::optional<panels::SignOn> sign_on)
    : Installation(files, slug, Opening::there, clock, std::move(sign_on)) {}

PanelRow Installation::find_or_make(const std::string& slug, Opening opening) {
    const auto all = all_panels(records_);
    const auto found = all.find(slug);
    const Kind kind = !all.empty()               ? all.begin()->second.kind
                      : opening == Opening::demo ? Kind::demo
                                                 : Kind::live;
    if (opening == Opening::demo && kind != Kind::demo)
        throw std::runtime_error("this database is a " + std::string(word(kind)) +
                                 " one, and never becomes another");
    if (opening == Opening::added && found != all.end())
        throw std::runtime_error("this database has a panel " + slug + " already");
    if (opening == Opening::there && found == all.end() && !all.empty())
        throw std::runtime_error("this database has no panel " + slug + ", only " + listed(all) +
                                 ": mase panel add makes one");
    return found != all.end() ? found->second : add_panel(records_, slug, kind);
}

std::vector<std::string> definition_faults(const std::string& panel, const std::string& sign_on) {
    std::vector<std::string> faults;
    const auto attempt = [&](const auto& read) {
        try {
            read();
        } catch (const std::exception& fault) {
            faults.emplace_back(fault.what());
        }
    };
    attempt([] { access::read_permissions(embedded("data/access/permissions.csv")); });
    attempt([&] { panels::read_panel(panel, sign_on); });
    attempt([] { accounts::read_common(); });
    attempt([] { home::read_help(); });
    attempt([] { imports::read_spellings(); });
    attempt([] { papers::read_kinds(); });
    attempt([&] {
        const forms::Form form = forms::read_form(forms::current_form_id());
        for (std::string& fault : forms::faults(form)) faults.push_back(std::move(fault));
        for (std::string& fault : returns::faults(returns::read_measures(), form))
            faults.push_back(std::move(fault));
        for (std::string& fault : returns::faults(returns::definition()))
            faults.push_back(std::move(fault));
    });
    return faults;
}

}  // namespace mase::program
