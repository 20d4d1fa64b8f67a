"""Runs the unit, store and page tests, one room beside the other on all cores.
    python3 tests/units.py build/debug/mase_tests [--stores] [ROOM]

--stores runs those alone that have most to do with the database. Prints a line for each room, all
that a room with a failure said, and the sum. When nothing was left out it also fails for a column
that could be sealed and that no test has sealed.
"""

import argparse
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
SUM = re.compile(r"test cases: +\d+ \| +(\d+) passed \| +(\d+) failed")


def rooms():
    """The longest first, so that no core waits for the other at the end."""
    names = [line.split()[0] for line in (ROOT / "src/rooms.txt").read_text().splitlines()]
    slow = ("editions", "accounts", "cases", "platform", "demo", "program")
    return sorted(names, key=lambda name: slow.index(name) if name in slow else len(slow))


def pattern(room, stores):
    if not stores or room == "audit":
        return f"*src/{room}/*"
    if room == "platform":
        return f"*src/{room}/db_test.cpp,*src/{room}/db_write_test.cpp"
    return f"*src/{room}/*_store_test.cpp"


def run(room, asked, sealed):
    begun = time.monotonic()
    answer = subprocess.run([asked.program, f"--source-file={pattern(room, asked.stores)}"],
                            text=True, cwd=ROOT,
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                            env={**os.environ, "MASE_TEST_SEALED": str(sealed / room)})
    found = SUM.search(answer.stdout)
    passed, failed = map(int, found.groups()) if found else (0, 1)
    failed = max(failed, int(answer.returncode != 0))
    if passed + failed == 0:
        return 0, 0
    word = "ok    " if failed == 0 else "FAILED"
    print(f"{word} {room}: {passed} tests, {time.monotonic() - begun:.0f} s", flush=True)
    if failed:
        print(answer.stdout, flush=True)
    return passed, failed


def never_sealed(folder):
    lines = {line for file in folder.iterdir() for line in file.read_text().splitlines()}
    columns = {line.split()[1] for line in lines if line.startswith("possible ")}
    return sorted(column for column in columns if f"sealed {column}" not in lines)


def main():
    words = argparse.ArgumentParser()
    words.add_argument("program")
    words.add_argument("room", nargs="?")
    words.add_argument("--stores", action="store_true")
    asked = words.parse_intermixed_args()
    with tempfile.TemporaryDirectory() as folder, \
            concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        sealed = pathlib.Path(folder)
        wanted = [asked.room] if asked.room else rooms()
        sums = list(pool.map(lambda room: run(room, asked, sealed), wanted))
        passed, failed = (sum(numbers) for numbers in zip(*sums))
        if not asked.room and not asked.stores:
            for column in never_sealed(sealed):
                print(f"FAILED {column} could be sealed, and no test has sealed it")
                failed += 1
        if passed + failed == 0 and not asked.stores:
            print("FAILED no test was found")
            failed += 1
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
