#include "patterns/network_pages.h"

#include <algorithm>

#include "cases/cases_store.h"
#include "patterns/company_store.h"
#include "site/frame.h"

namespace mase::patterns {

namespace {

using site::Exchange;

class Gathering {
public:
    Gathering(const Exchange& exchange, const audit::Reading& reading, const cases::CaseFile& file)
        : reading_(reading), file_(file), sight_(sight_of(exchange.app.policy, exchange.actor())) {}

    Linked all() {
        linked_.network.node(NodeKind::this_child, text(file_.id),
                             cases::child_name(reading_, file_));
        for (const Link& link : links_of_case(reading_, file_.id)) {
            if (link.ended_on) continue;
            switch (link.kind) {
                case LinkKind::person: add_person(link); break;
                case LinkKind::location: add_place(link); break;
                case LinkKind::disruption: add_disruption(link); break;
                case LinkKind::group: add_group(link); break;
            }
        }
        for (const LinkedPlace& place : linked_.places)
            join_persons(at_place, any(place.location.id));
        for (const LinkedGroup& group : linked_.groups) join_persons(in_group, any(group.group.id));
        return std::move(linked_);
    }

private:
    void add_person(const Link& link) {
        auto person = find_person(reading_, sight_, PersonId{link.subject.bytes});
        if (!person) return;
        reading_.shows(person->id);
        const auto made = milestones(steps_of(reading_, sight_, link.subject));
        add_node(NodeKind::person, link, called(*person));
        linked_.persons.push_back({link, std::move(*person), furthest_in(made, file_.id)});
    }
    void add_place(const Link& link) {
        auto place = find_location(reading_, sight_, LocationId{link.subject.bytes});
        if (!place) return;
        reading_.shows(place->id);
        add_node(NodeKind::place, link, place->details.name);
        linked_.places.push_back({link, std::move(*place)});
    }
    void add_group(const Link& link) {
        auto group = find_group(reading_, sight_, GroupId{link.subject.bytes});
        if (!group) return;
        reading_.shows(group->id);
        add_node(NodeKind::group, link, called(*group));
        linked_.groups.push_back({link, std::move(*group)});
    }
    void add_disruption(const Link& link) {
        auto found = find_disruption(reading_, sight_, DisruptionId{link.subject.bytes});
        if (found) linked_.disruptions.push_back({link, std::move(*found)});
    }

    // The thing itself, and every other child who is seen to be linked to it.
    void add_node(NodeKind kind, const Link& link, const std::string& name) {
        const std::size_t node = linked_.network.node(kind, text(link.subject), name);
        linked_.network.edge(0, node);
        for (const CaseId other : cases_of(links_of(reading_, sight_, link.subject))) {
            if (other == file_.id) continue;
            const std::string child = child_called(other);
            linked_.network.edge(node,
                                 linked_.network.node(NodeKind::other_child, text(other), child));
            auto found = std::ranges::find(linked_.children, other, &OtherChild::case_id);
            if (found == linked_.children.end())
                found = linked_.children.insert(found, {other, child, {}});
            found->through.push_back(name);
        }
    }
    std::string child_called(CaseId id) {
        reading_.shows(id);
        return cases::child_name(reading_, *cases::find_case(reading_, id));
    }

    void join_persons(const Company& company, AnyId id) {
        for (const Person& person : persons_in(reading_, sight_, company, id)) {
            const auto& nodes = linked_.network.nodes;
            const auto one = std::ranges::find(nodes, text(id), &Node::id);
            const auto other = std::ranges::find(nodes, text(person.id), &Node::id);
            if (one != nodes.end() && other != nodes.end())
                linked_.network.edge(std::size_t(one - nodes.begin()),
                                     std::size_t(other - nodes.begin()));
        }
    }

