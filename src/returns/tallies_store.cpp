#include "returns/tallies_store.h"

#include "forms/records_store.h"
#include "returns/ages.h"

namespace mase::returns {

namespace {

// `counted`: each child received or discussed from $2 to $3, and the record that speaks for them.
// The data of a discussion counts once the case has been discussed, so not when it was held over.
// A correction bears the day of what it corrects and was made later, so it stands in its place.
constexpr std::string_view counted = R"(
WITH reached AS (
    SELECT c.child_id
    FROM referrals f JOIN cases c ON c.panel_id = f.panel_id AND c.id = f.case_id
    WHERE f.panel_id = $1 AND f.state = 'accepted' AND f.received_on BETWEEN $2 AND $3
    UNION
    SELECT c.child_id
    FROM meetings m
    JOIN agenda_items i ON i.panel_id = m.panel_id AND i.meeting_id = m.id
    JOIN cases c ON c.panel_id = i.panel_id AND c.id = i.case_id
    WHERE m.panel_id = $1 AND m.held_on BETWEEN $2 AND $3 AND i.state = 'discussed'
), snapshots AS (
    SELECT c.child_id, r.id, ROW_NUMBER() OVER (
        PARTITION BY c.child_id ORDER BY r.held_on DESC, r.made_at DESC, r.id DESC) AS place
    FROM reached
    JOIN cases c ON c.panel_id = $1 AND c.child_id = reached.child_id
    JOIN records r ON r.panel_id = $1 AND r.case_id = c.id
    WHERE r.held_on <= $3 AND (r.kind IN ('acceptance', 'correction') OR EXISTS (
        SELECT 1 FROM agenda_items i
        WHERE i.panel_id = $1 AND i.case_id = r.case_id AND i.record_id = r.id
        AND i.state = 'discussed'))
), counted AS (
    SELECT reached.child_id, snapshots.id AS record_id
    FROM reached LEFT JOIN snapshots
        ON snapshots.child_id = reached.child_id AND snapshots.place = 1
)
)";

// The referral by which a child is counted: the latest received before the quarter's end.
constexpr std::string_view latest_referral = R"(
, arrivals AS (
    SELECT c.child_id, f.id AS referral_id, f.route, f.received_on, ROW_NUMBER() OVER (
        PARTITION BY c.child_id ORDER BY f.received_on DESC, f.id DESC) AS place
    FROM counted
    JOIN cases c ON c.panel_id = $1 AND c.child_id = counted.child_id
    JOIN referrals f ON f.panel_id = $1 AND f.case_id = c.id
    WHERE f.state = 'accepted' AND f.received_on <= $3
)
)";

std::optional<int> age_of(const std::string& born_on, Date then) {
    const auto born = parse_date(born_on);
    if (!born) return std::nullopt;
    return age_on(*born, then);
}

class Count {
public:
    Count(const audit::Reading& reading, const forms::Form& form, Quarter quarter)
        : reading_(reading),
          form_(form),
          base_{reading.panel(), first_day(quarter), last_day(quarter)} {
        children_ = number("SELECT COUNT(*) FROM counted");
        count_answers();
    }

    Tally tally(const Measure& measure) const {
        const std::string& question = measure.questions.front();
        if (measure.counts == Counted::row) return rows(question);
        Tally tally = question == referral_route     ? routes()
                      : question == child_born_on    ? ages(measure.codes)
                      : form_.section(question)      ? any_row(question)
                      : measure.questions.size() > 1 ? any_of(measure)
                                                     : answers(question);
        tally.total = children_;
        return tally;
    }

private:
    void read(std::string_view rest, const db::Values& more, const db::OnRow& on_row) const {
        db::Values values = base_;
        values.insert(values.end(), more.begin(), more.end());
        reading_.rows(std::string(counted) + std::string(rest), values, on_row);
    }
    int number(std::string_view rest, const db::Values& more = {}) const {
        int found = 0;
        read(rest, more, [&](const db::Row& row) { found = int(row.integer(0)); });
        return found;
    }

    // Every answer outside lists at once: a child's answer to one question is one code, or several.
    void count_answers() {
        read(
            "SELECT a.question, a.code, COUNT(*) FROM counted JOIN answers a ON a.panel_id = $1 "
            "AND a.record_id = counted.record_id WHERE a.n = 0 GROUP BY a.question, a.code",
            {}, [&](const db::Row& row) {
                answers_[row.string(0)].codes[row.string(1)] = int(row.integer(2));
            });
        read(
            "SELECT a.question, COUNT(DISTINCT a.record_id) FROM counted JOIN answers a ON "
            "a.panel_id = $1 AND a.record_id = counted.record_id WHERE a.n = 0 GROUP BY "
            "a.question",
            {},
            [&](const db::Row& row) { answers_[row.string(0)].answered = int(row.integer(1)); });
    }

