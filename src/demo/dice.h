// Numbers that look thrown and are not: worked out from what they are for, so that the same number
// of cases makes the same borough, and a run that was cut goes on as if it had not been.
#pragma once

#include <cstdint>
#include <string_view>

namespace mase::demo {

class Dice {
public:
    Dice(std::uint64_t number, std::string_view about) : state_(mixed(seed ^ mixed(number))) {
        for (const char letter : about)
            state_ = (state_ ^ static_cast<unsigned char>(letter)) * prime;
    }

    std::uint64_t next() { return mixed(state_ += step); }
    int below(int most) { return int(next() % std::uint64_t(most)); }
    int between(int least, int most) { return least + below(most - least + 1); }
    bool in_hundred(int chance) { return below(100) < chance; }
    // The first are thrown more often than the last, and the last often enough.
    int early(int most) {
        const int one = below(most), other = below(most);
        return in_hundred(50) ? one : one * other / most;
    }
    template <class List>
    const auto& of(const List& list) {
        return list[std::size_t(early(int(list.size())))];
    }

private:
    static constexpr std::uint64_t seed = 20'261'129, step = 0x9e3779b97f4a7c15,
                                   prime = 0x100000001b3;
    static std::uint64_t mixed(std::uint64_t value) {  // the finaliser of SplitMix64
        value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9;
        value = (value ^ (value >> 27U)) * 0x94d049bb133111eb;
        return value ^ (value >> 31U);
    }

    std::uint64_t state_;
};

}  // namespace mase::demo
