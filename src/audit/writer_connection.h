// The connection of the one who writes, made again when the database was away. Inside audit only.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/ids.h"
#include "platform/db_write.h"

namespace mase::audit {

class WriterConnection {
public:
    explicit WriterConnection(std::string address);  // brings the schema up to date

    db::Connection& operator*() const { return *connection_; }
    db::Writer writer() const { return db::Writer(*connection_); }

    void see_only(const IdBytes& panel);

    // A connection that was lost while nothing was begun is made again, without a word to anyone.
    void begin();

    // Whether what was begun is kept. When the answer to a commit is lost it is not guessed: line
    // `last` of `run`, written with the rest, is looked for. Throws db::Error (lost) when even that
    // can't be asked; then nobody knows.
    bool commit(AnyId run, std::int64_t last);

private:
    void connect_again();

    std::string address_;
    std::optional<IdBytes> panel_;
    std::unique_ptr<db::Connection> connection_;
};

}  // namespace mase::audit
