#include "platform/url.h"

namespace mase {

namespace {

bool stands_for_itself(char character) {  // RFC 3986, "unreserved"
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           (character >= '0' && character <= '9') || std::string_view("-._~").contains(character);
}

std::string encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string result;
    for (const char character : text) {
        if (stands_for_itself(character)) {
            result += character;
            continue;
        }
        const auto byte = static_cast<unsigned char>(character);
        result += '%';
        result += digits[byte >> 4];
        result += digits[byte & 15];
    }
    return result;
}

}  // namespace

Url Url::path(std::initializer_list<std::string_view> segments) {
    std::string made;
    for (const std::string_view segment : segments) {
        // A browser would walk up the path on "..", and "//" would name a host.
        if (segment.empty() || segment == "." || segment == "..")
            throw std::invalid_argument("not a segment of an address");
        made += '/';
        made += encoded(segment);
    }
    return Url(made.empty() ? "/" : std::move(made));
}

Url Url::here(std::string_view id) {
    return Url("#" + encoded(id));
}

std::optional<Url> Url::local(std::string_view address) {
    if (!is_local(address)) return std::nullopt;
    return Url(std::string(address));
}

std::optional<Url> Url::abroad(std::string_view address) {
    const auto starts = [&](std::string_view with) { return address.starts_with(with); };
    const bool is_known = starts("https://") || starts("http://127.0.0.1:") ||
                          starts("http://[::1]:") || starts("http://localhost:");
    const std::size_t host = address.find("//");
    // After the two slashes may stand what may stand after the one of a path.
    if (!is_known || !is_local("/" + std::string(address.substr(host + 2)))) return std::nullopt;
    return Url(std::string(address));
}

Url Url::query(std::string_view name, std::string_view value) const {
    std::string made = str();
    const std::size_t hash = made.find('#');
    std::string place = hash == std::string::npos ? "" : made.substr(hash);
    made.resize(made.size() - place.size());
    made += made.contains('?') ? '&' : '?';
    return Url(made + encoded(name) + '=' + encoded(value) + place);
}

Url Url::at(std::string_view id) const {
    const std::string_view whole = view();
    return Url(std::string(whole.substr(0, whole.find('#'))) + '#' + encoded(id));
}

}  // namespace mase
