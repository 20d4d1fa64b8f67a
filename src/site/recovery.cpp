#include "site/recovery.h"

#include "platform/clock.h"

namespace mase::site {

namespace {

std::string list_of(const std::vector<std::string>& names) {
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i)
        out += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
    return out;
}

}  // namespace

Date drill_due(const Sharing& sharing, int months) {
    const Date last = in_london(sharing.drilled_at.value_or(sharing.made_at)).date;
    Date due = last + std::chrono::months(months);
    if (!due.ok()) due = Date(due.year() / due.month() / std::chrono::last);
    return due;
}

std::string recovery_words(const std::optional<Sharing>& sharing, int months, Date today) {
    if (!sharing)
        return "The master key is not shared: if its file is lost, nothing can be read. Share it "
               "among three officers with the command mase key share.";
    const std::string names = list_of(sharing->officers);
    if (!sharing->is_current)
        return "The shares of " + names +
               " are of an older master key and open nothing made since. Share the new one with "
               "the command mase key share.";
    const Date due = drill_due(*sharing, months);
    std::string words = "Any two of " + names + " can make the master key anew. ";
    words += sharing->drilled_at ? "Two of them last tried it on " +
                                       short_date(in_london(*sharing->drilled_at).date) + "."
                                 : "Nobody has tried it since it was shared on " +
                                       short_date(in_london(sharing->made_at).date) + ".";
    return words + (due < today ? " It should have been tried by " : " It is to be tried by ") +
           short_date(due) + ", with the command mase key drill.";
}

}  // namespace mase::site
