// What the listener knows of HTTP apart from its sockets: whom to refuse, and how to word an
// answer.
#pragma once

#include "platform/http.h"

namespace mase::http {

// Of headers and codings, whose case says nothing.
bool same_name(std::string_view, std::string_view);

// What the parser lets pass but a strict listener does not: the status to refuse a request with
// once its headers are read, or 0. `version` is 11 for 1.1.
int refusal(const Request&, unsigned version);

// A parser that looks for the end of the headers by its line breaks would wait for it in vain.
bool has_bare_line_feed(std::string_view headers);

// Whether the client waits for a word before it sends the body.
bool expects_continue(const Request&, unsigned version);

// An address in the one way of writing it; empty when it is none.
std::string plain_address(const std::string&);

// What one client can speak from: its address, or of IPv6 the /64 that it is given as a whole.
std::string network_of(const std::string& client);

// Who asks: the peer, or when the peer is a trusted proxy, the last address it forwards for.
std::string client_of(const Request&, const std::string& peer,
                      const std::vector<std::string>& trusted_proxies);

// What a body may be that is sent there.
struct BodyLimits {
    bool takes_files = false;
    std::size_t size = 0;
    std::chrono::seconds time{};
};
BodyLimits limits_of(const Options&, std::string_view target);

// A page of the listener's own, for a request that gets no answer from the site.
Response own_page(int status);

enum class Length { known, chunked, until_close };

struct Manner {
    bool with_body = true;
    bool keep_open = false;
    Length length = Length::known;
};

// The status line and the headers, with the empty line after them.
std::string head(const Response&, const Manner&);

// A piece of a chunked body; without a piece, its end.
std::string chunk(const std::optional<std::string>& piece);

inline std::string_view text_of(const Response& response) {
    return response.lasting.empty() ? std::string_view(response.body) : response.lasting;
}

}  // namespace mase::http
