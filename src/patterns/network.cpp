#include "patterns/network.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace mase::patterns {

namespace {

constexpr double room_for_a_node = 84;  // along a ring
constexpr double inner_radius = 150, between_rings = 150;
constexpr int margin_x = 130, margin_y = 50;
constexpr std::size_t letters_of_a_label = 26;

double radius(double least, std::size_t count) {
    return std::max(least, double(count) * room_for_a_node / (2 * std::numbers::pi));
}

std::vector<std::size_t> of_ring(const Network& network, bool inner) {
    std::vector<std::size_t> ring;
    for (std::size_t at = 1; at < network.nodes.size(); ++at) {
        if ((network.nodes[at].kind != NodeKind::other_child) == inner) ring.push_back(at);
    }
    return ring;
}

// Evenly round the ring, from the top or from a part of a step beyond.
void place(const std::vector<std::size_t>& ring, double beyond, std::vector<double>& angles) {
    for (std::size_t at = 0; at < ring.size(); ++at)
        angles[ring[at]] = 2 * std::numbers::pi * (double(at) + beyond) / double(ring.size());
}

// The mean direction of what a node is linked to.
double direction(const Network& network, std::size_t node, const std::vector<double>& angles) {
    double x = 0, y = 0;
    for (const Edge& edge : network.edges) {
        if (edge.from != node && edge.to != node) continue;
        const std::size_t other = edge.from == node ? edge.to : edge.from;
        x += std::cos(angles[other]);
        y += std::sin(angles[other]);
    }
    const double angle = std::atan2(y, x);
    return angle < 0 ? angle + 2 * std::numbers::pi : angle;
}

}  // namespace

std::size_t Network::node(NodeKind kind, const std::string& id, const std::string& label) {
    const auto found = std::ranges::find(nodes, id, &Node::id);
    if (found != nodes.end()) return std::size_t(found - nodes.begin());
    nodes.push_back({kind, id, label});
    return nodes.size() - 1;
}

void Network::edge(std::size_t from, std::size_t to) {
    const bool is_there = std::ranges::any_of(edges, [&](const Edge& edge) {
        return (edge.from == from && edge.to == to) || (edge.from == to && edge.to == from);
    });
    if (!is_there) edges.push_back({from, to});
}

Layout laid_out(const Network& network) {
    std::vector<double> angles(network.nodes.size(), 0);
    const auto inner = of_ring(network, true);
    auto outer = of_ring(network, false);
    place(inner, 0, angles);
    std::vector<double> towards(network.nodes.size(), 0);
    for (const std::size_t node : outer) towards[node] = direction(network, node, angles);
    std::ranges::stable_sort(outer, {}, [&](std::size_t node) { return towards[node]; });
    place(outer, 0.25, angles);  // so that no line runs through a node of the inner ring
    const double near = radius(inner_radius, inner.size());
    const double far = radius(near + between_rings, outer.size());
    const double reach = outer.empty() ? near : far;
    Layout layout{.width = int(2 * reach) + 2 * margin_x,
                  .height = int(2 * reach) + 2 * margin_y,
                  .points = {}};
    for (std::size_t at = 0; at < network.nodes.size(); ++at) {
        const bool is_outer = network.nodes[at].kind == NodeKind::other_child;
        const double distance = at == 0 ? 0 : is_outer ? far : near;
        layout.points.push_back(
            {layout.width / 2 + int(std::lround(distance * std::sin(angles[at]))),
             layout.height / 2 - int(std::lround(distance * std::cos(angles[at])))});
    }
    return layout;
}

std::string short_label(const std::string& label) {
    std::size_t letters = 0, end = 0;
    while (end < label.size()) {
        const bool begins = (static_cast<unsigned char>(label[end]) & 0xC0) != 0x80;
        if (begins && ++letters > letters_of_a_label) return label.substr(0, end) + "…";
        ++end;
    }
    return label;
}

}  // namespace mase::patterns
