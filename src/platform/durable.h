// What the disk has to have before a file counts as there.
#pragma once

#include <string>

namespace mase {

void make_file_durable(const std::string& file);  // its bytes
void make_name_durable(const std::string& file);  // that it is in its folder, under this name

}  // namespace mase
