"""The text of the source: its lengths, its comments, and words that belong to few files."""

import re

from files import listed, read, report, sources

LINES_OF_A_FILE = 300
LINES_OF_A_FUNCTION = 70
COLUMNS = 100

SQL = re.compile(r"\b(SELECT|INSERT INTO|UPDATE|DELETE FROM)\b")
SQL_FILES = re.compile(
    r"_(store|test)\.cpp$|_fixture\.(h|cpp)$|^src/platform/(db|keyring)|^src/audit/")
RAW = re.compile(r'R"(\w*)\(.*?\)\1"', re.DOTALL)
# Comments and characters are matched first, since a quotation mark in them opens no string.
LITERAL = re.compile(
    r"""//[^\n]*|'(?:\\.|[^'\\\n])'|(?P<string>R"(\w*)\(.*?\)\2"|"(?:\\.|[^"\\\n])*")""", re.DOTALL)

# The reader of records that writes no line in the trail. It answers the program's own questions:
# who is asking, what may they see and, in a store, what is this address about.
LOOKUP = re.compile(r"\bLookup\b")
LOOKUP_FILES = re.compile(
    r"^src/(audit/|site/(route|site)\.|accounts/sign_in_pages\.|\w+/\w+_(store|test|fixture)\.)")


def long_functions(text):
    """clang-format puts the closing brace under the start of what it closes: at the margin, or one
    step in for a member of a class."""
    lines = RAW.sub(lambda raw: "\n" * raw[0].count("\n"), text).splitlines()
    for margin in ("", "    "):
        start = 1
        for number, line in enumerate(lines, 1):
            if line == margin + "}" and number - start + 1 > LINES_OF_A_FUNCTION:
                yield start, number - start + 1
            elif re.match(margin + r"[^\s#}]", line):
                start = number


def misplaced_sql(text):
    for literal in LITERAL.finditer(text):
        if literal["string"] and SQL.search(literal["string"]):
            yield text.count("\n", 0, literal.start()) + 1


def source_faults(path):
    text = read(path)
    lines = text.splitlines()
    if not re.match(r"//|#", text):
        yield 1, "begin with a comment that says what this file is, or with its includes"
    for start, length in long_functions(text):
        yield start, f"{length} lines: a function has {LINES_OF_A_FUNCTION} at most"
    for number, line in enumerate(lines, 1):
        if LOOKUP.search(line) and not LOOKUP_FILES.search(str(path)):
            yield number, "audit::Lookup leaves no line in the trail: read through a Viewing"
    if not SQL_FILES.search(str(path)):
        for number in misplaced_sql(text):
            yield number, "SQL belongs in a _store.cpp"


def line_faults(path):
    lines = read(path).splitlines()
    if len(lines) > LINES_OF_A_FILE:
        yield 1, f"{len(lines)} lines: a file has {LINES_OF_A_FILE} at most"
    for number, line in enumerate(lines, 1):
        if len(line) > COLUMNS:
            yield number, f"{len(line)} columns: a line has {COLUMNS} at most"
        if line != line.rstrip():
            yield number, "space at the end of the line"
        if "\t" in line:
            yield number, "a tab"
        if re.search(r"\b(TO[D]O|FIX[M]E)\b", line):
            yield number, "do it, or say in docs/ why it is not done"


def found():
    for path in sources():
        yield from ((path, *fault) for fault in source_faults(path))
    for path in listed("src/*", "bin/*", "assets/*", "tests/*", "migrations/*.sql", "cmake/*",
                       "CMakeLists.txt", ".ci/*"):
        yield from ((path, *fault) for fault in line_faults(path))


report(found())
