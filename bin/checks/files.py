"""The files of the working copy, and how a check says what it found."""

import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SRC = ROOT / "src"


def listed(*patterns):
    """Every file git keeps or would keep (not the ignored ones), as paths from the root."""
    command = ["git", "-C", str(ROOT), "ls-files", "-coz", "--exclude-standard", "--", *patterns]
    names = subprocess.run(command, check=True, capture_output=True).stdout.decode().split("\0")
    return sorted({pathlib.Path(name) for name in names if name and (ROOT / name).is_file()})


def sources():
    return listed("src/*.h", "src/*.cpp")


def read(path):
    return (ROOT / path).read_text(encoding="utf-8")


def rooms():
    lines = (SRC / "rooms.txt").read_text(encoding="utf-8").splitlines()
    return [line.split()[0] for line in lines if line[:1].isalpha()]


def report(faults):
    """Prints each (file, line, fault) and ends the program: 1 if there were any."""
    faults = list(faults)
    for file, line, fault in faults:
        print(f"{file}:{line}: {fault}")
    sys.exit(bool(faults))
