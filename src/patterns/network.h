// What a child is linked to, as a picture: the child in the middle, the persons, places and groups
// linked to them round about, and the other children linked to those beyond. Only what the reader
// sees is ever put into it, so that nothing in it leaves room for what they don't.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace mase::patterns {

enum class NodeKind { this_child, person, place, group, other_child };

struct Node {
    NodeKind kind;
    std::string id;  // as an address has it; tells two of the same label apart
    std::string label;
};
struct Edge {  // by position among the nodes
    std::size_t from, to;
};
struct Network {
    std::vector<Node> nodes;  // the first is the child in the middle
    std::vector<Edge> edges;

    // The position of that node, put in if it is not there; likewise the edge, once.
    std::size_t node(NodeKind, const std::string& id, const std::string& label);
    void edge(std::size_t from, std::size_t to);
};

struct Point {
    int x, y;
};
struct Layout {
    int width, height;
    std::vector<Point> points;  // of the nodes
};
// The same network is laid out alike each time, and no two nodes of a ring come closer than there
// is room for their labels.
Layout laid_out(const Network&);

std::string short_label(const std::string& label);  // at most 26 letters

}  // namespace mase::patterns
