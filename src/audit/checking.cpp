#include "audit/checking.h"

#include <filesystem>
#include <utility>

#include "audit/heads_file.h"

namespace mase::audit {

namespace {

HeadsFile published(const std::string& file, const PublicKey& key) {
    if (file.empty() || !std::filesystem::exists(file)) return {};
    return read_heads(file, key);
}

}  // namespace

Checking::~Checking() {
    stopping_ = true;
    if (thread_.joinable()) thread_.join();
}

void Checking::start(const PublicKey& key, const std::string& heads_file, const OnLines& on_lines) {
    const std::lock_guard lock(mutex_);
    if (is_started_) return;
    if (thread_.joinable()) thread_.join();  // of the one before, which has ended
    is_started_ = true;
    read_ = in_all_ = 0;
    thread_ = std::thread([this, key, heads_file, on_lines] { run(key, heads_file, on_lines); });
}

void Checking::run(const PublicKey& key, const std::string& heads_file, const OnLines& on_lines) {
    Found found;
    try {
        check(key, heads_file, on_lines, found);
    } catch (const GivenUp&) {
        return;
    } catch (const std::exception& fault) {
        found.faults.emplace_back(fault.what());
    }
    found.at = clock_.now();
    const std::lock_guard lock(mutex_);
    found_ = std::move(found);
    ended_.notify_all();
}

void Checking::check(const PublicKey& key, const std::string& heads_file, const OnLines& on_lines,
                     Found& found) {
    const db::Snapshot snapshot(readers_);
    const auto read = [&](std::string_view sql, const db::Values& values, const db::OnRow& on_row) {
        snapshot.read(sql, values, on_row);
    };
    for (const Head& head : stored_heads(read)) in_all_ += head.size;
    HeadsFile outside = published(heads_file, key);
    found.faults = std::move(outside.faults);
    found.check = check_trail(read, key, outside.heads, [&](std::int64_t lines) {
        if (stopping_) throw GivenUp{};
        read_ = lines;
        if (on_lines) on_lines(lines);
    });
}

std::optional<Checking::Found> Checking::take_within(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    if (!ended_.wait_for(lock, patience, [this] { return found_.has_value(); }))
        return std::nullopt;
    is_started_ = false;
    return std::exchange(found_, std::nullopt);
}

}  // namespace mase::audit
