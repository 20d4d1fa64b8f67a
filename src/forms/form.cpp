#include "forms/form.h"

#include <algorithm>
#include <stdexcept>

namespace mase::forms {

const std::vector<Code>& CodeLists::all(std::string_view list) const {
    const auto found = lists_.find(list);
    if (found == lists_.end()) throw std::logic_error("no code list " + std::string(list));
    return found->second;
}

std::vector<Code> CodeLists::valid_on(std::string_view list, Date day) const {
    std::vector<Code> valid;
    std::ranges::copy_if(all(list), std::back_inserter(valid),
                         [&](const Code& code) { return code.valid_on(day); });
    return valid;
}

const Code* CodeLists::find(std::string_view list, std::string_view code) const {
    const auto& codes = all(list);
    const auto found = std::ranges::find(codes, code, &Code::code);
    return found == codes.end() ? nullptr : &*found;
}

std::string CodeLists::label(std::string_view list, std::string_view code) const {
    const Code* found = find(list, code);
    return found ? found->label : std::string(code);
}

bool Question::is_coded() const {
    return type == Type::one_of || type == Type::many_of || type == Type::agency ||
           type == Type::agencies;
}

bool Question::is_sealed() const {
    return !is_coded() && (personal || type == Type::text || type == Type::long_text);
}

const Route& Form::route(std::string_view code) const {
    const auto found = std::ranges::find(routes, code, &Route::code);
    if (found == routes.end()) throw std::logic_error("no route " + std::string(code));
    return *found;
}

const Form& Form::on_route(std::string_view code) const {
    const auto found = std::ranges::find(routes, code, &Route::code);
    if (!by_route || found == routes.end())
        throw std::logic_error("no form of route " + std::string(code));
    return (*by_route)[std::size_t(found - routes.begin())];
}

const Question* Form::find(std::string_view question) const {
    for (const Section& candidate : sections) {
        const auto found = std::ranges::find(candidate.questions, question, &Question::id);
        if (found != candidate.questions.end()) return &*found;
    }
    return nullptr;
}

const Section* Form::section(std::string_view wanted) const {
    const auto found = std::ranges::find(sections, wanted, &Section::id);
    return found == sections.end() ? nullptr : &*found;
}

}  // namespace mase::forms
