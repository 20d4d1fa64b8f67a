// The demo borough while it is made: its people, and a clock that moves through its past.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "demo/borough_file.h"
#include "demo/visitor.h"
#include "platform/clock.h"
#include "site/site.h"

namespace mase::demo {

class Borough {
public:
    // `clock` is the one that `app`'s records ask. Adds the staff; their passphrase is the demo's.
    Borough(const site::App& app, const site::Site& site, SetClock& clock);

    void move_to(Date day, int hour, int minute = 0);  // London time
    Date today() const { return clock_.today(); }
    // Someone at work at this moment; each day they sign in anew.
    Visitor as(const std::string& key);
    AccountId account(const std::string& key) const { return accounts_.at(key); }
    const Staff& staff(const std::string& key) const;
    const std::vector<Staff>& all_staff() const { return staff_; }
    const site::App& app() const { return app_; }

    // The program's own reading and planning, under its own permit.
    template <class Read>
    auto read(Read read_with) {
        audit::Outbox outbox(app_.records);
        const audit::Viewing viewing(app_.records, permit(), "own_work", outbox);
        return read_with(viewing);
    }
    template <class Body>
    auto change(Body body) {
        audit::Outbox outbox(app_.records);
        auto result = app_.records.change(permit(), outbox, std::move(body));
        if (!result || !outbox.wait()) throw std::runtime_error("the demo could not be kept");
        return *result;
    }

private:
    access::Permit permit() const {
        return access::program(access::Task::make_demo, app_.panel_id);
    }
    void add_staff();

    const site::App& app_;
    const site::Site& site_;
    SetClock& clock_;
    std::vector<Staff> staff_;
    std::map<std::string, AccountId> accounts_;
    std::map<std::string, std::string> tokens_;  // since the clock was moved
};

std::string email_of(const Staff&);  // "lucja.nowak@redbridge.example"
inline constexpr std::string_view passphrase = "lantern osier kestrel";

}  // namespace mase::demo
