// A borough that publishes, and a second one in the same database.
#pragma once

#include "editions/publishing_fixture.h"
#include "editions/shared_store.h"

namespace mase::editions {

class Sharing : public Publishing {
public:
    Sharing() : barking(new_id<PanelId>(clock.now())) { make_panel(barking, "barking", "live"); }

    void make_panel(PanelId, const std::string& slug, const std::string& kind);
    // What Redbridge has published, or what others publish, for everyone here.
    void share_as(PanelId, const std::string& name, int number, const Content&);
    std::vector<SharedEdition> seen_by(PanelId);
    // One figure, of children by sex, with so many girls.
    static Content girls_alone(int count, Fate fate = Fate::shown);

    PanelId barking;
    returns::Quarter published{2026, 2};
};

}  // namespace mase::editions
