// Ids of different things cannot be mixed up: a CaseId is not a MeetingId.
// 16 bytes, UUIDv7 (RFC 9562), made before the insert. In an address an id is 26 characters of
// Crockford's base 32 in lower case.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/instant.h"

namespace mase {

using IdBytes = std::array<std::uint8_t, 16>;

template <class Thing>
struct Id {
    IdBytes bytes{};
    auto operator<=>(const Id&) const = default;
    bool is_nil() const { return bytes == IdBytes{}; }
};

using AnyId = Id<struct Anything>;  // an id whose kind is told beside it, as in an audit line
using PanelId = Id<struct Panel>;
using AccountId = Id<struct Account>;
using SessionId = Id<struct Session>;
using ChildId = Id<struct Child>;
using CaseId = Id<struct Case>;
using ReferralId = Id<struct Referral>;
using RecordId = Id<struct Record>;
using MeetingId = Id<struct Meeting>;
using ItemId = Id<struct Item>;
using ExceptionId = Id<struct Exception>;
using DiscussionId = Id<struct Discussion>;
using StatementId = Id<struct Statement>;
using ActionId = Id<struct Action>;
using PersonId = Id<struct PersonOfConcern>;
using LocationId = Id<struct Location>;
using DisruptionId = Id<struct Disruption>;
using GroupId = Id<struct Group>;
using LinkId = Id<struct Link>;
using StepId = Id<struct Step>;
using EpisodeId = Id<struct Episode>;
using EmergencyId = Id<struct Emergency>;
using CopyId = Id<struct Copy>;
using ApprovalId = Id<struct Approval>;
using ImportId = Id<struct Import>;
using PaperId = Id<struct Paper>;
using EditionId = Id<struct Edition>;
using KeyId = Id<struct Key>;

template <class Thing>
AnyId any(Id<Thing> id) {
    return {id.bytes};
}

std::string text(const IdBytes&);
std::optional<IdBytes> parse_id_bytes(std::string_view);  // nothing unless 26 valid characters
IdBytes uuid_v7(Instant, const std::array<std::uint8_t, 10>& random);

template <class Thing>
std::string text(Id<Thing> id) {
    return text(id.bytes);
}

template <class SomeId>
std::optional<SomeId> parse_id(std::string_view typed) {
    const auto bytes = parse_id_bytes(typed);
    if (!bytes) return std::nullopt;
    return SomeId{*bytes};
}

}  // namespace mase
