#include "forms/form_files.h"

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>

#include "forms/checks.h"
#include "platform/csv.h"
#include "platform/embedded.h"

namespace mase::forms {

namespace {

constexpr auto type_names = std::to_array<std::string_view>(
    {"text", "long_text", "date", "number", "one_of", "many_of", "agency", "agencies"});

Date needed_date(const CsvTable& table, std::size_t row, std::string_view column) {
    const auto date = parse_date(table.at(row, column));
    if (!date) throw CsvError(table.where(row) + ": " + std::string(column) + " is not a date");
    return *date;
}

std::vector<std::string> split(std::string_view list) {
    std::vector<std::string> parts;
    while (!list.empty()) {
        const std::string_view part = list.substr(0, list.find('+'));
        parts.emplace_back(part);
        list.remove_prefix(std::min(part.size() + 1, list.size()));
    }
    return parts;
}

std::vector<Code> read_codes(std::string_view file) {
    const CsvTable table(
        std::string(file), embedded(file),
        {"code", "label", "guide_label", "hint", "group", "valid_from", "valid_to"});
    std::vector<Code> codes;
    for (std::size_t row = 0; row < table.size(); ++row) {
        codes.push_back({.code = table.at(row, "code"),
                         .label = table.at(row, "label"),
                         .guide_label = table.at(row, "guide_label"),
                         .hint = table.at(row, "hint"),
                         .group = table.at(row, "group"),
                         .valid_from = needed_date(table, row, "valid_from"),
                         .valid_to = {}});
        if (!table.at(row, "valid_to").empty())
            codes.back().valid_to = needed_date(table, row, "valid_to");
    }
    return codes;
}

std::vector<Code> read_agencies() {
    const CsvTable table("data/panel/agencies.csv", embedded("data/panel/agencies.csv"),
                         {"agency", "name", "sector", "standing", "source"});
    std::vector<Code> codes;
    for (std::size_t row = 0; row < table.size(); ++row)
        codes.push_back({.code = table.at(row, "agency"),
                         .label = table.at(row, "name"),
                         .guide_label = {},
                         .hint = {},
                         .group = {},
                         .valid_from = Date{},
                         .valid_to = {}});
    return codes;
}

std::optional<ShowWhen> read_show_when(const CsvTable& table, std::size_t row) {
    const std::string& text = table.at(row, "show_when");
    if (text.empty()) return std::nullopt;
    const bool differs = text.find(" != ") != std::string::npos;
    const std::string sign = differs ? " != " : " = ";
    const std::size_t at = text.find(sign);
    if (at == std::string::npos)
        throw CsvError(table.where(row) + ": show_when is not `question = CODE`");
    return ShowWhen{text.substr(0, at), !differs, text.substr(at + sign.size())};
}

Question read_question(const CsvTable& table, std::size_t row) {
    const auto type = std::ranges::find(type_names, table.at(row, "type"));
    const auto part = access::part_named(table.at(row, "part"));
    if (type == type_names.end()) throw CsvError(table.where(row) + ": unknown type");
    if (!part) throw CsvError(table.where(row) + ": unknown part");
    for (const std::string_view column : {"family", "personal", "collected"}) {
        if (table.at(row, column) != "yes" && table.at(row, column) != "no")
            throw CsvError(table.where(row) + ": " + std::string(column) + " must be yes or no");
    }
    return {.id = table.at(row, "question"),
            .section = table.at(row, "section"),
            .type = Type(type - type_names.begin()),
            .label = table.at(row, "label"),
            .hint = table.at(row, "hint"),
            .codes = table.at(row, "codes"),
            .special = split(table.at(row, "special")),
            .required = table.at(row, "required"),
            .routes = table.at(row, "routes"),
            .is_of_family = table.at(row, "family") == "yes",
            .part = *part,
            .personal = table.at(row, "personal") == "yes",
            .show_when = read_show_when(table, row),
            .check = table.at(row, "check"),
            .collected = table.at(row, "collected") == "yes",
            .source = table.at(row, "source")};
}

std::string folder(const std::string& id) {
    return "data/form/" + id + "/";
}

std::vector<Route> read_routes(const std::string& form) {
    const std::string path = folder(form) + "routes.csv";
    const CsvTable table(path, embedded(path),
                         {"route", "prior_kinds", "prior_meeting", "prior_hint", "may_be_planned",
                          "responsible", "lead"});
    constexpr auto whose = std::to_array<std::string_view>({"any", "home", "other"});
    std::vector<Route> routes;
    for (std::size_t row = 0; row < table.size(); ++row) {
        const auto responsible = std::ranges::find(whose, table.at(row, "responsible"));
        if (responsible == whose.end())
            throw CsvError(table.where(row) + ": responsible must be any, home or other");
        routes.push_back({.code = table.at(row, "route"),
                          .prior_kinds = split(table.at(row, "prior_kinds")),
                          .prior_meeting = table.at(row, "prior_meeting"),
                          .prior_hint = table.at(row, "prior_hint"),
                          .may_be_planned = table.at(row, "may_be_planned") == "yes",
                          .responsible = Route::Responsible(responsible - whose.begin()),
                          .lead = table.at(row, "lead")});
    }
    return routes;
}

Form form_of(const Form& whole, const Route& route) {
    Form form = whole;
    std::erase_if(form.sections,
                  [&](const Section& section) { return !section.in_referral_on(route.code); });
    for (Section& section : form.sections) {
        section.in_referral = true;
        std::erase_if(section.questions,
                      [&](const Question& question) { return !question.asked_on(route.code); });
    }
    return form;
}

std::shared_ptr<const std::vector<Form>> each_route(const Form& form) {
    std::vector<Form> forms;
    for (const Route& route : form.routes) forms.push_back(form_of(form, route));
    return std::make_shared<const std::vector<Form>>(std::move(forms));
}

// What a route asks has to stand by itself.
void add_route_faults(const Form& form, const Route& route, std::vector<std::string>& found) {
    const auto fault = [&](const std::string& what) {
        found.push_back("route " + route.code + ": " + what);
    };
    if (!form.codes->find("referral_routes", route.code)) fault("is no code of referral_routes");
    if (route.prior_kinds.empty()) fault("needs no prior meeting");
    for (const std::string& kind : route.prior_kinds) {
        if (!form.codes->find("prior_meeting_kinds", kind)) fault("no prior meeting " + kind);
    }
    const Form asked = form_of(form, route);
    for (const Section& section : asked.sections) {
        if (section.questions.empty()) fault("asks nothing in section " + section.id);
        for (const Question& question : section.questions) {
            if (question.show_when && !asked.find(question.show_when->question))
                fault("question " + question.id + " is shown by one that it does not ask");
        }
    }
    for (const Section& section : form.sections) {
        for (const Question& question : section.questions) {
            if (question.required_for(route.code) && !asked.find(question.id))
                fault("needs question " + question.id + " and does not ask it");
        }
    }
}

void add_faults(const Form& form, const Question& question, std::set<std::string>& seen,
                std::vector<std::string>& found) {
    const auto fault = [&](const std::string& what) {
        found.push_back("question " + question.id + ": " + what);
    };
    const bool lists = question.type == Type::one_of || question.type == Type::many_of;
    if (question.label.empty()) fault("has no label");
    if (lists && !form.codes->has(question.codes)) fault("no code list " + question.codes);
    if (!lists && !question.codes.empty()) fault("has a code list that it can't use");
    if (!question.check.empty() && !is_check(question.check)) fault("no check " + question.check);
    for (const std::string& code : question.special) {
        if (!form.codes->find("special_answers", code)) fault("no special answer " + code);
    }
    if (question.show_when) {
        const Question* other = form.find(question.show_when->question);
        if (!other || !seen.contains(other->id)) {
            fault("is shown by a question that does not come before it");
        } else if (form.codes->has(other->codes) &&
                   !form.codes->find(other->codes, question.show_when->code)) {
            fault("is shown by a code that its question does not have");
        }
    }
    if (!seen.insert(question.id).second) fault("is there twice");
}

}  // namespace

CodeLists read_code_lists() {
    std::map<std::string, std::vector<Code>, std::less<>> lists;
    constexpr std::string_view prefix = "data/codes/";
    for (const std::string_view file : embedded_names(prefix)) {
        std::string name(file.substr(prefix.size()));
        name.resize(name.size() - std::string_view(".csv").size());
        lists.emplace(name, read_codes(file));
    }
    lists.emplace(agency_list, read_agencies());
    return CodeLists(std::move(lists));
}

std::string current_form_id() {
    // Folders are named by year and month, so the last one in order is the newest.
    std::string newest;
    for (const std::string_view file : embedded_names("data/form/")) {
        const std::string_view rest = file.substr(std::string_view("data/form/").size());
        newest = std::max(newest, std::string(rest.substr(0, rest.find('/'))));
    }
    return newest;
}

Form read_form(const std::string& id) {
    const auto read = [&](const std::string& file, std::vector<std::string> columns) {
        const std::string path = folder(id) + file;
        return CsvTable(path, embedded(path), std::move(columns));
    };
    const CsvTable about = read("form.csv", {"form", "title", "valid_from", "valid_to"});
    const CsvTable sections =
        read("sections.csv", {"section", "title", "lead", "repeats", "used_in", "routes", "part"});
    const CsvTable questions =
        read("questions.csv",
             {"question", "section", "type", "label", "hint", "codes", "special", "required",
              "routes", "family", "part", "personal", "show_when", "check", "collected", "source"});
    Form form{.id = about.at(0, "form"),
              .title = about.at(0, "title"),
              .sections = {},
              .codes = std::make_shared<const CodeLists>(read_code_lists())};
    for (std::size_t row = 0; row < sections.size(); ++row) {
        const std::string& used = sections.at(row, "used_in");
        form.sections.push_back({.id = sections.at(row, "section"),
                                 .title = sections.at(row, "title"),
                                 .lead = sections.at(row, "lead"),
                                 .repeats = sections.at(row, "repeats"),
                                 .in_referral = used.find("referral") != std::string::npos,
                                 .in_collection = used.find("collection") != std::string::npos,
                                 .routes = sections.at(row, "routes"),
                                 .questions = {}});
    }
    for (std::size_t row = 0; row < questions.size(); ++row) {
        Question question = read_question(questions, row);
        const auto section = std::ranges::find(form.sections, question.section, &Section::id);
        if (section == form.sections.end())
            throw CsvError(questions.where(row) + ": no section " + question.section);
        section->questions.push_back(std::move(question));
    }
    form.routes = read_routes(id);
    form.by_route = each_route(form);
    return form;
}

std::vector<std::string> faults(const Form& form) {
    std::vector<std::string> found;
    std::set<std::string> seen;
    for (const Section& section : form.sections) {
        if (section.questions.empty()) found.push_back("section " + section.id + " is empty");
        if (!section.in_referral && !section.in_collection)
            found.push_back("section " + section.id + " is used nowhere");
        for (const Question& question : section.questions) add_faults(form, question, seen, found);
    }
    for (const Route& route : form.routes) add_route_faults(form, route, found);
    return found;
}

}  // namespace mase::forms
