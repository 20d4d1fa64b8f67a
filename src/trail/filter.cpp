#include "trail/filter.h"

#include <array>
#include <charconv>

namespace mase::trail {

namespace {

using access::Processing;

constexpr std::array kinds{Processing::upkeep,       Processing::collection, Processing::alteration,
                           Processing::consultation, Processing::disclosure, Processing::refusal,
                           Processing::erasure};

std::optional<std::int64_t> number(std::string_view digits) {
    std::int64_t value = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (fault != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

std::optional<Processing> kind_named(std::string_view typed) {
    for (const Processing kind : kinds) {
        if (access::name(kind) == typed) return kind;
    }
    return std::nullopt;
}

class Checking {
public:
    template <class Value>
    std::optional<Value> choice(const std::string& typed, std::optional<Value> read,
                                std::string field, std::string message) {
        if (!typed.empty() && !read) problems.push_back({std::move(field), std::move(message)});
        return read;
    }
    std::optional<Date> day(const std::string& typed, const std::string& field) {
        return choice<Date>(typed, parse_date(typed), field + "-day",
                            "Enter a real date, such as 27 3 2026, or leave it empty");
    }

    Problems problems;
};

}  // namespace

std::string text(const Key& key) {
    return std::to_string(key.at.micros) + "-" + mase::text(key.writer) + "-" +
           std::to_string(key.number);
}

std::optional<Key> parse_key(std::string_view typed) {
    const std::size_t first = typed.find('-'), last = typed.rfind('-');
    if (first == std::string_view::npos || last == first) return std::nullopt;
    const auto at = number(typed.substr(0, first));
    const auto writer = parse_id<AnyId>(typed.substr(first + 1, last - first - 1));
    const auto line = number(typed.substr(last + 1));
    if (!at || !writer || !line) return std::nullopt;
    return Key{{*at}, *writer, *line};
}

Result<Filter> checked(const Draft& draft) {
    Checking checking;
    Filter filter;
    filter.person = checking.choice(draft.person, parse_id<AccountId>(draft.person), "person",
                                    "Choose a person from the list");
    filter.case_id = checking.choice(draft.case_id, parse_id<CaseId>(draft.case_id), "case",
                                     "Follow a link to a case in the trail to choose the case");
    filter.kind = checking.choice(draft.kind, kind_named(draft.kind), "kind",
                                  "Choose what was done from the list");
    filter.from = checking.day(draft.from, "from");
    filter.to = checking.day(draft.to, "to");
    filter.before =
        checking.choice(draft.before, parse_key(draft.before), "", "Start again at the first page");
    filter.with_upkeep = draft.with_upkeep || filter.kind == Processing::upkeep;
    if (filter.from && filter.to && *filter.to < *filter.from)
        checking.problems.push_back({"to-day", "The last day must be the first day or later"});
    if (!checking.problems.empty()) return refused(std::move(checking.problems));
    return filter;
}

std::string note(const Filter& filter) {
    std::string words;
    const auto add = [&](const std::string& more) { words += (words.empty() ? "" : "; ") + more; };
    if (filter.person) add("person " + mase::text(*filter.person));
    if (filter.case_id) add("case " + mase::text(*filter.case_id));
    if (filter.kind) add(std::string(access::name(*filter.kind)));
    if (filter.from) add("from " + iso(*filter.from));
    if (filter.to) add("to " + iso(*filter.to));
    return words;
}

std::string kind_words(Processing kind) {
    switch (kind) {
        case Processing::collection: return "Added to a record";
        case Processing::alteration: return "Changed a record or decided";
        case Processing::consultation: return "Looked at a record";
        case Processing::disclosure: return "Gave a record to others";
        case Processing::upkeep: return "Touched no record";
        case Processing::refusal: return "Was refused";
        case Processing::erasure: return "Erased a record";
    }
    return "";
}

}  // namespace mase::trail
