// A published return, as it is kept: every number, what of it may be shown, and what the numbers
// were counted with.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.h"
#include "core/instant.h"
#include "editions/suppression.h"
#include "returns/figure.h"
#include "returns/quarter.h"

namespace mase::editions {

struct Frozen {
    returns::Figure figure;
    std::vector<Fate> fates;  // of each line
};

struct Source {  // a file of definitions, and the hash of what it said
    std::string name;
    std::string hash;
    bool operator==(const Source&) const = default;
};

struct Content {
    int threshold = 0;
    std::vector<Frozen> figures;
    std::vector<Source> sources;
};

struct Edition {
    EditionId id;
    returns::Quarter quarter;
    int number = 1;  // 1 is the first edition, each after it a revision
    Instant published_at;
    AccountId published_by;
    std::string inputs;       // hash of what was counted
    std::string fingerprint;  // hash of that, of the content, and of when and by whom
    std::string reason;       // of a revision: why
    Content content;
};

enum class Reader { restricted, shareable };  // for whom an edition is
std::string_view name(Reader);
bool is_for(Reader, const Frozen&);  // two-way tables of children are for no shareable edition
// Whether a line stands in an edition at all. In the shareable one what is listed tells no more
// than the numbers that are shown: a line that is there only because it was found is listed by its
// own number alone, and of a line that is withheld no part that is withheld whatever it is.
bool is_listed(const Frozen&, std::size_t line, Reader);
// What is shown of a line; nothing when it is withheld.
std::optional<int> shown(const Frozen&, std::size_t line, Reader);

inline constexpr std::string_view withheld = "c";

struct ShownCount {  // of the numbers that the shareable edition lists
    int listed = 0;
    int shown = 0;
    int above_nought = 0;  // of those shown
    int small = 0;         // of those listed; none of them is shown
};
ShownCount shown_count(const Content&);

std::string title_of(int number);  // "First edition", "Revision 1"
std::string title(const Edition&);

struct Difference {  // of one line: what was frozen, and what is counted now
    std::string figure;
    std::string line;
    std::optional<int> frozen;  // none: the line was not there
    std::optional<int> now;
};
std::vector<Difference> differences(const std::vector<Frozen>&,
                                    const std::vector<returns::Figure>& now);
// The files of definitions that say something else by now, or are new or gone.
std::vector<std::string> changed_sources(const std::vector<Source>& then,
                                         const std::vector<Source>& now);

}  // namespace mase::editions
