#include "demo/papers.h"

#include <array>
#include <vector>

namespace mase::demo {

namespace {

struct Sheet {
    std::string_view file, description, part, title;
    std::vector<std::string_view> lines;
};

const std::array<Sheet, 4>& sheets() {
    static const std::array<Sheet, 4> all{
        {{"Attendance autumn term.pdf",
          "School attendance, autumn term",
          "general",
          "Attendance summary, autumn term",
          {"Sessions possible: 112", "Sessions attended: 71", "Absent with leave: 9",
           "Absent without leave: 32, most of them on Mondays and Fridays",
           "Form tutor's note: is glad to be met at the gate, and stays on those days.",
           "Agreed: the tutor rings home by 9.15 when the child is not in."}},
         {"Appointment letter.pdf",
          "Appointment letter of the young people’s clinic",
          "health",
          "Young people's clinic: your appointment",
          {"We would like to see you on the first Thursday of next month at 4pm.",
           "You can bring someone you trust, and you can see us alone if you prefer.",
           "If the time does not suit you, ring or text us and we will find another.",
           "Nothing you tell us goes to your school."}},
         {"Safety plan.pdf",
          "Safety plan agreed with the child and carer",
          "general",
          "Safety plan",
          {"1. Taxi from school on Tuesdays and Thursdays, ordered by the placement.",
           "2. The child rings the carer when they change their plans, at any hour.",
           "3. The carer rings the out-of-hours team after 30 minutes without an answer.",
           "4. The social worker and the child look at this plan together every two weeks."}},
         {"Vehicle note.pdf",
          "Note on a vehicle seen near the school",
          "police",
          "Note for the panel: vehicle seen near the school",
          {"A dark hatchback was seen outside the east gate on three afternoons.",
           "The school has kept the dates and times, and a partial registration.",
           "The neighbourhood team will pass at the end of school for two weeks.",
           "Nobody has been spoken to about it yet."}}}};
    return all;
}

std::string text_in_pdf(std::string_view words) {
    std::string out = "(";
    for (const char one : words) {
        if (one == '(' || one == ')' || one == '\\') out += '\\';
        out += one;
    }
    return out + ")";
}

// A page of A4 in Helvetica (ISO 32000-1, 7.5): as small as a PDF can be and still be whole.
std::string one_page_pdf(std::string_view title, const std::vector<std::string_view>& lines) {
    std::string words = "BT /F1 18 Tf 56 770 Td " + text_in_pdf(title) + " Tj /F1 11 Tf 0 -36 Td ";
    for (const std::string_view line : lines) words += text_in_pdf(line) + " Tj 0 -20 Td ";
    words += "(Invented, for the demonstration of this service.) Tj ET";
    const std::array<std::string, 5> objects{
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font "
        "<< /F1 4 0 R >> >> >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Length " + std::to_string(words.size()) + " >>\nstream\n" + words + "\nendstream"};
    std::string file = "%PDF-1.4\n", table = "xref\n0 6\n0000000000 65535 f \n";
    for (std::size_t i = 0; i < objects.size(); ++i) {
        const std::string at = std::to_string(file.size());
        table += std::string(10 - at.size(), '0') + at + " 00000 n \n";
        file += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    return file + table + "trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n" +
           std::to_string(file.size()) + "\n%%EOF\n";
}

}  // namespace

void attach_papers(Borough& borough, const std::string& worker, const std::string& referral,
                   int number) {
    const std::size_t first = std::size_t(number) % sheets().size();
    for (const std::size_t which : {first, (first + 1) % sheets().size()}) {
        const Sheet& sheet = sheets()[which];
        borough.as(worker).post_file(
            referral + "/papers/new",
            {{"description", std::string(sheet.description)}, {"part", std::string(sheet.part)}},
            {.field = "file",
             .name = std::string(sheet.file),
             .bytes = one_page_pdf(sheet.title, sheet.lines)});
    }
}

}  // namespace mase::demo
