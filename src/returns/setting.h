// How the answers to one measure are called, taken together and ordered: for figure.cpp alone.
#pragma once

#include <string>
#include <vector>

#include "panels/panel.h"
#include "returns/measure.h"

namespace mase::returns {

class Setting {
public:
    Setting(Layout layout, std::string list, const forms::CodeLists& codes,
            const panels::Panel& panel)
        : layout_(layout), list_(std::move(list)), codes_(codes), panel_(panel) {}

    const std::vector<forms::Code>& all() const { return codes_.all(list_); }
    bool lists(const std::string& code) const { return codes_.find(list_, code) != nullptr; }
    bool is_long() const;
    std::string heading_of(const std::string& code) const;
    std::string label(const std::string& code) const;

    // The headings in the order of the first answer under each, and the codes beneath them. What is
    // in `given` and not in the list comes last.
    struct Group {
        std::string code;
        std::vector<std::string> parts;
    };
    std::vector<Group> groups(const std::vector<std::string>& given) const;

private:
    const forms::Code* find(const std::string& code) const;

    Layout layout_;
    std::string list_;
    const forms::CodeLists& codes_;
    const panels::Panel& panel_;
};

}  // namespace mase::returns
