// Which lines of the trail are asked for, as typed and as the rules allow.
#pragma once

#include <optional>
#include <string>

#include "access/operation.h"
#include "core/date.h"
#include "core/ids.h"
#include "core/instant.h"
#include "core/result.h"

namespace mase::trail {

struct Key {  // of one line: the page after it begins with the line before it in time
    Instant at;
    AnyId writer;
    std::int64_t number = 0;  // in its writer's run
    bool operator==(const Key&) const = default;
};
std::string text(const Key&);
std::optional<Key> parse_key(std::string_view);

struct Draft {
    std::string person;
    std::string case_id;
    std::string kind;
    std::string from;  // ISO text, or what was typed
    std::string to;
    std::string before;
    bool with_upkeep = false;
};

struct Filter {
    std::optional<AccountId> person;
    std::optional<CaseId> case_id;  // about it, or in a list that showed it
    std::optional<access::Processing> kind;
    std::optional<Date> from;  // days in London, both included
    std::optional<Date> to;
    std::optional<Key> before;
    bool with_upkeep = false;  // what touches no one's record: signing in, reading help
};

Result<Filter> checked(const Draft&);

// Which filters an auditor used, for the line about their own look at the trail.
std::string note(const Filter&);

std::string kind_words(access::Processing);  // "Looked at"

}  // namespace mase::trail
