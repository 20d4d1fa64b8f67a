#include "decisions/placing_pages.h"

#include "core/problems.h"
#include "decisions/discussion_shown_pages.h"
#include "decisions/live_pages.h"
#include "decisions/placing_store.h"
#include "decisions/shown_pages.h"

namespace mase::decisions {

namespace {

std::string code_of(Came came) {
    if (came == Came::not_recorded) return "";
    return came == Came::yes ? "YES" : "NO";
}

Came came_of(const std::string& code) {
    if (code == "YES") return Came::yes;
    return code == "NO" ? Came::no : Came::not_recorded;
}

std::string shown_came(Came came) {
    if (came == Came::not_recorded) return "Not recorded yet";
    return came == Came::yes ? "There" : "Not there";
}

Html came_field(const char* name, const std::string& legend, const std::string& who,
                const std::string& value, const Problems& problems) {
    return govuk::radios(
        {.name = name,
         .legend = {legend, govuk::Size::small},
         .hint = who,
         .error = problem_of(problems, name),
         .value = value,
         .items = {{.value = "YES", .text = "There"}, {.value = "NO", .text = "Not there"}}});
}

std::string answer_of_chair(const Placing& placing) {
    if (placing.exception == "asked")
        return "A chair has been asked whether it goes on without them, and has not answered yet.";
    if (placing.exception == "allowed") return "A chair has recorded why it goes on without them.";
    return placing.exception == "refused" ? "A chair has refused to go on without them." : "";
}

}  // namespace

std::vector<govuk::SummaryRow> placing_rows(const Placing& placing) {
    if (!placing.is_expected) return {};
    std::vector<govuk::SummaryRow> rows{
        {"Social worker of the placing authority",
         placing.worker + ": " + shown_came(placing.worker_came)},
        {"Their manager", placing.manager + ": " + shown_came(placing.manager_came)}};
    if (placing.is_one_missing() && !placing.reason.empty())
        rows.push_back({"Why it goes on without them", multiline(placing.reason)});
    return rows;
}

Html placing_html(const Showing& showing, const FormData* form, const Problems& problems,
                  bool may_record) {
    const Placing& placing = showing.scene.placing;
    if (!placing.is_expected) return {};
    Html html;
    html << section_heading("placing", "The placing authority");
    if (!may_record || showing.scene.discussion.begun_at)
        return std::move(html << govuk::summary_list({.rows = placing_rows(placing)}));
    const auto typed = [&](const char* name, const std::string& stored) {
        return form && form->has(name) ? form->text(name) : stored;
    };
    Html fields;
    fields << came_field("placing_worker", "The placing authority’s social worker", placing.worker,
                         typed("placing_worker", code_of(placing.worker_came)), problems)
           << came_field("placing_manager", "The social worker’s manager", placing.manager,
                         typed("placing_manager", code_of(placing.manager_came)), problems)
           << govuk::textarea(
                  {.name = "placing_reason",
                   .label = "If one of them is not there: why the panel goes on without them",
                   .hint = "A chair’s reason counts at once. Anyone else’s waits for a chair.",
                   .error = problem_of(problems, "placing_reason"),
                   .value = typed("placing_reason", ""),
                   .rows = 3})
           << govuk::button({.text = "Save who came", .kind = govuk::ButtonKind::secondary});
    if (const std::string words = answer_of_chair(placing); !words.empty())
        html << govuk::inset_text(words);
    const meetings::Item& item = showing.scene.item;
    html << site::post_form(showing.exchange,
                            Url::path({"meetings", text(item.meeting), "items", text(item.id),
                                       "discussion", "placing"}),
                            fields);
    return html;
}

http::Response write_placing(site::Exchange& exchange) {
    const auto id = exchange.id<ItemId>("item");
    const auto meeting = exchange.id<MeetingId>("meeting");
    const Live live = live_from(exchange, meeting, discussion_url(meeting, id));
    const auto saved = exchange.change([&](audit::Change& change) -> Result<int> {
        const Scene scene = scene_of(change, exchange.app, id);
        if (!scene.placing.is_expected)
            return refused("", "This child was not placed here by another authority");
        if (scene.discussion.begun_at)
            return refused("", "The discussion has begun, so who came for it stands");
        return save_placing(
            change, scene.file, scene.item, came_of(exchange.form.text("placing_worker")),
            came_of(exchange.form.text("placing_manager")), exchange.form.text("placing_reason"));
    });
    if (saved) return site::redirect(live.page.at("placing"));
    const auto viewing = exchange.view(site::from_agenda);
    DiscussionTyped typed{.form = &exchange.form, .pressed = {}, .problems = saved.error()};
    return site::page(exchange, kept_live(live, discussion_page(exchange, viewing, id, typed)),
                      422);
}

}  // namespace mase::decisions
