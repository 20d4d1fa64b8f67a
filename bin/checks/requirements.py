"""docs/requirements.md: each requirement once, each with a test that exists or "not yet".
docs/security/: each line of a table whose last column is Test names one that exists."""

import re

from files import ROOT, listed, read, report

TABLE = "docs/requirements.md"
NOT_YET = "not yet"
EXPECTED = ([f"MR-{number:02}" for number in range(1, 198)] +
            [f"G-{number:02}" for number in range(1, 36)] +
            [f"rule {number}" for number in range(1, 42)])


def tests():
    """What every test case of ours is called."""
    names = set()
    for path in listed("src/*_test.cpp"):
        for pieces in re.findall(r'TEST_CASE(?:_FIXTURE)?\([^"]*((?:"(?:[^"\\]|\\.)*"\s*)+)',
                                 read(path)):
            names.add("".join(re.findall(r'"((?:[^"\\]|\\.)*)"', pieces)))
    return names


def faults():
    if not (ROOT / TABLE).exists():
        yield TABLE, 1, "is not there"
        return
    known, found = tests(), {}
    for number, line in enumerate(read(TABLE).splitlines(), 1):
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not re.match(r"(MR-\d+|G-\d+|rule \d+)$", cells[0]):
            continue
        if cells[0] in found:
            yield TABLE, number, f"{cells[0]} is there already"
        found[cells[0]] = number
        if cells[-1] != NOT_YET:
            yield from faults_of_proof(TABLE, number, cells[-1], known)
    for requirement in EXPECTED:
        if requirement not in found:
            yield TABLE, 1, f"{requirement} is missing"
    for requirement, number in found.items():
        if requirement not in EXPECTED:
            yield TABLE, number, f"{requirement} is no requirement"
    for path in listed("docs/security/*.md"):
        yield from faults_of_proofs(path, known)


def faults_of_proof(path, number, proof, known):
    """A cell that should name tests: as they are called in src/, or as links into tests/."""
    named = re.findall(r"`([^`]+)`", proof)
    linked = re.findall(r"\]\(((?:\.\./)+tests/[^)]+)\)", proof)
    if not named and not linked:
        yield path, number, "names no test"
    for name in named:
        if name not in known:
            yield path, number, f"no test is called: {name}"


def faults_of_proofs(path, known):
    is_proof = False
    for number, line in enumerate(read(path).splitlines(), 1):
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("|"):
            is_proof = False
        elif cells[-1] == "Test":
            is_proof = True
        elif is_proof and not set(line) <= set("|- "):
            yield from faults_of_proof(path, number, cells[-1], known)


report(faults())
