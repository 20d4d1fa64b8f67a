#include "platform/terminal.h"

#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>
#include <stdexcept>

namespace mase {

namespace {

class Unseen {  // while it lives nothing typed is shown
public:
    Unseen() : is_terminal_(::tcgetattr(STDIN_FILENO, &before_) == 0) {
        if (!is_terminal_) return;
        termios unseen = before_;
        unseen.c_lflag &= ~tcflag_t{ECHO};
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen);
    }
    ~Unseen() {
        if (!is_terminal_) return;
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
        std::fputs("\n", stderr);
    }
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;

private:
    termios before_{};
    bool is_terminal_;
};

}  // namespace

std::string asked_secret(const std::string& question) {
    std::fputs((question + ": ").c_str(), stderr);
    std::fflush(stderr);
    const Unseen unseen;
    std::string typed;
    if (!std::getline(std::cin, typed)) throw std::runtime_error("nothing was typed");
    return typed;
}

}  // namespace mase
