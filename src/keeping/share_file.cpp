#include "keeping/share_file.h"

#include <algorithm>
#include <stdexcept>

#include "keeping/share_lines.h"
#include "platform/signing.h"

namespace mase::keeping {

namespace {

constexpr std::size_t longest_name = 200;  // bytes, as a share has room for

bool fits_a_line(const std::string& name) {
    return !name.empty() && name.size() <= longest_name &&
           std::ranges::none_of(name, [](char letter) { return letter >= 0 && letter < ' '; });
}

constexpr char format = 1;
constexpr std::size_t sharing_size = 8;  // bytes of its id
constexpr std::size_t date_size = 10;

// What is plain: format, number, how many there are and are needed, sharing, date, salt, and the
// name with its length before it. What is sealed, bound to it, is the part and the proof.
std::string plain_of(const ShareHead& head, const std::string& salt) {
    std::string out{format, static_cast<char>(head.number), static_cast<char>(officers_named),
                    static_cast<char>(officers_needed)};
    out += bytes_of_hex(head.sharing).value() + iso(head.made_on) + salt;
    out += static_cast<char>(head.officer.size());
    return out + head.officer;
}

class Bytes {
public:
    explicit Bytes(std::string_view all) : left_(all) {}
    std::string_view take(std::size_t size) {
        if (size > left_.size()) throw std::runtime_error("this share has not all of its lines");
        const std::string_view taken = left_.substr(0, size);
        left_.remove_prefix(size);
        return taken;
    }
    std::size_t number() { return static_cast<unsigned char>(take(1).front()); }
    std::string_view rest() const { return left_; }

private:
    std::string_view left_;
};

std::string lines_words(const std::vector<int>& lines) {
    if (lines == std::vector{0}) return "this is not a share: it has no line with a number";
    std::string words = lines.size() == 1 ? "line " : "lines ";
    for (std::size_t i = 0; i < lines.size(); ++i)
        words += (i == 0 ? "" : ", ") + std::to_string(lines[i]);
    return words + " of this share " + (lines.size() == 1 ? "is" : "are") +
           " not as printed: compare letter by letter";
}

}  // namespace

Problems officers_problems(const std::vector<std::string>& officers) {
    if (officers.size() != officers_named)
        return {{"officers", "Name three officers, each between quotation marks"}};
    for (const std::string& officer : officers) {
        if (!fits_a_line(officer)) return {{"officers", "Give each officer a name of one line"}};
        if (std::ranges::count(officers, officer) > 1)
            return {{"officers", "Name three different officers: " + officer + " is there twice"}};
    }
    return {};
}

std::vector<Share> shares_of(const SecretKey& master, const std::string& sharing,
                             const std::vector<std::string>& officers, Date today) {
    const Digest proof = proof_of(master, sharing);
    std::vector<Share> shares;
    for (SecretPart& part : split(master, officers_named, officers_needed)) {
        const ShareHead head{.number = part.number,
                             .sharing = sharing,
                             .made_on = today,
                             .officer = officers.at(part.number - 1U)};
        shares.push_back({head, std::move(part), proof});
    }
    return shares;
}

void must_fit(const ShareHead& one, const ShareHead& other) {
    if (one.sharing != other.sharing)
        throw std::runtime_error("the share of " + one.officer + " is of " + iso(one.made_on) +
                                 " and that of " + other.officer + " of " + iso(other.made_on) +
                                 ", of two sharings: together they make no key");
    if (one.number == other.number || one.officer == other.officer)
        throw std::runtime_error("both are the share of " + one.officer +
                                 ": two different officers are needed");
}

SecretKey key_of(const Share& one, const Share& other) {
    must_fit(one.head, other.head);
    const SecretKey made = joined({one.part, other.part});
    const Digest proof = proof_of(made, one.head.sharing);
    if (proof != one.proof || proof != other.proof)
        throw Tampered("these two shares do not make the key that was shared");
    return made;
}

std::string share_text(const Share& share, const std::string& passphrase) {
    const std::string salt = random_salt();
    std::string bytes = plain_of(share.head, salt);
    const SealedBytes sealed = seal(key_of_passphrase(passphrase, salt),
                                    share.part.bytes + std::string(as_text(share.proof)), bytes);
    bytes += as_text(sealed);
    std::string text = "Share " + std::to_string(share.head.number) +
                       " of 3 of the master key of mase, made on " + iso(share.head.made_on) +
                       "\nIt is for " + share.head.officer +
                       " alone, and opens with the passphrase they chose. Any two of the three "
                       "make the key anew.\nThe last two letters of each line show whether the "
                       "line was typed as it is printed.\n\n";
    for (const std::string& line : share_lines(bytes)) text += line + "\n";
    return text;
}

SealedShare::SealedShare(std::string_view text) {
    const TypedLines typed = typed_share_lines(text);
    if (!typed.wrong.empty()) throw std::runtime_error(lines_words(typed.wrong));
    Bytes bytes(typed.bytes);
    if (bytes.take(1).front() != format)
        throw std::runtime_error("this share is of another version of mase");
    head_.number = int(bytes.number());
    bytes.take(2);
    head_.sharing = hex(bytes.take(sharing_size));
    const auto made_on = parse_date(bytes.take(date_size));
    if (!made_on) throw std::runtime_error("this share was changed: it has no date");
    head_.made_on = *made_on;
    salt_ = bytes.take(salt_size);
    head_.officer = bytes.take(bytes.number());
    sealed_ = bytes.rest();
    plain_ = typed.bytes.substr(0, typed.bytes.size() - sealed_.size());
}

Share SealedShare::opened(const std::string& passphrase) const {
    const auto* sealed = reinterpret_cast<const std::uint8_t*>(sealed_.data());
    std::string plain;
    try {
        plain = unseal(key_of_passphrase(passphrase, salt_), sealed, sealed_.size(), plain_);
    } catch (const Tampered&) {
        throw Tampered("the share of " + head_.officer +
                       " does not open with this passphrase, or was changed");
    }
    const auto proof = exactly<sizeof(Digest)>(
        std::string_view(plain).substr(std::min(plain.size(), SecretKey::size)));
    if (!proof) throw Tampered("the share of " + head_.officer + " is not whole");
    return {head_, {std::uint8_t(head_.number), plain.substr(0, SecretKey::size)}, *proof};
}

}  // namespace mase::keeping
