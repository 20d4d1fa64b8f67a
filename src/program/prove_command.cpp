// Proofs of the audit trail for whoever has nothing but docs/guides/audit-trail.md: that a line is
// among those that were signed, and that a later head only adds to an earlier one.
#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <string>

#include "audit/heads_file.h"
#include "audit/verify_store.h"
#include "platform/db.h"
#include "program/commands.h"

namespace mase::program {

namespace {

using audit::Head;
using audit::ReadRows;

std::string in_quotes(std::string_view words) {
    std::string out = "\"";
    for (const char each : words) {
        const auto byte = static_cast<unsigned char>(each);
        if (each == '"' || each == '\\') out += '\\';
        out += byte < 0x20 ? fmt::format("\\u{:04x}", byte) : std::string(1, each);
    }
    return out + '"';
}

template <class Bytes>
std::string in_hex(const Bytes& bytes) {
    return in_quotes(hex(as_text(bytes)));
}

std::string list(const std::vector<std::string>& items) {
    std::string out;
    for (const std::string& item : items) out += (out.empty() ? "" : ", ") + item;
    return "[" + out + "]";
}

std::string path_of(const std::vector<Digest>& path) {
    std::vector<std::string> hashes;
    for (const Digest& hash : path) hashes.push_back(in_hex(hash));
    return list(hashes);
}

// Every field that the digest is over, in its order: bytes in hexadecimal.
std::string line_of(const audit::StoredLine& stored) {
    const audit::LoggedLine& line = stored.line;
    std::vector<std::string> shown;
    for (const AnyId id : line.shown) shown.push_back(in_hex(id.bytes));
    return fmt::format(
        "{{\"prev_hash\": {}, \"writer\": {}, \"seq\": {}, \"panel_id\": {}, \"at\": {}, "
        "\"account_id\": {}, \"session_id\": {}, \"operation\": {}, \"processing\": {}, "
        "\"subject_kind\": {}, \"subject_id\": {}, \"case_id\": {}, \"reason\": {}, \"detail\": "
        "{}, \"remark\": {}, \"shown\": {}}}",
        in_hex(*stored.before), in_hex(line.writer.bytes), line.number, in_hex(line.panel),
        line.at.micros, in_hex(line.account), in_hex(line.session), in_quotes(line.operation),
        in_quotes(line.processing), in_quotes(line.subject_kind), in_hex(line.subject.bytes),
        line.case_id ? in_hex(*line.case_id) : "null", in_quotes(line.reason),
        in_quotes(line.detail), line.remark ? in_hex(*line.remark) : "null", list(shown));
}

// All that was signed: what was published, and the newest of each run.
class SignedHeads {
public:
    SignedHeads(const Verifying& verifying, const ReadRows& read)
        : published_(published_heads(verifying)) {
        all_ = published_.heads;
        for (const Head& head : audit::stored_heads(read))
            if (audit::is_genuine(head, published_.key)) all_.push_back(head);
        std::ranges::sort(all_, [](const Head& one, const Head& other) {
            return std::pair(one.at, one.size) < std::pair(other.at, other.size);
        });
        if (all_.empty()) throw std::runtime_error("there is no head that is signed with that key");
    }

    AnyId run(const std::string& typed) const {
        if (typed.empty()) return all_.back().writer;
        const auto run = parse_id<AnyId>(typed);
        if (!run) throw std::runtime_error("--run must be a run as mase audit verify names it");
        return *run;
    }
    // `lines` 0: the one that reaches furthest.
    const Head& of(AnyId run, std::int64_t lines) const {
        const Head* found = nullptr;
        for (const Head& head : all_) {
            const bool fits = head.writer == run && (lines == 0 || head.size == lines);
            if (fits && (!found || head.size > found->size)) found = &head;
        }
        if (found) return *found;
        throw std::runtime_error("no head of that run with so many lines was signed; there are " +
                                 sizes(run));
    }
    std::string text(const Head& head) const {
        return in_quotes(audit::text(head, published_.key));
    }

private:
    std::string sizes(AnyId run) const {
        std::string words;
        for (const Head& head : all_)
            if (head.writer == run)
                words += (words.empty() ? "" : ", ") + std::to_string(head.size);
        return words.empty() ? "none" : words;
    }

    audit::HeadsFile published_;
    std::vector<Head> all_;
};

std::string inclusion(const ReadRows& read, const SignedHeads& heads, const Proving& proving) {
    const AnyId run = heads.run(proving.run);
    const Head& head = heads.of(run, proving.to);
    const auto line = audit::stored_line(read, run, proving.line);
    if (!line || !line->before || proving.line > head.size)
        throw std::runtime_error("that line is not among those of the head");
    const auto leaves = audit::line_digests(read, run, head.size);
    return fmt::format(
        "{{\"proves\": \"inclusion\",\n \"head\": {},\n \"line\": {},\n \"path\": "
        "{}}}\n",
        heads.text(head), line_of(*line),
        path_of(audit::inclusion_proof(std::uint64_t(proving.line - 1), leaves)));
}

std::string consistency(const ReadRows& read, const SignedHeads& heads, const Proving& proving) {
    const AnyId run = heads.run(proving.run);
    const Head& later = heads.of(run, proving.to);
    const Head& earlier = heads.of(run, proving.from);
    if (earlier.size > later.size) throw std::runtime_error("--from must be the shorter head");
    const auto leaves = audit::line_digests(read, run, later.size);
    return fmt::format(
        "{{\"proves\": \"consistency\",\n \"from\": {},\n \"to\": {},\n \"path\": "
        "{}}}\n",
        heads.text(earlier), heads.text(later),
        path_of(audit::consistency_proof(std::uint64_t(earlier.size), leaves)));
}

}  // namespace

int prove_trail(const Verifying& verifying, const Proving& proving) {
    if ((proving.line > 0) == (proving.from > 0))
        throw std::runtime_error("give --line, or --from and --to");
    must_be_there(verifying.database);
    db::Readers readers(verifying.database);
    const db::Snapshot snapshot(readers);
    const ReadRows read = [&](std::string_view sql, const db::Values& values,
                              const db::OnRow& on_row) { snapshot.read(sql, values, on_row); };
    const SignedHeads heads(verifying, read);
    fmt::print("{}", proving.line > 0 ? inclusion(read, heads, proving)
                                      : consistency(read, heads, proving));
    return 0;
}

}  // namespace mase::program
