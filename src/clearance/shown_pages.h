// What the pages about who may see a case share.
#pragma once

#include <string>
#include <string_view>

#include "audit/change.h"
#include "cases/case_file.h"
#include "core/result.h"
#include "platform/govuk.h"
#include "site/exchange.h"
#include "site/frame.h"

namespace mase::clearance {

Url access_url(CaseId);                          // /cases/{case}/access
Url access_url(CaseId, std::string_view below);  // /cases/{case}/access/guests

Html scrolled(const govuk::Table&);

struct FormPage {  // below the page of access
    std::string title;
    Html content;
    Problems problems = {};
};
http::Response form_page(const site::Exchange&, const audit::Reading&, const cases::CaseFile&,
                         FormPage);

// The change may have hidden the case from whoever made it: then there is no way back to it.
enum class Hidden { no, yes };
Hidden hidden_now(const audit::Change&, CaseId);
http::Response back_to_access(CaseId, Hidden, std::string_view done);

}  // namespace mase::clearance
