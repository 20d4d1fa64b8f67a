"""What each figure of the return is, written down a second time from the guide and counted by plain
SQL. Nothing here is read from data/return/; which answers count as which is read from data/codes/.
"""

import collections
import csv
import datetime
import pathlib
import sqlite3
import zoneinfo

from recounting_children import children, discussions
from recounting_work import work
from recounting_registers import registers

ROOT = pathlib.Path(__file__).resolve().parent.parent
LONDON = zoneinfo.ZoneInfo("Europe/London")


def first_and_last_day(quarter):  # "2026-27-q3"
    year, number = int(quarter[:4]), int(quarter[-1])
    months = 3 * number
    first = datetime.date(year + months // 12, months % 12 + 1, 1)
    after = datetime.date(year + (months + 3) // 12, (months + 3) % 12 + 1, 1)
    return first.isoformat(), (after - datetime.timedelta(days=1)).isoformat()


def groups_of(code_list):
    """What an answer counts as. That nobody has asked counts as nothing else."""
    groups = {}
    for name in (code_list, "special_answers", "unknown_reasons"):
        with open(ROOT / f"data/codes/{name}.csv", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                groups.setdefault(row["code"], row["group"] or row["code"])
    return groups | {"NOT_ASKED": "NOT_ASKED"}


def grouped(counts, code_list):
    if code_list is None:
        return counts
    groups, sums = groups_of(code_list), collections.Counter()
    for code, count in counts.items():
        sums[groups.get(code, code)] += count
    return sums


def band(number, bands, last):
    return next((code for most, code in bands if number <= most), last)


class Recount:
    """Rule 38: each child received or discussed in the period once, by the latest data before its
    end."""

    def __init__(self, database, first, last, born_on):
        self.sql = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
        self.first, self.last, self.born_on = first, last, born_on
        self.groups_of, self.grouped, self.band, self.london = groups_of, grouped, band, LONDON
        self.figures = {}
        self.sql.execute("CREATE TEMP TABLE spoken (child BLOB PRIMARY KEY, record BLOB)")
        for child in self.children():
            self.sql.execute("INSERT INTO spoken VALUES (?, ?)", (child, self.data_of(child)))

    def ask(self, sql, *values):
        return self.sql.execute(sql, values).fetchall()

    def in_period(self, sql, *values):
        return self.ask(sql, *values, self.first, self.last)

    def add(self, figure, counts, total, answered=None, parts=None, middle=None, crossed=None):
        """`crossed`: of a figure by two answers, how many by both."""
        lines = {code: count for code, count in counts.items() if count}
        left = total - (sum(lines.values()) if answered is None else answered)
        if left:
            lines["NOT_ANSWERED"] = left
        cells = crossed if crossed is not None else parts or {}
        self.figures[figure] = {"lines": lines, "total": total, "middle": middle,
                                "is_crossed": crossed is not None,
                                "parts": {code: count for code, count in cells.items() if count}}

    def add_numbers(self, figure, numbers, bands, last, total):
        """Some may have no number. The median of an even count is the lower of the two."""
        known = sorted(number for number in numbers if number is not None)
        counts = collections.Counter(band(number, bands, last) for number in known)
        self.add(figure, counts, total, middle=known[(len(known) - 1) // 2] if known else None)

    def add_crossed(self, figure, pairs, code_list, across, table=False):
        """Each of `pairs` has two answers, either of which may be none."""
        rows, cells, columns = collections.Counter(), collections.Counter(), collections.Counter()
        groups = groups_of(code_list) if table else {}
        other = groups_of(across) if table else {}
        for one, two in pairs:
            row = "NOT_ANSWERED" if one is None else groups.get(one, one)
            column = "NOT_ANSWERED" if two is None else other.get(two, two)
            rows[row] += 1
            cells[f"{row}/{column}"] += 1
            columns[f"TOTAL/{column}"] += 1
        unanswered = rows.pop("NOT_ANSWERED", 0)
        total = len(pairs)
        self.add(figure, rows, total, total - unanswered, crossed=cells)
        if table:
            self.figures[figure]["lines"].update(columns)

    def children(self):
        received = self.in_period(
            "SELECT child_id FROM cases WHERE id IN (SELECT case_id FROM referrals WHERE "
            "state = 'accepted' AND received_on >= ? AND received_on <= ?)")
        discussed = self.in_period(
            "SELECT child_id FROM cases, agenda_items, meetings WHERE cases.id = case_id AND "
            "meetings.id = meeting_id AND agenda_items.state = 'discussed' AND "
            "held_on >= ? AND held_on <= ?")
        self.received, self.discussed = len(set(received)), len(set(discussed))
        return {child for child, in received + discussed}

    def data_of(self, child):
        taken = self.ask(
            "SELECT records.held_on, made_at, records.id FROM records, cases WHERE "
            "case_id = cases.id AND child_id = ? AND records.held_on <= ? AND (kind = "
            "'acceptance' OR kind = 'discussion' AND records.id IN (SELECT record_id FROM "
            "agenda_items WHERE state = 'discussed'))", child, self.last)
        return self.corrected(max(taken)[2]) if taken else None

    def corrected(self, record):
        """What stands in its place: each correction of that case and day made after it, until
        something else is taken of them, as that would be what later ones correct."""
        # The store finds a record by its panel first.
        case, day, made_at = self.ask(
            "SELECT case_id, held_on, made_at FROM records WHERE panel_id IN (SELECT id FROM "
            "panels) AND id = ?", record)[0]
        of_that_day = self.ask(
            "SELECT made_at, id, kind FROM records WHERE panel_id IN (SELECT id FROM panels) AND "
            "case_id = ? AND held_on = ? AND kind IN ('acceptance', 'discussion', 'correction')",
            case, day)
        stands = record
        for at, later, kind in sorted(of_that_day):
            if (at, later) <= (made_at, record):
                continue
            if kind != "correction":
                break
            stands = later
        return stands

    def total(self):
        return self.ask("SELECT COUNT(*) FROM spoken")[0][0]

    def answer_of(self, question):
        """By child: the one answer to a question that has one."""
        return dict(self.ask("SELECT child, code FROM answers, spoken WHERE record_id = record AND "
                             "question = ? AND n = 0", question))

    def add_question(self, figure, question, code_list):
        counts = collections.Counter(dict(self.ask(
            "SELECT code, COUNT(*) FROM answers, spoken WHERE record_id = record AND "
            "question = ? AND n = 0 GROUP BY code", question)))
        answered = self.ask(
            "SELECT COUNT(*) FROM spoken WHERE EXISTS (SELECT 1 FROM answers WHERE record_id = "
            "record AND question = ? AND n = 0)", question)[0][0]
        self.add(figure, grouped(counts, code_list), self.total(), answered, parts=counts)

    def last_referrals(self):
        """By child: the route and the day of the referral by which they are counted."""
        return {child: (route, received) for child, route, received in self.ask(
            "SELECT child_id, route, received_on FROM referrals, cases WHERE case_id = cases.id "
            "AND referrals.state = 'accepted' AND received_on <= ? AND child_id IN (SELECT child "
            "FROM spoken) ORDER BY received_on, referrals.id", self.last)}

    def add_summary(self):
        categories = self.answer_of("risk_category").values()
        harm = self.answer_of("harm_status").values()
        figures = self.figures

        def total(figure):
            return figures[figure]["total"]
        steps = figures["milestones"]["lines"]
        numbers = {
            "children": self.total(), "received": self.received, "discussed": self.discussed,
            "high_risk": sum(code == "CAT3" for code in categories),
            "harmed": sum(code == "HAPPENED" for code in harm),
            "persons": total("persons_sex"),
            "police_steps": sum(steps.get(code, 0) for code in ("ARRESTED", "CHARGED",
                                                                "CONVICTED")),
            "disruptions": total("register_families"),
            "referrals": total("referrals_received"), "meetings": total("packs"),
            "discussions": total("discussions_held"), "actions_due": total("actions_due"),
            "actions_done": sum(
                count for code, count in figures["actions_due"]["parts"].items()
                if code.endswith("/DONE_IN_TIME"))}
        figures["summary"] = {"lines": {code: n for code, n in numbers.items() if n},
                              "parts": {}, "total": None, "middle": None, "is_crossed": False}


def recounted(database, first, last, born_on):
    """With its figures, by each its lines that are not nought, their parts, total and median."""
    recount = Recount(database, first, last, born_on)
    children(recount)
    discussions(recount)
    work(recount)
    registers(recount)
    recount.add_summary()
    return recount
