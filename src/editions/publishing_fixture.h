// A quarter that has ended, with children whose data can be mended, and readers of what is
// published of it: of the page, of the data and of the workbook.
#pragma once

#include <string>
#include <vector>

#include "accounts/people_fixture.h"
#include "returns/returns_fixture.h"

namespace mase::editions {

inline constexpr const char* quarter = "/returns/2026-27-q2";

class Publishing : public accounts::PeopleFixture, public returns::Borough {
public:
    Publishing();

    CaseId child_of(const std::string& sex, int i);
    // Somebody mends what was put down of a child.
    void mend(CaseId about, const std::string& question, const std::string& code);
    // What the page of publishing has looked at.
    std::string seen(const accounts::Person&);
    http::Response publish(accounts::Fields fields = {});

    accounts::Person recipient;
    std::vector<CaseId> girls;
};

// The tables of a page, and nothing of the frame round them.
std::string sections(const std::string& html);

struct Row {
    std::string figure, label, value;
    bool operator==(const Row&) const = default;
};
std::vector<Row> rows_of_page(const std::string& html);
// The data names measures by their ids: the titles are those of the page, in the same order.
std::vector<Row> rows_of_csv(const std::string& file, const std::vector<Row>& page);
std::vector<Row> rows_of_workbook(const std::string& file);

// Of the first such line; "none" when there is none.
std::string value(const std::vector<Row>&, const std::string& figure, const std::string& label);

}  // namespace mase::editions
