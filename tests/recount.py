"""Counts the return of the demo borough anew, with a history of 2,000 cases imported into it: in
its own way, by plain SQL over the store. Compares that with what the program answers, every figure
of every quarter. Then hashes the audit trail of all that anew.
    python3 tests/recount.py [CASES]

Nothing here is read from data/return/: what each figure counts is written down below a second time,
from the guide. Dates of birth are sealed, so they are read from the children's pages.
"""

import csv
import datetime
import io
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile

from borough import ADMINISTRATOR, HISTORY, MASE, Borough, Person
from recounting import first_and_last_day, recounted
from recounting_quality import faults
from trail_hashes import faults_of

BESIDE = ("count", "previous", "last_year", "to_date")


def address_of(id_bytes):
    """26 characters of Crockford's base 32, as addresses write an id."""
    number, written = int.from_bytes(id_bytes, "big"), ""
    for _ in range(26):
        number, digit = divmod(number, 32)
        written = "0123456789abcdefghjkmnpqrstvwxyz"[digit] + written
    return written


def periods(quarter, first_quarter):
    """First and last day of what stands in each column; none from before there was any data."""
    year, number = int(quarter[:4]), int(quarter[-1])

    def called(year, number):
        return f"{year}-{(year + 1) % 100:02}-q{number}"
    before = called(year - 1, 4) if number == 1 else called(year, number - 1)
    last_year = called(year - 1, number)
    return {"count": first_and_last_day(quarter),
            "previous": first_and_last_day(before) if before >= first_quarter else None,
            "last_year": first_and_last_day(last_year) if last_year >= first_quarter else None,
            "to_date": (first_and_last_day(called(year, 1))[0], first_and_last_day(quarter)[1])}


def answered_by(analyst, quarter):
    """By column and figure: its lines that are not nought, the parts of them, and its total."""
    answered = {column: {} for column in BESIDE}
    for row in csv.DictReader(io.StringIO(analyst.copy(f"/returns/{quarter}/csv"))):
        for column in BESIDE:
            figure = answered[column].setdefault(
                row["measure"], {"lines": {}, "parts": {}, "total": None, "middle": None})
            if row["status"] == "median":
                figure["middle"] = None if row[column] == "none" else int(row[column])
                continue
            if row[column] == "no data":
                continue
            count = int(row[column])
            if row["status"] == "total":
                figure["total"] = count
            elif row["status"] == "of_which":
                figure["parts"][row["code"]] = count
            elif count:
                figure["lines"][row["code"]] = count
    return answered


def faults_in(answered, counted):
    """What differs between one figure as answered and as counted here."""
    if answered is None:
        return "is not in the file"
    faults = [part for part in ("lines", "total") if answered[part] != counted[part]]
    # Of the parts of a line those are shown that say something: each has to be right, and of a
    # figure by two answers every one is shown.
    shown = {code: count for code, count in answered["parts"].items() if count}
    if any(counted["parts"].get(code, 0) != count for code, count in answered["parts"].items()):
        faults.append("parts")
    if counted["is_crossed"] and shown != counted["parts"]:
        faults.append("parts")
    if answered["middle"] != counted["middle"]:
        faults.append("middle")
    return ", ".join(faults)


def put_back(borough, folder):
    """All of it, backed up and restored by the commands; which check every table themselves."""
    files = ["--keys", f"{folder}/keys.db", "--master-key", f"{folder}/master.key"]
    for command in (["backup", "--database", borough.database, "--to", f"{folder}/backup"],
                    ["restore", f"{folder}/backup", "--database", f"{folder}/back.db"]):
        subprocess.run([MASE, *command, *files], check=True, stdout=subprocess.DEVNULL)


def main():
    passed = failed = lines = 0
    history = int(sys.argv[1]) if len(sys.argv) > 1 else HISTORY
    with tempfile.TemporaryDirectory() as folder, Borough(folder, history) as borough:
        if borough.history.unused():
            failed += 1
            print(f"answers that no case has: {borough.history.unused()}")
        administrator = Person(borough, ADMINISTRATOR)
        analyst = Person(borough, "ruth.cole@redbridge.example")
        store = sqlite3.connect(f"file:{borough.database}?mode=ro", uri=True)
        born_on = {child: administrator.born_on(address_of(case)) for case, child in store.execute(
            "SELECT id, child_id FROM cases WHERE id NOT IN (SELECT case_id FROM import_rows)")}
        # Of the imported ones it is known: it is what was written.
        written = borough.history.head.index("child_born_on")
        for child, line in store.execute(
                "SELECT child_id, line FROM cases, import_rows WHERE case_id = cases.id"):
            born_on[child] = datetime.date.fromisoformat(borough.history.row(line - 2)[written])
        quarters = sorted(set(re.findall(r'href="/returns/([^"/]+)"', analyst.get("/returns"))))
        for quarter in quarters:
            answered = answered_by(analyst, quarter)
            for column, period in periods(quarter, quarters[0]).items():
                if period is None:
                    continue
                recount = recounted(borough.database, *period, born_on)
                found = recount.figures
                if column == "count":
                    gaps = faults(recount, analyst.get(f"/data-quality?quarter={quarter}"))
                    passed += not gaps
                    failed += bool(gaps)
                    for fault in gaps:
                        print(f"{quarter} data quality: {fault}")
                unknown = set(answered[column]) - set(found)
                if unknown:
                    failed += 1
                    print(f"{quarter} {column}: not counted again: {sorted(unknown)}")
                for figure, counted in found.items():
                    lines += len(counted["lines"]) + len(counted["parts"]) + 1
                    fault = faults_in(answered[column].get(figure), counted)
                    passed += not fault
                    failed += bool(fault)
                    if fault:
                        print(f"{quarter} {column} {figure}: {fault}\n  answered "
                              f"{answered[column].get(figure)}\n  counted  {counted}")
        borough.stop()
        put_back(borough, folder)
        trail_faults, trail_lines = faults_of(store, f"{borough.database}.heads")
        failed += bool(trail_faults or trail_lines < 1000)
        passed += not trail_faults
        for fault in trail_faults[:10]:
            print(fault)
        print(f"{trail_lines} lines of the audit trail hashed a second time")
    if not lines > 500:
        failed += 1
        print(f"only {lines} lines compared: the demo has nothing to count")
    print(f"{lines} lines of {passed + failed} figures compared")
    print(f"{passed} passed, {failed} failed")
    raise SystemExit(failed > 0)


main()
