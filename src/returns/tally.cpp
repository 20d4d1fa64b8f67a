#include "returns/tally.h"

#include <algorithm>
#include <charconv>

#include "returns/ages.h"

namespace mase::returns {

const std::vector<std::string>& Thing::at(std::string_view fact) const {
    static const std::vector<std::string> none;
    if (const auto* own = facts.find(fact)) return *own;
    const auto* given = data ? data->find(fact) : nullptr;
    return given ? *given : none;
}

namespace {

// Of further questions that there is nothing further, or that it is not known, says nothing: the
// first question alone says that.
bool says_nothing(const std::string& code) {
    return code == "NONE" || code == forms::not_known;
}

using Given = std::vector<std::string_view>;  // each once

Given answers(const Measure& measure, const Thing& thing) {
    Given given;
    for (std::size_t at = 0; at < measure.questions.size(); ++at) {
        for (const std::string& code : thing.at(measure.questions[at])) {
            if (at > 0 && says_nothing(code)) continue;
            if (std::ranges::find(given, code) == given.end()) given.push_back(code);
        }
    }
    return given;
}

std::optional<int> number(std::string_view digits) {
    int value = 0;
    const auto [at, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (fault != std::errc{} || at != digits.data() + digits.size()) return std::nullopt;
    return value;
}

class Counting {
public:
    Counting(const Measure& measure, const forms::CodeLists& codes)
        : measure_(measure), codes_(codes) {}

    void add(const Thing& thing) {
        Given given = answers(measure_, thing);
        std::vector<std::string> bands;
        if (measure_.layout == Layout::bands) {
            bands = banded(given);
            given.assign(bands.begin(), bands.end());
        }
        ++tally_.total;
        tally_.answered += !given.empty();
        for (const std::string_view code : given) ++count_of(code);
        if (measure_.by.empty()) return;
        if (given.empty()) given.push_back(not_answered);
        std::vector<std::string> across = thing.at(measure_.by);
        if (across.empty()) across.emplace_back(not_answered);
        for (const std::string_view code : given) {
            for (const std::string& other : across) ++tally_.cells[{std::string(code), other}];
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
    int& count_of(std::string_view code) {
        const auto found = tally_.codes.find(code);
        return found == tally_.codes.end() ? tally_.codes[std::string(code)] : found->second;
    }

    std::vector<std::string> banded(const Given& given) {
        std::vector<std::string> bands;
        for (const std::string_view digits : given) {
            const auto value = number(digits);
            if (!value) continue;
            numbers_.push_back(*value);
            std::string band = age_band(codes_.all(measure_.codes), *value);
            if (!band.empty() && std::ranges::find(bands, band) == bands.end())
                bands.push_back(std::move(band));
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
