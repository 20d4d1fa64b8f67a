#include "accounts/typed_store.h"

#include <algorithm>
#include <array>

#include "audit/change.h"
#include "audit/lookup.h"
#include "platform/form_data.h"
#include "platform/secrets.h"
#include "platform/url.h"

namespace mase::accounts {

namespace {

constexpr std::size_t largest = std::size_t{256} << 10U;
constexpr std::int64_t kept_seconds = 60 * 60;
constexpr std::int64_t oldest_session_seconds = 36 * 60 * 60;

struct Owner {
    AccountId account;
    PanelId panel;
};

audit::Place body_place(AccountId account) {
    return {"kept_forms.body", any(account)};
}

// Signed out by themselves or by another, they have no session that ran out.
std::optional<Owner> owner_of(const site::App& app, std::string_view token) {
    const audit::Lookup lookup(app.records);
    std::optional<Owner> owner;
    lookup.rows(
        "SELECT s.account_id, s.panel_id FROM sessions s JOIN accounts a ON a.id = s.account_id "
        "WHERE s.token_hash = $1 AND s.panel_id = $4 AND s.ended_at IS NULL AND s.started_at > $2 "
        "AND a.disabled_at IS NULL AND (a.last_day IS NULL OR a.last_day >= $3)",
        {content_hash(token), plus_seconds(lookup.now(), -oldest_session_seconds),
         in_london(lookup.now()).date, app.panel_id},
        [&](const db::Row& row) { owner = Owner{row.id<AccountId>(0), row.id<PanelId>(1)}; });
    return owner;
}

// Nothing that lets somebody in is kept: neither a passphrase asked again, nor a code. (Elsewhere
// `code` is why a copy is given; the pages that ask for one of a second step are not kept at all.)
std::string without_secrets(const std::string& body) {
    constexpr auto secrets = std::to_array<std::string_view>(
        {"csrf", "proof", "current", "passphrase", "again", "step", "recovery_code"});
    Url kept("/");
    const FormData form = parse_form(body);  // which the loop must not outlive
    for (const auto& [name, value] : form.pairs()) {
        if (std::ranges::find(secrets, name) == secrets.end()) kept = kept.query(name, value);
    }
    const std::string written = kept.str();
    return written.substr(std::min(written.size(), std::size_t{2}));  // after "/?"
}

// Pages of one's own way in ask for what is kept nowhere.
bool may_be_kept(const http::Request& request) {
    return request.header("content-type").starts_with("application/x-www-form-urlencoded") &&
           !request.large && request.body.size() <= largest &&
           !request.target.starts_with("/account") && !request.target.starts_with("/sign-");
}

}  // namespace

bool keep_typed(const site::App& app, const http::Request& request, std::string_view token,
                audit::Outbox& outbox, access::Operation operation) {
    if (access::needs_proof(operation) || !may_be_kept(request)) return false;
    const auto owner = owner_of(app, token);
    if (!owner) return false;
    const std::string body =
        std::string(access::row(operation).name) + "\n" + without_secrets(request.body);
    const auto kept = app.records.change(
        access::program(access::Task::keep_house, owner->panel, owner->account), outbox,
        [&](audit::Change& change) -> Result<int> {
            forget_old_typed(change);
            change.execute(
                "INSERT INTO kept_forms (account_id, panel_id, path, body, kept_at) VALUES ($1, "
                "$2, $3, $4, $5) ON CONFLICT (account_id) DO UPDATE SET panel_id = "
                "excluded.panel_id, path = excluded.path, body = excluded.body, kept_at = "
                "excluded.kept_at",
                {owner->account, owner->panel, request.target,
                 change.seal(change.panel_key(), body, body_place(owner->account)), change.now()});
            change.note("typed form kept");
            return 0;
        });
    return kept.has_value();
}

std::optional<Typed> find_typed(const audit::Reading& reading) {
    const AccountId account = reading.actor().account;
    std::optional<Typed> typed;
    reading.rows(
        "SELECT path, body, kept_at FROM kept_forms WHERE panel_id = $1 AND account_id = $2 AND "
        "kept_at > $3",
        {reading.panel(), account, plus_seconds(reading.now(), -kept_seconds)},
        [&](const db::Row& row) {
            const std::string kept =
                reading.open(audit::SealedText(row.copied(1), body_place(account)));
            const std::size_t end = std::min(kept.find('\n'), kept.size());
            const auto operation = access::operation_named(kept.substr(0, end));
            if (!operation) return;
            typed = Typed{.operation = *operation,
                          .path = row.string(0),
                          .body = kept.substr(std::min(end + 1, kept.size())),
                          .kept_at = row.instant(2)};
        });
    return typed;
}

void forget_typed(audit::Change& change, AccountId account) {
    change.execute("DELETE FROM kept_forms WHERE account_id = $1", {account});
}

void forget_old_typed(audit::Change& change) {
    change.execute("DELETE FROM kept_forms WHERE kept_at <= $1",
                   {plus_seconds(change.now(), -kept_seconds)});
}

}  // namespace mase::accounts
