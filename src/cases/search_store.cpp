#include "cases/search_store.h"

#include <algorithm>

#include "platform/db_lists.h"

namespace mase::cases {

namespace {

// The kind is hashed with the word, so that the same word of two kinds has two hashes.
db::Bytes token(const audit::Reading& reading, const Term& term) {
    const SearchToken hash = reading.search_token(term.first + ":" + term.second);
    return {hash.begin(), hash.end()};
}

std::string has_one_of(const audit::Reading& reading, const std::vector<Term>& terms,
                       db::Values& values) {
    std::string condition;
    for (const Term& term : terms) {
        condition += condition.empty() ? "" : " OR ";
        condition += "(kind = " + bound(values, term.first) +
                     " AND token = " + bound(values, token(reading, term)) + ")";
    }
    return " AND c.child_id IN (SELECT child_id FROM search_tokens WHERE panel_id = $1 AND (" +
           condition + "))";
}

std::string is_term(const audit::Reading& reading, const Term& term, db::Values& values) {
    return "(kind = " + bound(values, term.first) +
           " AND token = " + bound(values, token(reading, term)) + ")";
}

void add_children(const audit::Reading& reading, const std::string& sql, const db::Values& values,
                  std::vector<ChildId>& children) {
    reading.rows(sql, values, [&](const db::Row& row) {
        const auto child = row.id<ChildId>(0);
        if (std::ranges::find(children, child) == children.end()) children.push_back(child);
    });
}

}  // namespace

Findable findable(const forms::Answers& answers) {
    return {.names = {answers.words("child_family_name"), answers.words("child_given_names"),
                      answers.words("child_known_as")},
            .born_on = answers.words("child_born_on"),
            .nhs_number = answers.words("child_nhs_number"),
            .case_number = answers.words("child_case_number")};
}

void save_search_terms(audit::Change& change, ChildId child, const forms::Answers& answers) {
    change.execute("DELETE FROM search_tokens WHERE panel_id = $1 AND child_id = $2",
                   {change.panel(), child});
    std::vector<db::Values> rows;
    for (const Term& term : terms(findable(answers)))
        rows.push_back({change.panel(), term.first, token(change, term), child});
    change.insert("INSERT INTO search_tokens (panel_id, kind, token, child_id) VALUES", rows);
}

std::vector<CaseId> search_cases(const audit::Reading& reading, const site::Scope& scope,
                                 const Search& search, int most) {
    db::Values values{reading.panel()};
    std::string condition = "SELECT c.id FROM cases c WHERE c.panel_id = $1 AND " +
                            site::visible(scope, "c.id", reading.now(), values);
    for (const auto& terms : search) condition += has_one_of(reading, terms, values);
    condition += " ORDER BY c.opened_on DESC, c.id DESC LIMIT " + bound(values, most + 1);
    std::vector<CaseId> found;
    reading.rows(condition, values,
                 [&](const db::Row& row) { found.push_back(row.id<CaseId>(0)); });
    return found;
}

std::vector<CaseId> cases_numbered(const audit::Change& change, const std::string& number) {
    const auto search = checked(SearchDraft{.name = {}, .born_on = {}, .number = number});
    if (!search) return {};
    db::Values values{change.panel()};
    std::string condition = "SELECT c.id FROM cases c WHERE c.panel_id = $1";
    for (const auto& terms : *search) condition += has_one_of(change, terms, values);
    std::vector<CaseId> found;
    change.rows(condition + " ORDER BY c.id", values,
                [&](const db::Row& row) { found.push_back(row.id<CaseId>(0)); });
    return found;
}

std::vector<ChildId> similar_children(const audit::Reading& reading, const Similar& similar,
                                      int most) {
    std::vector<ChildId> children;
    const auto add = [&](const std::string& condition, const std::string& having,
                         db::Values values) {
        if (condition.empty()) return;
        const std::string limit = bound(values, most);
        add_children(reading,
                     "SELECT child_id FROM search_tokens WHERE panel_id = $1 AND (" + condition +
                         ") GROUP BY child_id" + having + " ORDER BY count(*) DESC LIMIT " + limit,
                     values, children);
    };
    db::Values values{reading.panel()};
    std::string condition;
    for (const Term& term : similar.any_of)
        condition += (condition.empty() ? "" : " OR ") + is_term(reading, term, values);
    add(condition, "", std::move(values));
    values = {reading.panel()};
    condition.clear();
    std::string which;  // of the words a row is about
    for (std::size_t word = 0; word < similar.two_of.size(); ++word) {
        for (const Term& term : similar.two_of[word]) {
            const std::string one = is_term(reading, term, values);
            condition += (condition.empty() ? "" : " OR ") + one;
            which += " WHEN " + one + " THEN " + std::to_string(word);
        }
    }
    if (!which.empty())
        add(condition, " HAVING count(DISTINCT CASE" + which + " END) > 1", std::move(values));
    return children;
}

}  // namespace mase::cases
