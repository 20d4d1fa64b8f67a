// Boroughs that never were: children, referrals, meetings, actions and registers as the store could
// hold them, drawn from a seed, and the returns that are counted from them. It follows the rules of
// the service alone, and nothing of what the suppression knows of a return.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "editions/suppression_attack_fixture.h"
#include "forms/form.h"
#include "panels/panel.h"
#include "returns/figures.h"

namespace mase::editions {

const forms::Form& current_form();
const panels::Panel& any_panel();

// Those that have no code are left out.
returns::Facts facts(std::initializer_list<std::pair<std::string, std::string>> given);

// How many of each a borough has; what it has none of is left out whole.
struct Size {
    int children = 0, refused = 0, persons = 0, places = 0, groups = 0, disruptions = 0;
};
Size any_size(Chance&);

class Microdata {
public:
    static constexpr returns::Quarter quarter{2026, 2};
    // In days from its first: what is known begins long before it and ends after it.
    static constexpr int from_earliest = -200, to_latest = 110;

    // `is_even`: any answer is as likely as the next, so that of a large one nothing is nought.
    Microdata(std::uint64_t seed, const Size&, bool is_even = false);
    Microdata(std::uint64_t seed, Chance sized) : Microdata(seed, any_size(sized)) {}

    returns::Counts counts(returns::Quarter of = quarter) const;
    std::vector<returns::Figure> figures(returns::Quarter of = quarter) const;
    // With the quarter before beside each number.
    std::vector<returns::Figure> figures_of_both(returns::Quarter of = quarter) const;

    // As corrections do: the data of so many records, one answer of each, and a child besides.
    void mend(int records);
    void add_children(int count);

private:
    struct Heard {  // a referral when it is discussed
        Date received_on;
        bool has_prior = true;
    };
    struct Sitting {
        std::size_t meeting;
        std::string why;
        std::optional<Heard> referral;
    };

    // What a borough has much of another has little of: each draws anew how likely an answer is.
    const std::string& any_of(const std::string& what, const std::vector<std::string>& codes);
    std::string any_code(const std::string& what, const std::string& list);
    int some(int most) { return one_in(2) ? 0 : chance_.below(most + 1); }
    bool one_in(int many) { return chance_.below(many) == 0; }
    Date day(int from, int to);  // counted from the first of the quarter
    template <class Of>
    Of new_id() {
        Of id;
        ++ids_;
        for (std::size_t byte = 0; byte < sizeof ids_; ++byte)
            id.bytes.at(byte) = std::uint8_t(ids_ >> (8 * byte));
        return id;
    }
    void add(returns::Counted, Date, returns::Thing);
    void ask_exception(const std::string& kind, const std::string& state, Date, CaseId);

    void hold_meetings();
    returns::ChildInReturn child();
    void add_case(returns::ChildInReturn&);
    void accept(returns::ChildInReturn&, CaseId, Date received_on);
    std::string list_referral(CaseId, Date received_on, std::size_t& meeting);
    void discuss(returns::ChildInReturn&, CaseId, Sitting);
    void act(CaseId, Date on, int actions);
    void close(CaseId, Date received_on);
    void refuse_referral();
    returns::Facts answers();
    std::vector<returns::Facts> disruption_rows();
    RecordId record();

    AnyId subject(returns::Counted, const std::string& roles);
    void add_person();
    void add_place();
    void add_group();
    void add_disruption();
    void add_steps(AnyId, const std::string& list, returns::Counted, const std::string& fact);

    Chance chance_;
    bool is_even_;
    struct Plenty {  // that one child, person or discussion may have
        int episodes = 0, rows = 0, actions = 0, steps = 0, links = 0, referrals = 0;
    };
    Plenty plenty_;
    int from_ = 0, span_ = 0;  // the days in which referrals are received
    Date day_received() { return day(from_, from_ + span_); }
    int longest_prior_ = 0;  // days from a prior meeting to the panel
    int longest_wait_ = 0;   // from there to the meeting that a referral is listed for
    int latest_due_ = 0;     // from a meeting to the day an action is due
    int soonest_back_ = 1;   // meetings until a case is heard again
    int gap_ = 0;            // of so many things that may be left open, one is
    bool lacks() { return one_in(gap_); }
    int ids_ = 0;
    returns::Ledger ledger_;
    std::vector<Date> meetings_;
    std::set<std::pair<std::size_t, CaseId>> items_;
    std::vector<CaseId> cases_;
    std::map<std::string, std::vector<int>> weights_;
};

}  // namespace mase::editions
