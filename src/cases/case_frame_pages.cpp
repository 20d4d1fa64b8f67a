#include "cases/case_frame_pages.h"

#include "cases/cases_store.h"
#include "cases/erasure_pages.h"
#include "platform/clock.h"
#include "platform/govuk.h"
#include "site/relations_store.h"

namespace mase::cases {

namespace {

using access::Operation;

Html identity_words(const audit::Reading& reading, const CaseFile& file) {
    const Identity child = identity(reading, file);
    Html html;
    html << "<strong class=\"govuk-!-font-size-24\">" << child.name << "</strong>";
    if (child.born_on)
        html << ", born " << short_date(*child.born_on) << ", "
             << age_on(*child.born_on, reading.today()) << " years old";
    if (!child.case_number.empty()) html << ", case number " << child.case_number;
    return html;
}

// On every page of the case, so that nobody forgets how they came by it.
Html emergency_notice(const audit::Reading& reading, const CaseFile& file) {
    const auto end =
        site::ends_at(reading, reading.actor().account, access::in_emergency, any(file.id));
    if (!end) return {};
    Html words;
    words << "You opened this case in an emergency. Your access ends on " << clock_words(*end)
          << ". Everything you open is recorded, and others review it. "
          << govuk::link("/emergency-access", "End it now if you are done");
    return govuk::warning_text(std::move(words));
}

}  // namespace

access::Subject subject_of(const CaseFile& file) {
    return {.kind = access::SubjectKind::case_,
            .id = any(file.id),
            .state = file.state,
            .via = {},
            .case_id = file.id};
}

Html case_top(const site::Exchange& exchange, const audit::Reading& reading, const CaseFile& file,
              CasePage page) {
    const access::Subject subject = subject_of(file);
    const auto held = site::relations_held(reading, reading.actor(), subject);
    const auto may = [&](Operation operation) {
        return exchange.app.policy.permit(reading.actor(), operation, subject, held).has_value();
    };
    const std::string id = text(file.id);
    moj::SubNavigation navigation{.label = "Pages of this case"};
    const auto add = [&](Operation operation, std::string words, const Url& href, CasePage to) {
        if (may(operation))
            navigation.items.push_back(
                {.text = std::move(words), .href = href, .active = to == page});
    };
    add(Operation::view_case, "Overview", Url::path({"cases", id}), CasePage::overview);
    add(Operation::view_child, "Child", Url::path({"cases", id, "child"}), CasePage::child);
    add(Operation::view_case_data, "Data", Url::path({"cases", id, "data"}), CasePage::data);
    add(Operation::view_links, "Links", Url::path({"cases", id, "links"}), CasePage::links);
    add(Operation::view_events, "Events", Url::path({"cases", id, "events"}), CasePage::events);
    add(Operation::view_case, "Papers", Url::path({"cases", id, "papers"}), CasePage::papers);
    add(Operation::view_transfers, "Other areas", Url::path({"cases", id, "transfer"}),
        CasePage::transfers);
    add(Operation::view_case_access, "Access", Url::path({"cases", id, "access"}),
        CasePage::access);
    Html html;
    if (may(Operation::view_case)) html << moj::identity_bar(identity_words(reading, file));
    html << moj::sub_navigation(navigation) << erased_notice(reading, file)
         << emergency_notice(reading, file);
    return html;
}

}  // namespace mase::cases
