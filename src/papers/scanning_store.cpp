#include "papers/scanning_store.h"

#include <chrono>
#include <stdexcept>

#include "access/access.h"
#include "audit/lookup.h"
#include "audit/viewing.h"
#include "papers/papers_store.h"
#include "platform/log.h"
#include "platform/secrets.h"

namespace mase::papers {

namespace {

constexpr std::chrono::milliseconds between_looks{1000};
constexpr std::chrono::milliseconds before_again{3000};  // when the scanner did not answer
constexpr int looks_for_a_ping = 10;

access::Permit permit(PanelId panel) {
    return access::program(access::Task::scan_papers, panel);
}

}  // namespace

Scanning::Scanning(audit::Records& records, PanelId panel, const Clamd& clamd)
    : records_(records),
      panel_(panel),
      clamd_(clamd),
      thread_([this](const std::stop_token& stop) { work(stop); }) {}

void Scanning::work(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        std::chrono::milliseconds pause = between_looks;
        try {
            if (scan_next()) pause = {};
        } catch (const std::exception& fault) {
            note(fault.what());
            pause = before_again;
        }
        std::unique_lock lock(mutex_);
        stopped_.wait_for(lock, stop, pause, [] { return false; });
    }
}

// That there is no fault now is news only where there was one, or at the start.
void Scanning::note(std::string fault) {
    if (clamd_.fault() == fault) return;
    if (fault.empty()) {
        log_line(LogLevel::info, "the virus scanner answers");
    } else {
        log_line(LogLevel::error, "papers are held back unchecked", {{"fault", fault}});
    }
    clamd_.note_fault(std::move(fault));
}

std::optional<PaperId> Scanning::next() const {
    const audit::Lookup lookup(records_);
    std::optional<PaperId> id;
    lookup.rows(
        "SELECT p.id FROM papers p JOIN referrals r ON r.panel_id = p.panel_id AND r.id = "
        "p.referral_id WHERE p.panel_id = $1 AND p.scan = 'unchecked' AND p.scan_fault = '' AND "
        "p.withdrawn_at IS NULL AND p.id > $2 AND NOT EXISTS (SELECT 1 FROM erased_keys e WHERE "
        "e.panel_id = p.panel_id "
        "AND e.key_id = r.key_id) ORDER BY p.id LIMIT 1",
        {panel_, after_}, [&](const db::Row& row) { id = row.id<PaperId>(0); });
    return id;
}

bool Scanning::scan_next() {
    const auto id = next();
    if (id) {
        after_ = *id;
        scan(*id);
        idle_ = 0;
        return true;
    }
    if (!after_.is_nil()) {  // from the first again, at the next look
        after_ = {};
        return false;
    }
    if (idle_++ % looks_for_a_ping == 0 || !clamd_.fault().empty()) {
        clamd_.ping();
        note("");
    }
    return false;
}

std::optional<ClamdReply> Scanning::answer_for(PaperId id) {
    audit::Outbox outbox(records_);
    const audit::Viewing viewing(records_, permit(panel_), "own_work", outbox);
    viewing.note(text(id));
    if (!outbox.wait()) throw std::runtime_error("that a paper is read could not be recorded");
    const auto paper = find_paper(viewing, id);
    if (!paper) return std::nullopt;
    int number = 0;
    return clamd_.scan([&]() -> std::optional<std::string> {
        if (number == paper->pieces) return std::nullopt;
        return read_piece(viewing, *paper, number++);
    });
}

void Scanning::keep_fault(PaperId id, std::string_view code, const std::string& words) {
    audit::Outbox outbox(records_);
    (void)records_.change(permit(panel_), outbox, [&](audit::Change& change) -> Result<int> {
        note_scan_fault(change, id, code);
        return 0;
    });
    if (!outbox.wait()) throw std::runtime_error("that a paper can't be checked was not kept");
    note("");
    log_line(LogLevel::error, "a paper can't be checked",
             {{"paper", text(id)}, {"why", std::string(code)}, {"words", words}});
}

void Scanning::scan(PaperId id) {
    clamd_.ping();  // before it is said of a paper that it is read
    std::optional<ClamdReply> answered;
    try {
        answered = answer_for(id);
    } catch (const Tampered& fault) {
        return keep_fault(id, damaged, fault.what());
    } catch (const KeyDestroyed&) {
        return;  // erased meanwhile
    } catch (const KeyGone& fault) {
        return keep_fault(id, damaged, fault.what());
    } catch (const ClamdFault& fault) {
        clamd_.ping();  // it throws where the scanner is gone: then it is not this paper
        return keep_fault(id, failed_often, fault.what());
    }
    if (!answered) return;
    const ClamdReply& reply = *answered;
    if (reply.said == ClamdReply::Said::failed)
        return keep_fault(id, reply.is_too_large() ? too_large : failed_often, reply.words);
    const bool is_clean = reply.said == ClamdReply::Said::clean;
    audit::Outbox outbox(records_);
    (void)records_.change(permit(panel_), outbox, [&](audit::Change& change) -> Result<int> {
        note_scan(change, id, is_clean ? Scan::clean : Scan::infected, reply.words);
        return 0;
    });
    if (!outbox.wait()) throw std::runtime_error("what the scanner said could not be kept");
    note("");
    log_line(is_clean ? LogLevel::info : LogLevel::warning, "a paper was checked",
             {{"paper", text(id)}, {"signature", reply.words}});
}

}  // namespace mase::papers
