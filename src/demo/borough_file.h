// The invented people and stories of data/demo/.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace mase::demo {

struct Staff {
    std::string key;
    std::string name;
    std::string job;
    std::string agency;
    std::vector<std::string> roles;
    std::string manager;    // key of another
    std::string deputy_of;  // key of another
};
struct Child {
    std::string family_name;
    std::string given_names;
    int age_years = 0;
    int age_days = 0;  // beyond the last birthday, on the day the demo is made
    std::string sex;
    std::string ethnicity;
    std::string language;
    std::string school;
};
struct Neighbour {  // another borough
    std::string slug;
    std::string name;
};
using Story = std::map<std::string, std::string, std::less<>>;  // column -> words, {name} inside

std::vector<Staff> read_staff();
std::vector<Child> read_children();
std::vector<Story> read_stories();
std::vector<Neighbour> read_neighbours();

std::string told(std::string words, const std::string& name);  // {name} replaced
std::vector<std::string> split(std::string_view list);         // "A+B"

}  // namespace mase::demo
