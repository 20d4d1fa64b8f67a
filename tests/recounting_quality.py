"""What is not known of the children counted, by question, counted a second time and compared with
the data quality page. The analyst is told what is general, of every case that the return counts:
of those as well that are hidden from them.
"""

import collections
import csv
import html
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent
ROW = re.compile(r"<tr[^>]*>\s*<th[^>]*>(.*?)</th>(.*?)</tr>", re.S)
CELL = re.compile(r"<td[^>]*>\s*(.*?)\s*</td>", re.S)
NOT_ASKED = {"NOT_ASKED", "NOBT"}
NOT_GIVEN = {"REFU", "REFUSED", "DECLINED", "WITHHELD", "NS"}
KINDS = ("known", "not_known", "not_asked", "not_given", "unanswered")


def rows_of(path):
    with open(ROOT / "data" / path, encoding="utf-8") as file:
        return list(csv.DictReader(file))


def questions():
    lists = {row["section"] for row in rows_of("form/2026-11/sections.csv") if row["repeats"]}
    return [row for row in rows_of("form/2026-11/questions.csv")
            if row["collected"] == "yes" and row["codes"] and not row["show_when"]
            and row["part"] == "general" and row["section"] not in lists]


def kind_of(code, groups):
    if code is None:
        return "unanswered"
    if code != "NOT_ASKED" and groups.get(code, code) != "NOT_KNOWN":
        return "known"
    return "not_asked" if code in NOT_ASKED else "not_given" if code in NOT_GIVEN else "not_known"


def counted(recount):
    """By the words of the question: how many children's answers are known, and why not."""
    found = {}
    records = [record for record, in recount.ask(
        "SELECT record FROM spoken WHERE record IS NOT NULL")]
    for row in questions():
        groups = recount.groups_of(row["codes"])
        first = dict(recount.ask(
            "SELECT record_id, MIN(code) FROM answers, spoken WHERE record_id = record AND "
            "question = ? AND n = 0 GROUP BY record_id", row["question"]))
        kinds = collections.Counter(kind_of(first.get(record), groups) for record in records)
        found[row["label"]] = [kinds[kind] for kind in KINDS]
    return found


def answered(page):
    shown = {}
    for label, cells in ROW.findall(page):
        numbers = CELL.findall(cells)
        if len(numbers) > 5:
            shown[html.unescape(label.strip())] = [int(number) for number in numbers[:5]]
    return shown


def faults(recount, page):
    shown = answered(page)
    return [f"{label}: answered {shown.get(label)}, counted {numbers}"
            for label, numbers in counted(recount).items()
            if sum(numbers) and shown.get(label) != numbers]
