#include "decisions/attendance_form.h"

namespace mase::decisions {

namespace {

std::string at(const Fields& fields, const std::string& name) {
    const auto found = fields.find(name);
    return found == fields.end() ? "" : found->second;
}

}  // namespace

Fields attendance_fields(const Attendances& attendances) {
    Fields fields;
    for (const auto& [account, attendance] : attendances) {
        const std::string field = attendance_field(account);
        if (!attendance.code.empty()) fields[field] = attendance.code;
        if (!attendance.stand_in.empty()) fields[field + "-stand-in"] = attendance.stand_in;
    }
    return fields;
}

Fields typed_attendance(const FormData& form) {
    Fields fields;
    for (const auto& [name, ignored] : form.pairs()) {
        if (name.starts_with("attendance.") && !form.text(name).empty())
            fields[name] = form.text(name);
    }
    return fields;
}

Attendances attendances_in(const Fields& fields, const meetings::Seats& seats) {
    Attendances attendances;
    for (const meetings::Seat& seat : seats) {
        const std::string field = attendance_field(seat.account);
        attendances[seat.account] = {at(fields, field), at(fields, field + "-stand-in")};
    }
    return attendances;
}

}  // namespace mase::decisions
