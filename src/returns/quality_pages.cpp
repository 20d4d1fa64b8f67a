#include "returns/quality_pages.h"

#include <algorithm>
#include <array>

#include "cases/case_frame_pages.h"
#include "cases/cases_store.h"
#include "platform/govuk.h"
#include "returns/behind_store.h"
#include "returns/figure_pages.h"
#include "returns/figures_store.h"
#include "returns/quality.h"
#include "returns/quality_store.h"
#include "returns/quarters_store.h"
#include "site/frame.h"
#include "site/relations_store.h"

namespace mase::returns {

namespace {

using access::Operation;
using govuk::Cell;
using govuk::Format;
using site::Exchange;

constexpr std::size_t cases_listed = 50;

constexpr std::array<std::pair<Known, std::string_view>, 4> whys{
    {{Known::not_known, "Not known"},
     {Known::not_asked, "Not asked yet"},
     {Known::not_given, "Not given, or held back"},
     {Known::unanswered, "Not answered"}}};

std::string_view why_words(Known why) {
    return std::ranges::find(whys, why, &std::pair<Known, std::string_view>::first)->second;
}

Html tabs(std::string_view active) {
    return moj::sub_navigation(
        {.label = "Data quality",
         .items = {{.text = "Data quality", .href = "/data-quality", .active = active == "quality"},
                   {.text = "Definitions",
                    .href = "/data-quality/definitions",
                    .active = active == "definitions"}}});
}

std::string per_cent(const std::optional<int>& share) {
    return share ? std::to_string(*share) + "%" : "no data";
}

std::vector<Cell> row_of(const std::string& words, const Completeness& completeness) {
    std::vector<Cell> row{words, {std::to_string(completeness.at(Known::known)), Format::numeric}};
    for (const auto& [why, label] : whys)
        row.push_back({std::to_string(completeness.at(why)), Format::numeric});
    row.push_back({per_cent(completeness.per_cent()), Format::numeric});
    return row;
}

govuk::Table table_of(std::string caption, std::string what) {
    govuk::Table table{.caption = std::move(caption),
                       .caption_size = govuk::Size::medium,
                       .head = {govuk::Heading(std::move(what)), {"Known", Format::numeric}},
                       .first_cell_is_header = true};
    for (const auto& [why, label] : whys)
        table.head.emplace_back(std::string(label), Format::numeric);
    table.head.emplace_back("Complete", Format::numeric);
    return table;
}

Html shown(const govuk::Table& table) {
    return site::scrolling(table.caption, govuk::table(table));
}

class Page {
public:
    Page(const Exchange& exchange, const audit::Viewing& viewing, Quarter quarter)
        : exchange_(exchange),
          viewing_(viewing),
          counts_(count(viewing, exchange.app.form, quarter)),
          quality_(
              counts_, exchange.app.form,
              [this](CaseId id, access::Part part) { return whole_.at(part) || sees(id, part); },
              [this](CaseId id, access::Part part) { return sees(id, part); }) {
        const access::Policy& policy = exchange.app.policy;
        for (const access::Part part : {access::Part::general, access::Part::health,
                                        access::Part::police, access::Part::address}) {
            seen_[part] = cases_seen(policy, viewing, part);
            whole_[part] = has_part_of_panel(policy, exchange.actor(), part);
        }
        names_gaps_ = !whole_.at(access::Part::general) || is_cleared_for_all(policy, viewing);
    }

    Html what_counts() const {
        if (!whole_.at(access::Part::general))
            return govuk::paragraph(
                "What is not known of the children counted in the quarter, and why. It counts "
                "nothing but the cases whose data you may see.");
        return govuk::paragraph(
            "What is not known of the children counted in the quarter, and why. The numbers count "
            "the same children as the return does. The list of what to mend has the cases whose "
            "data you may see.");
    }

    // What was found missing by the national audit of 2025, before all else.
    Html ethnicity() const {
        govuk::Table table = table_of("Ethnicity", "Of whom");
        table.rows.push_back(
            row_of("Children", quality_.of_question(*form().find("child_ethnicity"), period())));
        table.rows.push_back(
            row_of("Persons of concern, as they describe it",
                   quality_.of_persons("ethnicity_stated", "self_defined_ethnicity", period())));
        table.rows.push_back(row_of("Persons of concern, as seen",
                                    quality_.of_persons("ethnicity_seen", "ic_codes", period())));
        table.rows.push_back(row_of("Persons of concern: nationality",
                                    quality_.of_persons("nationality", "yes_no", period())));
        return shown(table);
    }

    Html by_question() const {
        govuk::Table table = table_of("By question", "Question");
        table.head.emplace_back("Quarter before", Format::numeric);
        table.head.emplace_back("Same quarter last year", Format::numeric);
        const auto periods = counts_.periods();
        for (const forms::Question* question : questions_collected(form())) {
            const Completeness now = quality_.of_question(*question, period());
            if (now.total() == 0) continue;
            auto row = row_of(question->label, now);
            for (const std::size_t at : {1U, 2U}) {
                const auto then = periods.at(at)
                                      ? quality_.of_question(*question, *periods.at(at)).per_cent()
                                      : std::nullopt;
                row.push_back({per_cent(then), Format::numeric});
            }
            table.rows.push_back(std::move(row));
        }
        if (table.rows.empty()) return govuk::paragraph("No child is counted in this quarter.");
        return shown(table);
    }

    Html by_agency() const {
        const auto agencies = agencies_of_cases(viewing_);
        const auto found = quality_.by_agency(period(), [&](CaseId id) {
            const auto agency = agencies.find(id);
            return agency == agencies.end() ? std::string() : agency->second;
        });
        if (found.empty()) return {};
        govuk::Table table = table_of("By agency of whoever holds the case", "Agency");
        for (const auto& [agency, completeness] : found)
            table.rows.push_back(row_of(
                agency.empty() ? "Nobody here holds it" : exchange_.app.panel.agency_name(agency),
                completeness));
        return shown(table);
    }

