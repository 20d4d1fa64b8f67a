#include "returns/chart_pages.h"

#include <algorithm>

namespace mase::returns {

namespace {

constexpr int width = 400;
constexpr int row_height = 40;
constexpr int longest_bar = width - 50;  // room for the number after it
constexpr int column_height = 120;
constexpr int column_step = width / 8;

int largest(const std::vector<Bar>& bars) {
    int found = 1;
    for (const Bar& bar : bars) found = std::max(found, bar.number.value_or(0));
    return found;
}

std::string words(const Bar& bar) {
    return bar.number ? std::to_string(*bar.number) : "no data";
}

Html opening(const std::string& id, const std::string& title, const std::vector<Bar>& bars,
             int height) {
    Html html;
    html << "<svg class=\"mase-chart\" role=\"img\" aria-labelledby=\"" << id << "-title " << id
         << "-desc\" viewBox=\"0 0 " << width << " " << height
         << "\" xmlns=\"http://www.w3.org/2000/svg\"><title id=\"" << id << "-title\">" << title
         << "</title><desc id=\"" << id << "-desc\">";
    for (std::size_t at = 0; at < bars.size(); ++at)
        html << std::string(at == 0 ? "" : "; ") << bars[at].label << ": " << words(bars[at]);
    html << ". The table says the same.</desc>";
    return html;
}

// Of "2026-27 Q3", narrow enough for a column: "Q3" and "26-27".
std::string quarter_of(const Bar& bar) {
    return bar.label.substr(std::min(bar.label.find(' ') + 1, bar.label.size()));
}
std::string year_of(const Bar& bar) {
    return bar.label.size() < 7 ? bar.label : bar.label.substr(2, 5);
}

}  // namespace

Html bars(const std::string& id, const std::string& title, const std::vector<Bar>& all) {
    Html html = opening(id, title, all, int(all.size()) * row_height);
    const int most = largest(all);
    for (std::size_t at = 0; at < all.size(); ++at) {
        const int top = int(at) * row_height;
        const int length = all[at].number.value_or(0) * longest_bar / most;
        html << "<text x=\"0\" y=\"" << top + 14 << "\" class=\"mase-chart__label\">"
             << all[at].label << "</text><rect x=\"0\" y=\"" << top + 19 << "\" width=\"" << length
             << "\" height=\"14\" class=\"mase-chart__bar\"/><text x=\"" << length + 6 << "\" y=\""
             << top + 31 << "\" class=\"mase-chart__number\">" << words(all[at]) << "</text>";
    }
    html << "</svg>";
    return html;
}

Html columns(const std::string& id, const std::string& title, const std::vector<Bar>& all) {
    Html html = opening(id, title, all, column_height + 60);
    const int most = largest(all);
    const int floor = column_height + 20;
    for (std::size_t at = 0; at < all.size(); ++at) {
        const int left = int(at) * column_step, middle = left + column_step / 2;
        const int height = all[at].number.value_or(0) * column_height / most;
        html << "<rect x=\"" << left + 8 << "\" y=\"" << floor - height << "\" width=\""
             << column_step - 16 << "\" height=\"" << height
             << "\" class=\"mase-chart__bar\"/><text x=\"" << middle << "\" y=\""
             << floor - height - 5 << "\" text-anchor=\"middle\" class=\"mase-chart__number\">"
             << std::string(all[at].number ? words(all[at]) : "–") << "</text><text x=\"" << middle
             << "\" y=\"" << floor + 18 << "\" text-anchor=\"middle\" class=\"mase-chart__label\">"
             << quarter_of(all[at]) << "</text><text x=\"" << middle << "\" y=\"" << floor + 34
             << "\" text-anchor=\"middle\" class=\"mase-chart__label\">" << year_of(all[at])
             << "</text>";
    }
    html << "<line x1=\"0\" y1=\"" << floor << "\" x2=\"" << width << "\" y2=\"" << floor
         << "\" class=\"mase-edge\"/></svg>";
    return html;
}

}  // namespace mase::returns
