// Reads JSON that another service sent. Nothing is taken for what it is not: of another type, it is
// not there. jansson lives in json.cpp and jose.cpp alone.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct json_t;

namespace mase {

class Json {
public:
    // An object; nothing when the text is another thing, not JSON, or names a member twice.
    static std::optional<Json> object(std::string_view text);

    bool has(std::string_view name) const;
    std::optional<std::string> text(std::string_view name) const;
    std::optional<std::int64_t> number(std::string_view name) const;  // a fraction is cut off
    // Also of "true", "1" and 1, which some providers send.
    bool is_true(std::string_view name) const;
    // One text, or a list of texts alone; nothing for anything else.
    std::optional<std::vector<std::string>> texts(std::string_view name) const;

private:
    explicit Json(json_t* owned);
    const json_t* at(std::string_view name) const;

    std::shared_ptr<json_t> value_;
};

}  // namespace mase
