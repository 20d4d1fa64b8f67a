"""Counts the return of the demo borough anew, with a history of 2,000 cases imported into it: in
its own way, by plain SQL over the store. Compares that with what the program answers, every figure
of every quarter. Then hashes the audit trail of all that anew.
    python3 tests/recount.py

Nothing here is read from data/return/: what each figure counts is written down below a second time,
from the guide. Dates of birth are sealed, so they are read from the children's pages.
"""

import collections
import csv
import datetime
import io
import pathlib
import re
import sqlite3
import subprocess
import tempfile

from borough import ADMINISTRATOR, MASE, Borough, Person
from trail_hashes import faults_of

ROOT = pathlib.Path(__file__).resolve().parent.parent
HOME_AUTHORITY = "317"

# A figure of children: its question and the list that says which answers count as which.
EACH_ANSWER = {"lac_category": "lac_category", "exploitation_type": "exploitation_type",
               "group_or_gang": "group_or_gang", "risk_category": "risk_category",
               "harm_status": "harm_status"}
GROUPED = {"child_ethnicity": "dfe_ethnicity", "child_sex": "sex",
           "education_category": "education_categories", "missing_category": "missing_categories",
           "sexual_health": "yes_no_not_known", "substance_misuse": "substance_misuse",
           "mental_health_needs": "yes_no_not_known", "known_to_camhs": "yes_no_not_known",
           "care_leaver": "care_leaver", "police_information": "police_information",
           "first_met": "first_met", "took_place": "took_place"}
CALLED = {"education_category": "education", "missing_category": "missing"}
TOGETHER = {"ALCOHOL_IN_ALL": ("ALCOHOL", "BOTH"), "DRUGS_IN_ALL": ("DRUGS", "BOTH")}


def address_of(id_bytes):
    """26 characters of Crockford's base 32, as addresses write an id."""
    number, written = int.from_bytes(id_bytes, "big"), ""
    for _ in range(26):
        number, digit = divmod(number, 32)
        written = "0123456789abcdefghjkmnpqrstvwxyz"[digit] + written
    return written


