#include "demo/borough.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "accounts/accounts_store.h"
#include "accounts/sessions_store.h"
#include "platform/secrets.h"

namespace mase::demo {

namespace {

std::string plain_letters(const std::string& name) {
    UErrorCode fault = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> latin(icu::Transliterator::createInstance(
        "Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, fault));
    if (U_FAILURE(fault)) throw std::runtime_error("ICU has no transliterator");
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(name);
    latin->transliterate(text);
    std::string out;
    text.toUTF8String(out);
    return out;
}

}  // namespace

std::string email_of(const Staff& staff) {
    std::string local;
    for (const char character : plain_letters(staff.name)) {
        if (character == ' ') {
            local += '.';
        } else if ((character >= 'a' && character <= 'z') || character == '-') {
            local += character;
        }
    }
    const bool is_police = staff.agency.starts_with("POLICE");
    return local + (is_police                  ? "@police.example"
                    : staff.agency == "HEALTH" ? "@health.example"
                                               : "@redbridge.example");
}

Borough::Borough(const site::App& app, const site::Site& site, SetClock& clock)
    : app_(app), site_(site), clock_(clock), staff_(read_staff()) {
    add_staff();
}

void Borough::add_staff() {
    const std::string hash = hash_passphrase(std::string(passphrase));
    const auto id_of = [&](const std::string& key) {
        return key.empty() ? "" : text(accounts_.at(key));
    };
    // Managers and chairs come first in the file's order of need: their ids must be known.
    std::vector<Staff> waiting = staff_;
    std::ranges::stable_sort(waiting, {}, [](const Staff& one) {
        return one.manager.empty() && one.deputy_of.empty() ? 0 : 1;
    });
    for (const Staff& one : waiting) {
        const auto account =
            accounts::checked({.email = email_of(one),
                               .name = one.name,
                               .job = one.job,
                               .telephone = "020 7946 0" + std::to_string(300 + accounts_.size()),
                               .agency = one.agency,
                               .roles = one.roles,
                               .deputy_of = id_of(one.deputy_of),
                               .manager = id_of(one.manager)},
                              app_.panel);
        if (!account) throw std::runtime_error(one.key + ": " + account.error().front().message);
        accounts_[one.key] = change(
            [&](audit::Change& change) { return accounts::add_account(change, *account, hash); });
    }
}

const Staff& Borough::staff(const std::string& key) const {
    return *std::ranges::find(staff_, key, &Staff::key);
}

void Borough::move_to(Date day, int hour, int minute) {
    clock_.set(at_london(day, hour, minute));
    tokens_.clear();
}

Visitor Borough::as(const std::string& key) {
    std::string& token = tokens_[key];
    if (token.empty()) {
        audit::Outbox outbox(app_.records);
        const Result<std::string> started =
            app_.records.change(access::program(access::Task::sign_in, app_.panel_id, account(key)),
                                outbox, [&](audit::Change& change) -> Result<std::string> {
                                    return accounts::start_session(change, account(key));
                                });
        token = *started;
        outbox.wait();
    }
    return Visitor(site_, token);
}

}  // namespace mase::demo
