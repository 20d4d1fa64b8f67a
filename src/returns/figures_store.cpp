#include "returns/figures_store.h"

#include "returns/measures_file.h"
#include "returns/process_store.h"
#include "returns/tallies_store.h"

namespace mase::returns {

std::vector<Figure> figures_of(const audit::Reading& reading, const forms::Form& form,
                               const panels::Panel& panel, Quarter quarter) {
    static const std::vector<Measure> measures = read_measures();
    std::vector<Figure> all = figures(process(reading, quarter), *form.codes);
    const auto counted = tallies(reading, form, measures, quarter);
    for (const Measure& measure : measures)
        all.push_back(figure(measure, counted.at(measure.id), *form.codes, panel));
    return all;
}

}  // namespace mase::returns
