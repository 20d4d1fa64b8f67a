#include "audit/chain.h"

#include <algorithm>
#include <charconv>
#include <sstream>

namespace mase::audit {

namespace {

constexpr std::string_view head_mark = "mase-head-1";

// Each field with its length before it, so that no two lines have the same bytes.
class Fields {
public:
    void add(std::string_view bytes) {
        add_number(bytes.size());
        bytes_ += bytes;
    }
    void add_maybe(const auto& maybe) {  // what is not there is longer than anything can be
        if (maybe) {
            add(as_text(*maybe));
        } else {
            add_number(~std::uint64_t{0});
        }
    }
    void add_number(std::uint64_t number) {  // 8 bytes, the highest first
        for (int shift = 56; shift >= 0; shift -= 8)
            bytes_ += static_cast<char>(number >> static_cast<unsigned>(shift));
    }
    const std::string& bytes() const { return bytes_; }

private:
    std::string bytes_;
};

std::string signed_words(const Head& head, const PublicKey& key) {
    std::ostringstream words;
    words << head_mark << ' ' << hex(as_text(key)) << ' ' << mase::text(head.writer) << ' '
          << head.size << ' ' << head.at.micros << ' ' << hex(as_text(head.root));
    return words.str();
}

std::optional<std::int64_t> number_of(std::string_view word) {
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (fault != std::errc{} || end != word.data() + word.size()) return std::nullopt;
    return number;
}

template <std::size_t size>
std::optional<std::array<std::uint8_t, size>> from_hex(const std::string& word) {
    const auto bytes = bytes_of_hex(word);
    return bytes ? exactly<size>(*bytes) : std::nullopt;
}

}  // namespace

Digest line_hash(const LoggedLine& line, const Digest& before) {
    Fields fields;
    fields.add(as_text(before));
    fields.add(as_text(line.writer.bytes));
    fields.add_number(std::uint64_t(line.number));
    fields.add(as_text(line.panel));
    fields.add_number(std::uint64_t(line.at.micros));
    fields.add(as_text(line.account));
    fields.add(as_text(line.session));
    for (const std::string* word : {&line.operation, &line.processing, &line.subject_kind})
        fields.add(*word);
    fields.add(as_text(line.subject.bytes));
    fields.add_maybe(line.case_id);
    fields.add(line.reason);
    fields.add(line.detail);
    fields.add_maybe(line.remark);
    std::vector<AnyId> shown = line.shown;
    std::ranges::sort(shown);
    const auto twice = std::ranges::unique(shown);
    shown.erase(twice.begin(), twice.end());
    fields.add_number(shown.size());
    for (const AnyId id : shown) fields.add(as_text(id.bytes));
    return leaf_hash(fields.bytes());
}

Head signed_head(const Signer& signer, AnyId writer, std::int64_t size, Instant at,
                 const Digest& root) {
    Head head{.writer = writer, .size = size, .at = at, .root = root, .signature = {}};
    head.signature = signer.sign(signed_words(head, signer.public_key()));
    return head;
}

bool is_genuine(const Head& head, const PublicKey& key) {
    return is_signed(signed_words(head, key), head.signature, key);
}

std::string text(const Head& head, const PublicKey& key) {
    return signed_words(head, key) + ' ' + hex(as_text(head.signature));
}

std::optional<ReadHead> read_head(std::string_view line) {
    std::istringstream in{std::string(line)};
    std::string mark, key, writer, size, at, root, signature, more;
    in >> mark >> key >> writer >> size >> at >> root >> signature;
    if (!in || in >> more || mark != head_mark) return std::nullopt;
    const auto key_bytes = from_hex<sizeof(PublicKey)>(key);
    const auto id = parse_id<AnyId>(writer);
    const auto lines = number_of(size), micros = number_of(at);
    const auto root_bytes = from_hex<sizeof(Digest)>(root);
    const auto signature_bytes = from_hex<sizeof(Signature)>(signature);
    if (!key_bytes || !id || !lines || !micros || !root_bytes || !signature_bytes)
        return std::nullopt;
    return ReadHead{.head = {.writer = *id,
                             .size = *lines,
                             .at = {*micros},
                             .root = *root_bytes,
                             .signature = *signature_bytes},
                    .key = *key_bytes};
}

Head Chain::head(const Signer& signer, Instant at) const {
    MerkleTree whole = kept_;
    for (const Digest& line : waiting_) whole.add(line);
    return signed_head(signer, writer_, std::int64_t(whole.size()), at, whole.root());
}

void Chain::keep() {
    last_kept_ = last();
    for (const Digest& line : waiting_) kept_.add(line);
    waiting_.clear();
}

}  // namespace mase::audit
