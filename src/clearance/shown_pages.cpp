#include "clearance/shown_pages.h"

#include "cases/case_frame_pages.h"
#include "site/relations_store.h"

namespace mase::clearance {

Url access_url(CaseId id) {
    return Url::path({"cases", text(id), "access"});
}

Url access_url(CaseId id, std::string_view below) {
    return Url::path({"cases", text(id), "access", below});
}

Html scrolled(const govuk::Table& table) {
    return site::scrolling(table.caption, govuk::table(table));
}

http::Response form_page(const site::Exchange& exchange, const audit::Reading& reading,
                         const cases::CaseFile& file, FormPage page) {
    Html content;
    content << case_top(exchange, reading, file, cases::CasePage::access)
            << govuk::heading(govuk::Size::large, page.title) << page.content;
    return site::page(exchange, {.title = std::move(page.title),
                                 .content = std::move(content),
                                 .back = access_url(file.id),
                                 .problems = std::move(page.problems),
                                 .sensitive = true});
}

Hidden hidden_now(const audit::Change& change, CaseId id) {
    return site::hidden_cases(change).contains(id) ? Hidden::yes : Hidden::no;
}

http::Response back_to_access(CaseId id, Hidden hidden, std::string_view done) {
    if (hidden == Hidden::yes) return site::redirect("/");
    return site::redirect(access_url(id).query("done", done));
}

}  // namespace mase::clearance
