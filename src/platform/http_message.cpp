#include "platform/http_message.h"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <iterator>
#include <ranges>

namespace mase::http {

namespace {

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

auto count(const Request& request, std::string_view name) {
    return std::ranges::count_if(request.headers,
                                 [&](const auto& header) { return same_name(header.first, name); });
}

bool is_known(std::string_view method) {
    constexpr std::array<std::string_view, 7> known{"GET",   "HEAD",   "POST",   "PUT",
                                                    "PATCH", "DELETE", "OPTIONS"};
    return std::ranges::find(known, method) != known.end();
}

std::string_view reason(int status) {
    switch (status) {
        case 200: return "OK";
        case 201: return "Created";
        case 202: return "Accepted";
        case 204: return "No Content";
        case 302: return "Found";
        case 303: return "See Other";
        case 304: return "Not Modified";
        case 307: return "Temporary Redirect";
        case 400: return "Bad Request";
        case 401: return "Unauthorized";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 409: return "Conflict";
        case 413: return "Content Too Large";
        case 415: return "Unsupported Media Type";
        case 422: return "Unprocessable Content";
        case 429: return "Too Many Requests";
        case 431: return "Request Header Fields Too Large";
        case 500: return "Internal Server Error";
        case 501: return "Not Implemented";
        case 503: return "Service Unavailable";
        default: return "";  // the standard lets a status go without words
    }
}

std::string date_now() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 32> text{};
    return {text.data(),
            std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts)};
}

// A line break in a value would let whoever typed it write headers, or a second answer.
void add(std::string& head, std::string_view name, std::string_view value) {
    const auto breaks = [](char c) { return c == '\r' || c == '\n' || c == '\0'; };
    if (std::ranges::any_of(name, breaks) || std::ranges::any_of(value, breaks)) return;
    fmt::format_to(std::back_inserter(head), "{}: {}\r\n", name, value);
}

}  // namespace

bool same_name(std::string_view left, std::string_view right) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::ranges::equal(left, right, {}, lower, lower);
}

std::string_view Request::header(std::string_view name) const {
    for (const auto& [key, value] : headers)
        if (same_name(key, name)) return value;
    return {};
}

std::string_view Request::cookie(std::string_view name) const {
    std::string_view rest = header("cookie");
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(';'), rest.size());
        const std::string_view pair = trimmed(rest.substr(0, end));
        const std::size_t equals = pair.find('=');
        if (equals != pair.npos && pair.substr(0, equals) == name) return pair.substr(equals + 1);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return {};
}

Reply::~Reply() {
    if (send_) (*this)(own_page(500));
}

void Reply::operator()(Response response) {
    if (auto send = std::exchange(send_, nullptr)) send(std::move(response));
}

BodyLimits limits_of(const Options& options, std::string_view target) {
    const std::string_view path = target.substr(0, target.find('?'));
    const bool takes_files = std::ranges::any_of(options.files_to, [&](const auto& pattern) {
        return std::ranges::equal(
            path | std::views::split('/'), pattern | std::views::split('/'),
            [](const auto& given, const auto& expected) {
                const std::string_view segment(given.begin(), given.end());
                const std::string_view wanted(expected.begin(), expected.end());
                return wanted == segment || (wanted == "*" && !segment.empty());
            });
    });
    if (takes_files) return {true, options.max_file, options.file_time};
    return {false, options.max_body, options.body_time};
}

int refusal(const Request& request, unsigned version) {
    if (!is_known(request.method)) return 501;
    if (!request.target.starts_with('/')) return 400;

    const auto hosts = count(request, "host");
    if (hosts > 1 || (hosts == 0 && version == 11)) return 400;

    // Two servers that disagree on where a body ends can be made to disagree on what is a request.
    const auto lengths = count(request, "content-length");
    const auto codings = count(request, "transfer-encoding");
    if (lengths + codings > 1 || (codings == 1 && version == 10)) return 400;
    if (codings == 1 && !same_name(request.header("transfer-encoding"), "chunked")) return 501;
    if (request.header("content-length").contains(',')) return 400;
    return 0;
}

