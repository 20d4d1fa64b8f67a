#include "imports/imports_pages.h"

#include <algorithm>
#include <array>
#include <memory>

#include "accounts/accounts_store.h"
#include "core/problems.h"
#include "imports/columns.h"
#include "imports/imports_store.h"
#include "imports/looking_store.h"
#include "imports/running_store.h"
#include "imports/sheet_file.h"
#include "imports/spellings_file.h"
#include "platform/clock.h"
#include "platform/govuk.h"
#include "site/copies_store.h"
#include "site/frame.h"

namespace mase::imports {

namespace {

using access::Operation;
using site::Exchange;
using site::Method;

constexpr std::size_t most_shown = 200;  // faults on one page

Url address(ImportId id) {
    return Url::path({"imports", text(id)});
}

std::string rows_words(int count) {
    return std::to_string(count) + (count == 1 ? " row" : " rows");
}

std::string state_words(const Import& import) {
    if (import.state == "undone") return "Undone";
    if (import.state == "done") return "Done";
    return "Stopped on the way: import the same file again to go on";
}

Html upload_form(const Exchange& exchange, const std::string& mode, const Problems& problems) {
    Html fields;
    fields << govuk::file_upload(
                  {.name = "file",
                   .label = "The file",
                   .hint = "An Excel workbook (.xlsx) or CSV UTF-8, with the names of the columns "
                           "in its first row. 16 MB at most.",
                   .error = problem_of(problems, "file")})
           << govuk::radios({.name = "mode",
                             .legend = "What to do with it",
                             .error = problem_of(problems, "mode"),
                             .value = mode,
                             .items = {{.value = "check",
                                        .text = "Only check it",
                                        .hint = "Nothing is written. Every problem is listed."},
                                       {.value = "all", .text = "Import it, if every row is right"},
                                       {.value = "good",
                                        .text = "Import the rows that are right, and leave out "
                                                "the others"}}})
           << govuk::button({.text = "Go on"});
    return site::file_form(exchange, "/imports", fields);
}

Html past_imports(const audit::Reading& reading) {
    govuk::Table table{.caption = "Imports so far",
                       .head = {"File", "Begun", "By", "Rows", "State"},
                       .first_cell_is_header = true};
    for (const Import& import : all_imports(reading))
        table.rows.push_back({govuk::link(address(import.id), import.file),
                              clock_words(import.began_at),
                              accounts::account_name(reading, import.account),
                              std::to_string(import.written) + " of " + std::to_string(import.size),
                              state_words(import)});
    return table.rows.empty() ? govuk::paragraph("Nothing has been imported.")
                              : site::scrolling("Imports so far", govuk::table(table));
}

Html column_guide(const Exchange& exchange) {
    govuk::Table table{.caption = "Each column, and what it takes",
                       .head = {"Column", "Question", "Takes"},
                       .first_cell_is_header = true};
    for (const Column& column : columns(exchange.app.form)) {
        if (column.row > 0) continue;  // the further rows of a list take what its first one does
        std::string name = column.name;
        if (column.question && exchange.app.form.section(column.question->section)->is_list())
            name += ", and " + column.name + ".2 to ." + std::to_string(list_rows);
        table.rows.push_back(
            {name, column.question ? column.question->label : std::string("About the row itself"),
             takes(exchange.app.form, column) + (must_be_filled(column.name) ? ". Needed" : "")});
    }
    return govuk::details(
        {.summary_text = "What each column takes",
         .content = site::scrolling("Each column, and what it takes", govuk::table(table))});
}

http::Response imports_page(const Exchange& exchange, const audit::Reading& reading,
                            const std::string& mode, const Problems& problems) {
    Html html;
    html << govuk::heading(govuk::Size::large, "Import the borough’s history")
         << govuk::paragraph(
                "One row is one referral that was accepted before the panel used this system: the "
                "child, the day it was received, and the data collected about it. Each becomes an "
                "accepted referral with a case, and is counted in the return of its quarter.")
         << govuk::paragraph(
                govuk::link(Url::path({"imports", "template"}), "Download the template (CSV)"))
         << column_guide(exchange) << upload_form(exchange, mode, problems)
         << past_imports(reading);
    return site::page(exchange, {.title = "Import the borough’s history",
                                 .content = std::move(html),
                                 .problems = problems,
                                 .sensitive = true});
}

http::Response show_imports(Exchange& exchange) {
    return imports_page(exchange, exchange.view(), "check", {});
}

http::Response give_template(Exchange& exchange) {
    return site::csv_file("mase-import-template.csv", template_csv(exchange.app.form));
}

Html fault_table(const std::vector<Fault>& faults) {
    govuk::Table table{.caption = "What is to be put right",
                       .head = {"Row", "Column", "What it says", "What to do"}};
    for (std::size_t i = 0; i < std::min(faults.size(), most_shown); ++i)
        table.rows.push_back(
            {std::to_string(faults[i].line), faults[i].column, faults[i].value, faults[i].problem});
    Html html = site::scrolling("What is to be put right", govuk::table(table));
    if (faults.size() > most_shown)
        html << govuk::paragraph("These are the first " + std::to_string(most_shown) + " of " +
                                 std::to_string(faults.size()) + ".");
    return html;
}

http::Response checked_page(const Exchange& exchange, const std::string& file,
                            const Checked& checked, const std::string& mode, bool was_meant) {
    const bool is_right = checked.faults.empty();
    const std::string title = is_right ? "Every row is right" : "Some of it is to be put right";
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large, title, file)
         << govuk::paragraph(rows_words(checked.size) + ", of which " +
                             std::to_string(checked.rows.size()) +
                             " can be imported. Nothing has been written.");
    if (!is_right) html << fault_table(checked.faults);
    html << govuk::heading(govuk::Size::medium, "Choose the file again")
         << upload_form(exchange, is_right ? "all" : mode, {});
    site::Page page{.title = title,
                    .content = std::move(html),
                    .back = "/imports",
                    .sensitive = true,
                    .full_width = true};
    return was_meant ? site::page(exchange, std::move(page))
                     : site::page(exchange, std::move(page), 422);
}

std::string progress_words(const Progress& progress) {
    return std::to_string(progress.done) + " of " + rows_words(progress.of) +
           (progress.of == 1 ? " is done" : " are done");
}

// The page is sent as the rows are written: each piece of it says how far that is.
http::Response run(const Exchange& exchange, const std::string& file, Checked checked) {
    auto running = std::make_shared<Running>(exchange.app.records, exchange.permit,
                                             exchange.app.form, file, std::move(checked.rows));
    const std::string place = "<div id=\"progress\" role=\"status\">";
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large, "Importing", file)
         << govuk::paragraph("Leave this page open until it says that it is done.")
         << "<div id=\"progress\" role=\"status\"></div>";
    http::Response response =
        site::page(exchange, {.title = "Importing", .content = std::move(html), .sensitive = true});
    const std::size_t cut = response.body.find(place) + place.size();
    enum class Stage { head, rows, tail, done };
    response.more = [running, head = response.body.substr(0, cut), tail = response.body.substr(cut),
                     stage = Stage::head]() mutable -> std::optional<std::string> {
        if (stage == Stage::done) return std::nullopt;
        if (stage == Stage::head) {
            stage = Stage::rows;
            return head;
        }
        if (const auto progress = running->step()) {
            Html line = govuk::paragraph(progress_words(*progress));
            if (progress->added.there_already > 0 && progress->done == progress->of)
                line << govuk::paragraph(rows_words(progress->added.there_already) +
                                         " had been imported before, and stay as they are.");
            return std::string(line.str());
        }
        stage = Stage::done;
        Html last;
        last << govuk::paragraph(govuk::link(address(running->id()), "Done: see what came of it"));
        return std::string(last.str()) + tail;
    };
    response.body.clear();
    return response;
}

