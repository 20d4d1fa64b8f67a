#include "patterns/person.h"

#include <algorithm>
#include <iterator>

namespace mase::patterns {

namespace {

bool says_nothing(const forms::Code& code) {
    return code.code == forms::not_known || code.group == forms::not_known;
}

const std::string& at(const std::map<std::string, std::string, std::less<>>& typed,
                      std::string_view fact) {
    static const std::string nothing;
    const auto found = typed.find(fact);
    return found == typed.end() ? nothing : found->second;
}

std::string field(const FactKind& kind) {
    return std::string(kind.name);
}

class Checking {
public:
    Checking(const PersonDraft& draft, const forms::CodeLists& codes, Date today)
        : draft_(draft), codes_(codes), today_(today) {}

    Result<PersonDetails> all() {
        if (draft_.name.empty())
            problem("name", "Enter the person’s name, or the words by which they are known");
        PersonDetails details{.name = draft_.name,
                              .also_known = draft_.also_known,
                              .description = draft_.description,
                              .born_on = born(),
                              .nationality = draft_.nationality,
                              .facts = {}};
        for (const FactKind& kind : fact_kinds) details.facts[field(kind)] = fact(kind, details);
        if (!problems_.empty()) return refused(std::move(problems_));
        return details;
    }

private:
    void problem(std::string name, std::string words) {
        problems_.push_back({std::move(name), std::move(words)});
    }

    std::optional<Date> born() {
        if (draft_.born_on.empty()) return std::nullopt;
        const auto day = parse_date(draft_.born_on);
        if (!day || *day > today_ || age_on(*day, today_) > 120) {
            problem("born_on-day",
                    "Enter a real date of birth, such as 27 3 1990, or leave it empty");
            return std::nullopt;
        }
        return day;
    }

    std::string reason(const std::string& chosen) const {
        if (!chosen.starts_with(unknown_mark)) return "";
        const std::string why = chosen.substr(unknown_mark.size());
        return codes_.find("unknown_reasons", why) ? why : "";
    }

    Fact fact(const FactKind& kind, const PersonDetails& details) {
        if (kind.name == fact_age && details.born_on)
            return {.code = age_band(*details.born_on, today_), .source = {}, .unknown_why = {}};
        if (kind.codes.empty()) return words(kind);
        const std::string& chosen = at(draft_.chosen, kind.name);
        const bool is_not_asked = kind.question.empty() && chosen.empty();
        const std::string why = is_not_asked ? "NOT_ASKED" : reason(chosen);
        if (!why.empty()) return {.code = {}, .source = {}, .unknown_why = why};
        const forms::Code* code = codes_.find(kind.codes, chosen);
        if (!code || says_nothing(*code)) {
            problem(field(kind), "Select an answer about ‘" + std::string(kind.label) +
                                     "’, or why it is not known");
            return {};
        }
        return {.code = chosen, .source = source(kind), .unknown_why = {}};
    }

    std::string source(const FactKind& kind) {
        if (!kind.has_source) return "";
        const std::string& source = at(draft_.sources, kind.name);
        const std::string name = field(kind) + "_source";
        if (!codes_.find("ethnicity_sources", source)) {
            problem(name, "Select who said so about ‘" + std::string(kind.label) + "’");
        } else if (kind.name == fact_seen && source == "SELF") {
            problem(name,
                    "What the person says of themselves belongs above. Select who saw the person");
        } else if (kind.name == fact_stated && source == "OFFICER") {
            problem(name,
                    "What an officer saw belongs below. Select who passed on what the person says");
        }
        return source;
    }

    Fact words(const FactKind& kind) {
        const std::string why = reason(at(draft_.chosen, kind.name));
        if (draft_.nationality.empty() && why.empty())
            problem(field(kind), "Enter a nationality, or select why it is not known");
        if (!draft_.nationality.empty() && !why.empty())
            problem(field(kind), "Enter a nationality or select why it is not known, not both");
        if (!why.empty()) return {.code = {}, .source = {}, .unknown_why = why};
        return {.code = std::string(fact_in_words), .source = {}, .unknown_why = {}};
    }

    const PersonDraft& draft_;
    const forms::CodeLists& codes_;
    const Date today_;
    Problems problems_;
};

// A code of a referral that says nothing, as the reason that comes nearest to it.
std::string reason_of(const std::string& code) {
    if (code == "NOT_ASKED" || code == "WITHHELD") return code;
    return code == "NS" || code == "REFUSED" ? "DECLINED" : "CANNOT_TELL";
}

}  // namespace

Result<PersonDetails> checked(const PersonDraft& draft, const forms::CodeLists& codes, Date today) {
    return Checking(draft, codes, today).all();
}

std::string age_band(Date born, Date today) {
    const int years = age_on(born, today);
    if (years < 18) return "U18";
    if (years <= 25) return "18_25";
    if (years <= 45) return "26_45";
    return years <= 65 ? "46_65" : "66P";
}

std::vector<forms::Code> known_codes(const forms::CodeLists& codes, std::string_view list,
                                     Date day) {
    auto known = codes.valid_on(list, day);
    std::erase_if(known, says_nothing);
    return known;
}

PersonDraft from_row(const forms::Answers& answers, int row, const forms::CodeLists& codes) {
    PersonDraft draft{.name = answers.words("person_name", row),
                      .also_known = {},
                      .description = {},
                      .born_on = {},
                      .nationality = answers.words("person_nationality", row),
                      .chosen = {},
                      .sources = {}};
    const std::string source = answers.code("person_ethnicity_source", row);
    for (const FactKind& kind : fact_kinds) {
        if (kind.question.empty()) continue;
        const std::string given = answers.code(kind.question, row);
        if (given.empty()) continue;
        const forms::Code* code =
            codes.find(kind.codes.empty() ? "special_answers" : kind.codes, given);
        const bool is_known = code && !kind.codes.empty() && !says_nothing(*code);
        draft.chosen[field(kind)] = is_known ? given : std::string(unknown_mark) + reason_of(given);
        if (kind.has_source && is_known) draft.sources[field(kind)] = source;
    }
    return draft;
}

std::string form_code(std::string_view fact, const Fact& known) {
    if (known.is_known()) return known.code;
    if (fact == fact_sex) return "U";
    if (fact != fact_seen) return std::string(forms::not_known);
    const bool has_code = known.unknown_why == "NOT_ASKED" || known.unknown_why == "WITHHELD";
    return has_code ? known.unknown_why : "IC9";
}

}  // namespace mase::patterns
