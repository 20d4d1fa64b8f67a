// An address a page may link to: written in the source, or made of encoded parts. No string from
// outside becomes one unless it is an address of this service, so no `javascript:` link can be.
#pragma once

#include <concepts>
#include <initializer_list>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "platform/html.h"

namespace mase {

class Url {
public:
    Url() = default;  // no address: what a component leaves unlinked

    // Starts with '/', '#' or "https://"; anything else does not compile.
    template <std::size_t size>
    consteval Url(const char (&literal)[size]) : literal_(literal, size - 1) {
        if (!is_local(literal_) && !literal_.starts_with('#') && !literal_.starts_with("https://"))
            throw std::invalid_argument("not an address a page may link to");
    }

    // path({"cases", id}) is /cases/<id>; each segment is percent-encoded, so it stays one segment.
    static Url path(std::initializer_list<std::string_view> segments);
    static Url here(std::string_view id);  // #id: that place on the same page

    // An address someone sent us, such as where to go after signing in: one of ours, or nothing.
    static std::optional<Url> local(std::string_view address);

    // An address of another service that the panel's data names: HTTPS, or HTTP of this machine.
    static std::optional<Url> abroad(std::string_view address);

    Url query(std::string_view name, std::string_view value) const;  // adds ?name=value or &…
    Url at(std::string_view id) const;                               // that place on the page

    bool empty() const { return view().empty(); }
    std::string_view view() const { return made_ ? std::string_view(*made_) : literal_; }
    std::string str() const { return std::string(view()); }
    bool operator==(const Url& other) const { return view() == other.view(); }

private:
    explicit Url(std::string made) : made_(std::move(made)) {}

    // One slash, then only what may stand in an address: no host, no scheme, no line break.
    static constexpr bool is_local(std::string_view address) {
        if (!address.starts_with('/') || address.starts_with("//")) return false;
        for (const char character : address) {
            if (character <= ' ' || character > '~') return false;
            if (std::string_view("\\\"<>^`{|}").contains(character)) return false;
        }
        return true;
    }

    std::string_view literal_;
    std::optional<std::string> made_;
};

// A template, so that a literal in a row of << stays markup and is never taken for an address.
template <std::same_as<Url> Address>
Html& operator<<(Html& html, const Address& url) {
    return html << url.view();
}

}  // namespace mase
