"""How long a history of 10,000 rows takes to import, against the time of only checking it.
    python3 bench/imports.py [rows]
Times depend on the machine; the ratio can be compared with another run.
"""

import datetime
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from history import History  # noqa: E402

MASE = ROOT / "build/release/mase"
ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
BY = "farah.begum@redbridge.example"


def seconds(*command):
    begun = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.monotonic() - begun


with tempfile.TemporaryDirectory() as folder:
    files = ["--database", f"{folder}/mase.db", "--keys", f"{folder}/keys.db", "--master-key",
             f"{folder}/master.key"]
    seconds(MASE, "key", "create", "--file", f"{folder}/master.key")
    seconds(MASE, "user", "add", *files, "--email", BY, "--name", "Farah Begum", "--agency",
            "CS_MASH", "--role", "administrator")
    with open(f"{folder}/history.csv", "w", encoding="utf-8", newline="") as file:
        History(MASE, ROWS, datetime.date.today()).write(file)
    command = [MASE, "import", "file", f"{folder}/history.csv", "--by", BY, *files]
    checked = seconds(*command)
    written = seconds(*command, "--write")
    size = pathlib.Path(f"{folder}/mase.db").stat().st_size
    print(f"{ROWS} rows: checked in {checked:.1f} s, checked and written in {written:.1f} s "
          f"({written / checked:.1f} times), {size / 1e6:.0f} MB")
