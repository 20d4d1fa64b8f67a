// What a meeting recorded, as its minutes say it: who was there, and each case that the reader may
// read.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "decisions/recording_store.h"
#include "minutes/minutes_store.h"
#include "platform/govuk.h"
#include "site/exchange.h"

namespace mase::minutes {

struct Heard {  // an item whose case the reader may read
    decisions::Scene scene;
    std::string title;  // "3. Amina Yusuf"
};

struct Record {
    meetings::Meeting meeting;
    std::vector<Heard> items;
    int hidden = 0;  // items that are not shown
};
Record record_of(const site::Exchange&, const audit::Reading&, MeetingId);

Html meeting_summary(const site::Exchange&, const audit::Reading&, const meetings::Meeting&);
Html items(const site::Exchange&, const audit::Reading&, const Record&);

}  // namespace mase::minutes
