// Reads what a page read, again and again, by SQLite's own interface: the statements that
// bench/trace.cpp wrote down, prepared once, every column of every row. What the database alone
// takes of the time of that page.
//   mase_rows DATABASE STATEMENTS SECONDS
// prints how many times a second, and of how many statements and rows.
#include <sqlite3.h>

#include <chrono>
#include <cstdio>
#include <exception>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

void must(bool worked, sqlite3* database) {
    if (!worked) throw std::runtime_error(sqlite3_errmsg(database));
}

// Those that read; who writes is somebody else.
std::vector<sqlite3_stmt*> prepared(sqlite3* database, const char* path) {
    std::vector<sqlite3_stmt*> statements;
    std::ifstream file(path, std::ios::binary);
    std::string sql;
    while (std::getline(file, sql, '\0')) {
        sqlite3_stmt* statement = nullptr;
        must(sqlite3_prepare_v3(database, sql.data(), int(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                &statement, nullptr) == SQLITE_OK,
             database);
        const bool reads =
            sqlite3_stmt_readonly(statement) != 0 && sqlite3_column_count(statement) > 0;
        if (reads) statements.push_back(statement);
    }
    if (statements.empty()) throw std::runtime_error("no statement that reads");
    return statements;
}

long long rows_of(sqlite3* database, sqlite3_stmt* statement) {
    long long rows = 0;
    int step = SQLITE_ROW;
    for (; (step = sqlite3_step(statement)) == SQLITE_ROW; ++rows) {
        for (int column = 0; column < sqlite3_column_count(statement); ++column) {
            switch (sqlite3_column_type(statement, column)) {
                case SQLITE_INTEGER: sqlite3_column_int64(statement, column); break;
                case SQLITE_TEXT: sqlite3_column_text(statement, column); break;
                default: sqlite3_column_blob(statement, column);
            }
        }
    }
    must(step == SQLITE_DONE, database);
    sqlite3_reset(statement);
    return rows;
}

void run(const char* path, const char* told, double seconds) {
    sqlite3* database = nullptr;
    must(sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr) ==
             SQLITE_OK,
         database);
    sqlite3_exec(database, "PRAGMA journal_mode=WAL", nullptr, nullptr, nullptr);
    const auto statements = prepared(database, told);
    long long times = 0, rows = 0;
    const auto begun = Clock::now();
    const auto took = [&] { return std::chrono::duration<double>(Clock::now() - begun).count(); };
    for (; times < 2 || took() < seconds; ++times) {
        sqlite3_exec(database, "BEGIN", nullptr, nullptr, nullptr);
        rows = 0;
        for (sqlite3_stmt* statement : statements) rows += rows_of(database, statement);
        sqlite3_exec(database, "ROLLBACK", nullptr, nullptr, nullptr);
    }
    std::printf("%.1f a second, %zu statements, %lld rows\n", double(times) / took(),
                statements.size(), rows);
    for (sqlite3_stmt* statement : statements) sqlite3_finalize(statement);
    sqlite3_close(database);
}

}  // namespace

int main(int count, char** words) {
    try {
        if (count != 4) {
            std::fputs("mase_rows DATABASE STATEMENTS SECONDS\n", stderr);
            return 2;
        }
        run(words[1], words[2], std::stod(words[3]));
        return 0;
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "%s\n", fault.what());
        return 1;
    }
}
