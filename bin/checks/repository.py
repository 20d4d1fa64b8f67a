"""The rest of the repository: documents, data, permissions of files, and what must not be there."""

import csv
import json
import os
import re
import subprocess
import tomllib

from files import ROOT, listed, read, report, rooms

# Written so that this file does not name what it forbids.
ABSOLUTE = re.compile(r"""(^|[\s"'=:(`])/(?:work|home|root)(?=[/\s"'`)]|$)""")
REGISTRY = re.compile(r"npm[j]s\.(org|com)|deb\.de[b]ian\.org|deb\.nodes[o]urce\.com")
PICTURES = (".png", ".ico")


def broken_links():
    for path in listed("*.md"):
        for number, line in enumerate(read(path).splitlines(), 1):
            for target in re.findall(r"\]\(([^)\s#]+)[^)]*\)", line):
                if not re.match(r"\w+:", target) and not (ROOT / path.parent / target).exists():
                    yield path, number, f"{target} is not there"


def settings_not_there():
    """A guide names files of data, and after a TOML file, in the same line, its keys."""
    for path in listed("docs/*.md"):
        for number, line in enumerate(read(path).splitlines(), 1):
            table = None
            for name in re.findall(r"`([\w./-]+)`", line):
                if name.startswith("data/"):
                    table = None
                    if not (ROOT / name).exists():
                        yield path, number, f"{name} is not there"
                    elif name.endswith(".toml"):
                        table = tomllib.loads(read(name))
                elif table is not None and re.fullmatch(r"[a-z_]+(\.[a-z_]+)*", name):
                    value = table
                    for key in name.split("."):
                        value = value.get(key) if isinstance(value, dict) else None
                    if value is None and name not in ("true", "false"):
                        yield path, number, f"no setting is called {name}"


def unnamed_rooms():
    if not (ROOT / "ARCHITECTURE.md").exists():
        yield "ARCHITECTURE.md", 1, "is not there"
        return
    words = set(re.findall(r"\w+", read("ARCHITECTURE.md")))
    for room in rooms():
        if room not in words:
            yield "ARCHITECTURE.md", 1, f"does not say what the room {room} is"


def malformed_tables():
    for path in listed("data/*.csv"):
        with open(ROOT / path, encoding="utf-8", newline="") as file:
            rows = csv.reader(file, strict=True)
            try:
                header = next(rows, [])
                if not header or "" in header or len(set(header)) != len(header):
                    yield path, 1, "the first row names each column once"
                for row in rows:
                    if len(row) != len(header):
                        yield path, rows.line_num, f"{len(row)} cells under {len(header)} names"
            except (csv.Error, UnicodeDecodeError) as error:
                yield path, rows.line_num, error


def unrunnable():
    for path in listed("bin/*", ".ci/run"):
        if path.parent.name in ("bin", ".ci") and not os.access(ROOT / path, os.X_OK):
            yield path, 1, "is a command, so must be executable"


def broken_scripts():
    """Scripts that their own interpreter cannot read."""
    for path in listed("bin/*", ".ci/run", "tests/*.mjs"):
        first = read(path).partition("\n")[0]
        if path.suffix == ".mjs":
            command = ["node", "--check"]
        elif first.startswith("#!") and first.endswith("bash"):
            command = ["bash", "-n"]
        else:
            continue
        answer = subprocess.run([*command, path], cwd=ROOT, capture_output=True, text=True)
        if answer.returncode:
            yield path, 1, answer.stderr.strip()


def places_of_one_machine():
    for path in listed():
        if path.suffix in PICTURES:
            continue
        for number, line in enumerate(read(path).splitlines(), 1):
            if ABSOLUTE.search(line):
                yield path, number, "an absolute path of one machine"
            if REGISTRY.search(line):
                yield path, number, "the host of a registry: the machine's own settings choose it"
    for name, package in json.loads(read("package-lock.json"))["packages"].items():
        if "resolved" in package:
            yield "package-lock.json", 1, f"{name} names the host it came from"


def found():
    for check in (broken_links, settings_not_there, unnamed_rooms, malformed_tables, unrunnable,
                  broken_scripts, places_of_one_machine):
        yield from check()


report(found())