    const audit::Reading& reading_;
    const cases::CaseFile& file_;
    const Sight sight_;
    Linked linked_;
};

Html shape(const Node& node, Point at) {
    Html html;
    switch (node.kind) {
        case NodeKind::this_child:
        case NodeKind::other_child:
            html << "<circle cx=\"" << at.x << "\" cy=\"" << at.y << "\" r=\"16\" class=\""
                 << std::string_view(node.kind == NodeKind::this_child ? "mase-node mase-node--this"
                                                                       : "mase-node")
                 << "\"/>";
            break;
        case NodeKind::person:
            html << "<rect x=\"" << at.x - 14 << "\" y=\"" << at.y - 14
                 << "\" width=\"28\" height=\"28\" class=\"mase-node mase-node--person\"/>";
            break;
        case NodeKind::place:
            html << "<polygon points=\"" << at.x << "," << at.y - 18 << " " << at.x + 18 << ","
                 << at.y << " " << at.x << "," << at.y + 18 << " " << at.x - 18 << "," << at.y
                 << "\" class=\"mase-node mase-node--place\"/>";
            break;
        case NodeKind::group:
            html << "<polygon points=\"" << at.x << "," << at.y - 18 << " " << at.x + 18 << ","
                 << at.y + 14 << " " << at.x - 18 << "," << at.y + 14
                 << "\" class=\"mase-node mase-node--group\"/>";
            break;
    }
    return html;
}

std::string_view kind_words(NodeKind kind) {
    switch (kind) {
        case NodeKind::person: return "Person of concern";
        case NodeKind::place: return "Place";
        case NodeKind::group: return "Group or gang";
        default: return "Child";
    }
}

}  // namespace

Linked linked_to(const Exchange& exchange, const audit::Reading& reading,
                 const cases::CaseFile& file) {
    return Gathering(exchange, reading, file).all();
}

Html other_children(const Linked& linked) {
    Html html;
    html << govuk::heading(govuk::Size::medium, "Other children");
    if (linked.children.empty()) {
        html << govuk::paragraph(
            "No other child whom you may see is linked to the same persons, places or groups.");
        return html;
    }
    govuk::Table table{.caption = "Children linked to the same persons, places or groups",
                       .head = {"Child", "Through"},
                       .first_cell_is_header = true};
    for (const OtherChild& child : linked.children) {
        Html through;
        for (const std::string& name : child.through) {
            if (!through.empty()) through << "<br>";
            through << name;
        }
        table.rows.push_back(
            {govuk::link(case_url(child.case_id), child.name), std::move(through)});
    }
    html << site::scrolling("Other children", govuk::table(table));
    return html;
}

Html picture(const Network& network) {
    if (network.nodes.size() < 2) return {};
    const Layout layout = laid_out(network);
    Html html;
    html << "<figure class=\"mase-network\"><div class=\"mase-scroll\" tabindex=\"0\" "
            "role=\"region\" aria-label=\"Picture of the links\"><svg role=\"img\" "
            "aria-labelledby=\"network-title network-description\" viewBox=\"0 0 "
         << layout.width << " " << layout.height << "\" width=\"" << layout.width << "\" height=\""
         << layout.height
         << "\" xmlns=\"http://www.w3.org/2000/svg\"><title id=\"network-title\">The links of this "
            "child</title><desc id=\"network-description\">The child in the middle, the persons "
            "places and groups round them, and other children beyond. It says the same as the "
            "lists on "
            "this page.</desc>";
    for (const Edge& edge : network.edges)
        html << "<line x1=\"" << layout.points[edge.from].x << "\" y1=\""
             << layout.points[edge.from].y << "\" x2=\"" << layout.points[edge.to].x << "\" y2=\""
             << layout.points[edge.to].y << "\" class=\"mase-edge\"/>";
    for (std::size_t at = 0; at < network.nodes.size(); ++at) {
        const Node& node = network.nodes[at];
        const Point point = layout.points[at];
        html << "<g><title>" << kind_words(node.kind) << ": " << node.label << "</title>"
             << shape(node, point) << "<text x=\"" << point.x << "\" y=\"" << point.y + 34
             << "\" text-anchor=\"middle\" class=\"mase-node-label\">" << short_label(node.label)
             << "</text></g>";
    }
    html << "</svg></div><figcaption class=\"govuk-hint\">Circles are children, squares persons of "
            "concern, diamonds places, triangles groups. A line is a link in the lists of this "
            "page.</figcaption>"
            "</figure>";
    return html;
}

}  // namespace mase::patterns
