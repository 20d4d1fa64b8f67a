#include <algorithm>
#include <functional>

#include "forms/records_store.h"
#include "platform/db_lists.h"
#include "returns/ledger_parts_store.h"

namespace mase::returns {

namespace {

constexpr std::string_view born_question = "child_born_on";
constexpr std::string_view disruptions = "disruptions";  // the section of the data that is a list
constexpr std::size_t records_at_once = 400;

// Of all children of twenty years, those that were received or discussed in the whole of the
// periods.
constexpr std::string_view of_those_reached = R"(
WITH reached (child_id) AS (
    SELECT c.child_id FROM referrals f JOIN cases c ON c.panel_id = $1 AND c.id = f.case_id
    WHERE f.panel_id = $1 AND f.state = 'accepted' AND f.received_on BETWEEN $2 AND $3
    UNION
    SELECT c.child_id FROM meetings m
    JOIN agenda_items i ON i.panel_id = $1 AND i.meeting_id = m.id
    JOIN cases c ON c.panel_id = $1 AND c.id = i.case_id
    WHERE m.panel_id = $1 AND m.held_on BETWEEN $2 AND $3 AND i.state = 'discussed')
)";

// A discussion's data counts once the case has been discussed, so not when it was held over. What
// corrects it stands in its place, and counts where that would.
constexpr std::string_view snapshots = R"(
SELECT h.child_id, r.id, r.case_id, r.held_on
FROM reached h JOIN cases c ON c.panel_id = $1 AND c.child_id = h.child_id
JOIN records r ON r.panel_id = $1 AND r.case_id = c.id
WHERE r.held_on <= $3 AND (r.kind = 'acceptance' OR (r.kind = 'discussion'
    AND EXISTS (
    SELECT 1 FROM agenda_items i
    WHERE i.panel_id = $1 AND i.case_id = r.case_id AND i.record_id = r.id
    AND i.state = 'discussed')))
ORDER BY r.held_on, r.made_at, r.id)";

constexpr std::string_view arrivals = R"(
SELECT h.child_id, f.received_on, f.route, e.years
FROM reached h JOIN cases c ON c.panel_id = $1 AND c.child_id = h.child_id
JOIN referrals f ON f.panel_id = $1 AND f.case_id = c.id
LEFT JOIN erased_ages e ON e.panel_id = $1 AND e.referral_id = f.id
WHERE f.state = 'accepted' AND f.received_on <= $3
ORDER BY f.received_on, f.id)";

constexpr std::string_view first_discussed = R"(
SELECT h.child_id, MIN(m.held_on)
FROM reached h JOIN cases c ON c.panel_id = $1 AND c.child_id = h.child_id
JOIN agenda_items i ON i.panel_id = $1 AND i.case_id = c.id
JOIN meetings m ON m.panel_id = $1 AND m.id = i.meeting_id
WHERE m.held_on <= $3 AND i.state = 'discussed'
GROUP BY h.child_id)";

constexpr std::string_view births_of = R"(
SELECT h.child_id, n.record_id, t.sealed
FROM reached h JOIN children n ON n.panel_id = $1 AND n.id = h.child_id
JOIN texts t ON t.panel_id = $1 AND t.record_id = n.record_id AND t.question = $4 AND t.n = 0
)";

class Loading {
public:
    Loading(const audit::Reading& reading, const Period& trend, const Period& whole)
        : reading_(reading), trend_(trend), whole_(whole) {}

    void reached() {
        const auto add = [&](bool is_discussion) {
            return [this, is_discussion](const db::Row& row) {
                children_[row.id<ChildId>(0)].reached.push_back(
                    {row.date(2), row.id<CaseId>(1), is_discussion});
            };
        };
        reading_.rows(
            "SELECT c.child_id, c.id, f.received_on FROM referrals f JOIN cases c ON c.panel_id = "
            "f.panel_id AND c.id = f.case_id WHERE f.panel_id = $1 AND f.state = 'accepted' AND "
            "f.received_on BETWEEN $2 AND $3",
            {reading_.panel(), trend_.first, trend_.last}, add(false));
        reading_.rows(
            "SELECT c.child_id, c.id, m.held_on FROM meetings m JOIN agenda_items i ON i.panel_id "
            "= m.panel_id AND i.meeting_id = m.id JOIN cases c ON c.panel_id = i.panel_id AND c.id "
            "= i.case_id WHERE m.panel_id = $1 AND m.held_on BETWEEN $2 AND $3 AND i.state = "
            "'discussed'",
            {reading_.panel(), trend_.first, trend_.last}, add(true));
    }

    void history() {
        const std::map<RecordId, RecordId> corrected = corrected_records(reading_);
        of_children(snapshots, [&](ChildInReturn& child, const db::Row& row) {
            const auto taken = row.id<RecordId>(1);
            const auto mended = corrected.find(taken);
            child.snapshots.push_back({mended == corrected.end() ? taken : mended->second,
                                       row.id<CaseId>(2), row.date(3)});
        });
        of_children(arrivals, [](ChildInReturn& child, const db::Row& row) {
            std::optional<int> age;
            if (!row.is_null(3)) age = int(row.integer(3));
            child.arrivals.push_back({row.date(1), row.string(2), age});
        });
        of_children(first_discussed, [](ChildInReturn& child, const db::Row& row) {
            child.first_discussed = row.date(1);
        });
    }

