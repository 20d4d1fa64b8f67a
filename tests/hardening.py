"""What the compiler and the linker do against faults in memory, read out of the program that people
run: the one of the release build.
    python3 tests/hardening.py
"""

import os
import pathlib
import platform
import re
import subprocess
import sys

from installation import run

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = os.environ.get("MASE_RELEASE", ROOT / "build/release/mase")


def readelf(*options):
    return subprocess.run(["readelf", "--wide", *options, PROGRAM], check=True, capture_output=True,
                          text=True).stdout


def symbols():
    return set(re.findall(r"\s([\w.]+)(?:@\S+)?(?: \(\d+\))?$", readelf("--dyn-syms"), re.M))


def it_lies_elsewhere_each_time():
    assert re.search(r"Type:\s+DYN", readelf("--file-header")), "it is not position-independent"
    assert re.search(r"\(FLAGS_1\).*\bPIE\b", readelf("--dynamic")), "it is a library"


def tables_of_addresses_are_read_only():
    assert "GNU_RELRO" in readelf("--segments"), "no RELRO"
    assert re.search(r"BIND_NOW|\(FLAGS_1\).*\bNOW\b", readelf("--dynamic")), "bound late"


def no_memory_is_written_and_run():
    for line in readelf("--segments").splitlines():
        if match := re.match(r"\s+(GNU_STACK|LOAD)\s.*0x\w+ ([R ][W ][E ]) ", line):
            assert not {"W", "E"} <= set(match[2]), line
    assert "GNU_STACK" in readelf("--segments"), "the stack may be run"


def overflows_are_noticed():
    found = symbols()
    assert "__stack_chk_fail" in found, "no stack protector"
    checked = {name for name in found if name.endswith("_chk")}
    assert checked, "no call with its length checked (FORTIFY)"


def jumps_land_where_they_may():
    """Each function that can be jumped to says so. That the processor is told to hold it takes the
    C library's own start files as well, and Debian's are not built so."""
    if platform.machine() == "x86_64":
        marks = pathlib.Path(PROGRAM).read_bytes().count(b"\xf3\x0f\x1e\xfa")  # endbr64
        assert marks > 1000, f"{marks} functions are marked"


def libraries_come_from_the_system():
    assert not re.search(r"\((RPATH|RUNPATH)\)", readelf("--dynamic")), "it looks elsewhere first"
    assert "(TEXTREL)" not in readelf("--dynamic")


def main():
    return run([
        ("it lies at another address each time", it_lies_elsewhere_each_time),
        ("its tables of addresses are read-only", tables_of_addresses_are_read_only),
        ("no memory can be written and run", no_memory_is_written_and_run),
        ("overflows are noticed", overflows_are_noticed),
        ("where a jump may land is marked", jumps_land_where_they_may),
        ("libraries come from the system alone", libraries_come_from_the_system),
    ])


if __name__ == "__main__":
    sys.exit(main())
