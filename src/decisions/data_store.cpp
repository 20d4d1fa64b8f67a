#include "decisions/data_store.h"

#include <algorithm>
#include <stdexcept>

#include "decisions/collection.h"
#include "decisions/discussions_store.h"
#include "forms/answers_pages.h"

namespace mase::decisions {

namespace {

Fields fields_of(const forms::Form& form, const forms::Answers& answers) {
    Fields fields;
    for (const forms::Section& section : collected_sections(form)) {
        for (int row = 0; row < answers.rows(section); ++row) {
            for (const forms::Question& question : section.questions) {
                const forms::Answer& answer = answers.at(question.id, row);
                std::string value = answer.words;
                auto codes = answer.codes;
                std::ranges::sort(codes);
                for (const std::string& code : codes) value += "+" + code;
                if (!value.empty()) fields[forms::field_name(question, row)] = value;
            }
        }
    }
    return fields;
}

void keep(audit::Change& change, const forms::Form& form, const forms::Record& record,
          const forms::Answers& answers) {
    for (const forms::Section& section : collected_sections(form)) {
        if (section.is_list()) {
            forms::save_section(change, record, section, answers);
        } else {
            forms::save_questions(change, record, section.questions, answers);
        }
    }
    change.note("data");
}

// What lists of cases show is what the panel last confirmed.
void confirm(audit::Change& change, const Scene& scene, const forms::Answers& answers) {
    confirm_data(change, scene.item.id);
    if (cases::latest_snapshot(change, scene.file.id) == scene.item.record)
        cases::set_case_summary(change, scene.file.id, answers.code("risk_category"),
                                answers.code("harm_status"));
}

}  // namespace

Data data_of(const audit::Reading& reading, const site::App& app, const Scene& scene) {
    Data data;
    const auto answers = [&](std::optional<RecordId> id) -> forms::Answers {
        const auto record = id ? forms::find_record(reading, *id) : std::nullopt;
        return record ? forms::load_answers(reading, *record, app.form) : forms::Answers{};
    };
    data.now = answers(scene.item.record);
    const auto before =
        cases::latest_snapshot(reading, scene.file.id, plus_days(scene.meeting.held_on, -1));
    if (const auto record = before ? forms::find_record(reading, *before) : std::nullopt)
        data.before_on = record->held_on;
    data.before = answers(before);
    return data;
}

Result<int> save_data(audit::Change& change, const site::App& app, ItemId item,
                      const forms::Answers& typed, const std::string& shown, Confirm wanted) {
    auto taken = take_item(change, app, item);
    if (!taken) return taken;
    const Scene scene = scene_of(change, app, item);
    const auto record = forms::find_record(change, *scene.item.record);
    const forms::Answers stored = forms::load_answers(change, *record, app.form);
    const bool is_changed = fields_of(app.form, typed) != fields_of(app.form, stored);
    if (edit(fields_of(app.form, typed), shown, fields_of(app.form, stored)) == Edit::conflict)
        return refused("data",
                       "Someone else saved this data while you were typing. What is stored now is "
                       "shown first. Compare both, then save what is to stand");
    Problems problems = invalid_data(app.form, typed, change.today());
    if (wanted == Confirm::yes)
        std::ranges::move(missing_data(app.form, typed), std::back_inserter(problems));
    if (!problems.empty()) return refused(forms::linked(app.form, std::move(problems)));
    if (is_changed) keep(change, app.form, *record, typed);
    if (wanted == Confirm::yes) confirm(change, scene, typed);
    if (wanted == Confirm::no && is_changed) unconfirm_data(change, item);
    return 0;
}

std::string data_fingerprint(const forms::Form& form, const forms::Answers& answers) {
    return fingerprint(fields_of(form, answers));
}

}  // namespace mase::decisions
