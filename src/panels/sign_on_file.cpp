#include "panels/sign_on_file.h"

#include <toml++/toml.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "platform/embedded.h"
#include "platform/https_client.h"

namespace mase::panels {

namespace {

constexpr std::string_view built_in = "data/panel/sign_on.toml";

std::string contents(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw std::runtime_error(file + " can't be read");
    return {std::istreambuf_iterator<char>(stream), {}};
}

// One line of a file that only the service may read; what ends the line is not part of it.
std::string secret_of(const std::string& file) {
    std::string secret = contents(file);
    while (!secret.empty() && (secret.back() == '\n' || secret.back() == '\r')) secret.pop_back();
    const bool is_one_line = !secret.empty() && secret.find_first_of("\r\n") == std::string::npos;
    if (!is_one_line) throw std::runtime_error(file + " must hold the secret, on one line");
    return secret;
}

class Table {
public:
    Table(const toml::table& table, std::string file) : table_(table), file_(std::move(file)) {}

    [[noreturn]] void fault(const std::string& what) const {
        throw std::runtime_error(file_ + ": " + what);
    }
    std::string text(const char* key) const {
        const auto value = table_[key].value<std::string>();
        if (!value) fault("no " + std::string(key));
        return *value;
    }
    std::string needed(const char* key) const {
        std::string value = text(key);
        if (value.empty()) fault(std::string(key) + " is empty");
        return value;
    }
    std::set<std::string> texts(const char* key) const {
        const auto* array = table_[key].as_array();
        if (!array) fault("no " + std::string(key));
        std::set<std::string> all;
        for (const auto& value : *array) {
            const auto one = value.value<std::string>();
            if (!one || one->empty()) fault(std::string(key) + " is a list of texts");
            const bool is_lower = std::ranges::none_of(
                *one, [](char character) { return character >= 'A' && character <= 'Z'; });
            if (!is_lower && std::string_view(key) != "agencies")
                fault(*one + " must be written in small letters");
            all.insert(*one);
        }
        return all;
    }

private:
    const toml::table& table_;
    std::string file_;
};

SignOnProvider read_provider(const Table& table, const std::vector<Agency>& agencies) {
    SignOnProvider provider{.name = table.needed("name"),
                            .issuer = table.needed("issuer"),
                            .client_id = table.needed("client_id"),
                            .secret = {},
                            .domains = table.texts("domains"),
                            .agencies = table.texts("agencies"),
                            .verified_claim = table.needed("verified_claim"),
                            .steps = table.texts("second_step"),
                            .passphrase_too = table.texts("passphrase_too")};
    const auto address = https::address_of(provider.issuer);
    if (!address || provider.issuer.contains('?'))
        table.fault("the issuer " + provider.issuer + " must be an address of https://");
    provider.port = address->port;
    if (provider.domains.empty()) table.fault(provider.name + " has no domains");
    for (const std::string& code : provider.agencies) {
        if (std::ranges::find(agencies, code, &Agency::code) == agencies.end())
            table.fault("no agency has the code " + code);
    }
    for (const std::string& email : provider.passphrase_too) {
        if (!provider.domains.contains(email.substr(email.find('@') + 1)))
            table.fault(email + " is of none of the domains of " + provider.name);
    }
    const std::string secret = table.text("secret_file");
    if (!secret.empty()) provider.secret = secret_of(secret);
    return provider;
}

void must_differ(const Table& table, const std::vector<SignOnProvider>& providers) {
    std::set<std::string> issuers, domains;
    for (const SignOnProvider& provider : providers) {
        if (!issuers.insert(provider.issuer).second)
            table.fault("the issuer " + provider.issuer + " stands twice");
        for (const std::string& domain : provider.domains) {
            if (!domains.insert(domain).second)
                table.fault("the domain " + domain + " stands twice");
        }
    }
}

}  // namespace

SignOn read_sign_on(const std::vector<Agency>& agencies, const std::string& file) {
    const std::string name = file.empty() ? std::string(built_in) : file;
    const std::string text = file.empty() ? std::string(embedded(built_in)) : contents(file);
    const toml::table root = toml::parse(text, name);
    const Table table(root, name);
    SignOn sign_on{.address = table.text("address"), .certificates = {}, .providers = {}};
    if (const auto* all = root["provider"].as_array()) {
        for (const auto& one : *all) {
            if (!one.is_table()) table.fault("write [[provider]] before each");
            sign_on.providers.push_back(read_provider(Table(*one.as_table(), name), agencies));
        }
    }
    must_differ(table, sign_on.providers);
    if (sign_on.providers.empty()) return sign_on;
    if (!https::address_of(sign_on.address) || sign_on.address.ends_with('/') ||
        sign_on.address.contains('?'))
        table.fault("address must be where browsers reach this service, with no / at the end");
    const std::string certificates = table.text("certificates");
    if (!certificates.empty()) sign_on.certificates = contents(certificates);
    return sign_on;
}

}  // namespace mase::panels
