// Writing one row of a part that repeats, and taking it out.
#include <algorithm>

#include "referrals/handlers_pages.h"
#include "referrals/parts_form.h"
#include "referrals/rows_pages.h"
#include "site/frame.h"

namespace mase::referrals {

namespace {

const Problem changed_row{
    "",
    "Someone else changed this meanwhile. Nothing of yours is lost: compare, then save again "
    "to put yours in its place."};

struct Place {  // one row of one part, as the address has it
    const forms::Section* section = nullptr;
    std::optional<int> row;  // none: a new one
};

// Nothing where the address has no part that repeats, or no number of a row.
std::optional<Place> place_of(const site::Exchange& exchange) {
    const forms::Section* section = section_of(exchange);
    const std::string& typed = exchange.params.find("row")->second;
    if (!section || !section->is_list()) return std::nullopt;
    if (typed == new_row) return Place{section, {}};
    const bool is_number = typed.size() <= 3 && typed.front() != '0' &&
                           std::ranges::all_of(typed, [](char c) { return c >= '0' && c <= '9'; });
    if (!is_number) return std::nullopt;
    return Place{section, std::stoi(typed) - 1};
}

int number_of(const Place& place, const Written& written) {
    return place.row.value_or(written.answers.rows(*place.section));
}

PartPage row_page(const Place& place, const Written& written) {
    const forms::Section& section = *place.section;
    const int row = number_of(place, written);
    forms::Answers single = single_row(section, written.answers, row);
    std::string seen = fingerprint(section, single);
    const ReferralId id = written.referral.id;
    return {.section = section,
            .title = place.row ? row_title(section, row) : "Add " + with_article(section.repeats),
            .address = place.row ? row_url(id, section, row) : new_row_url(id, section),
            .back = part_url(id, section),
            .child = shown_name(written.answers),
            .answers = std::move(single),
            .seen = std::move(seen)};
}

// The same place in the part as the referral's route asks it.
std::optional<Place> asked(const site::Exchange& exchange, const Written& written,
                           const Place& place) {
    const forms::Section* section = asked(exchange, written, *place.section);
    if (!section) return std::nullopt;
    return Place{section, place.row};
}

http::Response row_again(const site::Exchange& exchange, const Place& wanted, Problems problems) {
    const auto viewing = exchange.view();
    const Written written = load(viewing, exchange.app.form, exchange.id<ReferralId>("referral"));
    const auto found = asked(exchange, written, wanted);
    if (!found) return site::missing(exchange);
    const Place& place = *found;
    PartPage page = row_page(place, written);
    const forms::Answers stored = page.answers;
    page.answers = typed_over(exchange.form, *place.section, stored, Hidden::kept);
    page.problems = std::move(problems);
    page.is_locked = !may_write(written.referral, *place.section);
    if (page.seen != exchange.form.text("seen"))
        page.saved_meanwhile = differing(shown(exchange), *place.section, stored, page.answers);
    return part_page(exchange, page);
}

struct SavedRow {
    Written written;
    forms::Answers single;
};

Result<SavedRow> save(const site::Exchange& exchange, const Place& wanted, audit::Change& change) {
    Written written = load(change, exchange.app.form, exchange.id<ReferralId>("referral"));
    const auto found = asked(exchange, written, wanted);
    if (!found || !may_write(written.referral, *found->section))
        return refused(Problems{sent_meanwhile()});
    const Place& place = *found;
    const forms::Section& section = *place.section;
    const int row = number_of(place, written);
    const forms::Answers stored = single_row(section, written.answers, row);
    // A new row goes last, whoever else added one.
    if (place.row && fingerprint(section, stored) != exchange.form.text("seen"))
        return refused(Problems{changed_row});
    forms::Answers single = typed_over(exchange.form, section, stored, Hidden::dropped);
    Problems problems =
        forms::invalid(section, *exchange.app.form.codes, single, 0, exchange.today());
    if (!problems.empty()) return refused(std::move(problems));
    put_row(section, single, row, written.answers);
    save_part(change, written, section);
    return SavedRow{std::move(written), std::move(single)};
}

bool is_empty(const forms::Section& section, const forms::Answers& single) {
    return std::ranges::all_of(section.questions, [&](const forms::Question& question) {
        return single.at(question.id).is_empty();
    });
}

}  // namespace

http::Response show_row(site::Exchange& exchange) {
    const auto wanted = place_of(exchange);
    if (!wanted) return site::missing(exchange);
    const auto viewing = exchange.view();
    const Written written = load(viewing, exchange.app.form, exchange.id<ReferralId>("referral"));
    const auto place = asked(exchange, written, *wanted);
    if (!place || !may_write(written.referral, *place->section) ||
        place->row >= written.answers.rows(*place->section))
        return site::missing(exchange);
    return part_page(exchange, row_page(*place, written));
}

http::Response write_row(site::Exchange& exchange) {
    const auto wanted = place_of(exchange);
    if (!wanted) return site::missing(exchange);
    const forms::Section& part = *wanted->section;
    if (is_empty(part, typed_over(exchange.form, part, {}, Hidden::kept)))
        return row_again(exchange, *wanted,
                         {{part.questions.front().id, "Answer at least one of these"}});
    const Result<SavedRow> saved =
        exchange.change([&](audit::Change& change) { return save(exchange, *wanted, change); });
    if (!saved) return row_again(exchange, *wanted, saved.error());
    const auto place = asked(exchange, saved->written, *wanted);
    const forms::Section& section = *place->section;
    const ReferralId id = saved->written.referral.id;
    if (exchange.form.text("then") == "later") return site::redirect(referral_url(id));
    Problems missing = forms::missing(section, saved->single, saved->written.referral.route);
    if (missing.empty()) return site::redirect(part_url(id, section));
    // Saved all the same; from here on it has its number.
    const int row = place->row ? *place->row : saved->written.answers.rows(section) - 1;
    PartPage page = row_page({&section, row}, saved->written);
    page.problems = std::move(missing);
    page.is_saved = true;
    return part_page(exchange, page);
}

http::Response show_removal(site::Exchange& exchange) {
    const auto wanted = place_of(exchange);
    if (!wanted || !wanted->row) return site::missing(exchange);
    const auto viewing = exchange.view();
    const Written written = load(viewing, exchange.app.form, exchange.id<ReferralId>("referral"));
    const auto place = asked(exchange, written, *wanted);
    if (!place) return site::missing(exchange);
    const forms::Section& section = *place->section;
    if (!may_write(written.referral, section) || *place->row >= written.answers.rows(section))
        return site::missing(exchange);
    Html html, form;
    form << govuk::hidden_input("seen", fingerprint(section, written.answers))
         << govuk::button({.text = "Remove it",
                           .kind = govuk::ButtonKind::warning,
                           .prevent_double_click = true});
    html << govuk::heading(govuk::Size::large, "Remove this " + section.repeats + "?")
         << govuk::summary_list({.rows = forms::summary_rows(shown(exchange), section,
                                                             written.answers, *place->row)})
         << site::post_form(exchange, removal_url(written.referral.id, section, *place->row), form);
    return site::page(exchange, {.title = "Remove this " + section.repeats,
                                 .content = std::move(html),
                                 .back = part_url(written.referral.id, section),
                                 .sensitive = true});
}

http::Response remove_row(site::Exchange& exchange) {
    const auto place = place_of(exchange);
    if (!place || !place->row) return site::missing(exchange);
    const auto id = exchange.id<ReferralId>("referral");
    const Result<int> removed = exchange.change([&](audit::Change& change) -> Result<int> {
        Written written = load(change, exchange.app.form, id);
        const auto found = asked(exchange, written, *place);
        if (!found || !may_write(written.referral, *found->section))
            return refused(Problems{sent_meanwhile()});
        const forms::Section& section = *found->section;
        if (fingerprint(section, written.answers) != exchange.form.text("seen"))
            return refused(Problems{list_changed_meanwhile()});
        written.answers.remove_row(section, *place->row);
        save_part(change, written, section);
        return 0;
    });
    if (removed) return site::redirect(part_url(id, *place->section));
    const auto viewing = exchange.view();
    return list_page(exchange, *place->section, load(viewing, exchange.app.form, id),
                     removed.error());
}

}  // namespace mase::referrals
