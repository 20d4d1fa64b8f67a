// What is shown of the second step, to those who are signed in and to those on their way.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "panels/panel.h"
#include "platform/govuk.h"

namespace mase::accounts {

Html why_second_step();
// The QR code, and the same to be typed by hand.
Html offer_shown(const panels::Panel&, const std::string& email, const std::string& secret);
Html code_field(const Problems&);
Html recovery_codes_shown(const std::vector<std::string>& codes, const Url& next);

std::vector<std::string> new_recovery_codes();
std::vector<std::string> hashed(const std::vector<std::string>& codes);  // takes half a second

inline constexpr std::string_view wrong_code =
    "Check the code: it is not right, or has been used. A new one comes every 30 seconds";

}  // namespace mase::accounts
