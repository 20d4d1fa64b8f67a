#include "platform/https_client.h"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>

namespace mase::https {

namespace {

void start_curl() {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (started != CURLE_OK) throw std::runtime_error("libcurl cannot start");
}

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using Parsed = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;
using Lines = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

std::string part_of(CURLU* url, CURLUPart part, unsigned flags = 0) {
    char* text = nullptr;
    if (curl_url_get(url, part, &text, flags) != CURLUE_OK) return "";
    std::string copy(text);
    curl_free(text);
    return copy;
}

bool is_this_machine(std::string_view host) {
    return host == "127.0.0.1" || host == "[::1]" || host == "localhost";
}

// Of the system, where Debian's libcurl looks: read once, so that the file need not stay in reach.
std::string system_certificates() {
    const char* file = curl_version_info(CURLVERSION_NOW)->cainfo;
    if (!file) return "";
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

struct Heard {
    std::string body;
    std::size_t most = 0;
    bool is_too_large = false;
};

std::size_t hear(const char* bytes, std::size_t one, std::size_t count, void* into) {
    auto& heard = *static_cast<Heard*>(into);
    const std::size_t size = one * count;
    if (heard.body.size() + size > heard.most) {
        heard.is_too_large = true;
        return 0;  // stops the transfer
    }
    heard.body.append(bytes, size);
    return size;
}

Failure failure_of(CURLcode code, bool is_too_large) {
    if (is_too_large || code == CURLE_FILESIZE_EXCEEDED) return Failure::too_large;
    switch (code) {
        case CURLE_OPERATION_TIMEDOUT: return Failure::too_slow;
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_ISSUER_ERROR: return Failure::not_trusted;
        case CURLE_UNSUPPORTED_PROTOCOL:
        case CURLE_URL_MALFORMAT: return Failure::not_allowed;
        default: return Failure::unreachable;
    }
}

void set_rules(CURL* curl, const Address& address, const Limits& limits, curl_blob& trusted) {
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, address.scheme.c_str());
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
    curl_easy_setopt(curl, CURLOPT_NETRC, long(CURL_NETRC_IGNORED));
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, long(limits.connect.count()));
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, long(limits.total.count()));
    curl_easy_setopt(curl, CURLOPT_MAXFILESIZE, long(limits.size));
    curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, long(CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, long(CURL_SSLVERSION_TLSv1_2));
    if (trusted.len > 0) curl_easy_setopt(curl, CURLOPT_CAINFO_BLOB, &trusted);
}

void set_question(CURL* curl, const Asking& asking) {
    curl_easy_setopt(curl, CURLOPT_URL, asking.url.c_str());
    if (!asking.form.empty()) {
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, long(asking.form.size()));
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, asking.form.c_str());
    }
    if (!asking.user.empty()) {
        curl_easy_setopt(curl, CURLOPT_HTTPAUTH, long(CURLAUTH_BASIC));
        curl_easy_setopt(curl, CURLOPT_USERNAME, asking.user.c_str());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, asking.secret.c_str());
    }
}

}  // namespace

std::optional<Address> address_of(std::string_view url) {
    const auto is_plain = [](char character) { return character > ' ' && character <= '~'; };
    if (url.size() > 2000 || !std::ranges::all_of(url, is_plain)) return std::nullopt;
    const Parsed parsed(curl_url(), curl_url_cleanup);
    const std::string text(url);
    if (curl_url_set(parsed.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK)
        return std::nullopt;
    CURLU* of = parsed.get();
    if (!part_of(of, CURLUPART_USER).empty() || url.contains('@') || url.contains('#'))
        return std::nullopt;
    Address address{.scheme = part_of(of, CURLUPART_SCHEME), .host = part_of(of, CURLUPART_HOST)};
    std::ranges::transform(address.host, address.host.begin(), [](char character) {
        return char(character >= 'A' && character <= 'Z' ? character - 'A' + 'a' : character);
    });
    const std::string port = part_of(of, CURLUPART_PORT, CURLU_DEFAULT_PORT);
    std::from_chars(port.data(), port.data() + port.size(), address.port);
    const bool is_allowed =
        address.scheme == "https" || (address.scheme == "http" && is_this_machine(address.host));
    if (!is_allowed || address.host.empty() || address.port == 0) return std::nullopt;
    return address;
}

std::string_view name(Failure failure) {
    switch (failure) {
        case Failure::not_allowed: return "not_allowed";
        case Failure::busy: return "busy";
        case Failure::unreachable: return "unreachable";
        case Failure::too_slow: return "too_slow";
        case Failure::not_trusted: return "not_trusted";
        case Failure::too_large: break;
    }
    return "too_large";
}

Client::Client(std::string certificates, Limits limits)
    : certificates_(certificates.empty() ? system_certificates() : std::move(certificates)),
      limits_(limits) {
    start_curl();
}

bool Client::take_turn() {
    std::unique_lock lock(mutex_);
    if (asking_ < limits_.at_once) {
        ++asking_;
        return true;
    }
    if (waiting_ >= limits_.waiting) return false;
    ++waiting_;
    const bool is_free =
        freed_.wait_for(lock, limits_.turn, [&] { return asking_ < limits_.at_once; });
    --waiting_;
    if (is_free) ++asking_;
    return is_free;
}

void Client::give_turn() {
    {
        const std::lock_guard lock(mutex_);
        --asking_;
    }
    freed_.notify_one();
}

std::expected<Answer, Failure> Client::ask(const Asking& asking) {
    const auto address = address_of(asking.url);
    if (!address) return std::unexpected(Failure::not_allowed);
    if (!take_turn()) return std::unexpected(Failure::busy);
    struct Turn {
        Client& client;
        ~Turn() { client.give_turn(); }
    } const turn{*this};

    const Handle curl(curl_easy_init(), curl_easy_cleanup);
    if (!curl) throw std::runtime_error("libcurl gives no handle");
    curl_blob trusted{.data = const_cast<char*>(certificates_.data()),
                      .len = certificates_.size(),
                      .flags = CURL_BLOB_NOCOPY};
    Heard heard{.body = {}, .most = limits_.size};
    const Lines lines(curl_slist_append(nullptr, "Accept: application/json"), curl_slist_free_all);
    set_rules(curl.get(), *address, limits_, trusted);
    set_question(curl.get(), asking);
    curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, lines.get());
    curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, hear);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &heard);
    const CURLcode code = curl_easy_perform(curl.get());
    if (code != CURLE_OK) return std::unexpected(failure_of(code, heard.is_too_large));
    long status = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    return Answer{.status = int(status), .body = std::move(heard.body)};
}

std::string form_encoded(std::string_view text) {
    static constexpr char hex[] = "0123456789ABCDEF";
    std::string encoded;
    for (const char character : text) {
        const bool is_plain = (character >= 'a' && character <= 'z') ||
                              (character >= 'A' && character <= 'Z') ||
                              (character >= '0' && character <= '9') || character == '-' ||
                              character == '_' || character == '.' || character == '~';
        if (is_plain) {
            encoded += character;
            continue;
        }
        const auto byte = static_cast<unsigned char>(character);
        encoded += '%';
        encoded += hex[byte >> 4];
        encoded += hex[byte & 15];
    }
    return encoded;
}

}  // namespace mase::https
