// What the form says of a generated case: when it was referred, and at each discussion. Every
// question by its definition, so that a new one is answered as soon as it is asked.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "demo/borough_file.h"
#include "demo/generated_case.h"
#include "forms/answers.h"

namespace mase::demo {

class GeneratedAnswers {
public:
    explicit GeneratedAnswers(const forms::Form& form);

    // All that a referral of its route asks; which of its referrals, from 0.
    forms::Answers of_referral(const GeneratedCase&, std::size_t referral) const;
    // The data set that a discussion takes; `moment` grows with each.
    forms::Answers of_discussion(const GeneratedCase&, Date held_on, int moment) const;

    const Story& story(std::int64_t number) const;
    std::string name(std::int64_t number) const;  // given names

private:
    struct Asking;
    void answer_section(Asking&, const forms::Section&, bool data_only) const;
    void answer(Asking&, const forms::Question&, int row) const;
    std::vector<std::string> codes(Asking&, const forms::Question&, Dice&) const;
    std::string words(const Asking&, const forms::Question&, Dice&) const;
    std::string child_words(const Asking&, const std::string& question, Dice&) const;
    const Child& child(std::int64_t number) const;

    const forms::Form& form_;
    const std::vector<Child> children_ = read_children();
    const std::vector<Story> stories_ = read_stories();
};

}  // namespace mase::demo
