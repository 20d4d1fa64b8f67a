// Recalling a pack: who has opened it is said before it is done, and stays beside what was
// recalled.
#include <array>

#include "core/problems.h"
#include "meetings/agenda_store.h"
#include "meetings/meeting_parts_pages.h"
#include "meetings/meetings_pages.h"
#include "meetings/meetings_store.h"
#include "meetings/pack_versions_store.h"
#include "meetings/recall.h"
#include "meetings/seats_store.h"
#include "site/frame.h"

namespace mase::meetings {

namespace {

using access::Operation;
using site::Exchange;

struct Reader {
    Opened first;
    int cases = 0;
};

std::vector<Reader> readers(const std::vector<Opened>& all) {
    std::vector<Reader> readers;
    for (const Opened& opened : all) {
        if (readers.empty() || readers.back().first.account != opened.account)
            readers.push_back({opened, 0});
        ++readers.back().cases;
    }
    return readers;
}

Html openings(const Exchange& exchange, const std::vector<Opened>& all, const std::string& caption,
              const std::string& when_nobody) {
    if (all.empty()) return govuk::paragraph(when_nobody);
    std::vector<std::vector<govuk::Cell>> rows;
    for (const Reader& reader : readers(all)) {
        const std::string& agency = reader.first.agency;
        rows.push_back({reader.first.name,
                        agency.empty() ? "" : exchange.app.panel.agency_name(agency),
                        {std::to_string(reader.cases), govuk::Format::numeric},
                        clock_words(reader.first.first_at)});
    }
    return site::scrolling(
        caption, govuk::table({.caption = caption,
                               .caption_size = govuk::Size::small,
                               .head = {"Name", "Agency",
                                        govuk::Heading("Cases opened", govuk::Format::numeric),
                                        "First opened"},
                               .rows = std::move(rows)}));
}

struct Typed {
    std::string reason = {};
    int version = 0;
    Problems problems = {};
};

Html recall_form(const Exchange& exchange, const audit::Reading& reading, const Meeting& meeting,
                 const Typed& typed) {
    Html html, fields;
    fields << version_field(meeting)
           << govuk::textarea({.name = "reason",
                               .label = {"Why it is recalled", govuk::Size::small},
                               .hint = "Chairs read this. Do not name a child or anyone else.",
                               .error = problem_of(typed.problems, "reason"),
                               .value = typed.reason})
           << govuk::button({.text = "Recall the pack",
                             .kind = govuk::ButtonKind::warning,
                             .prevent_double_click = true});
    html << govuk::warning_text(
                "Recalling ends at once what circulating let people read. It does not take back "
                "what they have read, printed or written down.")
         << openings(exchange, opened_now(reading, meeting.id), "Who has opened it already",
                     "Nobody has opened a case of this pack yet.")
         << govuk::paragraph(
                "What was circulated is kept as it was. The pack can be circulated again before "
                "the meeting, as a new version, and each member opens it afresh. After " +
                long_date(meeting.pack_by) + " that needs a chair’s recorded reason.")
         << stored_now(meeting, typed.version == 0 ? meeting.version : typed.version,
                       "The meeting was changed meanwhile")
         << site::post_form(exchange, address(meeting.id, "recall"), fields);
    return html;
}

Html what_can_be_done(const Exchange& exchange, const audit::Reading& reading,
                      const Meeting& meeting, const Typed& typed) {
    if (const auto next = state_after(meeting.state, Event::recall); !next)
        return govuk::paragraph(next.error().front().message + ".");
    if (exchange.might(Operation::recall_pack))
        return recall_form(exchange, reading, meeting, typed);
    return govuk::paragraph("The pack is out. The MASE administrator can recall it.");
}

std::string fingerprint_words(const audit::Reading& reading, const Meeting& meeting,
                              const PackVersion& version) {
    if (version.fingerprint.empty()) return "None was kept";
    return version.fingerprint.substr(0, 8) + (is_as_frozen(reading, meeting.id, version.number)
                                                   ? ", and unchanged since"
                                                   : "; it is no longer as it was circulated");
}

Html recalled_part(const Exchange& exchange, const audit::Reading& reading, const Meeting& meeting,
                   const PackVersion& version) {
    const std::string name = "Version " + std::to_string(version.number);
    Html html;
    html << govuk::heading(govuk::Size::medium, name + ", recalled")
         << govuk::summary_list(
                {.rows = {{.key = "Circulated on", .value = clock_words(version.circulated_at)},
                          {.key = "Recalled on", .value = clock_words(version.recalled->at)},
                          {.key = "Recalled by", .value = version.recalled->by},
                          {.key = "Why", .value = version.recalled->reason},
                          {.key = "Fingerprint",
                           .value = fingerprint_words(reading, meeting, version)}}})
         << openings(exchange, opened_before_recall(reading, meeting.id, version.number),
                     "Who had opened " + name, "Nobody had opened a case of it.");
    return html;
}

http::Response recall_page(const Exchange& exchange, Typed typed) {
    const auto viewing = exchange.view();
    const auto meeting = find_meeting(viewing, exchange.id<MeetingId>("meeting"));
    if (!meeting) return site::missing(exchange);
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large, "Recall of the pack",
                                        title_of(*meeting))
         << tabs(exchange, *meeting, "pack")
         << what_can_be_done(exchange, viewing, *meeting, typed);
    for (const PackVersion& version : versions_of(viewing, meeting->id))
        if (version.recalled) html << recalled_part(exchange, viewing, *meeting, version);
    return site::page(exchange, {.title = "Recall of the pack: " + title_of(*meeting),
                                 .content = std::move(html),
                                 .back = address(meeting->id, "pack"),
                                 .problems = std::move(typed.problems)});
}

http::Response show_recall(Exchange& exchange) {
    return recall_page(exchange, {});
}

http::Response recall_it(Exchange& exchange) {
    const auto id = exchange.id<MeetingId>("meeting");
    Typed typed{.reason = exchange.form.text("reason"), .version = typed_version(exchange.form)};
    const auto recalled = exchange.change([&](audit::Change& change) -> Result<int> {
        auto meeting = find_meeting(change, id);
        Problems problems = recall_problems(*meeting, typed.reason);
        if (!problems.empty()) return refused(std::move(problems));
        meeting->version = typed.version;
        return recall(change, *meeting, typed.reason);
    });
    if (recalled) return site::redirect(address(id, "pack").query("done", "recalled"));
    typed.problems = recalled.error();
    return recall_page(exchange, std::move(typed));
}

using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/meetings/{meeting}/recall", Operation::view_recalls, meeting_subject,
     show_recall},
    {Method::post, "/meetings/{meeting}/recall", Operation::recall_pack, meeting_subject,
     recall_it},
});

}  // namespace

site::Routes recall_routes() {
    return routes;
}

}  // namespace mase::meetings