    Html work_list() const {
        const std::vector<CaseGaps> all = quality_.gaps(period());
        if (all.empty())
            return govuk::paragraph("Nothing is missing in the data that you may see.");
        const auto open = open_discussions(viewing_);
        govuk::Table table{.caption = "What to mend, the case with the most first",
                           .caption_size = govuk::Size::medium,
                           .head = {"Case", "What is missing"}};
        for (const CaseGaps& gaps : all) {
            if (table.rows.size() == cases_listed) break;
            const auto file = cases::find_case(viewing_, gaps.id);
            if (!file) continue;
            viewing_.shows(gaps.id);
            table.rows.push_back({case_name(*file), what_to_mend(*file, gaps, open)});
        }
        Html html;
        if (all.size() > cases_listed)
            html << govuk::paragraph("The first " + std::to_string(cases_listed) + " of " +
                                     std::to_string(all.size()) + " cases.");
        html << shown(table);
        return html;
    }

private:
    const forms::Form& form() const { return exchange_.app.form; }
    Period period() const { return period_of(counts_.quarter); }
    bool sees(CaseId id, access::Part part) const { return seen_.at(part).contains(id); }
    bool may(Operation operation, const cases::CaseFile& file) const {
        return site::may(exchange_.app.policy, viewing_, operation, cases::subject_of(file));
    }

    std::string case_name(const cases::CaseFile& file) const {
        return may(Operation::view_case, file) ? cases::child_name(viewing_, file)
                                               : "Case opened on " + short_date(file.opened_on);
    }

    // Which answers they are only to those who may see every case. To others the gaps named here,
    // taken from the numbers above, would leave those of the cases hidden from them.
    Html what_to_mend(const cases::CaseFile& file, const CaseGaps& gaps,
                      const std::map<RecordId, OpenDiscussion>& open) const {
        if (!names_gaps_) {
            Html html;
            html << govuk::link(Url::path({"cases", text(file.id), "data"}),
                                "Look at its data, and mend what is missing");
            return html;
        }
        std::vector<govuk::Content> items;
        for (const Gap& gap : gaps.gaps)
            items.emplace_back(
                govuk::link(mends(file, gaps, *gap.question, open),
                            gap.question->label + " " + std::string(why_words(gap.why)) + "."));
        return govuk::list(govuk::ListKind::plain, items);
    }

    // While the minutes are not approved, where the discussion is recorded; then by a correction;
    // and for those who may do neither, where the data stands, to tell the administrator.
    Url mends(const cases::CaseFile& file, const CaseGaps& gaps, const forms::Question& question,
              const std::map<RecordId, OpenDiscussion>& open) const {
        const auto discussion = open.find(gaps.record);
        if (discussion != open.end() && exchange_.might(Operation::record_discussion))
            return Url::path({"meetings", text(discussion->second.meeting), "items",
                              text(discussion->second.item), "discussion"});
        Url data = Url::path({"cases", text(file.id), "data"});
        if (discussion != open.end() || !may(Operation::correct_case_data, file)) return data;
        return Url::path({"cases", text(file.id), "data", "correction"})
            .query("held_on", iso(gaps.held_on))
            .query("section", question.section);
    }

    const Exchange& exchange_;
    const audit::Viewing& viewing_;
    const Counts counts_;
    std::map<access::Part, std::set<CaseId>> seen_;
    std::map<access::Part, bool> whole_;  // theirs of the panel's cases as such
    bool names_gaps_ = false;
    const Quality quality_;
};

http::Response show_quality(Exchange& exchange) {
    const audit::Viewing viewing = exchange.view();
    const std::vector<Quarter> all = quarters(viewing);
    const auto asked = parse_quarter(exchange.query.text("quarter"));
    const bool is_one = asked && std::ranges::find(all, *asked) != all.end();
    const Quarter quarter = is_one ? *asked : all.front();
    viewing.note(label(quarter));
    const Page page(exchange, viewing, quarter);
    std::vector<govuk::Option> options;
    for (const Quarter each : all) options.push_back({slug(each), label(each)});
    Html form;
    form << govuk::select({.name = "quarter",
                           .label = "Quarter",
                           .value = slug(quarter),
                           .items = std::move(options)})
         << govuk::button({.text = "Show", .kind = govuk::ButtonKind::secondary});
    Html html;
    html << tabs("quality")
         << govuk::heading_with_caption(govuk::Size::large, "Data quality", label(quarter))
         << page.what_counts() << site::get_form("/data-quality", form) << page.ethnicity()
         << page.by_question() << page.by_agency() << page.work_list();
    return site::page(exchange, {.title = "Data quality",
                                 .content = std::move(html),
                                 .sensitive = true,
                                 .full_width = true});
}

http::Response show_definitions(Exchange& exchange) {
    exchange.view();
    Html html;
    html << tabs("definitions") << govuk::heading(govuk::Size::large, "How the return counts")
         << govuk::paragraph(
                "Every number of the quarterly return: what is counted, by which "
                "answers, by which rule, and where the panel’s guide asks for it.")
         << definitions_part(exchange.app.form);
    return site::page(exchange, {.title = "How the return counts", .content = std::move(html)});
}

constexpr auto routes = std::to_array<site::Route>({
    {site::Method::get, "/data-quality", Operation::view_data_quality, site::whole_panel,
     show_quality},
    {site::Method::get, "/data-quality/definitions", Operation::read_help, site::whole_panel,
     show_definitions},
});

}  // namespace

site::Routes quality_routes() {
    return routes;
}

}  // namespace mase::returns
