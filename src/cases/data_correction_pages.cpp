#include "cases/data_correction_pages.h"

#include <algorithm>

#include "cases/case_frame_pages.h"
#include "cases/cases_store.h"
#include "cases/correction_pages.h"
#include "cases/data.h"
#include "cases/data_store.h"
#include "cases/reasons_pages.h"
#include "cases/reasons_store.h"
#include "forms/answers_form.h"

namespace mase::cases {

namespace {

using access::Operation;

// What the address or the form says is to be corrected.
struct Wanted {
    std::optional<Date> held_on;
    std::optional<forms::Section> section;  // with the questions of the data alone
};

Wanted read_wanted(const site::Exchange& exchange, const FormData& from) {
    return {parse_date(from.text("held_on")),
            data_section(exchange.app.form, from.text("section"))};
}

std::optional<Snapshot> find_snapshot(const site::Exchange& exchange, const audit::Reading& reading,
                                      const Wanted& wanted) {
    const auto snapshots = snapshots_of(reading, exchange.app.form, exchange.id<CaseId>("case"));
    const auto found = std::ranges::find(snapshots, wanted.held_on, [](const Snapshot& snapshot) {
        return std::optional(snapshot.held_on);
    });
    return found == snapshots.end() ? std::nullopt : std::optional(*found);
}

forms::Answers stored(const site::Exchange& exchange, const audit::Reading& reading,
                      const Snapshot& snapshot) {
    return forms::load_answers(reading, *forms::find_record(reading, snapshot.record),
                               exchange.app.form);
}

struct Typed {
    forms::Answers answers;
    std::string reason;
    std::string record;  // the version that was shown
    Problems problems = {};
};

// What stands, overlaid with what was typed.
Typed read_typed(const site::Exchange& exchange, const forms::Section& section,
                 forms::Answers answers) {
    for (int row = 0, rows = answers.rows(section); row < rows; ++row)
        forms::read_answers(exchange.form, section, row, answers);
    return {.answers = std::move(answers),
            .reason = exchange.form.text("reason"),
            .record = exchange.form.text("record")};
}

site::Page correction_page(const site::Exchange& exchange, const audit::Reading& reading,
                           const Snapshot& snapshot, const forms::Section& section, Typed typed) {
    const CaseFile file = *find_case(reading, exchange.id<CaseId>("case"));
    Html form;
    form << govuk::hidden_input("held_on", iso(snapshot.held_on))
         << govuk::hidden_input("section", section.id)
         << govuk::hidden_input("record", text(snapshot.record));
    for (int row = 0; row < typed.answers.rows(section); ++row)
        form << forms::fields(shown(exchange), section, typed.answers, row, typed.problems);
    form << reason_field(typed.reason, typed.problems)
         << govuk::button({.text = "Save the correction"});
    Html content;
    content << case_top(exchange, reading, file, CasePage::data)
            << govuk::heading_with_caption(govuk::Size::large,
                                           "Correct an answer: " + section.title,
                                           "As at " + short_date(snapshot.held_on))
            << govuk::paragraph(
                   "Choose ‘Not known’ rather than guess: an unknown is counted and "
                   "chased, a wrong answer is not.");
    if (typed.record != text(snapshot.record))
        content << stored_now(shown(exchange), section, stored(exchange, reading, snapshot));
    content << site::post_form(exchange, Url::path({"cases", text(file.id), "data", "correction"}),
                               form);
    return {.title = "Correct an answer",
            .content = std::move(content),
            .back = Url::path({"cases", text(file.id), "data"}),
            .problems = forms::linked(exchange.app.form, std::move(typed.problems)),
            .sensitive = true};
}

http::Response show_correction(site::Exchange& exchange) {
    const auto reason = held_reason(exchange);
    if (!reason) return ask_reason(exchange);
    const Wanted wanted = read_wanted(exchange, exchange.query);
    const auto viewing = exchange.view(*reason);
    const auto snapshot = find_snapshot(exchange, viewing, wanted);
    if (!snapshot || !wanted.section || !snapshot->is_locked) return site::missing(exchange);
    const CaseFile file = *find_case(viewing, exchange.id<CaseId>("case"));
    if (auto gone = viewing.destruction(file.key)) throw KeyDestroyed(std::move(*gone));
    return site::page(exchange, correction_page(exchange, viewing, *snapshot, *wanted.section,
                                                {.answers = stored(exchange, viewing, *snapshot),
                                                 .reason = {},
                                                 .record = text(snapshot->record)}));
}

Result<int> correct(const site::Exchange& exchange, audit::Change& change, const Wanted& wanted) {
    const auto snapshot = find_snapshot(exchange, change, wanted);
    if (!snapshot) return refused("", "There is no data of this day to correct");
    if (!snapshot->is_locked)
        return refused("",
                       "The minutes of this meeting are not approved yet, so its data is changed "
                       "where the discussion is recorded");
    const forms::Answers before = stored(exchange, change, *snapshot);
    const Typed typed = read_typed(exchange, *wanted.section, before);
    if (typed.record != text(snapshot->record))
        return refused("",
                       "Someone else corrected this data while you were typing. Compare what is "
                       "recorded now with what you typed, and save again");
    const auto correction = checked_data(*wanted.section, *exchange.app.form.codes, before,
                                         typed.answers, typed.reason, change.today());
    if (!correction) return std::unexpected(correction.error());
    correct_data(change, exchange.app.form, *find_case(change, exchange.id<CaseId>("case")),
                 *snapshot, *exchange.app.form.section(wanted.section->id), *correction,
                 typed.reason);
    return 0;
}

http::Response save_correction(site::Exchange& exchange) {
    const Wanted wanted = read_wanted(exchange, exchange.form);
    if (!wanted.section) return site::missing(exchange);
    const auto saved =
        exchange.change([&](audit::Change& change) { return correct(exchange, change, wanted); });
    if (saved) return site::redirect(Url::path({"cases", exchange.params.at("case"), "data"}));
    const auto viewing = exchange.view(held_reason(exchange).value_or(std::string(site::own_work)));
    const auto snapshot = find_snapshot(exchange, viewing, wanted);
    if (!snapshot) return site::missing(exchange);
    Typed typed = read_typed(exchange, *wanted.section, stored(exchange, viewing, *snapshot));
    typed.problems = saved.error();
    return site::page(
        exchange, correction_page(exchange, viewing, *snapshot, *wanted.section, std::move(typed)));
}

constexpr site::Route routes[] = {
    {site::Method::get, "/cases/{case}/data/correction", Operation::correct_case_data, case_subject,
     show_correction},
    {site::Method::post, "/cases/{case}/data/correction", Operation::correct_case_data,
     case_subject, save_correction},
};

}  // namespace

site::Routes data_correction_routes() {
    return routes;
}

}  // namespace mase::cases