bool has_bare_line_feed(std::string_view headers) {
    for (std::size_t at = headers.find('\n'); at != headers.npos; at = headers.find('\n', at + 1))
        if (at == 0 || headers[at - 1] != '\r') return true;
    return false;
}

bool expects_continue(const Request& request, unsigned version) {
    return version == 11 && same_name(request.header("expect"), "100-continue");
}

std::string plain_address(const std::string& address) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    std::array<unsigned char, sizeof(in6_addr)> bytes{};
    for (const int family : {AF_INET, AF_INET6})
        if (inet_pton(family, address.c_str(), bytes.data()) == 1)
            return inet_ntop(family, bytes.data(), text.data(), text.size());
    return {};
}

std::string network_of(const std::string& client) {
    constexpr std::size_t prefix = 8;  // bytes
    std::array<char, INET6_ADDRSTRLEN> text{};
    std::array<unsigned char, sizeof(in6_addr)> bytes{};
    if (inet_pton(AF_INET6, client.c_str(), bytes.data()) != 1) return client;
    constexpr std::array<unsigned char, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    if (std::equal(mapped.begin(), mapped.end(), bytes.begin()))
        return inet_ntop(AF_INET, bytes.data() + mapped.size(), text.data(), text.size());
    std::fill(bytes.begin() + prefix, bytes.end(), 0);
    return inet_ntop(AF_INET6, bytes.data(), text.data(), text.size());
}

std::string client_of(const Request& request, const std::string& peer,
                      const std::vector<std::string>& trusted_proxies) {
    if (std::ranges::find(trusted_proxies, peer) == trusted_proxies.end()) return peer;
    // The last header, and its last entry: all before it came from the client, who may invent it.
    for (const auto& [name, value] : request.headers | std::views::reverse) {
        if (!same_name(name, "x-forwarded-for")) continue;
        const std::string_view entries = value;
        const std::string last(trimmed(entries.substr(entries.rfind(',') + 1)));
        const std::string address = plain_address(last);
        return address.empty() ? peer : address;
    }
    return peer;
}

Response own_page(int status) {
    Response page{.status = status, .type = "text/plain; charset=utf-8"};
    if (status == 429) {
        page.body =
            "Too many files are being sent from where you are. What you typed is not lost: go "
            "back, wait two minutes, and send it again.\n";
        page.headers.emplace_back("Retry-After", "120");
    } else if (status == 503) {
        page.body =
            "Sorry, the service is busy. Go back, and try again in a few seconds: what you typed "
            "is "
            "not lost.\n";
        page.headers.emplace_back("Retry-After", "5");
    } else if (status == 500) {
        page.body = "Sorry, there is a problem with the service. Try again later.\n";
    } else if (status == 413) {
        page.body = "What you sent is too large. Go back, and choose a smaller file.\n";
    } else {
        page.body = fmt::format("{} {}\n", status, reason(status));
    }
    return page;
}

std::string head(const Response& response, const Manner& manner) {
    std::string head = fmt::format("HTTP/1.1 {} {}\r\n", response.status, reason(response.status));
    add(head, "Date", date_now());
    if (response.status != 204 && response.status != 304) {
        add(head, "Content-Type", response.type);
        if (manner.length == Length::known)
            add(head, "Content-Length", fmt::to_string(text_of(response).size()));
    }
    if (manner.length == Length::chunked) add(head, "Transfer-Encoding", "chunked");
    for (const auto& [name, value] : response.headers) add(head, name, value);
    add(head, "Connection", manner.keep_open ? "keep-alive" : "close");
    return head + "\r\n";
}

std::string chunk(const std::optional<std::string>& piece) {
    if (!piece) return "0\r\n\r\n";
    if (piece->empty()) return {};  // an empty chunk would end the body
    return fmt::format("{:x}\r\n{}\r\n", piece->size(), *piece);
}

}  // namespace mase::http
