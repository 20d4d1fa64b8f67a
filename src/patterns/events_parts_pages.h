// A time that a child was missing, in words and as fields.
#pragma once

#include "patterns/missing.h"
#include "patterns/shown_pages.h"

namespace mase::patterns {

Html interview_words(const Episode&, Date today);
Html episode_fields(const site::Exchange&, const EpisodeDraft& typed, const Problems&);

}  // namespace mase::patterns
