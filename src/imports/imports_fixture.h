// Files of the borough's history, and the panel they go to: for tests.
#pragma once

#include <algorithm>

#include "cases/cases_fixture.h"
#include "cases/cases_pages.h"
#include "imports/columns.h"
#include "imports/imports_pages.h"
#include "imports/imports_store.h"
#include "imports/sheet_file.h"
#include "imports/spellings_file.h"
#include "meetings/meetings_pages.h"

namespace mase::imports {

class ImportsFixture : public cases::CasesFixture {
public:
    ImportsFixture()
        : CasesFixture({imports_routes(), cases::cases_routes(), meetings::copies_routes()}) {}

    // Received on the first of that many months from January 2025, a child of that number.
    Row row(int child, unsigned month = 1) const {
        forms::Answers answers;
        const auto words = [&](const char* question, const std::string& text) {
            answers.set(question, 0, {.codes = {}, .words = text});
        };
        words("child_family_name", "Quillan" + std::string(1, char('A' + child)));
        words("child_given_names", "Zofia");
        words("child_born_on", "2011-03-27");
        words("child_case_number", "PAST" + std::to_string(1000 + child));
        answers.set("risk_category", 0, {.codes = {"CAT2"}, .words = {}});
        return {.line = child + 2,
                .route = "A",
                .received_on = {std::chrono::year(2025), std::chrono::month(month),
                                std::chrono::day(1)},
                .closed_on = {},
                .closure_reason = {},
                .answers = answers};
    }

    std::string file_of(const std::vector<Row>& rows) const {
        return write_sheet(form, read_spellings(), rows);
    }

    http::Response upload(const accounts::Person& person, const std::string& mode,
                          const std::string& file) {
        const std::string csrf = content_hash("csrf:" + person.token);
        std::string body;
        for (const auto& [name, value] :
             {std::pair<std::string, std::string>{"csrf", csrf}, {"mode", mode}})
            body += "--x\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value +
                    "\r\n";
        body +=
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"past.csv\"\r\n\r\n" +
            file + "\r\n--x--\r\n";
        http::Request request{.method = "POST",
                              .target = "/imports",
                              .body = body,
                              .client = "127.0.0.1",
                              .headers = {{"Host", "mase.example"},
                                          {"Content-Type", "multipart/form-data; boundary=x"},
                                          {"Cookie", "session=" + person.token}}};
        http::Response response = answer(std::move(request));
        if (response.more) {  // as the listener does
            while (auto piece = response.more()) response.body += *piece;
        }
        return response;
    }
};

}  // namespace mase::imports
