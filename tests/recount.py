"""Counts the return of the demo borough anew, with a history of 2,000 cases imported into it: in
its own way, by plain SQL over the store. Compares that with what the program answers, every figure
of every quarter. Then hashes the audit trail of all that anew.
    python3 tests/recount.py [CASES]
Or with so many generated cases beside it, the last four whole quarters. These are then published,
and the restricted edition is compared as well, as a page, as data and as a workbook.
    python3 tests/recount.py --cases 5000

Nothing here is read from data/return/: what each figure counts is written down below a second time,
from the guide. Dates of birth are sealed, so they are read from the children's pages.
"""

import argparse
import csv
import datetime
import io
import pathlib
import re
import sqlite3
import subprocess
import tempfile
import time

from borough import ADMINISTRATOR, HISTORY, MASE, Borough, Person
from recounting import first_and_last_day, recounted
from recounting_editions import edition_faults, page_faults, publish
from recounting_quality import faults
from history import codes_of, rows_of
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


def answered_in(file):
    """By column and figure: its lines that are not nought, the parts of them, and its total."""
    answered = {column: {} for column in BESIDE}
    for row in csv.DictReader(io.StringIO(file)):
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


class Tried:
    """What was compared, and what differed."""

    def __init__(self):
        self.passed = self.failed = self.lines = 0

    def say(self, what, faults):
        self.passed += not faults
        self.failed += bool(faults)
        for fault in faults[:20]:
            print(f"{what}: {fault}", flush=True)


def born_on_by_child(borough, store, administrator):
    """Dates of birth are sealed. Of the imported children each is known: it is what was written."""
    born_on = {child: administrator.born_on(address_of(case)) for case, child in store.execute(
        "SELECT id, child_id FROM cases WHERE id NOT IN (SELECT case_id FROM import_rows)")}
    written = borough.history.head.index("child_born_on")
    for child, line in store.execute(
            "SELECT child_id, line FROM cases, import_rows WHERE case_id = cases.id"):
        born_on[child] = datetime.date.fromisoformat(borough.history.row(line - 2)[written])
    return born_on


def never_given(store):
    """Codes of the data set that no record has, by question."""
    today = datetime.date.today().isoformat()
    found = {}
    for row in rows_of("form/2026-11/questions.csv"):
        if row["collected"] != "yes" or not row["codes"]:
            continue
        given = {code for code, in store.execute(
            "SELECT DISTINCT code FROM answers WHERE panel_id IN (SELECT id FROM panels) AND "
            "question = ?", (row["question"],))}
        if missing := set(codes_of(row["codes"], today)) - given:
            found[row["question"]] = sorted(missing)
    return found


def copied(store, folder):
    """The store as it is now, with what finds its rows by other ways than the program does: this
    counts by plain SQL that names no panel."""
    copy = sqlite3.connect(f"{folder}/recounted.db")
    store.backup(copy)
    for table, columns in (("answers", "record_id, question"), ("cases", "child_id"),
                           ("records", "case_id"), ("agenda_items", "case_id"),
                           ("agenda_items", "referral_id"), ("agenda_items", "record_id"),
                           ("agenda_items", "meeting_id"), ("agenda_items", "id"),
                           ("records", "id"), ("cases", "id"), ("pack_openings", "item_id"),
                           ("referrals", "case_id"), ("referrals", "id"),
                           ("exceptions", "referral_id"), ("exceptions", "id"),
                           ("action_reports", "action_id"), ("action_checks", "action_id"),
                           ("action_extensions", "action_id"), ("pattern_steps", "subject_id"),
                           ("discussions", "item_id"), ("import_rows", "referral_id")):
        copy.execute(f"CREATE INDEX copied_{table}_{columns.replace(', ', '_')} ON {table} "
                     f"({columns})")
    copy.execute("ANALYZE")
    copy.commit()
    copy.close()
    return f"{folder}/recounted.db"


