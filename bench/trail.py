"""How long an audit trail of a million lines takes to check, against a plain reading of its rows.
    python3 bench/trail.py [lines]
Times depend on the machine; the ratio can be compared with another run.
"""

import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import time
import uuid

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from trail_hashes import digest  # noqa: E402

MASE = ROOT / "build/release/mase"
LINES = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000


def lines_of(writer):
    before, panel = bytes(32), uuid.uuid4().bytes
    for number in range(1, LINES + 1):
        case = uuid.uuid4().bytes
        line = (writer, number, panel, 1_795_003_200_000_000 + number, panel, panel, "view_case",
                "consultation", "case", case, case, "HOLD_CASE", "", None, before)
        before = digest(line, {case})
        yield line + (before,), (panel, case, writer, number)


def seconds(act):
    begun = time.monotonic()
    act()
    return time.monotonic() - begun


with tempfile.TemporaryDirectory() as folder:
    database = f"{folder}/mase.db"
    files = ["--database", database, "--keys", f"{folder}/keys.db", "--master-key",
             f"{folder}/master.key"]
    subprocess.run([MASE, "key", "create", "--file", f"{folder}/master.key"], check=True)
    subprocess.run([MASE, "user", "add", *files, "--email", "a@agency.example", "--name", "A",
                    "--agency", "CS_MASH", "--role", "worker"], check=True,
                   stdout=subprocess.DEVNULL)
    store = sqlite3.connect(database)
    for line, shown in lines_of(uuid.uuid4().bytes):
        store.execute("INSERT INTO audit_log VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", line)
        store.execute("INSERT INTO audit_shown VALUES (?,?,?,?)", shown)
    store.commit()

    def read():
        for table in "audit_log", "audit_shown":
            for _ in store.execute(f"SELECT * FROM {table} ORDER BY writer, seq"):
                pass

    found = []
    checked = seconds(lambda: found.append(subprocess.run(
        [MASE, "audit", "verify", "--database", database, "--heads", f"{database}.heads"],
        capture_output=True, text=True, check=False).stdout))
    plain = seconds(read)
    # The lines above have right digests and no signature: that, and nothing else, is found.
    assert "changed" not in found[0] and "is missing or is not signed" in found[0], found[0]
    print(f"{LINES} lines checked in {checked:.1f} s, read in {plain:.1f} s "
          f"({checked / plain:.1f} times)")
