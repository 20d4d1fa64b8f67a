#include "editions/editions_store.h"

#include <algorithm>

#include "editions/edition_file.h"
#include "editions/relations.h"
#include "editions/shared_store.h"
#include "platform/embedded.h"
#include "platform/secrets.h"
#include "returns/figures_store.h"
#include "returns/measures_file.h"

namespace mase::editions {

namespace {

using returns::Quarter;

constexpr std::size_t most_words = 2000;

audit::Place reason_place(EditionId id) {
    return {"return_editions.reason", any(id)};
}

// Of everything that is kept of an edition beside why, which is sealed to its place.
std::string fingerprint_of(const Edition& edition, std::string_view content) {
    return content_hash(slug(edition.quarter) + '\n' + std::to_string(edition.number) + '\n' +
                        std::to_string(edition.published_at.micros) + '\n' +
                        text(edition.published_by) + '\n' + edition.inputs + '\n' +
                        std::string(content));
}

// All that say what a number means: the measures, the form, and every list of codes.
std::vector<Source> sources_now(const site::App& app) {
    std::vector<Source> all;
    for (const std::string& folder : {std::string("data/return/"), std::string("data/codes/"),
                                      "data/form/" + app.form.id + "/"}) {
        for (const std::string_view name : embedded_names(folder))
            all.push_back({std::string(name), content_hash(embedded(name))});
    }
    return all;
}

std::string section_title(const std::string& id) {
    const auto& sections = returns::definition().sections;
    const auto found = std::ranges::find(sections, id, &returns::Section::id);
    return found == sections.end() ? "Summary" : found->title;
}

Problems problems_of(const audit::Reading& reading, Quarter quarter, const Draft& draft,
                     const std::vector<Edition>& before, const Content& content) {
    Problems problems;
    if (reading.today() <= last_day(quarter))
        problems.push_back({"", "The quarter ends on " + long_date(last_day(quarter)) +
                                    ". Publish it after that day"});
    if (!before.empty()) {
        if (draft.reason.empty())
            problems.push_back({"reason", "Enter why the return is corrected"});
        if (draft.reason.size() > most_words)
            problems.push_back({"reason", "Shorten why it is corrected to 2,000 characters"});
        std::vector<returns::Figure> now;
        for (const Frozen& frozen : content.figures) now.push_back(frozen.figure);
        if (differences(before.back().content.figures, now).empty())
            problems.push_back(
                {"",
                 "No figure has changed since the last edition, so there is nothing to "
                 "correct"});
    }
    if (draft.seen != content_hash(written(content)))
        problems.push_back(
            {"",
             "The figures have changed since this page was opened. Read them again, and then "
             "publish"});
    return problems;
}

}  // namespace

std::vector<Edition> editions_of(const audit::Reading& reading, Quarter quarter) {
    std::vector<Edition> all;
    reading.rows(
        "SELECT id, number, published_at, published_by, inputs, fingerprint, content, reason FROM "
        "return_editions WHERE panel_id = $1 AND quarter = $2 ORDER BY number",
        {reading.panel(), slug(quarter)}, [&](const db::Row& row) {
            Edition edition{.id = row.id<EditionId>(0),
                            .quarter = quarter,
                            .number = int(row.integer(1)),
                            .published_at = row.instant(2),
                            .published_by = row.id<AccountId>(3),
                            .inputs = row.string(4),
                            .fingerprint = row.string(5),
                            .reason = {},
                            .content = read_content(row.text(6))};
            if (fingerprint_of(edition, row.text(6)) != edition.fingerprint)
                throw std::runtime_error("a published return is not what was published");
            if (!row.is_null(7))
                edition.reason =
                    reading.open(audit::SealedText(row.copied(7), reason_place(edition.id)));
            all.push_back(std::move(edition));
        });
    return all;
}

Content counted_now(const audit::Reading& reading, const site::App& app, Quarter quarter,
                    const std::vector<Edition>& before) {
    Content content{
        .threshold = app.panel.suppression_threshold, .figures = {}, .sources = sources_now(app)};
    std::vector<Content> published;
    for (const Edition& edition : before) published.push_back(edition.content);
    auto figures = returns::figures_of(reading, app.form, app.panel, quarter);
    auto fates = fates_of(figures, published, *app.form.codes, content.threshold);
    for (std::size_t i = 0; i < figures.size(); ++i) {
        figures[i].section = section_title(figures[i].section);
        content.figures.push_back({std::move(figures[i]), std::move(fates[i])});
    }
    return content;
}

std::string inputs_now(const audit::Reading& reading, const site::App& app, Quarter quarter) {
    return content_hash(returns::written(returns::count(reading, app.form, quarter)));
}

Result<int> publish(audit::Change& change, const site::App& app, Quarter quarter,
                    const Draft& draft) {
    const std::vector<Edition> before = editions_of(change, quarter);
    const Content content = counted_now(change, app, quarter, before);
    if (auto problems = problems_of(change, quarter, draft, before, content); !problems.empty())
        return refused(std::move(problems));
    const std::string text = written(content);
    Edition edition{.id = change.new_id<EditionId>(),
                    .quarter = quarter,
                    .number = int(before.size()) + 1,
                    .published_at = change.now(),
                    .published_by = change.actor().account,
                    .inputs = inputs_now(change, app, quarter),
                    .fingerprint = {},
                    .reason = {},
                    .content = {}};
    edition.fingerprint = fingerprint_of(edition, text);
    change.execute(
        "INSERT INTO return_editions (panel_id, id, quarter, number, published_at, published_by, "
        "inputs, fingerprint, content, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        {change.panel(), edition.id, slug(quarter), edition.number, edition.published_at,
         edition.published_by, edition.inputs, edition.fingerprint, text,
         before.empty()
             ? db::Value(nullptr)
             : db::Value(change.seal(change.panel_key(), draft.reason, reason_place(edition.id)))});
    std::string said =
        label(quarter) + ", edition " + std::to_string(edition.number) + ", " + edition.fingerprint;
    // In one with the edition: what the borough has published, the others see.
    if (app.panel.shares_returns)
        said += ", shared: " + share(change, app.panel.name, edition, content);
    change.note(said);
    return edition.number;
}

}  // namespace mase::editions
