#include "editions/pdf_pages.h"

#include <array>

#include "editions/asked_pages.h"
#include "editions/downloads_pages.h"
#include "editions/editions_pages.h"
#include "editions/figures_pages.h"
#include "editions/printed_pages.h"
#include "platform/pdf.h"
#include "returns/quarters_store.h"
#include "site/copies_store.h"
#include "site/frame.h"

namespace mase::editions {

namespace {

using site::Exchange;

// The page of the edition that is asked for as PDF.
Url page_of(const Exchange& exchange, Reader reader) {
    return Url::path({"returns", exchange.params.find("quarter")->second,
                      reader == Reader::restricted ? "editions" : "shareable",
                      exchange.params.find("edition")->second});
}

http::Response without_pdf(const Exchange& exchange, const Url& back, std::string title,
                           const Html& why) {
    Html html;
    html << govuk::heading(govuk::Size::large, title) << why
         << govuk::list(
                govuk::ListKind::bullet,
                {govuk::link(*Url::local(back.str() + "/xlsx"), "Download as a workbook (XLSX)"),
                 govuk::link(*Url::local(back.str() + "/csv"), "Download as data (CSV)"),
                 govuk::link(back, "The return as a page")});
    return site::page(exchange,
                      {.title = std::move(title), .content = std::move(html), .back = back}, 503);
}

http::Response not_now(const Exchange& exchange, const Url& back, std::string_view why) {
    Html html;
    html << govuk::paragraph(std::string(why))
         << govuk::paragraph(govuk::link(*Url::local(exchange.request.target), "Try again"))
         << govuk::paragraph("Or choose another form of the return:");
    return without_pdf(exchange, back, "The PDF could not be made just now", html);
}

Printing printing_of(const Exchange& exchange, const site::Copy& copy) {
    return {.panel = exchange.app.panel.name + " " + exchange.app.panel.meeting_name,
            .recipient = exchange.app.panel.report_recipient,
            .stamp = site::stamp_words(exchange, copy) + ", for " + copy.recipient};
}

// The browser asks again by itself, with no script, until the file comes.
http::Response being_made(const Exchange& exchange, const Url& back) {
    Html html;
    html << govuk::heading(govuk::Size::large, "The PDF is being made")
         << govuk::paragraph(
                "This takes about ten seconds. Your browser saves it as soon as it is ready: this "
                "page looks every three seconds. Then you can leave this page.")
         << govuk::paragraph(govuk::link(*Url::local(exchange.request.target), "Look now"));
    http::Response response = site::page(
        exchange, {.title = "The PDF is being made", .content = std::move(html), .back = back});
    response.headers.emplace_back("Refresh", "3");
    return response;
}

// The copy is given in the same moment as the file: what could not be made was given to nobody.
http::Response give(const Exchange& exchange, Reader reader, std::string pdf) {
    const Found found = find_edition(exchange, exchange.view());
    if (!site::give_copy(exchange)) return site::ask_for_copy(exchange, page_of(exchange, reader));
    note(exchange.view(), *found.asked, reader);
    http::Response response =
        site::csv_file(file_name(*found.asked, reader, "pdf"), std::move(pdf));
    response.type = "application/pdf";
    return response;
}

// Begins it, for a copy that they asked for; else they are asked first, and that is the answer.
std::optional<http::Response> begin(const Exchange& exchange, Reader reader,
                                    const std::string& name) {
    const Url back = page_of(exchange, reader);
    const Found found = find_edition(exchange, exchange.view());
    if (!found.asked) return site::missing(exchange);
    if (!makes_pdf(exchange.app))
        return without_pdf(exchange, back, "There is no PDF here", no_pdf_html());
    const std::string serial = site::serial_typed(exchange.query.text("copy"));
    const auto copy = serial.empty() ? std::nullopt : site::find_copy(exchange.view(), serial);
    if (!copy || copy->account != exchange.actor().account ||
        !site::is_of(*copy, exchange.request.target))
        return site::ask_for_copy(exchange, back);
    try {
        exchange.app.pdf->begin(
            name, printed_html(found.all, *found.asked, reader, printing_of(exchange, *copy)));
        return std::nullopt;
    } catch (const PdfBusy&) {
        return not_now(exchange, back,
                       "Others are downloading PDFs, which are made one after the other.");
    }
}

template <Reader reader>
http::Response download(Exchange& exchange) {
    const std::string name = text(exchange.actor().account) + ' ' + exchange.request.target;
    std::string pdf;
    auto state = PdfMaker::State::none;
    if (makes_pdf(exchange.app)) state = exchange.app.pdf->look(name, pdf);
    if (state == PdfMaker::State::none) {
        if (auto answer = begin(exchange, reader, name)) return *std::move(answer);
        state = exchange.app.pdf->look(name, pdf);
    }
    const Url back = page_of(exchange, reader);
    if (state == PdfMaker::State::made) return give(exchange, reader, std::move(pdf));
    if (state == PdfMaker::State::being_made) return being_made(exchange, back);
    return not_now(exchange, back, "Something went wrong while it was made. No copy has left.");
}

using access::Operation;
using returns::quarter_subject;
using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/returns/{quarter}/editions/{edition}/pdf", Operation::export_return,
     quarter_subject, download<Reader::restricted>},
    {Method::get, "/returns/{quarter}/shareable/{edition}/pdf", Operation::export_shareable_return,
     quarter_subject, download<Reader::shareable>},
});

}  // namespace

bool makes_pdf(const site::App& app) {
    return app.pdf && app.pdf->is_there();
}

Html no_pdf_html() {
    return govuk::paragraph(
        "PDF is not available here: the program that makes it is not installed. Print the page of "
        "the return, or download the workbook.");
}

site::Routes pdf_routes() {
    return routes;
}

}  // namespace mase::editions
