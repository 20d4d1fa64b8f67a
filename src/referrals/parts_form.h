// Reading a part of a referral as it was typed, and knowing whether someone else wrote it
// meanwhile.
#pragma once

#include <string>

#include "forms/answers.h"
#include "platform/form_data.h"

namespace mase::referrals {

// Stands for the stored answers of a section in its form, so that a save tells whether they are
// still the ones that the writer saw. Other parts may be written meanwhile.
std::string fingerprint(const forms::Section&, const forms::Answers&);

// One row of a section that repeats, as if it were the only one: its fields and problems then have
// the same names whatever its number. An empty row when there is none of that number.
forms::Answers single_row(const forms::Section&, const forms::Answers&, int row);
// Puts it back at its number, or last when there is none of that number.
void put_row(const forms::Section&, const forms::Answers& single, int row, forms::Answers& into);

// What was typed into a section that is asked once, or into a single row, over what was there.
// Answers to questions that are not asked after all are left out when `drop` says so.
enum class Hidden { kept, dropped };
forms::Answers typed_over(const FormData&, const forms::Section&, const forms::Answers&, Hidden);

}  // namespace mase::referrals
