#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <stdexcept>

#include "accounts/proving_pages.h"
#include "accounts/sessions_store.h"
#include "accounts/sign_in_pages.h"
#include "keeping/backup_store.h"
#include "panels/panel_file.h"
#include "papers/scanning_store.h"
#include "platform/clamd.h"
#include "platform/db.h"
#include "platform/http.h"
#include "platform/log.h"
#include "platform/openid.h"
#include "platform/pdf.h"
#include "program/commands.h"
#include "program/needs.h"
#include "program/routes.h"
#include "site/site.h"
#include "site/watch.h"

namespace mase::program {

namespace {

void refuse_in_the_clear(const Serving& serving) {
    const bool is_here = serving.address.starts_with("127.") || serving.address == "::1";
    if (is_here || serving.is_secure || !serving.certificate.empty()) return;
    throw std::runtime_error(
        "other machines would reach " + serving.address +
        " in the clear. Give --certificate and --key, or --behind-tls when a proxy in front "
        "speaks TLS");
}

std::unique_ptr<Clamd> scanner(const std::string& where) {
    if (where.empty()) {
        log_line(LogLevel::warning, "papers are not checked for viruses: started without --clamd");
        return nullptr;
    }
    auto clamd = std::make_unique<Clamd>(*clamd_address(where));
    try {
        clamd->ping();
        log_line(LogLevel::info, "the virus scanner answers", {{"clamd", where}});
    } catch (const std::exception& fault) {
        clamd->note_fault(fault.what());
        log_line(LogLevel::error, "papers are held back unchecked", {{"fault", fault.what()}});
    }
    return clamd;
}

std::unique_ptr<PdfMaker> pdf_maker(bool is_wanted) {
    const auto without = [](LogLevel level, const std::string& why) {
        log_line(level, "no PDF is made", {{"why", why}});
        return nullptr;
    };
    if (!is_wanted) return without(LogLevel::info, "started with --no-pdf");
    if (pdf_program().empty()) return without(LogLevel::info, "WeasyPrint is not installed");
    try {
        auto maker = std::make_unique<PdfMaker>();
        log_line(LogLevel::info, "PDF is made by WeasyPrint, in a process that has nothing else");
        return maker;
    } catch (const std::exception& fault) {
        return without(LogLevel::error, fault.what());
    }
}

http::Options options_of(const Files& files, const Serving& serving, const panels::Panel& panel) {
    http::Options options;
    options.address = serving.address;
    options.port = serving.port;
    options.files_to = {"/imports", "/referrals/*/papers/new"};
    // What is a little too large still arrives, so that its page can say so beside the field.
    options.max_file = std::max(options.max_file, panel.most_paper_bytes * 2);
    options.spool_folder = own_folder(files);
    options.certificate = serving.certificate;
    options.certificate_key = serving.certificate_key;
    options.is_secure = serving.is_secure || !serving.certificate.empty();
    options.trusted_proxies = serving.trusted_proxies;
    return options;
}

void say(const GivenUp& given_up) {
    for (const std::string& what : given_up.held)
        log_line(LogLevel::info, "gave up", {{"what", what}});
    for (const std::string& what : given_up.not_held)
        log_line(LogLevel::warning, "not given up", {{"what", what}});
}

}  // namespace

int serve(const Files& files, const std::string& panel, const Serving& serving) {
    refuse_in_the_clear(serving);
    // Before anything else: what it splits off has nothing of what is read after.
    const auto pdf = pdf_maker(serving.has_pdf);
    if (!db::is_postgres(files.database)) keeping::remove_left_copy(files.database);
    const SystemClock clock;
    // Before anything is given up: neither the file nor those that it names are read again.
    const panels::SignOn sign_on = panels::read_panel(panel, serving.sign_on).sign_on;
    openid::Providers providers(clock, sign_on.certificates);
    const Needs needs = needs_of(files, serving, sign_on);
    if (!serving.is_unconfined) say(confine_files(needs));
    Installation installation(files, panel, clock, sign_on);
    site::App app = installation.app();
    app.providers = &providers;
    http::Options options = options_of(files, serving, app.panel);
    app.is_secure = options.is_secure;
    const auto clamd = scanner(serving.clamd);
    app.clamd = clamd.get();
    app.pdf = pdf.get();
    std::optional<papers::Scanning> scanning;
    if (clamd) scanning.emplace(app.records, app.panel_id, *clamd);
    const site::Site site(app, accounts::authenticate, accounts::prove, all_routes(),
                          accounts::sign_in_routes());
    options.on_stop = [&app] { app.watch.stop(); };
    http::Server server(options, [&site](http::Request request, http::Reply reply) {
        site.serve(std::move(request), std::move(reply));
    });
    if (serving.is_unconfined) {
        log_line(LogLevel::warning, "unconfined",
                 {{"what", "whoever takes it over has its rights"}});
    } else {
        say(confine_calls(needs));
    }
    log_line(LogLevel::info, "serving",
             {{"address", serving.address}, {"port", std::to_string(server.port())}});
    server.run();
    log_line(LogLevel::info, "stopped");
    return 0;
}

}  // namespace mase::program
