#include "decisions/data_pages.h"

#include "accounts/accounts_store.h"
#include "core/problems.h"
#include "decisions/collection.h"
#include "decisions/data_form.h"
#include "decisions/data_store.h"
#include "decisions/shown_pages.h"
#include "forms/answers_pages.h"
#include "site/relations_store.h"

namespace mase::decisions {

namespace {

Url data_url(const Scene& scene) {
    return Url::path(
        {"meetings", text(scene.meeting.id), "items", text(scene.item.id), "discussion", "data"});
}

forms::Shown shown(const site::Exchange& exchange, const Scene& scene) {
    return {exchange.app.form, exchange.app.panel, scene.meeting.held_on, exchange.permit.parts()};
}

std::string row_words(const Asked& asked) {
    return asked.row == 0 ? "" : " (" + std::to_string(asked.row + 1) + ")";
}

std::string answer_or_none(const forms::Shown& shown, const Asked& asked,
                           const forms::Answers& answers) {
    const std::string words =
        forms::answer_words(shown, *asked.question, answers.at(asked.question->id, asked.row));
    return words.empty() ? "Not answered" : words;
}

Html unknown(const site::Exchange& exchange, const forms::Answers& answers) {
    std::vector<govuk::Content> items;
    for (const Asked& asked : unknown_data(exchange.app.form, answers))
        items.emplace_back(asked.question->label + row_words(asked));
    if (items.empty()) return govuk::paragraph("Nothing that was answered is unknown.");
    Html html;
    html << govuk::paragraph("Not known, or not asked yet:")
         << govuk::list(govuk::ListKind::bullet, items);
    return html;
}

Html differences(const forms::Shown& shown, const std::string& caption, const forms::Answers& from,
                 const forms::Answers& to, const char* before, const char* after) {
    const auto changed = changed_data(shown.form, from, to);
    if (changed.empty()) return {};
    govuk::Table table{.caption = caption, .head = {"Question", before, after}};
    for (const Asked& asked : changed)
        table.rows.push_back({govuk::Cell(asked.question->label + row_words(asked)),
                              govuk::Cell(answer_or_none(shown, asked, from)),
                              govuk::Cell(answer_or_none(shown, asked, to))});
    return site::scrolling(caption, govuk::table(table));
}

Html confirmation(const audit::Reading& reading, const Discussion& discussion) {
    if (!discussion.data_confirmed_at) return govuk::paragraph("Not confirmed yet.");
    return govuk::paragraph("Confirmed by " +
                            accounts::account_name(reading, *discussion.data_confirmed_by) +
                            " on " + clock_words(*discussion.data_confirmed_at) + ".");
}

Html changes(const forms::Shown& shown, const Data& data) {
    if (!data.before_on) return {};
    return differences(shown, "Changed since " + short_date(*data.before_on), data.before, data.now,
                       "Before", "Now");
}

struct Typed {
    forms::Answers answers;
    Problems problems;
};

Html list_fields(const forms::Shown& shown, const forms::Section& section,
                 const forms::Answers& answers, const Problems& problems) {
    const int count = answers.rows(section);
    Html html;
    html << govuk::hidden_input(rows_name(section), std::to_string(count + 1));
    for (int row = 0; row <= count; ++row) {
        html << govuk::heading(
                    govuk::Size::small,
                    row == count ? "Add one" : section.title + " " + std::to_string(row + 1))
             << forms::fields(shown, section, answers, row, problems);
        if (row == count) continue;
        html << govuk::checkboxes({.name = removal_name(section, row),
                                   .legend = "If it does not belong here",
                                   .items = {{.value = "yes", .text = "Take it out"}},
                                   .layout = govuk::CheckboxesLayout::small});
    }
    return html;
}

Html data_fields(const site::Exchange& exchange, const Scene& scene, const Data& data,
                 const Typed& typed) {
    const forms::Shown how = shown(exchange, scene);
    Html fields;
    fields << govuk::hidden_input("shown-data", data_fingerprint(exchange.app.form, data.now));
    for (const forms::Section& section : collected_sections(exchange.app.form)) {
        fields << govuk::heading(govuk::Size::medium, section.title);
        fields << (section.is_list()
                       ? list_fields(how, section, typed.answers, typed.problems)
                       : forms::fields(how, section, typed.answers, 0, typed.problems));
    }
    fields << govuk::button_group(
        {govuk::button({.text = "Save and confirm", .name = "then", .value = "confirm"}),
         govuk::button({.text = "Save", .kind = govuk::ButtonKind::secondary})});
    return site::post_form(exchange, data_url(scene), fields);
}

site::Page data_page(const site::Exchange& exchange, const audit::Reading& reading,
                     const Scene& scene, const Data& data, const Typed& typed) {
    const forms::Shown how = shown(exchange, scene);
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large, "Data",
                                        cases::child_name(reading, scene.file));
    if (!problem_of(typed.problems, "data").empty())
        html << section_heading("data", "What someone else saved")
             << differences(how, "What differs", data.now, typed.answers, "Stored now",
                            "What you typed");
    html << govuk::paragraph(
                "Filled in from what the panel knew before. Choose ‘Not known’ rather "
                "than guess: an unknown is counted and chased, a wrong answer is not.")
         << confirmation(reading, scene.discussion) << unknown(exchange, data.now)
         << changes(how, data) << data_fields(exchange, scene, data, typed);
    return {.title = "Data of the discussion",
            .content = std::move(html),
            .back = discussion_url(scene.meeting.id, scene.item.id).at("data"),
            .problems = typed.problems,
            .sensitive = true};
}

bool may_record(const site::Exchange& exchange, const audit::Reading& reading, const Scene& scene) {
    return scene.discussion.begun_at && !scene.item.is_off() &&
           site::may(exchange.app.policy, reading, access::Operation::record_discussion,
                     reading.permit().subject());
}

}  // namespace

