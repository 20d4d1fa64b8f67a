#include "papers/name.h"

#include <doctest/doctest.h>

namespace mase::papers {

TEST_CASE("a name keeps its words and loses what could mislead or do harm") {
    CHECK(clean_name("School report.PDF", "pdf") == "School report.pdf");
    CHECK(clean_name("Plan of Łucja, v2.docx", "docx") == "Plan of Łucja, v2.docx");
    CHECK(clean_name("C:\\Users\\x\\letter.doc", "pdf") == "letter.pdf");
    CHECK(clean_name("../../etc/passwd", "txt") == "passwd.txt");
    CHECK(clean_name("plan.pdf.exe", "pdf") == "plan.pdf");
    CHECK(clean_name("Meeting 12.11.2026.pdf", "pdf") == "Meeting 12.11.2026.pdf");
    // Written from right to left this would read "plan-exe.pdf".
    CHECK(clean_name("plan-\xE2\x80\xAE"
                     "fdp.exe",
                     "pdf") == "plan-fdp.pdf");
    CHECK(clean_name("a\r\nSet-Cookie: x=1;\"b\"<c>|?*.txt", "txt") ==
          "aSet-Cookie- x=1--b--c----.txt");
    CHECK(clean_name(" .hidden. ", "txt") == "hidden.txt");
}

TEST_CASE("there is always a name, and none that Windows takes for a device") {
    for (const char* none : {"", ".", "..", "/", "\xE2\x80\x8B", " . ", "a/"})
        CHECK(clean_name(none, "pdf") == "Paper.pdf");
    CHECK(clean_name("CON.pdf", "pdf") == "Paper CON.pdf");
    CHECK(clean_name("com1", "pdf") == "Paper com1.pdf");
    CHECK(clean_name("Nullarbor", "pdf") == "Nullarbor.pdf");
    const std::string long_name = clean_name(std::string(500, 'x'), "pdf");
    CHECK(long_name.size() == 84);
    CHECK(clean_name("\xC5", "pdf") == clean_name("\xC5", "pdf"));  // cut off, and no harm done
}

TEST_CASE("a copy is told from another by its number, before the extension") {
    CHECK(numbered("plan.v2.pdf", "K7Q2M-9FMX3") == "plan.v2-K7Q2M-9FMX3.pdf");
    CHECK(numbered("plan", "K7Q2M-9FMX3") == "plan-K7Q2M-9FMX3");
}

TEST_CASE("the name that is given out says the same to old browsers and to new ones") {
    CHECK(as_attachment("a b.pdf") ==
          "attachment; filename=\"a b.pdf\"; filename*=UTF-8''a%20b.pdf");
    CHECK(as_attachment("Łódź.pdf") ==
          "attachment; filename=\"__d_.pdf\"; filename*=UTF-8''%C5%81%C3%B3d%C5%BA.pdf");
    const std::string odd = as_attachment("a\"b\\c\r\n.pdf");
    CHECK_FALSE(odd.contains('\r'));
    CHECK_FALSE(odd.contains('\\'));
    CHECK(odd.starts_with("attachment; filename=\"a_b_c__.pdf\""));
}

}  // namespace mase::papers