def compare_quarter(tried, analyst, database, born_on, quarter, first_quarter):
    """Every figure of the quarter as it is counted today. Gives those of the quarter itself."""
    file = analyst.copy(f"/returns/{quarter}/csv")
    answered = answered_in(file)
    tried.say(f"{quarter} page", page_faults(analyst.get(f"/returns/{quarter}/parts/whole"), file))
    of_quarter = None
    for column, period in periods(quarter, first_quarter).items():
        if period is None:
            continue
        recount = recounted(database, *period, born_on)
        found = recount.figures
        if column == "count":
            of_quarter = found
            tried.say(f"{quarter} data quality",
                      faults(recount, analyst.get(f"/data-quality?quarter={quarter}")))
        if unknown := set(answered[column]) - set(found):
            tried.say(f"{quarter} {column}", [f"not counted again: {sorted(unknown)}"])
        for figure, counted in found.items():
            tried.lines += len(counted["lines"]) + len(counted["parts"]) + 1
            fault = faults_in(answered[column].get(figure), counted)
            tried.say(f"{quarter} {column} {figure}",
                      [f"{fault}\n  answered {answered[column].get(figure)}\n  counted  {counted}"]
                      if fault else [])
    return of_quarter


def compare_editions(tried, borough, counted):
    for quarter, figures in counted.items():
        # As a copy does, publishing asks for who has just shown that it is them.
        analyst = Person(borough, "ruth.cole@redbridge.example")
        chair = Person(borough, "daniel.price@police.example")
        wrong, lines = edition_faults(analyst, publish(chair, quarter), figures)
        tried.lines += 3 * lines
        tried.say(f"{quarter} edition", wrong)


def compare_trail(tried, store, heads):
    trail_faults, trail_lines = faults_of(store, heads)
    tried.say("trail", trail_faults + ([] if trail_lines >= 1000 else ["it is too short"]))
    print(f"{trail_lines} lines of the audit trail hashed a second time")


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("history", nargs="?", type=int, default=HISTORY)
    asked.add_argument("--cases", type=int, default=0)
    asked = asked.parse_args()
    tried, began = Tried(), time.monotonic()

    def took(what):
        if asked.cases:
            print(f"{what} after {time.monotonic() - began:.0f} s", flush=True)
    with tempfile.TemporaryDirectory() as folder, \
            Borough(folder, asked.history, cases=asked.cases) as borough:
        took("made")
        analyst = Person(borough, "ruth.cole@redbridge.example")
        store = sqlite3.connect(f"file:{borough.database}?mode=ro", uri=True)
        unused = never_given(store) if asked.cases else borough.history.unused()
        tried.say("answers that no case has", [unused] if unused else [])
        born_on = born_on_by_child(borough, store, Person(borough, ADMINISTRATOR))
        took("dates of birth read")
        quarters = sorted(set(re.findall(r'href="/returns/([^"/]+)"', analyst.get("/returns"))))
        database = copied(store, folder) if asked.cases else borough.database
        counted = {}
        for quarter in quarters[-5:-1] if asked.cases else quarters:
            # A copy is for who has just shown that it is them.
            analyst = Person(borough, "ruth.cole@redbridge.example")
            counted[quarter] = compare_quarter(tried, analyst, database, born_on, quarter,
                                               quarters[0])
            took(f"{quarter} counted again")
        if asked.cases:
            compare_editions(tried, borough, counted)
            took("editions compared")
        borough.stop()
        put_back(borough, folder)
        compare_trail(tried, store, f"{borough.database}.heads")
        took("all")
    if not tried.lines > 500:
        tried.say("lines", [f"only {tried.lines} compared: there is nothing to count"])
    print(f"{tried.lines} lines of {tried.passed + tried.failed} figures compared")
    print(f"{tried.passed} passed, {tried.failed} failed")
    raise SystemExit(tried.failed > 0)


main()
