// Reads govuk-frontend's fixtures: options, and the HTML they must give. For tests alone.
#pragma once

#include <functional>
#include <initializer_list>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/govuk.h"

namespace mase::govuk {

struct Unsupported : std::runtime_error {
    using std::runtime_error::runtime_error;  // what() is the option's path, without indices
};

// No string can become Html or an address of another site, not even in a test. So a word stands in
// for each, and is put right in what the component has made.
struct Session {
    std::set<std::string> read;
    std::vector<std::pair<std::string, std::string>> stand_ins;

    std::string next_stand_in() const {
        return "stand-in-" + std::to_string(stand_ins.size()) + "-";
    }
    std::string put_right(std::string html) const {
        for (const auto& [word, meant] : stand_ins) {
            const std::size_t at = html.find(word);
            if (at == std::string::npos) continue;
            const bool is_address = at > 0 && html[at - 1] == '/';
            html.replace(at - is_address, word.size() + is_address, meant);
        }
        return html;
    }
};

// One fixture's options, read by their Nunjucks names. What a test does not read, our component
// does not support; so nothing can be passed over in silence.
class Options {
public:
    Options(const nlohmann::json& at, std::string path, std::shared_ptr<Session> session);

    bool has(std::string_view path);
    std::string text(std::string_view path);  // empty when absent
    int number(std::string_view path);        // 0 when absent
    bool flag(std::string_view path);         // false when absent
    Url url(std::string_view path);
    Html html(std::string_view path);
    Content content(std::string_view text_path, std::string_view html_path);
    std::vector<Options> list(std::string_view path);
    std::vector<std::string> texts(std::string_view path);
    [[noreturn]] void unsupported(std::string_view path);

    template <class Value>
    Value one_of(std::string_view path,
                 std::initializer_list<std::pair<std::string_view, Value>> known,
                 Value otherwise = {}) {
        if (!has(path)) return otherwise;
        const std::string given = text(path);
        for (const auto& [name, value] : known) {
            if (given == name) return value;
        }
        unsupported(path);
    }
    TagColour colour(std::string_view path);
    Label label(std::string_view path, const std::string& class_prefix);

private:
    const nlohmann::json* find(std::string_view path);
    std::string full(std::string_view path) const;

    const nlohmann::json* at_;
    std::string path_;
    std::shared_ptr<Session> session_;
};

// Every fixture of the component either gives the HTML it says or uses an option that
// docs/guides/components.md says we leave out; and that guide names every other option there is.
void check_fixtures(const std::string& component, const std::function<Html(Options&)>& build);

// For markup that comes without fixtures: the same comparison.
std::vector<std::string> html_tokens(std::string_view html);

}  // namespace mase::govuk
