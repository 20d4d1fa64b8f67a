#include "audit/records.h"

#include <future>

#include "audit/lookup.h"
#include "audit/viewing.h"
#include "audit/writing.h"

namespace mase::audit {

Records::Records(const std::string& database_path, Keyring& keys, const Clock& clock,
                 PublishHead publish)
    : keys_(keys),
      clock_(clock),
      readers_(database_path),
      writing_(std::make_unique<Writing>(database_path, keys, clock, std::move(publish))),
      checking_(database_path, clock) {}

Records::~Records() = default;

void Records::see_only(PanelId panel) {
    readers_.see_only(panel.bytes);
    writing_->see_only(panel);
}

void Records::keep_pages(int megabytes) {
    writing_->keep_pages(megabytes);
}

void Records::run(const access::Permit& permit, Outbox& outbox,
                  const std::function<bool(Change&)>& body) {
    outbox.must_be_open();
    writing_->run(permit, body, outbox.tickets_);
}

Lookup::Lookup(Records& records) : snapshot_(records.readers_), clock_(records.clock_) {}

Viewing::Viewing(Records& records, const access::Permit& permit, std::string reason, Outbox& outbox)
    : Reading(permit, records.keys_, records.clock_),
      snapshot_(records.readers_),
      line_(std::make_shared<Line>()),
      outbox_(&outbox) {
    const access::Processing processing = access::row(permit.operation()).processing;
    line_->actor = permit.actor();
    line_->operation = permit.operation();
    line_->processing = processing == access::Processing::disclosure
                            ? access::Processing::disclosure
                            : access::Processing::consultation;
    line_->subject = permit.subject();
    line_->reason = std::move(reason);
    outbox.must_be_open();
    outbox.viewed_.push_back(line_);
    outbox.open_.push_back(this);
}

// After the answer has left the line is the writer's, and has what was named until then.
Viewing::~Viewing() {
    if (outbox_ == nullptr) return;
    line_->shown = shown_;
    std::erase(outbox_->open_, this);
}

void Viewing::rows(std::string_view sql, const db::Values& values, const db::OnRow& on_row) const {
    snapshot_.read(sql, values, on_row);
}

Outbox::Outbox(Records& records) : records_(records), tickets_(std::make_shared<Tickets>()) {}

Outbox::~Outbox() {
    queue_views();
}

void Outbox::must_be_open() const {
    if (settled_) throw std::logic_error("this answer has left: it can't owe anything more");
}

void Outbox::refuse(const access::Actor& actor, access::Operation operation,
                    std::optional<access::Subject> subject) {
    must_be_open();
    auto line = std::make_shared<Line>();
    line->actor = actor;
    line->operation = operation;
    line->processing = access::Processing::refusal;
    line->detail = subject ? not_theirs : not_there;
    if (subject)
        line->subject = std::move(*subject);
    else
        line->subject.id = any(actor.panel);
    viewed_.push_back(std::move(line));
}

std::vector<AnyId> Outbox::shown() const {
    std::vector<AnyId> all;
    const auto add = [&](const std::vector<AnyId>& some) {
        all.insert(all.end(), some.begin(), some.end());
    };
    for (const auto& line : viewed_) add(line->shown);
    for (const Viewing* viewing : open_) add(viewing->shown_);
    return all;
}

void Outbox::queue_views() {
    for (const Viewing* viewing : open_) {
        viewing->line_->shown = viewing->shown_;
        viewing->outbox_ = nullptr;
    }
    open_.clear();
    for (auto& line : viewed_) records_.writing_->add(std::move(line), tickets_);
    viewed_.clear();
}

void Outbox::settle(std::move_only_function<void(bool)> then) {
    must_be_open();
    settled_ = true;
    queue_views();
    tickets_->settle(std::move(then));
}

bool Outbox::wait() {
    std::promise<bool> durable;
    settle([&durable](bool kept) { durable.set_value(kept); });
    return durable.get_future().get();
}

}  // namespace mase::audit
