"""clang-tidy over the sources that changed since it last found nothing in them.

Tests are left out: they run under the sanitizers, and would take half the time."""

import collections
import concurrent.futures
import hashlib
import itertools
import json
import os
import re
import shlex
import subprocess
import sys

from files import ROOT, SRC, listed

CLEAN = ROOT / "build/tidy"  # one empty file for each source found clean, named for its key
TIDY = "clang-tidy-19"


def with_includes(path, seen):
    """The file and every header of ours that it draws in."""
    if path in seen or not path.is_file():
        return seen
    seen.add(path)
    for include in re.findall(r'^#include "([^"]+)"', path.read_text(encoding="utf-8"), re.M):
        with_includes(SRC / include, seen)
    return seen


def key(path):
    digest = hashlib.sha256((ROOT / ".clang-tidy").read_bytes())
    for file in sorted(with_includes(ROOT / path, set())):
        digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return CLEAN / digest.hexdigest()


def batches(sources):
    """One source of each room to a batch, so that names private to a file of a room never meet.

    Nearly all of the time goes on the headers of the library, which a batch reads once."""
    rooms = collections.defaultdict(list)
    for path in sources:
        rooms[path.parent].append(path)
    return [[path for path in batch if path] for batch in itertools.zip_longest(*rooms.values())]


def arguments():
    """What the compiler is given for any of our sources, without what names one."""
    commands = json.loads((ROOT / "build/debug/compile_commands.json").read_text())
    command = next(entry["command"] for entry in commands if entry["file"].endswith("/main.cpp"))
    parts = shlex.split(command)[1:]
    return [part for before, part in itertools.pairwise([""] + parts)
            if re.match("-[DIWfs]|-isystem", part) or before == "-isystem"]


def tidy(number, batch, compiler):
    unit = CLEAN / f"batch_{number}.cpp"
    unit.write_text("".join(f'#include "{ROOT / path}"\n' for path in batch))
    # Deprecations are the compiler's to tell: clang finds one inside libstdc++'s stable_sort.
    command = [TIDY, "--quiet", "--warnings-as-errors=*", f"--config-file={ROOT}/.clang-tidy",
               "--checks=-bugprone-suspicious-include",  # the batch itself includes sources
               str(unit), "--", *compiler, "-Wno-deprecated-declarations"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if answer.returncode == 0:
        for path in batch:
            key(path).touch()
        return ""
    return answer.stdout or answer.stderr


def main():
    CLEAN.mkdir(parents=True, exist_ok=True)
    sources = [path for path in listed("src/*.cpp", ":!*_test.cpp", ":!*_fixture.cpp")
               if not key(path).exists()]
    compiler = arguments()
    printed = set()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for answer in pool.map(lambda job: tidy(*job, compiler), enumerate(batches(sources))):
            # A fault of a header is found once for each batch that includes it: print it once.
            for fault in re.split(r"^(?=\S+:\d+:\d+: (?:error|warning))", answer, flags=re.M):
                if fault not in printed:
                    print(fault.replace(f"{ROOT}/", ""), end="", flush=True)
                printed.add(fault)
    sys.exit(any(printed - {""}))


main()