    Tally answers(const std::string& question) const {
        const auto found = answers_.find(question);
        return found == answers_.end() ? Tally{} : found->second;
    }

    Tally routes() const {
        Tally tally;
        read(std::string(latest_referral) +
                 "SELECT route, COUNT(*) FROM arrivals WHERE place = 1 GROUP BY route",
             {}, [&](const db::Row& row) {
                 tally.codes[row.string(0)] = int(row.integer(1));
                 tally.answered += int(row.integer(1));
             });
        return tally;
    }

    Tally ages(const std::string& list) const {
        Tally tally;
        const auto& bands = form_.codes->all(list);
        read(std::string(latest_referral) +
                 "SELECT h.record_id, t.sealed, arrivals.received_on, e.years FROM arrivals JOIN "
                 "children h "
                 "ON h.panel_id = $1 AND h.id = arrivals.child_id JOIN texts t ON t.panel_id = $1 "
                 "AND t.record_id = h.record_id AND t.question = $4 AND t.n = 0 LEFT JOIN "
                 "erased_ages e ON e.panel_id = $1 AND e.referral_id = arrivals.referral_id WHERE "
                 "arrivals.place = 1",
             {child_born_on}, [&](const db::Row& row) {
                 const audit::SealedText sealed(
                     row.copied(1),
                     forms::answer_place(row.id<RecordId>(0), std::string(child_born_on), 0));
                 const auto years = row.is_null(3) ? age_of(reading_.open(sealed), row.date(2))
                                                   : std::optional(int(row.integer(3)));
                 if (!years) return;
                 const std::string band = age_band(bands, *years);
                 if (band.empty()) return;
                 ++tally.codes[band];
                 ++tally.answered;
             });
        return tally;
    }

    // Each child once under each answer to any of the questions. That there is nothing further, or
    // that it is not known, is said by the first question alone.
    Tally any_of(const Measure& measure) const {
        db::Values values{measure.questions.front(), measure.questions.back(), forms::not_known};
        const std::string which =
            "FROM counted JOIN answers a ON a.panel_id = $1 AND a.record_id = counted.record_id "
            "WHERE (a.question = $4 OR (a.question = $5 AND a.code NOT IN ($6, 'NONE')))";
        Tally tally;
        read("SELECT a.code, COUNT(DISTINCT a.record_id) " + which + " GROUP BY a.code", values,
             [&](const db::Row& row) { tally.codes[row.string(0)] = int(row.integer(1)); });
        tally.answered = number("SELECT COUNT(DISTINCT a.record_id) " + which, values);
        return tally;
    }

    // $4, $5, … for the questions of a section, and their ids.
    std::string questions_of(const std::string& section, db::Values& values) const {
        std::string marks;
        for (const forms::Question& question : form_.section(section)->questions) {
            values.emplace_back(question.id);
            marks += (marks.empty() ? "$" : ", $") + std::to_string(base_.size() + values.size());
        }
        return marks;
    }

    int rows_of(const std::string& section, std::string_view what) const {
        db::Values values;
        const std::string marks = questions_of(section, values);
        return number("SELECT COUNT(*) FROM (SELECT DISTINCT " + std::string(what) +
                          " FROM counted JOIN answers a ON a.panel_id = $1 AND a.record_id = "
                          "counted.record_id WHERE a.question IN (" +
                          marks + ")) AS found",
                      values);
    }

    Tally any_row(const std::string& section) const {
        Tally tally;
        const int with_rows = rows_of(section, "a.record_id");
        const Tally said = answers(section);
        const auto none = said.codes.find(std::string(forms::none_known));
        const int without = none == said.codes.end() ? 0 : none->second;
        tally.codes = {{"YES", with_rows}, {"NO", without}};
        tally.answered = with_rows + without;
        return tally;
    }

    Tally rows(const std::string& question) const {
        Tally tally;
        read(
            "SELECT a.code, COUNT(*) FROM counted JOIN answers a ON a.panel_id = $1 AND "
            "a.record_id = counted.record_id WHERE a.question = $4 GROUP BY a.code",
            {question}, [&](const db::Row& row) {
                tally.codes[row.string(0)] = int(row.integer(1));
                tally.answered += int(row.integer(1));
            });
        tally.total = rows_of(form_.find(question)->section, "a.record_id, a.n");
        return tally;
    }

    const audit::Reading& reading_;
    const forms::Form& form_;
    const db::Values base_;  // $1, $2 and $3
    int children_ = 0;
    std::map<std::string, Tally> answers_;
};

}  // namespace

std::map<std::string, Tally> tallies(const audit::Reading& reading, const forms::Form& form,
                                     const std::vector<Measure>& measures, Quarter quarter) {
    const Count count(reading, form, quarter);
    std::map<std::string, Tally> tallies;
    for (const Measure& measure : measures) tallies.emplace(measure.id, count.tally(measure));
    return tallies;
}

}  // namespace mase::returns
