#include "patterns/missing_store.h"

#include <stdexcept>

#include "accounts/accounts_store.h"

namespace mase::patterns {

namespace {

constexpr std::string_view columns =
    "SELECT id, kind, from_on, returned_on, offered_on, interview, interview_on, words, "
    "recorded_by, version FROM missing_episodes WHERE panel_id = $1 AND case_id = $2";

audit::Place place(EpisodeId id) {
    return {"missing_episodes.words", any(id)};
}

std::vector<KeptEpisode> select(const audit::Reading& reading, const std::string& rest,
                                const db::Values& values) {
    std::vector<KeptEpisode> episodes;
    reading.rows(std::string(columns) + rest, values, [&](const db::Row& row) {
        const auto id = row.id<EpisodeId>(0);
        std::string words;
        if (!row.is_null(7)) words = reading.open(audit::SealedText(row.copied(7), place(id)));
        episodes.push_back({.id = id,
                            .episode = {.kind = row.string(1),
                                        .from_on = row.date(2),
                                        .returned_on = row.maybe_date(3),
                                        .offered_on = row.maybe_date(4),
                                        .interview = row.string(5),
                                        .interview_on = row.maybe_date(6)},
                            .words = std::move(words),
                            .by = accounts::account_name(reading, row.id<AccountId>(8)),
                            .version = int(row.integer(9))});
    });
    return episodes;
}

std::optional<db::Bytes> sealed(const audit::Change& change, KeyId key, EpisodeId id,
                                const std::string& words) {
    if (words.empty()) return std::nullopt;
    return change.seal(key, words, place(id));
}

}  // namespace

std::vector<KeptEpisode> episodes_of(const audit::Reading& reading, CaseId id) {
    return select(reading, " ORDER BY from_on DESC, id DESC", {reading.panel(), id});
}

std::optional<KeptEpisode> find_episode(const audit::Reading& reading, CaseId case_id,
                                        EpisodeId id) {
    auto found = select(reading, " AND id = $3", {reading.panel(), case_id, id});
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Episode> facts_of(const std::vector<KeptEpisode>& kept) {
    std::vector<Episode> episodes;
    for (const KeptEpisode& one : kept) episodes.push_back(one.episode);
    return episodes;
}

EpisodeId add_episode(audit::Change& change, const cases::CaseFile& file, const Episode& episode,
                      const std::string& words) {
    change.must_concern(file.id);
    const auto id = change.new_id<EpisodeId>();
    change.execute(
        "INSERT INTO missing_episodes (panel_id, id, case_id, kind, from_on, returned_on, "
        "offered_on, interview, interview_on, words, recorded_by, made_at, version) VALUES ($1, "
        "$2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)",
        {change.panel(), id, file.id, episode.kind, episode.from_on, episode.returned_on,
         episode.offered_on, episode.interview, episode.interview_on,
         sealed(change, file.key, id, words), change.actor().account, change.now()});
    change.note("episode added");
    return id;
}

void save_episode(audit::Change& change, const cases::CaseFile& file, const KeptEpisode& before,
                  const Episode& episode, const std::string& words) {
    change.must_concern(file.id);
    const auto saved = change.execute(
        "UPDATE missing_episodes SET kind = $4, from_on = $5, returned_on = $6, offered_on = $7, "
        "interview = $8, interview_on = $9, words = $10, version = version + 1 WHERE panel_id = $1 "
        "AND id = $2 AND version = $3",
        {change.panel(), before.id, before.version, episode.kind, episode.from_on,
         episode.returned_on, episode.offered_on, episode.interview, episode.interview_on,
         sealed(change, file.key, before.id, words)});
    if (saved != 1) throw std::logic_error("the episode was not loaded in this change");
    change.note("episode changed");
}

}  // namespace mase::patterns
