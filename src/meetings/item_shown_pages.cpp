#include "meetings/item_shown_pages.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "accounts/accounts_store.h"
#include "cases/cases_store.h"
#include "cases/reasons_store.h"
#include "forms/answers_pages.h"
#include "meetings/agenda_store.h"
#include "meetings/circulation_store.h"
#include "meetings/meeting_parts_pages.h"
#include "meetings/meetings_store.h"
#include "meetings/pack_copy_store.h"
#include "meetings/pack_supplements_store.h"
#include "meetings/supplements_store.h"
#include "site/frame.h"

namespace mase::meetings {

namespace {

using access::Operation;
using site::Exchange;

// What the panel needs first comes first; the other sections follow as the form has them.
constexpr auto first_sections = std::to_array<std::string_view>(
    {"asked", "concerns", "risk", "exploitation", "prior_meeting", "prior_actions"});

std::vector<const forms::Section*> in_reading_order(const forms::Form& form) {
    std::vector<const forms::Section*> sections;
    for (const std::string_view id : first_sections) sections.push_back(form.section(id));
    for (const forms::Section& section : form.sections) {
        const bool is_first = std::ranges::find(first_sections, section.id) != first_sections.end();
        if (!is_first && section.id != "declaration") sections.push_back(&section);
    }
    return sections;
}

Html card(std::string title, std::vector<govuk::SummaryRow> rows) {
    if (rows.empty()) return {};
    return govuk::summary_list({.rows = std::move(rows), .card = {.title = std::move(title)}});
}

// What is asked only at a meeting has no answers before the first one.
bool is_worth_showing(const forms::Section& section, const std::string& route,
                      const forms::Answers& answers) {
    return section.in_referral_on(route.empty() ? "A" : route) ||
           std::ranges::any_of(section.questions, [&](const forms::Question& question) {
               return !answers.at(question.id).is_empty();
           });
}

// The form speaks to the referrer; here the panel reads.
std::string title_of(const forms::Section& section) {
    return section.id == "asked" ? "What is asked of the panel" : section.title;
}

Html section_cards(const forms::Shown& shown, const forms::Section& section,
                   const std::string& route, const forms::Answers& answers) {
    if (!is_worth_showing(section, route, answers)) return {};
    if (!section.is_list())
        return card(title_of(section), forms::summary_rows(shown, section, answers, 0));
    const int count = answers.rows(section);
    if (count == 0)
        return card(
            title_of(section),
            {{.key = title_of(section),
              .value = forms::says_none(section, answers) ? "None known" : "Not answered yet"}});
    Html html;
    for (int row = 0; row < count; ++row)
        html << card(
            title_of(section) + ": " + std::to_string(row + 1) + " of " + std::to_string(count),
            forms::summary_rows(shown, section, answers, row));
    return html;
}

// What was circulated; before that, what would be.
std::optional<forms::Record> record_of(const audit::Reading& reading, const Item& item,
                                       const Meeting& meeting) {
    const auto copy = pack_copy_of(reading, item.id);
    const auto record = copy ? copy->record : record_before(reading, item.case_id, meeting.held_on);
    return record ? forms::find_record(reading, *record) : std::nullopt;
}

// "Circulated on 1 December 2026 at 11am, and unchanged since (copy 3f9a2c10)"
std::string copy_words(const audit::Reading& reading, const OpenedItem& opened) {
    const auto copy = pack_copy_of(reading, opened.item.id);
    if (!copy) return "Not circulated yet";
    const bool is_same = fingerprint_of(reading, copy->record) == copy->fingerprint;
    return "Circulated on " + clock_words(copy->made_at) +
           (is_same ? ", and unchanged since" : "; it is no longer as it was circulated") +
           " (copy " + copy->fingerprint.substr(0, 8) + ")";
}

// Brothers and sisters on the same agenda (rules.md 19), as far as this person may read them.
Html taken_together(const Exchange& exchange, const audit::Reading& reading,
                    const OpenedItem& opened) {
    std::vector<govuk::Content> others;
    for (const Item& item : items_of(reading, opened.meeting.id)) {
        if (!item.family || item.family != opened.item.family || item.id == opened.item.id ||
            item.is_off() ||
            !site::may(exchange.app.policy, reading, Operation::view_item,
                       subject_of(item, opened.meeting)))
            continue;
        others.emplace_back(govuk::link(address(item), "Item " + std::to_string(item.position)));
    }
    if (others.empty()) return {};
    Html html;
    html << govuk::paragraph("Taken together with a brother or sister, and decided on by itself:")
         << govuk::list(govuk::ListKind::bullet, others);
    return html;
}

// "Supplement 2 (3f9a2c10), new: ", when it came while the pack was out.
std::string number_words(const audit::Reading& reading, const std::vector<PackSupplement>& numbered,
                         const Supplement& one) {
    for (const PackSupplement& place : numbered) {
        if (place.referral != one.referral || place.at != one.at) continue;
        const bool is_same =
            place.fingerprint == supplement_fingerprint(reading, place.item, one.at, one.words);
        return "Supplement " + std::to_string(place.number) + " (" +
               place.fingerprint.substr(0, 8) + (is_same ? ")" : ", no longer as it was added)") +
               (place.is_new ? ", new: " : ": ");
    }
    return "";
}

// What came after the referral was sent; what was circulated stays as it was (rules.md 18).
Html supplements(const audit::Reading& reading, const OpenedItem& opened) {
    if (!reading.permit().covers(access::Part::general)) return {};
    const auto numbered = supplements_to(reading, opened.item.id);
    std::vector<govuk::SummaryRow> rows;
    for (const Supplement& one : supplements_of(reading, opened.file.id))
        rows.push_back({number_words(reading, numbered, one) + clock_words(one.at) + ", " + one.by,
                        one.words});
    return card("Further information since it was sent", std::move(rows));
}

std::vector<PackSupplement> shown_as_new(const audit::Reading& reading, ItemId item) {
    if (!reading.permit().covers(access::Part::general)) return {};
    auto shown = supplements_to(reading, item);
    std::erase_if(shown, [](const PackSupplement& one) { return !one.is_new; });
    return shown;
}

}  // namespace

std::optional<OpenedItem> open_item(const Exchange& exchange, const audit::Reading& reading) {
    const auto item = find_item(reading, exchange.id<ItemId>("item"));
    if (!item) return std::nullopt;
    const auto meeting = find_meeting(reading, item->meeting);
    const auto file = cases::find_case(reading, item->case_id);
    const auto record = meeting ? record_of(reading, *item, *meeting) : std::nullopt;
    if (!file || !record) return std::nullopt;
    return OpenedItem{*item,   *meeting,
                      *file,   cases::child_name(reading, *file),
                      *record, forms::load_answers(reading, *record, exchange.app.form)};
}

Html item_facts(const Exchange& exchange, const audit::Reading& reading, const OpenedItem& opened) {
    const forms::CodeLists& codes = *exchange.app.form.codes;
    const auto label = [&](const char* list, const char* question) {
        const std::string code = opened.answers.code(question);
        return code.empty() ? "Not answered yet" : codes.label(list, code);
    };
    const Item& item = opened.item;
    return govuk::summary_list(
        {.rows = {
             {.key = "Why it is here", .value = why_words(item.why)},
             {.key = "Category", .value = label("risk_categories", "risk_category")},
             {.key = "Has harm already happened?", .value = label("harm_status", "harm_status")},
             {.key = "Presented by",
              .value =
                  item.presenter ? accounts::account_name(reading, *item.presenter) : "Nobody yet"},
             {.key = "Answers as at", .value = short_date(*opened.record.held_on)},
             {.key = "This copy", .value = copy_words(reading, opened)},
             {.key = "On the agenda", .value = item_state_words(item.state)}}});
}

Html beside_the_copy(const Exchange& exchange, const audit::Reading& reading,
                     const OpenedItem& opened) {
    Html html = taken_together(exchange, reading, opened);
    html << supplements(reading, opened);
    return html;
}

Html as_circulated(const Exchange& exchange, const OpenedItem& opened) {
    const forms::Shown shown{.form = exchange.app.form,
                             .panel = exchange.app.panel,
                             .day = *opened.record.held_on,
                             .parts = exchange.permit.parts()};
    Html html;
    for (const forms::Section* section : in_reading_order(exchange.app.form))
        html << section_cards(shown, *section, opened.file.route, opened.answers);
    return std::move(
        html << govuk::paragraph("You see the parts of the case that you need for your part in the "
                                 "meeting. What is not shown here may still be known to others."));
}

Html neighbours(const Exchange& exchange, const audit::Reading& reading, const OpenedItem& opened) {
    std::vector<Item> items = items_of(reading, opened.meeting.id);
    std::erase_if(items, [&](const Item& item) {
        return item.is_off() || !site::may(exchange.app.policy, reading, Operation::view_item,
                                           subject_of(item, opened.meeting));
    });
    const auto here = std::ranges::find(items, opened.item.id, &Item::id);
    if (here == items.end() || items.size() < 2) return {};
    govuk::Pagination pages{.landmark_label = "Cases on this agenda"};
    if (here != items.begin())
        pages.previous = {.href = address(*std::prev(here)), .text = "Case before"};
    if (std::next(here) != items.end())
        pages.next = {.href = address(*std::next(here)), .text = "Next case"};
    return govuk::pagination(pages);
}

void keep_opening(const Exchange& exchange, const audit::Reading& reading,
                  const OpenedItem& opened) {
    const ItemId item = opened.item.id;
    const CaseId case_id = opened.file.id;
    const auto opened_now = shown_as_new(reading, item);
    if (!is_unopened(reading, item) && opened_now.empty() && cases::reason_held(reading, case_id))
        return;
    const auto kept = exchange.change([&](audit::Change& change) -> Result<int> {
        if (is_unopened(change, item)) note_opening(change, item);
        note_opened(change, opened_now);
        cases::remember_reason(change, case_id, site::from_agenda);
        return 0;
    });
    if (!kept) throw std::logic_error("an opening was not kept");
}

}  // namespace mase::meetings
