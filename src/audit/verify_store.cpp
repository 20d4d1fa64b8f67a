#include "audit/verify_store.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace mase::audit {

namespace {

constexpr std::int64_t lines_at_once = 5'000;  // in memory

std::optional<Digest> digest(const db::Row& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return exactly<sizeof(Digest)>(as_text(row.bytes(column)));
}

void read_into(LoggedLine& line, const db::Row& row) {
    line.panel = row.id<AnyId>(1).bytes;
    line.at = row.instant(2);
    line.account = row.id<AnyId>(3).bytes;
    line.session = row.id<AnyId>(4).bytes;
    line.operation = row.string(5);
    line.processing = row.string(6);
    line.subject_kind = row.string(7);
    line.subject = row.id<AnyId>(8);
    if (const auto id = row.maybe_id<AnyId>(9)) line.case_id = id->bytes;
    line.reason = row.string(10);
    line.detail = row.string(11);
    if (!row.is_null(12)) line.remark = std::string(as_text(row.bytes(12)));
}

// What is not of the right form can't have been written by the program: a changed line.
StoredLine stored(AnyId run, const db::Row& row) {
    StoredLine out;
    out.line.writer = run;
    out.line.number = row.integer(0);
    try {
        out.hash = digest(row, 14);
        out.before = digest(row, 13);
        read_into(out.line, row);
    } catch (const db::Error&) {
        out.is_readable = false;
    }
    return out;
}

// So many lines of a run at most, from the one after `last` on.
std::vector<StoredLine> lines_after(const ReadRows& read, AnyId run, std::int64_t last,
                                    std::int64_t most) {
    std::vector<StoredLine> lines;
    read(
        "SELECT seq, panel_id, at, account_id, session_id, operation, processing, "
        "subject_kind, subject_id, case_id, reason, detail, remark, prev_hash, hash "
        "FROM audit_log WHERE writer = $1 AND seq > $2 ORDER BY seq LIMIT $3",
        {run, last, most}, [&](const db::Row& row) { lines.push_back(stored(run, row)); });
    if (lines.empty()) return lines;
    auto line = lines.begin();
    read(
        "SELECT seq, shown_id, panel_id FROM audit_shown WHERE writer = $1 AND seq BETWEEN $2 AND "
        "$3 ORDER BY seq",
        {run, lines.front().line.number, lines.back().line.number}, [&](const db::Row& row) {
            while (line->line.number < row.integer(0)) ++line;
            if (line->line.number != row.integer(0)) return;
            line->line.shown.push_back(row.id<AnyId>(1));
            // Under another panel it would be shown to no one.
            if (row.id<AnyId>(2).bytes != line->line.panel) line->is_readable = false;
        });
    return lines;
}

class TrailReader {
public:
    TrailReader(const ReadRows& read, const PublicKey& key, const std::vector<Head>& outside,
                const OnLines& on_lines)
        : read_(read), key_(key), on_lines_(on_lines) {
        for (const Head& head : outside) published_[head.writer].push_back(head);
    }

    TrailCheck check() {
        find_runs();
        for (const AnyId run : runs_) check_run(run);
        bool has_first = false;  // one run follows from nothing
        for (const auto& [run, tied_to] : tied_to_) {
            const bool is_first = tied_to == Digest{} && !std::exchange(has_first, true);
            if (!is_first && !met_.contains(tied_to))
                check_.faults.push_back({Harm::untied, run, 1, 1});
        }
        check_.runs = std::int64_t(runs_.size());
        return std::move(check_);
    }

private:
    void find_runs() {
        read_("SELECT DISTINCT writer FROM audit_log", {},
              [&](const db::Row& row) { runs_.insert(row.id<AnyId>(0)); });
        read_("SELECT writer FROM audit_heads", {},
              [&](const db::Row& row) { runs_.insert(row.id<AnyId>(0)); });
        for (const Head& head : stored_heads(read_)) newest_[head.writer] = head;
        for (const auto& [run, heads] : published_) {
            runs_.insert(run);
            check_.outside_heads += std::int64_t(heads.size());
        }
        for (const AnyId run : runs_) {
            read_("SELECT prev_hash FROM audit_log WHERE writer = $1 AND seq = 1", {run},
                  [&](const db::Row& row) {
                      tied_to_[run] = digest(row, 0).value_or(Digest{});
                      wanted_.insert(tied_to_[run]);
                  });
        }
    }

    void check_run(AnyId run) {
        read_("SELECT seq FROM audit_log WHERE writer = $1 AND seq < 1", {run},
              [&](const db::Row& row) {
                  check_.faults.push_back({Harm::unsigned_, run, row.integer(0), row.integer(0)});
              });
        RunCheck checking(run, published_[run]);
        while (check_part(run, checking)) {
        }
        const auto newest = newest_.find(run);
        auto faults = checking.end(
            newest == newest_.end() ? std::nullopt : std::optional(newest->second), key_);
        check_.faults.insert(check_.faults.end(), faults.begin(), faults.end());
    }

    // Whether there may be more.
    bool check_part(AnyId run, RunCheck& checking) {
        const auto lines = lines_after(read_, run, checking.last(), lines_at_once);
        if (lines.empty()) return false;
        for (const StoredLine& each : lines) {
            checking.next(each);
            if (each.hash && wanted_.contains(*each.hash)) met_.insert(*each.hash);
            check_.newest = std::max(check_.newest.value_or(each.line.at), each.line.at);
        }
        check_.lines += std::int64_t(lines.size());
        if (on_lines_) on_lines_(check_.lines);
        return std::int64_t(lines.size()) == lines_at_once;
    }

    const ReadRows& read_;
    const PublicKey& key_;
    const OnLines& on_lines_;
    std::map<AnyId, std::vector<Head>> published_;
    std::map<AnyId, Head> newest_;
    std::set<AnyId> runs_;
    std::map<AnyId, Digest> tied_to_;
    std::set<Digest> wanted_;
    std::set<Digest> met_;
    TrailCheck check_;
};

}  // namespace

TrailCheck check_trail(const ReadRows& read, const PublicKey& key, const std::vector<Head>& outside,
                       const OnLines& on_lines) {
    return TrailReader(read, key, outside, on_lines).check();
}

std::optional<StoredLine> stored_line(const ReadRows& read, AnyId run, std::int64_t number) {
    auto lines = lines_after(read, run, number - 1, 1);
    if (lines.empty() || lines.front().line.number != number) return std::nullopt;
    return std::move(lines.front());
}

std::vector<Digest> line_digests(const ReadRows& read, AnyId run, std::int64_t most) {
    std::vector<Digest> digests;
    read("SELECT hash FROM audit_log WHERE writer = $1 AND seq BETWEEN 1 AND $2 ORDER BY seq",
         {run, most},
         [&](const db::Row& row) { digests.push_back(digest(row, 0).value_or(Digest{})); });
    return digests;
}

}  // namespace mase::audit
