// The missing episodes of a case.
#pragma once

#include <optional>
#include <vector>

#include "audit/change.h"
#include "cases/case_file.h"
#include "patterns/missing.h"

namespace mase::patterns {

struct KeptEpisode {
    EpisodeId id;
    Episode episode;
    std::string words;
    std::string by;  // a name
    int version = 1;
};

std::vector<KeptEpisode> episodes_of(const audit::Reading&, CaseId);  // the latest first
std::optional<KeptEpisode> find_episode(const audit::Reading&, CaseId, EpisodeId);
std::vector<Episode> facts_of(const std::vector<KeptEpisode>&);

EpisodeId add_episode(audit::Change&, const cases::CaseFile&, const Episode&,
                      const std::string& words);
void save_episode(audit::Change&, const cases::CaseFile&, const KeptEpisode& before, const Episode&,
                  const std::string& words);

}  // namespace mase::patterns
