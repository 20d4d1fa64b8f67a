#include "patterns/network.h"

#include <doctest/doctest.h>

#include <cmath>
#include <set>

namespace mase::patterns {

namespace {

Network with(std::size_t persons, std::size_t children) {
    Network network;
    network.node(NodeKind::this_child, "child", "Zofia");
    for (std::size_t at = 0; at < persons; ++at)
        network.edge(0, network.node(NodeKind::person, "p" + std::to_string(at), "Person"));
    for (std::size_t at = 0; at < children; ++at)
        network.edge(1, network.node(NodeKind::other_child, "c" + std::to_string(at), "Child"));
    return network;
}

}  // namespace

TEST_CASE("a node and an edge are in the picture once, however often they are named") {
    Network network = with(1, 0);
    CHECK(network.node(NodeKind::person, "p0", "Person") == 1);
    network.edge(1, 0);
    CHECK(network.nodes.size() == 2);
    CHECK(network.edges.size() == 1);
}

TEST_CASE("no two nodes lie on each other, and all lie within the picture") {
    for (const std::size_t persons : {1U, 2U, 7U, 40U}) {
        const Layout layout = laid_out(with(persons, 12));
        std::set<std::pair<int, int>> taken;
        for (const Point& point : layout.points) {
            CHECK(taken.insert({point.x, point.y}).second);
            CHECK(point.x > 0);
            CHECK(point.x < layout.width);
            CHECK(point.y > 0);
            CHECK(point.y < layout.height);
        }
        for (std::size_t at = 1; at + 1 < persons; ++at)
            CHECK(std::hypot(layout.points[at].x - layout.points[at + 1].x,
                             layout.points[at].y - layout.points[at + 1].y) > 75);
    }
}

TEST_CASE("rule 37: a network without what is hidden is laid out as if it had never been") {
    const Layout alone = laid_out(with(3, 1)), again = laid_out(with(3, 1));
    REQUIRE(alone.points.size() == again.points.size());
    CHECK(alone.width == again.width);
    for (std::size_t at = 0; at < alone.points.size(); ++at) {
        CHECK(alone.points[at].x == again.points[at].x);
        CHECK(alone.points[at].y == again.points[at].y);
    }
    CHECK(laid_out(with(3, 0)).width < alone.width);
}

TEST_CASE("a label is cut between letters, never within one") {
    CHECK(short_label("Kestrel Gardens") == "Kestrel Gardens");
    CHECK(short_label("Łopata Łopata Łopata Łopata Łopata") == "Łopata Łopata Łopata Łopat…");
}

}  // namespace mase::patterns
