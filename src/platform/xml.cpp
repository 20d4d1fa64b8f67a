#include "platform/xml.h"

#include <expat.h>

#include <exception>
#include <memory>

namespace mase {

namespace {

std::string local(std::string_view name) {
    return std::string(name.substr(name.rfind(':') + 1));
}

struct Parsing {
    XmlHandlers handlers;
    std::exception_ptr thrown{};  // expat is C: nothing may be thrown through it
};

template <class Call>
void guarded(void* data, Call call) {
    auto& parsing = *static_cast<Parsing*>(data);
    if (parsing.thrown) return;
    try {
        call(parsing.handlers);
    } catch (...) {
        parsing.thrown = std::current_exception();
    }
}

void on_start(void* data, const char* name, const char** pairs) {
    guarded(data, [&](const XmlHandlers& handlers) {
        XmlAttributes attributes;
        for (; *pairs; pairs += 2) attributes.insert_or_assign(local(pairs[0]), pairs[1]);
        handlers.on_start(local(name), attributes);
    });
}

void on_end(void* data, const char* name) {
    guarded(data, [&](const XmlHandlers& handlers) { handlers.on_end(local(name)); });
}

void on_text(void* data, const char* text, int size) {
    guarded(data, [&](const XmlHandlers& handlers) {
        handlers.on_text(std::string_view(text, std::size_t(size)));
    });
}

void on_document_type(void* data, const char*, const char*, const char*, int) {
    guarded(data, [](const XmlHandlers&) { throw XmlError("it has a document type"); });
}

}  // namespace

std::string attribute(const XmlAttributes& all, std::string_view name) {
    const auto found = all.find(name);
    return found == all.end() ? "" : found->second;
}

void parse_xml(const std::string& xml, XmlHandlers handlers) {
    Parsing parsing{.handlers = std::move(handlers)};
    const std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> parser(
        XML_ParserCreate(nullptr), [](XML_Parser each) { XML_ParserFree(each); });
    XML_SetUserData(parser.get(), &parsing);
    XML_SetElementHandler(parser.get(), on_start, on_end);
    XML_SetCharacterDataHandler(parser.get(), on_text);
    XML_SetStartDoctypeDeclHandler(parser.get(), on_document_type);
    const auto status = XML_Parse(parser.get(), xml.data(), int(xml.size()), XML_TRUE);
    if (parsing.thrown) std::rethrow_exception(parsing.thrown);
    if (status != XML_STATUS_OK) throw XmlError("it is not well formed");
}

}  // namespace mase
