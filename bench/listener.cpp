// Answers every request with the bytes of one file, out of memory: what the listener alone can do.
//   mase_listener PORT FILE
#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>
#include <string>

#include "platform/http.h"

int main(int count, char** words) {
    try {
        if (count != 3) {
            std::fputs("mase_listener PORT FILE\n", stderr);
            return 2;
        }
        std::ifstream file(words[2], std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        mase::http::Options options;
        options.port = std::uint16_t(std::stoi(words[1]));
        mase::http::Server server(options, [&bytes](const mase::http::Request&, auto reply) {
            mase::http::Response response;
            response.lasting = bytes;
            reply(std::move(response));
        });
        server.run();
        return 0;
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "%s\n", fault.what());
        return 1;
    }
}
