#include "decisions/discussion_pages.h"

#include "cases/reasons_store.h"
#include "decisions/data_pages.h"
#include "decisions/discussion_shown_pages.h"
#include "decisions/discussions_store.h"
#include "decisions/live_pages.h"
#include "decisions/placing_pages.h"
#include "decisions/shown_pages.h"
#include "meetings/meetings_store.h"

namespace mase::decisions {

namespace {

using access::Operation;

ItemId item_of(const site::Exchange& exchange) {
    return exchange.id<ItemId>("item");
}

Url here(const site::Exchange& exchange) {
    return discussion_url(exchange.id<MeetingId>("meeting"), item_of(exchange));
}

Live live_here(const site::Exchange& exchange) {
    return live_from(exchange, exchange.id<MeetingId>("meeting"), here(exchange));
}

http::Response shown(const site::Exchange& exchange, const DiscussionTyped& typed, int status) {
    const Live live = live_here(exchange);
    const auto viewing = exchange.view(site::from_agenda);
    return site::page(exchange,
                      kept_live(live, discussion_page(exchange, viewing, item_of(exchange), typed)),
                      status);
}

http::Response show_discussion(site::Exchange& exchange) {
    return shown(exchange, {}, 200);
}

http::Response take(site::Exchange& exchange) {
    const auto taken = exchange.change([&](audit::Change& change) -> Result<int> {
        cases::remember_reason(change, *exchange.permit.subject().case_id, site::from_agenda);
        return take_item(change, exchange.app, item_of(exchange));
    });
    if (taken) return site::redirect(here(exchange));
    DiscussionTyped typed;
    typed.problems = taken.error();
    return shown(exchange, typed, 422);
}

// What is typed in other parts than the one pressed is shown again, not saved: their own buttons
// do that. The page is then read inside the change: a Viewing might not see it yet.
template <class Body>
http::Response changed(const site::Exchange& exchange, std::optional<Part> pressed, Body body) {
    DiscussionTyped typed{.form = &exchange.form, .pressed = pressed, .problems = {}};
    const Live live = live_here(exchange);
    std::optional<site::Page> with_unsaved;
    const auto saved = exchange.change([&](audit::Change& change) -> Result<int> {
        Result<int> done = body(change);
        const ItemId item = item_of(exchange);
        if (done && has_unsaved(exchange.form, load_discussion(change, item), pressed))
            with_unsaved = kept_live(live, discussion_page(exchange, change, item, typed));
        return done;
    });
    if (!saved) {
        typed.problems = saved.error();
        return shown(exchange, typed, 422);
    }
    if (with_unsaved) return site::page(exchange, std::move(*with_unsaved));
    return site::redirect(here(exchange).at(place(pressed.value_or(Part::actions))));
}

http::Response save(site::Exchange& exchange) {
    const auto part = part_named(exchange.params.find("part")->second);
    if (!part) return site::missing(exchange);
    return changed(exchange, part, [&](audit::Change& change) {
        return record(change, exchange.app, item_of(exchange), *part,
                      typed_fields(*part, exchange.form),
                      exchange.form.text(fingerprint_name(*part)));
    });
}

http::Response remove(site::Exchange& exchange) {
    const auto action = parse_id<ActionId>(exchange.params.find("action")->second);
    if (!action) return site::missing(exchange);
    return changed(exchange, {}, [&](audit::Change& change) {
        return remove_action(change, exchange.app, item_of(exchange), *action);
    });
}

constexpr auto find = meetings::item_subject;
constexpr auto get = site::Method::get;
constexpr auto post = site::Method::post;

constexpr auto routes = std::to_array<site::Route>({
    {get, "/meetings/{meeting}/items/{item}/discussion", Operation::view_discussion, find,
     show_discussion},
    {post, "/meetings/{meeting}/items/{item}/discussion", Operation::record_discussion, find, take},
    {get, "/meetings/{meeting}/items/{item}/discussion/data", Operation::view_discussion, find,
     show_data},
    {post, "/meetings/{meeting}/items/{item}/discussion/data", Operation::record_discussion, find,
     save_data},
    {post, "/meetings/{meeting}/items/{item}/discussion/placing", Operation::record_discussion,
     find, write_placing},
    {post, "/meetings/{meeting}/items/{item}/discussion/{part}", Operation::record_discussion, find,
     save},
    {post, "/meetings/{meeting}/items/{item}/discussion/actions/{action}/removal",
     Operation::record_discussion, find, remove},
});

}  // namespace

site::Routes discussion_routes() {
    return routes;
}

}  // namespace mase::decisions
