"""A borough's history as a spreadsheet: invented children, with every answer of every list used.
    python3 tests/history.py 2000 >history.csv
"""

import csv
import datetime
import itertools
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
FAMILIES = ("Quillan", "Thistlewood", "Okonjo-Marsh", "Łopata", "Fernhollow", "Adeyinka",
            "Brackenridge")
GIVEN = ("Zofia", "Amara", "Idris", "Niamh", "Tomasz", "Shabnam", "Caleb", "Femi", "Rhiannon")
FIRST_DAY = datetime.date(2024, 1, 1)


def rows_of(path):
    with open(ROOT / "data" / path, encoding="utf-8") as file:
        return list(csv.DictReader(file))


def columns(mase):
    printed = subprocess.run([mase, "import", "template"], check=True, capture_output=True).stdout
    return next(csv.reader([printed.decode("utf-8-sig")]))


def codes_of(code_list, day):
    """Those that may be chosen on that day, and from when on."""
    if not code_list:
        return {row["agency"]: "" for row in rows_of("panel/agencies.csv")}
    return {row["code"]: row["valid_from"] for row in rows_of(f"codes/{code_list}.csv")
            if row["valid_from"] <= day and (not row["valid_to"] or day <= row["valid_to"])}


class History:
    """`size` rows, the days from `first` to `last`; the same each time."""

    def __init__(self, mase, size, last):
        self.head = columns(mase)
        self.size, self.last = size, last
        form = rows_of("form/2026-11/questions.csv")
        self.questions = {row["question"]: row for row in form}
        self.codes = {name: codes_of(row["codes"], last.isoformat())
                      for name, row in self.questions.items()
                      if row["type"] in ("one_of", "many_of", "agency", "agencies")}
        self.lists = {row["section"] for row in rows_of("form/2026-11/sections.csv")
                      if row["repeats"]}

    def row(self, number):
        span = (self.last - FIRST_DAY).days
        received = FIRST_DAY + datetime.timedelta(number * span // self.size)
        born_on = received - datetime.timedelta(3300 + number * 7 % 3300)
        # Different questions turn at different speeds, so that their answers meet in many ways.
        turns = itertools.count(number + number // 97)
        cells = {"route": "ABCD"[number % 4], "received_on": received.isoformat(),
                 "child_family_name": FAMILIES[number % len(FAMILIES)] + f" {number}",
                 "child_given_names": GIVEN[number % len(GIVEN)],
                 "child_born_on": born_on.isoformat(),
                 "child_case_number": f"H{number:06d}"}
        for column in self.head:
            name, _, place = column.partition(".")
            if column in cells or name not in self.questions:
                continue
            if int(place or 1) > self.rows_in(number, self.questions[name]["section"]):
                continue
            cells[column] = self.cell(self.questions[name], name, place, cells, next(turns))
        for section in self.lists:
            if section in self.head and not self.rows_in(number, section):
                cells[section] = "None known"
        return [cells.get(column, "") for column in self.head]

    def rows_in(self, number, section):
        return (number // 3 + len(section)) % 3 if section in self.lists else 1

    def cell(self, question, name, place, cells, turn):
        if question["show_when"]:
            other, relation, code = question["show_when"].split()
            given = cells.get(f"{other}.{place}" if place else other, "").split("; ")
            if given == [""] or (code in given) != (relation == "="):
                return ""
        if name not in self.codes:
            if question["type"] in ("text", "long_text") and question["collected"] == "yes":
                return "Somewhere else"
            return ""
        codes = [code for code, since in self.codes[name].items()
                 if since <= cells["received_on"]]
        chosen = codes[turn % len(codes)]
        if question["type"] in ("many_of", "agencies") and turn % 5 == 0:
            chosen += "; " + codes[(turn + 3) % len(codes)]
        return chosen

    def write(self, file):
        table = csv.writer(file)
        table.writerow(self.head)
        table.writerows(self.row(number) for number in range(self.size))

    def unused(self):
        """Codes that no row has, by question."""
        used = {name: set() for name in self.codes}
        for number in range(self.size):
            for column, cell in zip(self.head, self.row(number)):
                name = column.partition(".")[0]
                if name in used:
                    used[name].update(cell.split("; "))
        asked = {column.partition(".")[0] for column in self.head}
        return {name: missing for name, codes in self.codes.items() if name in asked
                if (missing := set(codes) - used[name])}


if __name__ == "__main__":
    History(ROOT / "build/debug/mase", int(sys.argv[1]), datetime.date.today()).write(sys.stdout)
