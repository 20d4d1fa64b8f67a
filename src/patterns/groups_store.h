// Groups and gangs: the register and each of them, as far as the reader may see.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "patterns/group.h"
#include "patterns/links_store.h"

namespace mase::patterns {

struct Group {
    GroupId id;
    KeyId key;
    GroupDetails details;
    bool is_named = false;  // to this reader; else its name and description are left out
    int version = 1;
};

GroupId add_group(audit::Change&, const GroupDetails&);
void save_group(audit::Change&, const Group& before, const GroupDetails&);
std::optional<Group> find_group(const audit::Reading&, const Sight&, GroupId);

struct GroupFilter {
    std::string kind;  // a code; empty for any
    bool several_children = false;
    std::optional<AfterCounted> after;
    int count = 50;
};
struct ListedGroup {
    Group group;
    int children = 0;  // as far as the reader may see
};
std::vector<ListedGroup> list_groups(const audit::Reading&, const Sight&, const GroupFilter&);

std::vector<Group> groups_of(const audit::Reading&, const Sight&, PersonId);

std::optional<access::Subject> group_subject(const audit::Lookup&, PanelId,
                                             const site::Params&);  // {group}

}  // namespace mase::patterns