http::Response take_file(Exchange& exchange) {
    const std::string mode = exchange.form.text("mode");
    const FormFile* file = exchange.form.file("file");
    Problems problems;
    if (!file || file->content->size() == 0)
        problems.push_back({"file", "Choose the file with the borough’s history"});
    if (mode != "check" && mode != "all" && mode != "good")
        problems.push_back({"mode", "Select what to do with the file"});
    const audit::Viewing viewing = exchange.view();
    if (!problems.empty()) return imports_page(exchange, viewing, mode, problems);
    Checked checked = look_at(exchange.app, viewing, file->content->all());
    if (mode == "check") return checked_page(exchange, file->name, checked, mode, true);
    const bool may_go_on = mode == "all" ? checked.faults.empty() : !checked.rows.empty();
    if (!may_go_on) return checked_page(exchange, file->name, checked, mode, false);
    return run(exchange, file->name, std::move(checked));
}

http::Response import_page(const Exchange& exchange, const audit::Reading& reading,
                           const Problems& problems) {
    const Import import = *find_import(reading, exchange.id<ImportId>("import"));
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large, import.file, "Import")
         << govuk::summary_list(
                {.rows = {{"State", state_words(import)},
                          {"Rows", std::to_string(import.written) + " of " +
                                       std::to_string(import.size) +
                                       " stand; the others were there before, or are undone"},
                          {"Begun", clock_words(import.began_at)},
                          {"By", accounts::account_name(reading, import.account)}}});
    if (import.written > 0) {
        const Url here = address(import.id);
        html << govuk::paragraph(govuk::link(Url::path({"imports", text(import.id), "csv"}),
                                             "Download the rows as they stand (CSV)"))
             << govuk::paragraph(
                    "The download holds names. It is recorded as a disclosure, with who made it, "
                    "for whom and why.")
             << govuk::heading(govuk::Size::medium, "Undo it")
             << govuk::paragraph(
                    "Takes out every row of this import, with the cases and children that it made. "
                    "This can be done as long as nobody has worked on any of them.")
             << site::post_form(exchange, here,
                                govuk::button({.text = "Undo the whole import",
                                               .kind = govuk::ButtonKind::warning}));
    }
    return site::page(exchange, {.title = import.file,
                                 .content = std::move(html),
                                 .back = "/imports",
                                 .problems = problems,
                                 .sensitive = true});
}

