// A borough whose children, referrals, meetings and data are put there row by row, so that a test
// can say what the return must count.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "audit/records_fixture.h"
#include "forms/form_files.h"
#include "forms/records_store.h"
#include "returns/figures_store.h"

namespace mase::returns {

// What is expected of a figure: its lines by code, or by both codes of a table.
using Codes = std::map<std::string, int, std::less<>>;
using Cells = std::map<std::pair<std::string, std::string>, int>;

inline constexpr Quarter second{2026, 2};
inline constexpr Quarter third{2026, 3};  // October to December 2026
inline constexpr Quarter fourth{2026, 4};

inline Date date(std::string_view iso) {
    return *parse_date(iso);
}

struct Given {  // an answer; n is the row of a list
    std::string question;
    std::string code;
    int n = 0;
};

class Borough {  // beside a fixture with records, in the panel it has
public:
    explicit Borough(audit::RecordsFixture&);

    void write(const std::function<void(audit::Change&)>& body);
    template <class Found>
    Found read(const std::function<Found(const audit::Reading&)>& body) {
        audit::Outbox outbox(at_.records);
        const audit::Viewing viewing(
            at_.records, access::program(access::Task::make_demo, at_.panel), "own_work", outbox);
        return body(viewing);
    }

    // One measure of one quarter, and all figures with what stands beside it.
    Tally counted(const std::string& measure, Quarter);
    std::vector<Figure> figures(Quarter);

    ChildId child(const std::optional<std::string>& born_on = "2011-03-27");
    CaseId open_case(ChildId);
    void refer(std::optional<CaseId>, std::string_view route, std::string_view state,
               std::string_view received_on);
    RecordId snapshot(CaseId, forms::RecordKind, std::string_view held_on,
                      const std::vector<Given>& answers);
    // With a case that was accepted, and the data taken then.
    CaseId accepted(std::string_view received_on, const std::vector<Given>& answers,
                    const std::optional<std::string>& born_on = "2011-03-27");
    MeetingId meet(std::string_view held_on, std::string_view state = "ended");
    void discuss(MeetingId, CaseId, std::string_view state, std::optional<RecordId> data,
                 const std::optional<std::string>& decision = {});
    void ask_exception(std::string_view kind, std::string_view state, Instant);

    // A person of concern: what is known of them by fact, or, after a dash, why it is not.
    AnyId person(const std::map<std::string, std::string>& facts);
    AnyId place(std::string_view kind, std::string_view ward);
    AnyId disruption(std::string_view kind);
    void link(std::string_view kind, AnyId subject, CaseId, std::string_view from_on,
              const std::optional<std::string>& ended_on = {}, std::string_view role = "",
              std::string_view ended_why = "NO_LONGER");
    void step(AnyId subject, std::string_view code, std::string_view on_day);

    // Of a meeting that has the case on its agenda.
    ActionId action(MeetingId, CaseId, std::string_view agency, std::string_view due_on);
    void report(ActionId, std::string_view said, Instant);
    void keep_open(ActionId, Instant);

private:
    RecordId add_record(audit::Change&, KeyId, forms::RecordKind, std::optional<CaseId> = {},
                        std::optional<Date> held_on = {});

    audit::RecordsFixture& at_;
    AccountId account_;
    std::map<std::pair<MeetingId, CaseId>, ItemId> items_;
};

}  // namespace mase::returns
