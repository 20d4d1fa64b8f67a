// Help: short answers, and what the panel's words mean.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "access/access.h"

namespace mase::home {

struct Answer {
    std::string question;
    std::string answer;
    std::set<access::Role> roles;  // whom it is for; empty for everyone

    bool is_for(const std::set<access::Role>& reader) const;
};

struct Word {
    std::string word;
    std::string meaning;
};

struct Help {
    std::vector<Answer> answers;
    std::vector<Word> words;  // in order of the alphabet
};

std::vector<Answer> answers_for(const Help&, const std::set<access::Role>& reader);

}  // namespace mase::home