http::Response show_import(Exchange& exchange) {
    return import_page(exchange, exchange.view(), {});
}

http::Response undo(Exchange& exchange) {
    const auto id = exchange.id<ImportId>("import");
    const auto undone =
        exchange.change([&](audit::Change& change) { return undo_import(change, id); });
    if (!undone) return import_page(exchange, exchange.view(), undone.error());
    return site::redirect(address(id));
}

http::Response give_rows(Exchange& exchange) {
    const auto id = exchange.id<ImportId>("import");
    if (exchange.query.text("copy").empty()) return site::ask_for_copy(exchange, address(id));
    const audit::Viewing viewing = exchange.view();
    const auto rows = imported_rows(viewing, exchange.app.form, id);
    const auto copy = site::give_copy(exchange);
    if (!copy) return site::ask_for_copy(exchange, address(id));
    return site::csv_file(
        "mase-import-" + text(id) + "-OFFICIAL-SENSITIVE.csv",
        write_sheet(exchange.app.form, read_spellings(), rows,
                    site::stamp_words(exchange, *copy) + ", for " + copy->recipient));
}

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/imports", Operation::import_history, site::whole_panel, show_imports},
    {Method::post, "/imports", Operation::import_history, site::whole_panel, take_file},
    {Method::get, "/imports/template", Operation::import_history, site::whole_panel, give_template},
    {Method::get, "/imports/{import}", Operation::import_history, import_subject, show_import},
    {Method::post, "/imports/{import}", Operation::import_history, import_subject, undo},
    {Method::get, "/imports/{import}/csv", Operation::export_history, import_subject, give_rows},
});

}  // namespace

site::Routes imports_routes() {
    return routes;
}

}  // namespace mase::imports
