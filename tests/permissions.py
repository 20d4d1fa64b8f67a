"""Compares every answer of the program about who may do what with tests/permitted.py: operation,
state, wall round the case, role, sector, relation and part."""

import csv
import io
import os
import subprocess
import sys

from permitted import EXPECTED, IN_EMERGENCY, LISTS
from permitted_rules import NOTHING_APART


class Ask:
    """One question: who, how they are related, what they would do, in which state it is."""

    def __init__(self, line, relation):
        self.operation, self.state = line["operation"], line["state"]
        self.role, self.sector, self.relation = line["role"], line["sector"], relation
        self.is_list = self.operation in LISTS


def expected(ask, wall):
    """Rules 5, 6 and 10: what stands round a case comes before all that would let anyone in."""
    if wall == "restricted" and ask.relation == "emergency":
        wall = "emergency"
    if wall in ("connected", "restricted"):
        return None
    if wall == "emergency":
        if ask.operation not in IN_EMERGENCY:
            return None
        ask.relation = "emergency"
        return IN_EMERGENCY[ask.operation](ask)
    return EXPECTED[ask.operation](ask)


def said(cell):
    return None if cell == "no" else NOTHING_APART if cell == "yes" else frozenset(cell.split("+"))


def words(answer):
    return "no" if answer is None else "+".join(sorted(answer)) or "yes"


def compare(matrix):
    lines = csv.reader(io.StringIO(matrix, newline=""))
    columns = next(lines)
    relations = columns[5:]
    cells, faults, met = 0, [], set()
    for values in lines:
        line = dict(zip(columns[:5], values))
        met.add(line["operation"])
        if line["operation"] not in EXPECTED:
            continue
        for relation, cell in zip(relations, values[5:]):
            if not cell:
                continue
            cells += 1 if cell in ("no", "yes") else 4
            wanted = expected(Ask(line, relation), line["wall"])
            if wanted != said(cell):
                faults.append(f"{' '.join(values[:5])}, {relation}: the program says {cell}, the "
                              f"words say {words(wanted)}")
    for name in sorted(met ^ set(EXPECTED)):
        faults.append(f"{name} is not known to both")
    return cells, faults


def main():
    program = os.environ.get("MASE", "build/debug/mase")
    matrix = subprocess.run([program, "access", "matrix"], check=True, capture_output=True,
                            text=True).stdout
    cells, faults = compare(matrix)
    for fault in faults[:40]:
        print("FAULT", fault)
    print(f"{cells} cells compared, {len(faults)} differ")
    # A comparison that can't fail proves nothing: one answer turned round must be found.
    one = '"restrict_case","open","free","chair","police",'
    turned = matrix.replace(one + '"yes"', one + '"no"', 1)
    notices = turned != matrix and len(compare(turned)[1]) == len(faults) + 1
    print("ok     a turned answer is found" if notices else "FAULT  a turned answer is not found")
    failed = int(bool(faults)) + int(not notices)
    print(f"{2 - failed} passed, {failed} failed")
    return failed


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