def first_and_last_day(quarter):  # "2026-27-q3"
    year, number = int(quarter[:4]), int(quarter[-1])
    months = 3 * number
    first = datetime.date(year + months // 12, months % 12 + 1, 1)
    after = datetime.date(year + (months + 3) // 12, (months + 3) % 12 + 1, 1)
    return first.isoformat(), (after - datetime.timedelta(days=1)).isoformat()


class Recount:
    """Rule 38: each child received or discussed in the quarter once, by the latest data before its
    end."""

    def __init__(self, database, quarter, born_on):
        self.sql = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
        self.sql.execute("PRAGMA query_only = 0")
        self.first, self.last = first_and_last_day(quarter)
        self.born_on = born_on
        self.sql.execute("CREATE TEMP TABLE spoken (child BLOB PRIMARY KEY, record BLOB)")
        for child in self.children():
            self.sql.execute("INSERT INTO spoken VALUES (?, ?)", (child, self.data_of(child)))

    def children(self):
        received = self.sql.execute(
            "SELECT child_id FROM cases WHERE id IN (SELECT case_id FROM referrals WHERE "
            "state = 'accepted' AND received_on >= ? AND received_on <= ?)",
            (self.first, self.last)).fetchall()
        discussed = self.sql.execute(
            "SELECT child_id FROM cases, agenda_items, meetings WHERE cases.id = case_id AND "
            "meetings.id = meeting_id AND agenda_items.state = 'discussed' AND "
            "held_on >= ? AND held_on <= ?", (self.first, self.last)).fetchall()
        return {child for child, in received + discussed}

    def data_of(self, child):
        taken = self.sql.execute(
            "SELECT records.held_on, made_at, records.id FROM records, cases WHERE "
            "case_id = cases.id AND child_id = ? AND records.held_on <= ? AND (kind IN "
            "('acceptance', 'correction') OR records.id IN (SELECT record_id FROM agenda_items "
            "WHERE state = 'discussed'))", (child, self.last)).fetchall()
        return max(taken)[2] if taken else None

    def per_answer(self, question):
        return collections.Counter(dict(self.sql.execute(
            "SELECT code, COUNT(*) FROM answers, spoken WHERE record_id = record AND "
            "question = ? AND n = 0 GROUP BY code", (question,))))

    def with_answer(self, question):
        return self.sql.execute(
            "SELECT COUNT(*) FROM spoken WHERE EXISTS (SELECT 1 FROM answers WHERE "
            "record_id = record AND question = ? AND n = 0)", (question,)).fetchone()[0]

    def total(self):
        return self.sql.execute("SELECT COUNT(*) FROM spoken").fetchone()[0]

    def last_referrals(self):
        """By child: the route and the day of the referral by which they are counted."""
        return {child: (route, received) for child, route, received in self.sql.execute(
            "SELECT child_id, route, received_on FROM referrals, cases WHERE case_id = cases.id "
            "AND referrals.state = 'accepted' AND received_on <= ? AND child_id IN (SELECT child "
            "FROM spoken) ORDER BY received_on, referrals.id", (self.last,))}

    def ages(self):
        bands = collections.Counter()
        for child, (_, received) in self.last_referrals().items():
            born, then = self.born_on[child], datetime.date.fromisoformat(received)
            age = then.year - born.year - ((then.month, then.day) < (born.month, born.day))
            bands["U10" if age < 10 else "10_12" if age < 13 else "13_14" if age < 15 else
                  "18P" if age > 17 else str(age)] += 1
        return bands

    def any_type(self):
        return collections.Counter(dict(self.sql.execute(
            "SELECT code, COUNT(DISTINCT child) FROM answers, spoken WHERE record_id = record AND "
            "(question = 'exploitation_type' OR question = 'exploitation_other_types' AND code "
            "<> 'NONE' AND code <> 'NOT_KNOWN') GROUP BY code")))

    def of_disruptions(self, question):
        return collections.Counter(dict(self.sql.execute(
            "SELECT code, COUNT(*) FROM answers, spoken WHERE record_id = record AND "
            "question = ? GROUP BY code", (question,))))

    def with_disruptions(self):
        with_any = self.sql.execute(
            "SELECT COUNT(DISTINCT child) FROM answers, spoken WHERE record_id = record AND "
            "question = 'disruption_kind'").fetchone()[0]
        return collections.Counter(
            {"YES": with_any, "NO": self.per_answer("disruptions")["NONE_KNOWN"]})


def groups_of(code_list):
    groups = {}
    for name in (code_list, "special_answers"):
        with open(ROOT / f"data/codes/{name}.csv", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                groups.setdefault(row["code"], row["group"] or row["code"])
    return groups


def grouped(counts, code_list):
    groups, sums = groups_of(code_list), collections.Counter()
    for code, count in counts.items():
        sums[groups.get(code, code)] += count
    return sums


def expected(recount):
    """By figure: its lines that are not zero, and its total."""
    figures, children = {}, recount.total()

    def add(figure, counts, answered=None, total=children):
        left = total - (sum(counts.values()) if answered is None else answered)
        lines = {code: count for code, count in counts.items() if count}
        figures[figure] = (lines | ({"NOT_ANSWERED": left} if left else {}), total)

    add("referral_route",
        collections.Counter(route for route, _ in recount.last_referrals().values()))
    add("child_age", recount.ages())
    for figure, question in EACH_ANSWER.items():
        add(figure, recount.per_answer(question))
    for question, code_list in GROUPED.items():
        add(CALLED.get(question, question), grouped(recount.per_answer(question), code_list))
    misuse = recount.per_answer("substance_misuse")
    figures["substance_misuse"][0].update(
        {code: count for code, both in TOGETHER.items() if (count := sum(misuse[c] for c in both))})
    authorities = recount.per_answer("responsible_authority")
    unknown = authorities.pop("NOT_KNOWN", 0)
    home = authorities.pop(HOME_AUTHORITY, 0)
    add("home_authority",
        {"HOME": home, "ELSEWHERE": sum(authorities.values()), "NOT_KNOWN": unknown})
    add("exploitation_any_type", recount.any_type(), recount.with_answer("exploitation_type"))
    add("disruption_children", recount.with_disruptions())
    kinds = recount.of_disruptions("disruption_kind")
    rows = sum(kinds.values())
    add("disruption_kinds", kinds, total=rows)
    add("disruption_families", grouped(kinds, "disruption_kinds"), total=rows)
    add("disruption_statuses", grouped(recount.of_disruptions("disruption_status"),
                                       "disruption_statuses"), total=rows)
    return figures


def answered_by(analyst, quarter):
    figures = collections.defaultdict(lambda: [{}, None])
    for row in csv.DictReader(io.StringIO(analyst.copy(f"/returns/{quarter}/csv"))):
        count = int(row["count"])
        if row["status"] == "total":
            figures[row["measure"]][1] = count
        elif row["status"] != "of_which" and count:
            figures[row["measure"]][0][row["code"]] = count
    return {figure: tuple(lines) for figure, lines in figures.items()}


def put_back(borough, folder):
    """All of it, backed up and restored by the commands; which check every table themselves."""
    files = ["--keys", f"{folder}/keys.db", "--master-key", f"{folder}/master.key"]
    for command in (["backup", "--database", borough.database, "--to", f"{folder}/backup"],
                    ["restore", f"{folder}/backup", "--database", f"{folder}/back.db"]):
        subprocess.run([MASE, *command, *files], check=True, stdout=subprocess.DEVNULL)


def main():
    passed = failed = lines = 0
    with tempfile.TemporaryDirectory() as folder, Borough(folder) as borough:
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
            for figure, counted in expected(Recount(borough.database, quarter, born_on)).items():
                lines += len(counted[0]) + 1
                if answered[figure] == counted:
                    passed += 1
                else:
                    failed += 1
                    print(f"{quarter} {figure}: answered {answered[figure]}, counted {counted}")
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
