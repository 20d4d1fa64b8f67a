#include "returns/process.h"

#include <array>

namespace mase::returns {

namespace {

struct Worded {
    std::string_view code;
    std::string_view label;
};
// `draft` is not here: what was never sent was never received.
constexpr std::array<Worded, 5> referral_states{{{"accepted", "Accepted"},
                                                 {"sent", "Waiting to be accepted"},
                                                 {"returned", "Returned to the referrer"},
                                                 {"withdrawn", "Withdrawn"},
                                                 {"not_for_panel", "Not for this panel"}}};
constexpr std::array<Worded, 3> exception_states{
    {{"allowed", "Allowed"}, {"refused", "Refused"}, {"asked", "Waiting for a chair"}}};

int found(const std::map<Process::Pair, int>& counts, std::string_view first,
          std::string_view second) {
    const auto at = counts.find({std::string(first), std::string(second)});
    return at == counts.end() ? 0 : at->second;
}

// One line with those beneath it that are not nought, and what they add up to.
struct Block {
    Line line;
    std::vector<Line> parts;

    void add(std::string_view code, std::string_view label, int count) {
        if (count == 0) return;
        line.count += count;
        parts.push_back(
            {LineKind::of_which, line.code + "/" + std::string(code), std::string(label), count});
    }
};

void append(Figure& figure, const std::vector<Block>& blocks, std::string total_label) {
    int total = 0;
    for (const Block& block : blocks) {
        figure.lines.push_back(block.line);
        figure.lines.insert(figure.lines.end(), block.parts.begin(), block.parts.end());
        total += block.line.count;
    }
    figure.lines.push_back({LineKind::total, "TOTAL", std::move(total_label), total});
}

Figure summary(const Process& process) {
    int discussions = 0;
    for (const auto& [decision, count] : process.discussions) discussions += count;
    int referrals = 0;
    for (const auto& [key, count] : process.referrals) referrals += count;
    const auto line = [](std::string code, std::string label, int count) {
        return Line{LineKind::in_all, std::move(code), std::move(label), count};
    };
    return {.id = "summary",
            .title = "Summary",
            .unit = "Number",
            .source = "MR-55",
            .note =
                "A child whose referral was received in the quarter and accepted, or whose case "
                "was discussed in it, is counted once, by the latest data taken before the "
                "quarter’s end.",
            .lines = {line("children", "Children counted, each once", process.children),
                      line("received", "Children whose referral was received", process.received),
                      line("discussed", "Children discussed", process.discussed),
                      line("referrals", "Referrals received", referrals),
                      line("meetings", "Meetings held", process.meetings),
                      line("discussions", "Discussions held", discussions)}};
}

Figure referrals(const Process& process, const forms::CodeLists& codes) {
    Figure figure{.id = "referrals_received",
                  .title = "Referrals received",
                  .unit = "Referrals",
                  .source = "MR-24",
                  .note =
                      "By the day the referral was received, and by where it stands today. Only "
                      "the children of accepted ones are counted in the rest of the return.",
                  .lines = {}};
    std::vector<Block> blocks;
    for (const Worded& state : referral_states) {
        Block block{{LineKind::counted, std::string(state.code), std::string(state.label)}, {}};
        for (const forms::Code& route : codes.all("referral_routes"))
            block.add(route.code, "Route " + route.code + ": " + route.label,
                      found(process.referrals, state.code, route.code));
        blocks.push_back(std::move(block));
    }
    append(figure, blocks, "All referrals received");
    return figure;
}

Figure discussions(const Process& process, const forms::CodeLists& codes) {
    Figure figure{.id = "discussions_held",
                  .title = "Discussions and decisions",
                  .unit = "Discussions",
                  .source = "MR-48",
                  .note =
                      "By the day of the meeting. A case discussed at two meetings is counted "
                      "twice; one that was held over is not.",
                  .lines = {}};
    std::vector<Block> blocks;
    const auto add = [&](const std::string& code, const std::string& label, std::string_view key) {
        const auto at = process.discussions.find(std::string(key));
        const int count = at == process.discussions.end() ? 0 : at->second;
        blocks.push_back({{LineKind::counted, code, label, count}, {}});
    };
    for (const forms::Code& decision : codes.all("decision_outcomes"))
        add(decision.code, decision.label, decision.code);
    add(std::string(not_answered), "No decision recorded yet", "");
    append(figure, blocks, "All discussions");
    return figure;
}

Figure exceptions(const Process& process, const forms::CodeLists& codes) {
    Figure figure{.id = "exceptions",
                  .title = "Exceptions to the panel’s rules",
                  .unit = "Exceptions",
                  .source = "G-26",
                  .note =
                      "What a chair was asked to allow, by the day of asking, and the answer so "
                      "far. Refused or allowed, each is counted.",
                  .lines = {}};
    std::vector<Block> blocks;
    for (const forms::Code& kind : codes.all("exception_kinds")) {
        Block block{{LineKind::counted, kind.code, kind.label}, {}};
        for (const Worded& state : exception_states)
            block.add(state.code, state.label, found(process.exceptions, kind.code, state.code));
        blocks.push_back(std::move(block));
    }
    append(figure, blocks, "All exceptions asked for");
    return figure;
}

}  // namespace

std::vector<Figure> figures(const Process& process, const forms::CodeLists& codes) {
    return {summary(process), referrals(process, codes), discussions(process, codes),
            exceptions(process, codes)};
}

}  // namespace mase::returns