    // Opened for those alone who are counted in one of the periods.
    void births(const std::vector<Period>& periods) {
        reading_.rows(
            std::string(of_those_reached) + std::string(births_of),
            {reading_.panel(), whole_.first, whole_.last, born_question}, [&](const db::Row& row) {
                const auto found = children_.find(row.id<ChildId>(0));
                if (found == children_.end()) return;
                const auto counts = [&](const Period& period) {
                    return is_counted(found->second, period);
                };
                if (std::ranges::none_of(periods, counts)) return;
                const audit::SealedText sealed(
                    row.copied(2),
                    forms::answer_place(row.id<RecordId>(1), std::string(born_question), 0));
                found->second.born_on = born(sealed);
            });
    }

    void into(Ledger& ledger) {
        for (auto& [id, child] : children_) ledger.children.push_back(std::move(child));
    }

private:
    // Of a child whose record was erased nobody knows it; the age at each referral was kept.
    std::optional<Date> born(const audit::SealedText& sealed) const {
        try {
            return parse_date(reading_.open(sealed));
        } catch (const KeyDestroyed&) {
            return std::nullopt;
        }
    }
    void of_children(std::string_view sql,
                     const std::function<void(ChildInReturn&, const db::Row&)>& add) {
        reading_.rows(std::string(of_those_reached) + std::string(sql),
                      {reading_.panel(), whole_.first, whole_.last},
                      [&](const db::Row& row) { add(children_[row.id<ChildId>(0)], row); });
    }

    const audit::Reading& reading_;
    const Period& trend_;
    const Period& whole_;
    std::map<ChildId, ChildInReturn> children_;
};

// Which questions are kept, and whether as a row of the list.
class Kept {
public:
    explicit Kept(const forms::Form& form) {
        for (const forms::Section& section : form.sections) {
            if (section.id == disruptions) kept_.emplace(section.id, false);
            for (const forms::Question& question : section.questions) {
                if (question.is_sealed() || (section.is_list() && section.id != disruptions))
                    continue;
                kept_.emplace(question.id, section.is_list());
            }
        }
    }
    // Nothing for one that is not kept.
    const bool* is_row(std::string_view question) const {
        const auto found = kept_.find(question);
        return found == kept_.end() ? nullptr : &found->second;
    }

private:
    std::map<std::string, bool, std::less<>> kept_;
};

struct Opened {
    std::shared_ptr<Facts> answers = std::make_shared<Facts>();
    std::map<int, Facts> rows;
};

}  // namespace

std::map<RecordId, RecordId> corrected_records(const audit::Reading& reading) {
    std::map<RecordId, RecordId> corrected;
    reading.rows(
        "SELECT t.id, x.id FROM records x JOIN records t ON t.panel_id = x.panel_id AND t.case_id "
        "= x.case_id AND t.held_on = x.held_on WHERE x.panel_id = $1 AND x.kind = 'correction' AND "
        "t.kind IN ('acceptance', 'discussion') AND (t.made_at, t.id) < (x.made_at, x.id) AND NOT "
        "EXISTS (SELECT 1 FROM records u WHERE u.panel_id = $1 AND u.case_id = x.case_id AND "
        "u.held_on = x.held_on AND u.kind IN ('acceptance', 'discussion') AND (u.made_at, u.id) < "
        "(x.made_at, x.id) AND (u.made_at, u.id) > (t.made_at, t.id)) ORDER BY x.made_at, x.id",
        {reading.panel()},
        [&](const db::Row& row) { corrected[row.id<RecordId>(0)] = row.id<RecordId>(1); });
    return corrected;
}

void load_children(Ledger& ledger, const audit::Reading& reading, const Period& trend,
                   const Period& whole, const std::vector<Period>& periods) {
    Loading loading(reading, trend, whole);
    loading.reached();
    loading.history();
    loading.births(periods);
    loading.into(ledger);
}

void load_data(Ledger& ledger, const audit::Reading& reading, const forms::Form& form,
               const std::set<RecordId>& records) {
    const Kept kept(form);
    std::map<RecordId, Opened> opened;
    auto last = opened.end();  // the rows of a record mostly follow each other
    for (auto next = records.begin(); next != records.end();) {
        db::Values values{reading.panel()};
        std::vector<RecordId> some;
        for (; next != records.end() && some.size() < records_at_once; ++next) {
            some.push_back(*next);
            opened[*next];
        }
        const std::string marks = db::list_of(values, some);
        reading.rows(
            "SELECT record_id, question, n, code FROM answers WHERE panel_id = $1 AND record_id IN "
            "(" +
                marks + ")",
            values, [&](const db::Row& row) {
                const bool* is_row = kept.is_row(row.text(1));
                if (!is_row) return;
                const auto id = row.id<RecordId>(0);
                if (last == opened.end() || last->first != id) last = opened.find(id);
                Opened& record = last->second;
                Facts& facts = *is_row ? record.rows[int(row.integer(2))] : *record.answers;
                facts.add(row.text(1), row.string(3));
            });
    }
    for (auto& [id, record] : opened) {
        Data data{record.answers, {}};
        for (auto& [n, row] : record.rows) data.disruptions.push_back(std::move(row));
        ledger.data.emplace(id, std::move(data));
    }
}

}  // namespace mase::returns
