#include <fmt/core.h>

#include <fstream>
#include <iterator>

#include "accounts/command_store.h"
#include "forms/form_files.h"
#include "imports/columns.h"
#include "imports/looking_store.h"
#include "imports/running_store.h"
#include "imports/sheet_file.h"
#include "imports/spellings_file.h"
#include "platform/clock.h"
#include "program/commands.h"
#include "site/copies_store.h"

namespace mase::program {

namespace {

using access::Operation;

// One command on one installation, done by the person who answers for it.
class Doing {
public:
    Doing(const Files& files, const std::string& panel, std::string email)
        : installation_(files, panel, clock_), email_(std::move(email)) {}

    const site::App& app() const { return installation_.app(); }
    access::Permit permit(Operation operation) const {
        return accounts::permit_for(app(), email_, operation);
    }

    template <class Look>
    auto looked(Operation operation, Look look) const {
        audit::Outbox outbox(app().records);
        auto result = [&] {
            const audit::Viewing viewing(app().records, permit(operation),
                                         std::string(site::own_work), outbox);
            return look(viewing);
        }();
        if (!outbox.wait()) throw std::runtime_error("the reading could not be logged");
        return result;
    }

    // The same, as a copy for someone: gives what it is to bear as well.
    template <class Look>
    auto copied(Operation operation, const std::string& address, const site::NewCopy& copy,
                Look look) const {
        audit::Outbox outbox(app().records);
        auto result = [&] {
            const audit::Viewing viewing(app().records, permit(operation),
                                         std::string(site::own_work), outbox);
            return look(viewing);
        }();
        const access::Permit giving = permit(Operation::give_copy);
        const auto serial =
            app().records.change(giving, outbox, [&](audit::Change& change) -> Result<std::string> {
                std::string made = site::ask_for_copy(change, address, copy);
                site::note_given(change, *site::find_copy(change, made), operation, outbox.shown());
                return made;
            });
        if (!serial || !outbox.wait()) throw std::runtime_error("the copy could not be logged");
        return std::pair(std::move(result), "Copy " + *serial + " made by " + giving.actor().name +
                                                ", " + clock_words(clock_.now()) + ", for " +
                                                copy.recipient);
    }

private:
    SystemClock clock_;
    Installation installation_;
    std::string email_;
};

std::string bytes_of(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + file);
    return {std::istreambuf_iterator<char>(in), {}};
}

void print_faults(const imports::Checked& checked) {
    for (const imports::Fault& fault : checked.faults) {
        fmt::print("row {}", fault.line);
        if (!fault.column.empty()) fmt::print(", {}", fault.column);
        if (!fault.value.empty()) fmt::print(", ‘{}’", fault.value);
        fmt::print(": {}\n", fault.problem);
    }
    fmt::print("{} rows, of which {} can be imported\n", checked.size, checked.rows.size());
}

ImportId id_of(const std::string& typed) {
    const auto id = parse_id<ImportId>(typed);
    if (!id) throw std::runtime_error(typed + " is not the id of an import: see mase import list");
    return *id;
}

}  // namespace

int import_file(const Files& files, const std::string& panel, const Importing& importing) {
    const std::string bytes = bytes_of(importing.file);
    const Doing doing(files, panel, importing.by);
    imports::Checked checked =
        doing.looked(Operation::import_history, [&](const audit::Reading& reading) {
            return imports::look_at(doing.app(), reading, bytes);
        });
    print_faults(checked);
    const bool is_right = checked.faults.empty();
    const bool may_go_on = is_right || (importing.is_good_rows && !checked.rows.empty());
    if (!importing.is_write) return is_right ? 0 : 1;
    if (!may_go_on) {
        fmt::print("Nothing has been written.\n");
        return 1;
    }
    const std::string name = importing.file.substr(importing.file.find_last_of('/') + 1);
    imports::Running running(doing.app().records, doing.permit(Operation::import_history),
                             doing.app().form, name, std::move(checked.rows));
    imports::Added added;
    while (const auto progress = running.step()) {
        fmt::print(stderr, "\r{} of {}", progress->done, progress->of);
        added = progress->added;
    }
    fmt::print(stderr, "\n");
    fmt::print("{} imported, {} there before; undo it with: mase import undo {}\n", added.written,
               added.there_already, text(running.id()));
    return 0;
}

int print_import_template() {
    fmt::print("{}", imports::template_csv(forms::read_form(forms::current_form_id())));
    return 0;
}

int list_imports(const Files& files, const std::string& panel, const std::string& by) {
    const Doing doing(files, panel, by);
    for (const imports::Import& each :
         doing.looked(Operation::import_history, imports::all_imports))
        fmt::print("{}  {}  {}  {} of {} rows  {}\n", text(each.id), clock_words(each.began_at),
                   each.state, each.written, each.size, each.file);
    return 0;
}

int undo_import(const Files& files, const std::string& panel, const std::string& by,
                const std::string& id) {
    const Doing doing(files, panel, by);
    audit::Outbox outbox(doing.app().records);
    const auto undone = doing.app().records.change(
        doing.permit(Operation::import_history), outbox,
        [&](audit::Change& change) { return imports::undo_import(change, id_of(id)); });
    if (!undone || !outbox.wait()) {
        fmt::print(stderr, "{}\n",
                   undone ? "It could not be kept" : undone.error().front().message);
        return 1;
    }
    fmt::print("{} rows are out again\n", *undone);
    return 0;
}

int export_import(const Files& files, const std::string& panel, const Exporting& exporting) {
    const Doing doing(files, panel, exporting.by);
    const ImportId id = id_of(exporting.id);
    const std::string address = "/imports/" + text(id) + "/csv";
    const auto copy = site::checked({.whom = "other",
                                     .recipient = exporting.recipient,
                                     .code = exporting.code,
                                     .reason = exporting.reason},
                                    address, {}, *doing.app().form.codes, SystemClock().today());
    if (!copy) {
        for (const Problem& problem : copy.error()) fmt::print(stderr, "{}\n", problem.message);
        return 1;
    }
    const auto [rows, stamp] =
        doing.copied(Operation::export_history, address, *copy, [&](const audit::Reading& reading) {
            return imports::imported_rows(reading, doing.app().form, id);
        });
    fmt::print("{}",
               imports::write_sheet(doing.app().form, imports::read_spellings(), rows, stamp));
    return 0;
}

}  // namespace mase::program