http::Response show_data(site::Exchange& exchange) {
    const auto viewing = exchange.view(site::from_agenda);
    const Scene scene = scene_of(viewing, exchange.app, exchange.id<ItemId>("item"));
    if (!may_record(exchange, viewing, scene))
        return site::redirect(discussion_url(scene.meeting.id, scene.item.id));
    const Data data = data_of(viewing, exchange.app, scene);
    return site::page(exchange, data_page(exchange, viewing, scene, data, {data.now, {}}));
}

http::Response save_data(site::Exchange& exchange) {
    const auto item = exchange.id<ItemId>("item");
    const auto typed_over = [&](const audit::Reading& reading, const Scene& scene) {
        return typed_data(exchange.form, exchange.app.form,
                          data_of(reading, exchange.app, scene).now);
    };
    const Url discussion = discussion_url(exchange.id<MeetingId>("meeting"), item);
    const auto saved = exchange.change([&](audit::Change& change) -> Result<int> {
        auto taken = take_item(change, exchange.app, item);
        if (!taken) return taken;
        const Scene scene = scene_of(change, exchange.app, item);
        return save_data(change, exchange.app, item, typed_over(change, scene),
                         exchange.form.text("shown-data"),
                         exchange.form.text("then") == "confirm" ? Confirm::yes : Confirm::no);
    });
    if (saved) return site::redirect(discussion.at("data"));
    const auto viewing = exchange.view(site::from_agenda);
    const Scene scene = scene_of(viewing, exchange.app, item);
    return site::page(exchange,
                      data_page(exchange, viewing, scene, data_of(viewing, exchange.app, scene),
                                {typed_over(viewing, scene), saved.error()}));
}

Html data_summary(const site::Exchange& exchange, const audit::Reading& reading,
                  const Scene& scene) {
    if (!scene.item.record) return govuk::paragraph("No data has been taken.");
    const Data data = data_of(reading, exchange.app, scene);
    const std::size_t unanswered = missing_data(exchange.app.form, data.now).size();
    Html html;
    html << confirmation(reading, scene.discussion);
    if (unanswered > 0)
        html << govuk::paragraph("Questions without an answer: " + std::to_string(unanswered) +
                                 ".");
    html << unknown(exchange, data.now) << changes(shown(exchange, scene), data);
    if (may_record(exchange, reading, scene))
        html << govuk::link_button({.text = "Check the data",
                                    .href = data_url(scene),
                                    .kind = govuk::ButtonKind::secondary});
    return html;
}

std::string asked_of_panel(const site::Exchange& exchange, const audit::Reading& reading,
                           const Scene& scene) {
    const auto snapshot = cases::latest_snapshot(reading, scene.file.id);
    const auto record = snapshot ? forms::find_record(reading, *snapshot) : std::nullopt;
    if (!record) return "Not known";
    const forms::Answers answers = forms::load_answers(reading, *record, exchange.app.form);
    std::string words;
    for (const std::string_view id : {"asked_of_panel", "asked_details"}) {
        const std::string part = forms::answer_words(shown(exchange, scene),
                                                     *exchange.app.form.find(id), answers.at(id));
        if (!part.empty()) words += (words.empty() ? "" : ". ") + part;
    }
    return words.empty() ? "Nothing recorded" : words;
}

}  // namespace mase::decisions
