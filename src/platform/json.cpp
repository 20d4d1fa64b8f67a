#include "platform/json.h"

#include <jansson.h>

#include <cmath>

namespace mase {

namespace {

std::string copied(const json_t* text) {
    return {json_string_value(text), json_string_length(text)};
}

}  // namespace

Json::Json(json_t* owned) : value_(owned, [](json_t* value) { json_decref(value); }) {}

std::optional<Json> Json::object(std::string_view text) {
    json_t* read = json_loadb(text.data(), text.size(), JSON_REJECT_DUPLICATES, nullptr);
    if (!read) return std::nullopt;
    Json json(read);
    if (!json_is_object(read)) return std::nullopt;
    return json;
}

const json_t* Json::at(std::string_view name) const {
    return json_object_get(value_.get(), std::string(name).c_str());
}

bool Json::has(std::string_view name) const {
    return at(name) != nullptr;
}

std::optional<std::string> Json::text(std::string_view name) const {
    const json_t* found = at(name);
    if (!json_is_string(found)) return std::nullopt;
    return copied(found);
}

std::optional<std::int64_t> Json::number(std::string_view name) const {
    const json_t* found = at(name);
    if (json_is_integer(found)) return json_integer_value(found);
    if (!json_is_real(found)) return std::nullopt;
    const double real = json_real_value(found);
    if (!std::isfinite(real) || std::fabs(real) > 9e15) return std::nullopt;
    return std::int64_t(real);
}

bool Json::is_true(std::string_view name) const {
    const json_t* found = at(name);
    if (json_is_string(found)) return copied(found) == "true" || copied(found) == "1";
    if (json_is_integer(found)) return json_integer_value(found) == 1;
    return json_is_true(found);
}

std::optional<std::vector<std::string>> Json::texts(std::string_view name) const {
    const json_t* found = at(name);
    if (json_is_string(found)) return std::vector{copied(found)};
    if (!json_is_array(found)) return std::nullopt;
    std::vector<std::string> all;
    for (std::size_t index = 0; index < json_array_size(found); ++index) {
        const json_t* one = json_array_get(found, index);
        if (!json_is_string(one)) return std::nullopt;
        all.push_back(copied(one));
    }
    return all;
}

}  // namespace mase
