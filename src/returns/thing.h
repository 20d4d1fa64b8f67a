// One thing that the return counts, with what is known of it: a child, a referral, an action.
#pragma once

#include <initializer_list>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/ids.h"

namespace mase::returns {

struct Period {
    Date first, last;
    bool holds(Date day) const { return first <= day && day <= last; }
};

// What is known, by the name of the question or fact; several codes where several answers were
// given. A fact that is a number holds its digits. Copies share what they hold until one is
// written to: many things are alike, and each is counted in several periods.
class Facts {
public:
    using Codes = std::vector<std::string>;
    using All = std::map<std::string, Codes, std::less<>>;

    Facts() = default;
    Facts(std::initializer_list<All::value_type> all) : all_(std::make_shared<All>(all)) {}

    Codes& operator[](std::string_view fact) {
        if (!all_ || all_.use_count() > 1)
            all_ = all_ ? std::make_shared<All>(*all_) : std::make_shared<All>();
        const auto place = all_->lower_bound(fact);
        if (place != all_->end() && place->first == fact) return place->second;
        return all_->emplace_hint(place, fact, Codes{})->second;
    }
    // A further code; soonest done in the order of the facts' names.
    void add(std::string_view fact, std::string code) {
        if (!empty() && all_.use_count() == 1 && std::prev(all_->end())->first == fact) {
            std::prev(all_->end())->second.push_back(std::move(code));
        } else {
            (*this)[fact].push_back(std::move(code));
        }
    }
    const Codes* find(std::string_view fact) const {
        const auto found = all().find(fact);
        return found == all().end() ? nullptr : &found->second;
    }
    All::const_iterator begin() const { return all().begin(); }
    All::const_iterator end() const { return all().end(); }
    bool empty() const { return all().empty(); }

private:
    const All& all() const {
        static const All none;
        return all_ ? *all_ : none;
    }
    std::shared_ptr<All> all_;
};

struct Thing {
    std::set<CaseId> cases;  // that it is about
    Facts facts = {};
    std::shared_ptr<const Facts> data = {};  // the answers taken, where it speaks by them

    const std::vector<std::string>& at(std::string_view fact) const;  // none when not answered
};

}  // namespace mase::returns
