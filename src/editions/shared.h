// What a borough shows to the others of a published return, and several of them side by side.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/ids.h"
#include "core/instant.h"
#include "editions/edition.h"

namespace mase::editions {

struct SharedLine {
    returns::LineKind kind;
    std::string code;
    std::string label;
    bool is_found = false;     // it is there only because there was some of it
    std::optional<int> shown;  // none: withheld
    bool operator==(const SharedLine&) const = default;
};

struct SharedFigure {
    std::string id;
    std::string title;
    std::string unit;
    std::string source;
    std::string note;
    std::string section;
    std::vector<SharedLine> lines;
    bool operator==(const SharedFigure&) const = default;
};

struct SharedContent {
    int threshold = 0;
    std::vector<SharedFigure> figures;
    bool operator==(const SharedContent&) const = default;
};

struct SharedEdition {
    PanelId panel;
    std::string panel_name;
    returns::Quarter quarter;
    int number = 1;
    Instant published_at;
    SharedContent content;
};

// What the shareable edition shows, and nothing of what it withholds: neither the number nor why.
SharedContent shared(const Content&);

enum class SideShown {
    number,
    hidden,      // withheld there
    not_listed,  // in a list that has only what is larger and shown: it is nought or withheld
    not_asked    // that borough's edition has no such figure, or no such line in it
};

struct SideCell {
    SideShown shown = SideShown::not_asked;
    int count = 0;
};

struct SideLine {
    returns::LineKind kind;
    std::string code;
    std::string label;
    std::vector<SideCell> cells;  // one for each edition
};

struct SideMeaning {  // how a figure is counted
    std::string words;
    std::vector<std::string> boroughs;  // that count it so
};

struct SideFigure {
    std::string id;
    std::string title;
    std::string section;
    std::vector<SideLine> lines;
    std::vector<SideMeaning> meanings;  // more than one: the numbers are not of the same thing
};

// A column for each edition, in their order. Lines that are worded differently are not the same,
// whatever their code. There is no sum over editions: a withheld number could be taken from it.
std::vector<SideFigure> side_by_side(const std::vector<SharedEdition>&);

// "Small is from 1 to 5.", or for which boroughs it is what.
std::string thresholds_words(const std::vector<SharedEdition>&);

}  // namespace mase::editions
