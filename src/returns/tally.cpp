#include "returns/tally.h"

#include <algorithm>
#include <charconv>

#include "returns/ages.h"

namespace mase::returns {

const std::vector<std::string>& Thing::at(std::string_view fact) const {
    static const std::vector<std::string> none;
    const auto own = facts.find(fact);
    if (own != facts.end()) return own->second;
    if (!data) return none;
    const auto given = data->find(fact);
    return given == data->end() ? none : given->second;
}

namespace {

// Of further questions that there is nothing further, or that it is not known, says nothing: the
// first question alone says that.
bool says_nothing(const std::string& code) {
    return code == "NONE" || code == forms::not_known;
}

std::set<std::string> answers(const Measure& measure, const Thing& thing) {
    std::set<std::string> given;
    for (std::size_t at = 0; at < measure.questions.size(); ++at) {
        for (const std::string& code : thing.at(measure.questions[at])) {
            if (at == 0 || !says_nothing(code)) given.insert(code);
        }
    }
    return given;
}

std::optional<int> number(const std::string& digits) {
    int value = 0;
    const char* end = digits.data() + digits.size();
    const auto [at, fault] = std::from_chars(digits.data(), end, value);
    if (fault != std::errc{} || at != end) return std::nullopt;
    return value;
}

class Counting {
public:
    Counting(const Measure& measure, const forms::CodeLists& codes)
        : measure_(measure), codes_(codes) {}

    void add(const Thing& thing) {
        std::set<std::string> given = answers(measure_, thing);
        if (measure_.layout == Layout::bands) given = banded(given);
        ++tally_.total;
        tally_.answered += !given.empty();
        for (const std::string& code : given) ++tally_.codes[code];
        if (measure_.by.empty()) return;
        if (given.empty()) given.emplace(not_answered);
        std::vector<std::string> across = thing.at(measure_.by);
        if (across.empty()) across.emplace_back(not_answered);
        for (const std::string& code : given) {
            for (const std::string& other : across) ++tally_.cells[{code, other}];
        }
    }

    Tally done() {
        if (!numbers_.empty()) {
            const auto middle = numbers_.begin() + std::ptrdiff_t((numbers_.size() - 1) / 2);
            std::ranges::nth_element(numbers_, middle);
            tally_.middle = *middle;
        }
        return std::move(tally_);
    }

private:
    std::set<std::string> banded(const std::set<std::string>& given) {
        std::set<std::string> bands;
        for (const std::string& digits : given) {
            const auto value = number(digits);
            if (!value) continue;
            numbers_.push_back(*value);
            const std::string band = age_band(codes_.all(measure_.codes), *value);
            if (!band.empty()) bands.insert(band);
        }
        return bands;
    }

    const Measure& measure_;
    const forms::CodeLists& codes_;
    Tally tally_;
    std::vector<int> numbers_;
};

}  // namespace

Tally tally(const Measure& measure, const std::vector<Thing>& things,
            const forms::CodeLists& codes) {
    Counting counting(measure, codes);
    for (const Thing& thing : things) counting.add(thing);
    return counting.done();
}

}  // namespace mase::returns
