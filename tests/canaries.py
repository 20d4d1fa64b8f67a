"""With all the files and no key, nothing of a child, a family or a person of concern is found.
Makes the demo borough, imports a history, uses it, backs it up, and searches every byte that it
left for every sealed value, every sentence of the demo's files, every secret and every key. And
each sealed value must be bound to the whole of its row.
    python3 tests/canaries.py
"""

import base64
import html
import json
import os
import pathlib
import re
import signal
import sqlite3
import subprocess
import tempfile
import time
import urllib.parse

from borough import MASE, PASSPHRASE, ROOT, Borough
from unsealing import Keys, sealed_cells
from usage import TYPED, Usage, rows

SHORTEST = 6  # bytes: fewer are found in ciphertext by chance, and searched as whole words instead
RUN = 5  # words of a sentence that must not stand together

def forms(words):
    """What the words look like in bytes, however a program might have written them."""
    for one in {words, words.lower(), words.upper()}:
        plain = one.encode()
        yield plain
        yield one.encode("utf-16-le")
        yield one.encode("utf-16-be")
        yield urllib.parse.quote(one).encode()
        yield urllib.parse.quote_plus(one).encode()
        yield json.dumps(one)[1:-1].encode()
        yield html.escape(one).encode()
    yield from encoded(words.encode())


def encoded(data):
    """Bytes in hexadecimal, and in base64 wherever in a longer text they begin."""
    yield data.hex().encode()
    yield data.hex().upper().encode()
    for before in range(3):
        whole = base64.b64encode(b"\0" * before + data)
        inner = whole[(0, 2, 3)[before]:-4] if len(data) > 8 else b""
        yield inner
        yield inner.replace(b"+", b"-").replace(b"/", b"_")


def pieces(text):
    """A sealed value as what would give it away: all of it, or any few words of a longer one."""
    words = text.split()
    if len(words) <= RUN:
        yield text
    for at in range(len(words) - RUN + 1):
        yield " ".join(words[at:at + RUN])


def is_telling(text):
    return not re.fullmatch(r"[\d-]{1,10}|[A-Z_]+", text)  # a date or a code is plain by design


class Search:
    """Looks for many byte strings in files at once."""

    def __init__(self, folder):
        self.file = f"{folder}/patterns"
        self.short, self.patterns = set(), {}

    def add(self, what, text):
        if not is_telling(text):
            return
        if len(text.encode()) < SHORTEST:
            self.short.add(text)
        for pattern in forms(text):
            self.add_bytes(what, pattern)

    def add_secret(self, what, data):
        for pattern in (data, *encoded(data)):
            self.add_bytes(what, pattern)

    def add_bytes(self, what, pattern):
        if len(pattern) >= SHORTEST and b"\n" not in pattern:
            self.patterns.setdefault(pattern, what)

    def found_in(self, files):
        """(file, what, the bytes) of each."""
        with open(self.file, "wb") as file:
            file.write(b"\n".join(self.patterns))
        hits = set()
        for path in files:
            done = subprocess.run(["grep", "-aoFf", self.file, path], capture_output=True,
                                  env={"LC_ALL": "C"}, check=False)
            assert done.returncode in (0, 1), done.stderr
            hits |= {(path, self.patterns[one], one) for one in done.stdout.split(b"\n")
                     if one in self.patterns}
        return hits

    def short_found_in(self, database):
        """Names of few letters, as words of the texts that are stored in plain."""
        hits = set()
        for table, column, text in plain_texts(database):
            for word in self.short & set(re.findall(r"[^\W\d_]+", text)):
                hits.add((f"{table}.{column}", "a short one", word.encode()))
        return hits


def plain_texts(database):
    for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'"):
        for _, column, kind, *_ in database.execute(f'PRAGMA table_info("{table}")').fetchall():
            if kind == "TEXT":
                for (text,) in database.execute(f'SELECT DISTINCT "{column}" FROM "{table}"'):
                    if text is not None:
                        yield table, column, text


def add_words(search, opened):
    """What was sealed, and what the demo's own files say of anyone."""
    for cell in opened:
        for piece in pieces(cell.plain().decode("utf-8", "replace")):
            search.add(f"{cell.table}.{cell.column}", piece)
    for path in ("children", "persons", "places", "groups", "stories"):
        for row in rows(f"data/demo/{path}.csv"):
            for column, text in row.items():
                if column in ("family_name", "given_names") or " " in text:
                    for part in re.split(r"\{name\}", text):
                        for piece in pieces(part.strip(" ,.")):
                            search.add(f"{path}.csv {column}", piece)
    for what, text in TYPED.items():
        search.add(what, text)
    search.add("a passphrase", PASSPHRASE)


