// TLS towards clients that dawdle. What it speaks and how is asked by OpenSSL's own client in
// tests/tls.py.
#include "platform/http_tls.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <cstdio>
#include <fstream>

#include "platform/http_fixture.h"
#include "platform/temporary_folder_fixture.h"

using namespace mase::http;
using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

void write_pem(const std::string& file, const auto& write) {
    FILE* const out = std::fopen(file.c_str(), "wb");
    REQUIRE(out != nullptr);
    CHECK(write(out) == 1);
    std::fclose(out);
}

// A certificate that signs itself, for some days from now.
class Signed {
public:
    Signed() {
        X509_gmtime_adj(X509_getm_notBefore(made), 0);
        X509_gmtime_adj(X509_getm_notAfter(made), 86'400);
        X509_set_pubkey(made, key);
        REQUIRE(X509_sign(made, key, EVP_sha256()) > 0);
        write_pem(certificate, [&](FILE* out) { return PEM_write_X509(out, made); });
        write_pem(key_file, [&](FILE* out) {
            return PEM_write_PrivateKey(out, key, nullptr, nullptr, 0, nullptr, nullptr);
        });
    }
    Signed(const Signed&) = delete;
    ~Signed() {
        X509_free(made);
        EVP_PKEY_free(key);
    }

    Options options() const { return {.certificate = certificate, .certificate_key = key_file}; }

    mase::TemporaryFolder folder;
    const std::string certificate = folder.file("certificate.pem"),
                      key_file = folder.file("key.pem");
    EVP_PKEY* const key = EVP_EC_gen("P-256");
    X509* const made = X509_new();
};

void answer_ok(const Request&, Reply reply) {
    reply({.body = "done"});
}

}  // namespace

TEST_CASE("a greeting of TLS has its time from its start, however the client dawdles") {
    const Signed files;
    Options options = files.options();
    options.header_time = 1s;
    const Running server(answer_ok, options);
    Client silent(server.port());
    Client trickling(server.port());
    trickling.say("\x16\x03\x01\x01");
    const auto start = steady_clock::now();
    while (steady_clock::now() - start < 1300ms) {
        trickling.say("x");
        std::this_thread::sleep_for(20ms);
    }
    CHECK(silent.is_cut());
    trickling.hear();
    CHECK(trickling.is_cut());
    CHECK(steady_clock::now() - start < 2s);
}

TEST_CASE("who speaks in the clear to the port of TLS gets no page, and is hung up on cleanly") {
    const Signed files;
    const Running server(answer_ok, files.options());
    const std::string answer = server.answer_to("GET / HTTP/1.1\r\n" + close_after);
    CHECK_FALSE(answer.contains("HTTP/1.1 "));
    CHECK_FALSE(answer.contains("done"));
}

TEST_CASE("a server that waits for greetings of TLS stops when it is told to") {
    const Signed files;
    Running server(answer_ok, files.options());
    const Client silent(server.port());
    const auto start = steady_clock::now();
    server.stop();
    CHECK(steady_clock::now() - start < 2s);
}

TEST_CASE("a certificate that is of no use is told of at the start") {
    const Signed files, others;
    CHECK_THROWS_AS(Certificate(files.certificate, others.key_file), std::runtime_error);
    CHECK_THROWS_AS(Certificate(files.folder.file("none"), files.key_file), std::runtime_error);
    CHECK_THROWS_AS(Certificate(files.key_file, files.key_file), std::runtime_error);
}

TEST_CASE("a renewed certificate is taken, and a broken one leaves the one that there is") {
    const Signed files;
    Certificate certificate(files.certificate, files.key_file);
    const auto first = certificate.context();
    CHECK_FALSE(certificate.refresh());
    std::ofstream(files.certificate) << "half a file";
    CHECK_THROWS_AS(certificate.refresh(), std::runtime_error);
    CHECK_FALSE(certificate.refresh());  // said once
    CHECK(certificate.context() == first);
    write_pem(files.certificate, [&](FILE* out) { return PEM_write_X509(out, files.made); });
    CHECK(certificate.refresh());
    CHECK(certificate.context() != first);
}
