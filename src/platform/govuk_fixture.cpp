#include "platform/govuk_fixture.h"

#include <nlohmann/json.hpp>

namespace mase::govuk {

Options::Options(const nlohmann::json& at, std::string path, std::shared_ptr<Session> session)
    : at_(&at), path_(std::move(path)), session_(std::move(session)) {}

std::string Options::full(std::string_view path) const {
    if (path.empty()) return path_;
    return path_.empty() ? std::string(path) : path_ + '.' + std::string(path);
}

const nlohmann::json* Options::find(std::string_view path) {
    session_->read.insert(full(path));
    const nlohmann::json* at = at_;
    while (!path.empty()) {
        const std::size_t dot = std::min(path.find('.'), path.size());
        const std::string name(path.substr(0, dot));
        if (!at->is_object() || !at->contains(name)) return nullptr;
        at = &at->at(name);
        path.remove_prefix(std::min(dot + 1, path.size()));
    }
    return at->is_null() ? nullptr : at;
}

bool Options::has(std::string_view path) {
    return find(path) != nullptr;
}

std::string Options::text(std::string_view path) {
    const nlohmann::json* at = find(path);
    if (!at) return {};
    return at->is_string() ? at->get<std::string>() : at->dump();
}

int Options::number(std::string_view path) {
    const nlohmann::json* at = find(path);
    return at ? at->get<int>() : 0;
}

bool Options::flag(std::string_view path) {
    const nlohmann::json* at = find(path);
    return at && at->get<bool>();
}

Url Options::url(std::string_view path) {
    const std::string address = text(path);
    if (address.empty()) return {};
    session_->stand_ins.emplace_back(session_->next_stand_in(), text_html(address).str());
    return Url::path({session_->stand_ins.back().first});
}

Html Options::html(std::string_view path) {
    const std::string markup = text(path);
    if (markup.empty() || markup == "false") return {};
    session_->stand_ins.emplace_back(session_->next_stand_in(), markup);
    return text_html(session_->stand_ins.back().first);
}

Content Options::content(std::string_view text_path, std::string_view html_path) {
    const std::string plain = text(text_path);
    const Html markup = html(html_path);
    return markup.empty() ? Content(plain) : Content(markup);
}

std::vector<Options> Options::list(std::string_view path) {
    std::vector<Options> items;
    const nlohmann::json* at = find(path);
    if (!at) return items;
    for (const nlohmann::json& item : *at) {
        if (!item.is_structured()) unsupported(std::string(path) + ".null");
        items.emplace_back(item, full(path), session_);
    }
    return items;
}

std::vector<std::string> Options::texts(std::string_view path) {
    const nlohmann::json* at = find(path);
    return at ? at->get<std::vector<std::string>>() : std::vector<std::string>{};
}

void Options::unsupported(std::string_view path) {
    throw Unsupported(full(path));
}

TagColour Options::colour(std::string_view path) {
    return one_of<TagColour>(path, {{"govuk-tag--grey", TagColour::grey},
                                    {"govuk-tag--green", TagColour::green},
                                    {"govuk-tag--teal", TagColour::teal},
                                    {"govuk-tag--blue", TagColour::blue},
                                    {"govuk-tag--purple", TagColour::purple},
                                    {"govuk-tag--magenta", TagColour::magenta},
                                    {"govuk-tag--red", TagColour::red},
                                    {"govuk-tag--orange", TagColour::orange},
                                    {"govuk-tag--yellow", TagColour::yellow}});
}

Label Options::label(std::string_view path, const std::string& class_prefix) {
    const std::string dotted = path.empty() ? "" : std::string(path) + '.';
    const auto size =
        one_of<Size>(dotted + "classes", {{class_prefix + "--s", Size::small},
                                          {class_prefix + "--m", Size::medium},
                                          {class_prefix + "--l", Size::large},
                                          {class_prefix + "--xl", Size::extra_large}});
    Label label(text(dotted + "text"), size);
    label.is_page_heading = flag(dotted + "isPageHeading");
    return label;
}

}  // namespace mase::govuk