def public_words():
    """What is said of no child: what the program itself brings, and who its staff are, which is not
    sealed (docs/guides/backups.md)."""
    said = [path.read_text(encoding="utf-8") for path in ROOT.glob("data/**/*.csv")
            if "demo" not in path.parts]
    staff = [str(list(row.values())) for row in rows("data/demo/staff.csv")]
    return "\n".join(said + staff + [one.lower() for one in staff])


def use(borough, place, search):
    usage = Usage(borough)
    usage.mistake()
    usage.read()
    usage.refer()
    search.add_secret("a second step's key", usage.set_second_step_up())
    subprocess.run([MASE, "backup", *borough.files, "--to", f"{place}/one.backup", "--keys-to",
                    f"{place}/keys.copy"], check=True, stdout=subprocess.DEVNULL)
    with subprocess.Popen([MASE, "backup", *borough.files, "--to", f"{place}/two.backup"],
                          stdout=subprocess.DEVNULL) as killed:
        for _ in range(3000):
            if os.path.exists(f"{borough.database}.copy"):
                break
            time.sleep(0.002)
        killed.send_signal(signal.SIGKILL)
    for token, what in usage.secrets.items():
        search.add(what, token)
    with open(f"{place}/shm", "wb") as file:  # gone when the last who has it open goes
        file.write(pathlib.Path(f"{borough.database}-shm").read_bytes())
    with open(f"{place}/wal", "wb") as file:
        file.write(pathlib.Path(f"{borough.database}-wal").read_bytes())


def must_find_what_is_planted(search, folder):
    """That nothing is found says something only of a search that finds."""
    planted = {one for one in forms("Zieliński") if len(one) >= SHORTEST and one in search.patterns}
    assert len(planted) > 12, planted
    with open(f"{folder}/planted", "wb") as file:
        for one in planted:
            file.write(os.urandom(5000) + one + os.urandom(5000))
    missed = planted - {data for _, _, data in search.found_in([f"{folder}/planted"])}
    assert not missed, f"planted and not found: {missed}"
    with sqlite3.connect(":memory:") as database:
        database.execute("CREATE TABLE notes (body TEXT)")
        short = next(filter(str.isalpha, sorted(search.short)))
        database.execute("INSERT INTO notes VALUES ('Of ' || ?)", (short,))
        assert search.short_found_in(database), "a short name was not found"


def badly_bound(cells):
    """Columns with a sealed value that would open elsewhere: whose place does not have the whole
    primary key of its row, as audit/sealed.h asks."""
    found, bad = set(), set()
    for cell in cells:
        column = f"{cell.table}.{cell.column}"
        found.add(column)
        if not cell.is_bound_to_its_place():
            bad.add(column)
    assert len(found) > 30, found
    return sorted(bad)


def main():
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as place, \
            tempfile.TemporaryDirectory() as apart:
        os.environ["TMPDIR"] = place
        search = Search(apart)
        borough = Borough(folder, history=40, log=f"{place}/log")
        with borough:
            use(borough, place, search)
        keys = Keys(f"{folder}/keys.db", f"{folder}/master.key")
        with sqlite3.connect(borough.database) as database:
            cells = list(sealed_cells(database, keys))
            bad = badly_bound(cells)
            add_words(search, cells)
            for key in keys.all():
                search.add_secret("a key", key)
            hits = search.short_found_in(database)
        os.remove(f"{folder}/history.csv")  # what the borough gave, not what mase keeps
        os.remove(f"{folder}/master.key")
        files = [str(path) for where in (folder, place) for path in pathlib.Path(where).rglob("*")
                 if path.is_file()]
        public = public_words()
        hits |= search.found_in(files)
        hits = {hit for hit in hits if hit[2].decode("utf-8", "replace") not in public}
        for where, what, data in sorted(hits):
            print(f"found in {os.path.basename(where)}: {data!r} ({what})")
        must_find_what_is_planted(search, apart)
        size = sum(os.path.getsize(path) for path in files)
        print(f"{len(search.patterns)} byte strings and {len(search.short)} short words in "
              f"{len(files)} files of {size} bytes")
        names = {os.path.basename(path) for path in files}
        wanted = {"mase.db", "wal", "shm", "mase.db.heads", "keys.db", "one.backup", "log"}
        assert wanted <= names, names
    for column in bad:
        print(f"{column} is not bound to all of its row: moved to another, it would open")
    failed = bool(hits) + bool(bad)
    print(f"{2 - failed} passed, {failed} failed")
    return failed


raise SystemExit(main())
