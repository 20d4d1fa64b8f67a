# Puts the files of data/, migrations/ and the front end's compiled assets into the binary.
# Writes an assembler file of .incbin lines and a table of names; see platform/built_in.h.
file(GLOB_RECURSE embedded RELATIVE ${CMAKE_SOURCE_DIR} CONFIGURE_DEPENDS
  data/*.csv data/*.toml data/*.md data/pdf/* migrations/*.sql assets/*)
set(govuk node_modules/govuk-frontend/dist/govuk)
set(moj node_modules/@ministryofjustice/frontend/moj)
foreach(asset
    ${govuk}/govuk-frontend.min.css ${govuk}/govuk-frontend.min.js
    ${moj}/moj-frontend.min.css ${moj}/moj-frontend.min.js)
  if(NOT EXISTS ${CMAKE_SOURCE_DIR}/${asset})
    message(FATAL_ERROR "${asset} is missing: run bin/setup first")
  endif()
  if(asset MATCHES "\\.css$")
    # GDS Transport is licensed for gov.uk alone: take it out, so that no page asks for its files.
    file(READ ${CMAKE_SOURCE_DIR}/${asset} style)
    string(REGEX REPLACE "(/\\*! Copyright[^*]*\\*/)?@font-face{[^}]*}" "" style "${style}")
    string(REPLACE "GDS Transport,arial" "arial" style "${style}")
    get_filename_component(name ${asset} NAME)
    file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/assets/${name} CONTENT "${style}" @ONLY)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${asset})
    list(APPEND embedded ${CMAKE_BINARY_DIR}/assets/${name})
  else()
    list(APPEND embedded ${asset})
  endif()
endforeach()

set(assembler "    .section .rodata\n")
set(table "")
set(number 0)
foreach(file ${embedded})
  math(EXPR number "${number} + 1")
  get_filename_component(path ${file} ABSOLUTE BASE_DIR ${CMAKE_SOURCE_DIR})
  list(APPEND embedded_paths ${path})
  string(APPEND assembler
    "    .global embedded_${number}_begin\n    .global embedded_${number}_end\n"
    "    .balign 16\nembedded_${number}_begin:\n    .incbin \"${path}\"\n"
    "embedded_${number}_end:\n    .byte 0\n")
  string(REGEX REPLACE "^(node_modules)?/.*/" "assets/" name "${file}")
  string(APPEND declarations
    "extern const char embedded_${number}_begin[], embedded_${number}_end[];\n")
  string(APPEND table "    {\"${name}\", embedded_${number}_begin, embedded_${number}_end},\n")
endforeach()
string(APPEND assembler "    .section .note.GNU-stack,\"\",@progbits\n")

set(EMBEDDED_SOURCE ${CMAKE_BINARY_DIR}/embedded.S ${CMAKE_BINARY_DIR}/embedded_table.cpp)
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/embedded.S CONTENT "${assembler}" @ONLY)
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/embedded_table.cpp CONTENT
"#include \"platform/built_in.h\"
extern \"C\" {
${declarations}}
namespace mase {
namespace {
struct Entry { const char* name; const char* begin; const char* end; };
const Entry entries[] = {
${table}};
}  // namespace
std::string_view built_in(std::string_view name) {
    for (const Entry& entry : entries) {
        if (name == entry.name) return {entry.begin, std::size_t(entry.end - entry.begin)};
    }
    return {};
}
std::vector<std::string_view> built_in_names(std::string_view prefix) {
    std::vector<std::string_view> names;
    for (const Entry& entry : entries) {
        if (std::string_view(entry.name).starts_with(prefix)) names.push_back(entry.name);
    }
    return names;
}
}  // namespace mase
" @ONLY)
# .incbin is not seen by the dependency scan: say it here, or an edited list would not be rebuilt.
set_source_files_properties(${CMAKE_BINARY_DIR}/embedded.S PROPERTIES
  OBJECT_DEPENDS "${embedded_paths}")
