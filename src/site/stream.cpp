#include "site/stream.h"

#include <charconv>
#include <string>

#include "platform/form_data.h"

namespace mase::site {

bool asks_for_stream(const http::Request& request) {
    return request.header("accept") == "text/event-stream";
}

Watch::Number number_seen(const http::Request& request) {
    std::string text(request.header("last-event-id"));
    const std::size_t query = request.target.find('?');
    if (text.empty() && query != std::string::npos)
        text = parse_form(std::string_view(request.target).substr(query + 1)).text("seen");
    Watch::Number number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// `retry` says after how many milliseconds the browser asks again; a line that begins with a colon
// is no event.
http::Response stream_of(News news, Watch::Number number) {
    http::Response response;
    response.type = "text/event-stream";
    const std::string text = std::to_string(number);
    switch (news) {
        case News::changed:
            response.body = "retry: 200\nid: " + text + "\ndata: " + text + "\n\n";
            break;
        case News::none: response.body = "retry: 200\n: nothing yet\n\n"; break;
        case News::unheard: response.body = "retry: 10000\n: ask later\n\n"; break;
    }
    return response;
}

}  // namespace mase::site
