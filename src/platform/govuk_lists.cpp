#include "platform/govuk_lists.h"

#include <algorithm>

#include "platform/govuk_markup.h"

namespace mase::govuk {

namespace {

Html action_link(const Action& action, std::string_view card_title) {
    Html html;
    html << "<a class=\"govuk-link\" href=\"" << action.href << "\">" << action.text;
    if (!action.visually_hidden_text.empty() || !card_title.empty()) {
        html << "<span class=\"govuk-visually-hidden\">";
        if (!action.visually_hidden_text.empty()) html << " " << action.visually_hidden_text;
        if (!card_title.empty()) html << " (" << card_title << ")";
        html << "</span>";
    }
    html << "</a>\n";
    return html;
}

Html summary_row(const SummaryRow& row, bool some_have_actions, std::string_view card_title) {
    Html html;
    html << "<div class=\"govuk-summary-list__row"
         << when(some_have_actions && row.actions.empty(), " govuk-summary-list__row--no-actions")
         << "\">\n<dt class=\"govuk-summary-list__key\">" << row.key
         << "</dt>\n<dd class=\"govuk-summary-list__value\">" << row.value << "</dd>\n";
    if (row.actions.size() == 1) {
        html << "<dd class=\"govuk-summary-list__actions\">"
             << action_link(row.actions.front(), card_title) << "</dd>\n";
    } else if (!row.actions.empty()) {
        html << "<dd class=\"govuk-summary-list__actions\">"
                "<ul class=\"govuk-summary-list__actions-list\">\n";
        for (const Action& action : row.actions) {
            html << "<li class=\"govuk-summary-list__actions-list-item\">"
                 << action_link(action, card_title) << "</li>\n";
        }
        html << "</ul></dd>\n";
    }
    html << "</div>\n";
    return html;
}

Html card_head(const SummaryCard& card) {
    Html html;
    html << "<div class=\"govuk-summary-card\">\n"
            "<div class=\"govuk-summary-card__title-wrapper\">\n"
            "<h2 class=\"govuk-summary-card__title\">"
         << card.title << "</h2>\n";
    if (card.actions.size() == 1) {
        html << "<div class=\"govuk-summary-card__actions\">"
             << action_link(card.actions.front(), card.title) << "</div>\n";
    } else if (!card.actions.empty()) {
        html << "<ul class=\"govuk-summary-card__actions\">\n";
        for (const Action& action : card.actions) {
            html << "<li class=\"govuk-summary-card__action\">" << action_link(action, card.title)
                 << "</li>\n";
        }
        html << "</ul>\n";
    }
    html << "</div>\n<div class=\"govuk-summary-card__content\">\n";
    return html;
}

Html task(const Task& task, const std::string& id) {
    const std::string status_id = id + "-status";
    const std::string hint_id = id + "-hint";
    const bool has_hint = !task.hint.empty();
    Html html;
    html << "<li class=\"govuk-task-list__item"
         << when(!task.href.empty(), " govuk-task-list__item--with-link")
         << "\">\n<div class=\"govuk-task-list__name-and-hint\">\n";
    if (task.href.empty()) {
        html << "<div>" << task.title << "</div>\n";
    } else {
        html << "<a class=\"govuk-link govuk-task-list__link\" href=\"" << task.href
             << "\" aria-describedby=\"" << (has_hint ? hint_id + ' ' : std::string()) << status_id
             << "\">" << task.title << "</a>\n";
    }
    if (has_hint) {
        html << "<div id=\"" << hint_id << "\" class=\"govuk-task-list__hint\">" << task.hint
             << "</div>\n";
    }
    html << "</div>\n<div class=\"govuk-task-list__status"
         << when(task.status.cannot_start_yet, " govuk-task-list__status--cannot-start-yet")
         << "\" id=\"" << status_id << "\">";
    if (task.status.tag) {
        html << tag(task.status.text, *task.status.tag);
    } else {
        html << task.status.text;
    }
    html << "</div>\n</li>\n";
    return html;
}

}  // namespace

Html summary_list(const SummaryList& list) {
    const bool some_have_actions =
        std::ranges::any_of(list.rows, [](const SummaryRow& row) { return !row.actions.empty(); });
    Html html;
    if (!list.card.title.empty()) html << card_head(list.card);
    html << "<dl class=\"govuk-summary-list\">\n";
    for (const SummaryRow& row : list.rows) {
        html << summary_row(row, some_have_actions, list.card.title);
    }
    html << "</dl>\n";
    if (!list.card.title.empty()) html << "</div>\n</div>\n";
    return html;
}

Status cannot_start_yet(std::string text) {
    Status status(std::move(text));
    status.cannot_start_yet = true;
    return status;
}

Html task_list(const TaskList& list) {
    Html html;
    html << "<ul class=\"govuk-task-list\">\n";
    int number = 0;
    for (const Task& item : list.items) {
        html << task(item, list.id_prefix + '-' + std::to_string(++number));
    }
    html << "</ul>\n";
    return html;
}

}  // namespace mase::govuk
