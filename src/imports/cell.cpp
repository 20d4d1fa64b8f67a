#include "imports/cell.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>

namespace mase::imports {

namespace {

constexpr std::size_t most_offered = 8;

std::string offered(const std::vector<forms::Code>& codes, Date day) {
    std::string all;
    std::size_t count = 0, more = 0;
    for (const forms::Code& code : codes) {
        if (!code.valid_on(day)) continue;
        if (count == most_offered) {
            ++more;
            continue;
        }
        all += (count++ == 0 ? "‘" : ", ‘") + code.label + "’";
    }
    return more == 0 ? all : all + " and " + std::to_string(more) + " more";
}

bool means(const Spellings& spellings, std::string_view list, const forms::Code& code,
           const std::string& wanted) {
    return wanted == plain(code.code) || wanted == spellings.folded(list, code.label) ||
           (!code.guide_label.empty() && wanted == spellings.folded(list, code.guide_label));
}

std::vector<std::string> parts(std::string_view cell) {
    std::vector<std::string> parts;
    std::istringstream in{std::string(cell)};
    for (std::string part; std::getline(in, part, ';');)
        if (!plain(part).empty()) parts.push_back(part);
    return parts;
}

// A special answer in place of words, a date or a number: "not known".
std::string special_of(const forms::CodeLists& lists, const Spellings& spellings,
                       const forms::Question& question, std::string_view cell) {
    const std::string wanted = spellings.folded("special_answers", cell);
    for (const std::string& each : question.special) {
        const forms::Code* code = lists.find("special_answers", each);
        if (code && means(spellings, "special_answers", *code, wanted)) return each;
    }
    return "";
}

}  // namespace

std::optional<Date> typed_date(std::string_view cell) {
    if (const auto iso = parse_date(cell)) return iso;
    std::array<int, 3> part{};
    const char* from = cell.data();
    const char* end = from + cell.size();
    for (std::size_t i = 0; i < part.size(); ++i) {
        const auto [next, fault] = std::from_chars(from, end, part.at(i));
        if (fault != std::errc{} || part.at(i) < 0) return std::nullopt;
        from = next;
        if (i + 1 == part.size()) break;
        if (from == end || !std::string_view("/.-").contains(*from)) return std::nullopt;
        ++from;
    }
    if (from != end || part[2] < 1000) return std::nullopt;  // "11" may be 1911 or 2011
    const Date date{std::chrono::year(part[2]), std::chrono::month(unsigned(part[1])),
                    std::chrono::day(unsigned(part[0]))};
    return date.ok() ? std::optional(date) : std::nullopt;
}

std::expected<std::string, std::string> read_code(const forms::CodeLists& lists,
                                                  const Spellings& spellings, std::string_view list,
                                                  std::string_view cell, Date day) {
    const std::vector<forms::Code>& codes = lists.all(list);
    const std::string wanted = spellings.folded(list, cell);
    const forms::Code* found = nullptr;
    // A code before any wording: what is the code of one answer may be a word for another.
    for (const forms::Code& code : codes) {
        if (code.code == cell && code.valid_on(day)) return code.code;
    }
    for (const forms::Code& code : codes) {
        if (!means(spellings, list, code, wanted)) continue;
        if (code.valid_on(day)) return code.code;
        found = &code;
    }
    if (found)
        return std::unexpected("‘" + found->label + "’ could not be chosen on " + long_date(day) +
                               ". Enter " + offered(codes, day));
    return std::unexpected("Enter " + offered(codes, day));
}

std::expected<forms::Answer, std::string> read_cell(const forms::CodeLists& lists,
                                                    const Spellings& spellings,
                                                    const forms::Question& question,
                                                    std::string_view cell, Date day) {
    using enum forms::Type;
    if (const std::string special = special_of(lists, spellings, question, cell); !special.empty())
        return forms::Answer{.codes = {special}, .words = {}};
    if (question.type == date) {
        const auto typed = typed_date(cell);
        if (!typed) return std::unexpected("Enter a real date with all of its year: 27/3/2011");
        return forms::Answer{.codes = {}, .words = iso(*typed)};
    }
    if (!question.is_coded()) return forms::Answer{.codes = {}, .words = std::string(cell)};
    const bool is_many = question.type == many_of || question.type == agencies;
    forms::Answer answer;
    for (const std::string& part : is_many ? parts(cell) : std::vector{std::string(cell)}) {
        const auto code =
            read_code(lists, spellings,
                      question.codes.empty() ? forms::agency_list : question.codes, part, day);
        if (!code) return std::unexpected(code.error());
        if (std::ranges::find(answer.codes, *code) == answer.codes.end())
            answer.codes.push_back(*code);
    }
    return answer;
}

}  // namespace mase::imports
