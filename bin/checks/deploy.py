"""The units of deploy/: whole as systemd reads them, and hardened as it measures that."""

import re
import subprocess
import tempfile
import pathlib

from files import ROOT, listed, read, report

MOST = 2.0  # of systemd's own measure, from 0 to 10: "OK" ends at 5
PROGRAM = "/usr/local/bin/mase"  # where the guide puts it; here anything that can be run will do


def exposure(unit):
    said = subprocess.run(["systemd-analyze", "security", "--offline=true", ROOT / unit],
                          capture_output=True, text=True, check=False)
    found = re.search(r"Overall exposure level for \S+: ([\d.]+)", said.stdout)
    if not found:
        yield unit, 1, said.stderr.strip() or "is not measured"
    elif float(found[1]) > MOST:
        yield unit, 1, f"exposes {found[1]}, and {MOST} at most may be exposed"


def unreadable(units):
    with tempfile.TemporaryDirectory() as folder:
        for unit in units:
            text = read(unit).replace(PROGRAM, "/bin/true")
            (pathlib.Path(folder) / unit.name).write_text(text, encoding="utf-8")
        for unit in units:
            said = subprocess.run(["systemd-analyze", "verify", f"{folder}/{unit.name}"],
                                  capture_output=True, text=True, check=False)
            for line in said.stderr.splitlines():
                if unit.name in line:
                    yield unit, 1, line.replace(folder, "")


def timers_without_service():
    for timer in listed("deploy/*.timer"):
        if not (ROOT / timer).with_suffix(".service").exists():
            yield timer, 1, "there is no such service"


def found():
    services = listed("deploy/*.service")
    if not services:
        yield "deploy", 1, "there is no unit"
    for unit in services:
        yield from exposure(unit)
    yield from unreadable(services + listed("deploy/*.timer"))
    yield from timers_without_service()


report(found())
