#include "site/route.h"

#include <algorithm>

namespace mase::site {

std::optional<access::Subject> whole_panel(const audit::Lookup&, PanelId panel, const Params&) {
    return access::Subject{.kind = access::SubjectKind::panel,
                           .id = any(panel),
                           .state = {},
                           .via = {},
                           .case_id = {}};
}

std::optional<Params> match(std::string_view pattern, std::string_view path) {
    Params params;
    while (!pattern.empty() && !path.empty()) {
        const std::string_view expected = pattern.substr(0, pattern.find('/', 1));
        const std::string_view given = path.substr(0, path.find('/', 1));
        if (expected.starts_with("/{")) {
            if (given.size() < 2) return std::nullopt;
            params.emplace(expected.substr(2, expected.size() - 3), given.substr(1));
        } else if (expected != given) {
            return std::nullopt;
        }
        pattern.remove_prefix(expected.size());
        path.remove_prefix(given.size());
    }
    if (!pattern.empty() || !path.empty()) return std::nullopt;
    return params;
}

std::string loggable(std::string_view pattern, std::string_view path) {
    std::string out;
    while (!pattern.empty() && !path.empty()) {
        const std::string_view expected = pattern.substr(0, pattern.find('/', 1));
        const std::string_view given = path.substr(0, path.find('/', 1));
        out +=
            parse_id_bytes(given.substr(std::min<std::size_t>(1, given.size()))) ? given : expected;
        pattern.remove_prefix(expected.size());
        path.remove_prefix(given.size());
    }
    return out;
}

FormData form_of(const http::Request& request) {
    const std::string_view type = request.header("content-type");
    return request.large ? parse_body(type, request.large) : parse_body(type, request.body);
}

Exchange::Exchange(const App& the_app, const http::Request& the_request, Params the_params,
                   access::Permit the_permit, std::string csrf_token, audit::Outbox& the_outbox)
    : app(the_app),
      request(the_request),
      params(std::move(the_params)),
      permit(std::move(the_permit)),
      form(form_of(the_request)),
      query(parse_form(
          the_request.target.find('?') == std::string::npos
              ? std::string_view()
              : std::string_view(the_request.target).substr(the_request.target.find('?') + 1))),
      csrf(std::move(csrf_token)),
      outbox(the_outbox) {}

}  // namespace mase::site
