#include "demo/visitor.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <stdexcept>

#include "platform/secrets.h"

namespace mase::demo {

namespace {

std::string encoded(const std::string& text) {
    static constexpr std::string_view hex = "0123456789ABCDEF";
    std::string out;
    for (const char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        out += '%';
        out += hex[byte >> 4];
        out += hex[byte & 15];
    }
    return out;
}

}  // namespace

http::Response Visitor::send(const std::string& method, const std::string& target, std::string type,
                             std::string body) const {
    http::Request request{.method = method,
                          .target = target,
                          .body = std::move(body),
                          .client = "127.0.0.1",
                          .headers = {{"Host", "demo.example"},
                                      {"Cookie", "session=" + token_},
                                      {"Content-Type", std::move(type)}}};
    std::mutex mutex;
    std::condition_variable answered;
    std::optional<http::Response> response;
    site_.serve(std::move(request), http::Reply([&](http::Response sent) {
                    const std::lock_guard lock(mutex);
                    response = std::move(sent);
                    answered.notify_one();
                }));
    std::unique_lock lock(mutex);
    answered.wait(lock, [&] { return response.has_value(); });
    return std::move(*response);
}

std::string Visitor::get(const std::string& target) const {
    http::Response response = send("GET", target, "", "");
    if (response.status != 200)
        throw std::runtime_error("GET " + target + " answered " + std::to_string(response.status));
    return std::move(response.body);
}

std::string Visitor::post(const std::string& target, Fields fields) const {
    fields.emplace_back("csrf", content_hash("csrf:" + token_));
    std::string body;
    for (const auto& [name, value] : fields)
        body += (body.empty() ? "" : "&") + encoded(name) + "=" + encoded(value);
    return sent_to(target,
                   send("POST", target, "application/x-www-form-urlencoded", std::move(body)));
}

std::string Visitor::post_file(const std::string& target, Fields fields, const File& file) const {
    const std::string boundary = "mase-demo-boundary";
    fields.emplace_back("csrf", content_hash("csrf:" + token_));
    std::string body;
    const auto add = [&](const std::string& head, const std::string& value) {
        body += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + head +
                "\r\n\r\n" + value + "\r\n";
    };
    for (const auto& [name, value] : fields) add(name + "\"", value);
    add(file.field + "\"; filename=\"" + file.name + "\"", file.bytes);
    body += "--" + boundary + "--\r\n";
    return sent_to(
        target, send("POST", target, "multipart/form-data; boundary=" + boundary, std::move(body)));
}

std::string Visitor::sent_to(const std::string& target, const http::Response& response) {
    if (response.status != 303)
        throw std::runtime_error("POST " + target + " answered " + std::to_string(response.status) +
                                 ": " +
                                 between(response.body, "govuk-error-summary", "<ul", "</ul>"));
    for (const auto& [name, value] : response.headers) {
        if (name == "Location" && value.starts_with("/sign-in"))
            throw std::runtime_error("POST " + target + " came from nobody signed in");
        if (name == "Location") return value;
    }
    return "";
}

std::string between(std::string_view page, std::string_view after, std::string_view begin,
                    std::string_view end) {
    const std::size_t from = page.find(after);
    if (from == std::string_view::npos) return "";
    const std::size_t opened = page.find(begin, from);
    if (opened == std::string_view::npos) return "";
    const std::size_t first = opened + begin.size();
    const std::size_t last = page.find(end, first);
    if (last == std::string_view::npos) return "";
    return std::string(page.substr(first, last - first));
}

std::string hidden_value(std::string_view page, std::string_view name) {
    return between(page, "name=\"" + std::string(name) + "\"", "value=\"", "\"");
}

}  // namespace mase::demo
