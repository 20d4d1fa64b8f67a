#include "accounts/second_factor.h"

#include <algorithm>

namespace mase::accounts {

namespace {

bool is_digit(char character) {
    return character >= '0' && character <= '9';
}

char read_as(char letter) {
    if (letter >= 'A' && letter <= 'Z') letter = char(letter - 'A' + 'a');
    if (letter == 'o') return '0';
    if (letter == 'i' || letter == 'l') return '1';
    return letter;
}

}  // namespace

bool needs_second_factor(const std::set<access::Role>& roles, const panels::Panel& panel) {
    return std::ranges::any_of(
        roles, [&](access::Role role) { return panel.second_factor.contains(role); });
}

bool owes_for_passphrase(std::string_view email, std::string_view issuer,
                         const panels::SignOn& sign_on) {
    return issuer.empty() && sign_on.of_email(email) != nullptr;
}

std::string in_groups_of_four(std::string_view key) {
    std::string grouped;
    for (std::size_t at = 0; at < key.size(); ++at) {
        if (at > 0 && at % 4 == 0) grouped += ' ';
        grouped += key[at];
    }
    return grouped;
}

std::string plain_code(const std::string& typed) {
    std::string plain;
    for (const char character : typed) {
        if (character != ' ' && character != '-') plain += character;
    }
    return plain;
}

std::string plain_recovery_code(const std::string& typed) {
    std::string plain;
    for (const char character : plain_code(typed)) {
        if (plain.size() == 5) plain += '-';
        plain += read_as(character);
    }
    return plain;
}

Problems code_problems(const std::string& plain) {
    if (plain.size() == 6 && std::ranges::all_of(plain, is_digit)) return {};
    return {{"code", "Enter the six digits that the app shows"}};
}

Problems removal_problems(const std::set<access::Role>& roles, const panels::Panel& panel) {
    if (!needs_second_factor(roles, panel)) return {};
    return {{"", "What you do here needs the second step. You can set it up anew instead"}};
}

Problems reset_problems(AccountId person, AccountId editor, bool is_set_up) {
    if (person == editor)
        return {{"",
                 "You cannot reset your own second step. Set it up anew on the page of your "
                 "account, or ask another administrator"}};
    if (!is_set_up) return {{"", "This person has not set up the second step"}};
    return {};
}

}  // namespace mase::accounts
