"""What a return says in each of its forms, read back: the page and the file of the quarter as it is
counted today, and the restricted edition as a page, as data (CSV) and as a workbook (XLSX)."""

import csv
import html
import io
import re
import xml.etree.ElementTree
import zipfile

SECTION = re.compile(r'<section id="([^"]+)">(.*?)</section>', re.S)
ROW = re.compile(r"<tr[^>]*>(.*?)</tr>", re.S)
CELL = re.compile(r"<t[dh][^>]*>(.*?)</t[dh]>", re.S)
HIDDEN = re.compile(r'<span class="govuk-visually-hidden">.*?</span>', re.S)
TAG = re.compile(r"<[^>]+>")
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ADDS = {"counted": "Adds up to the total", "of_which": "Part of the line above",
        "in_all": "Stands by itself", "total": "Total"}


def words_of(cell):
    return html.unescape(TAG.sub("", HIDDEN.sub("", cell))).strip()


def tables_of(page):
    """By figure: the rows of its table, each as its cells' words."""
    return {figure: [[words_of(cell) for cell in CELL.findall(row)] for row in ROW.findall(section)]
            for figure, section in SECTION.findall(page)}


def lines_of(file):
    """By figure: the lines of a CSV file."""
    lines = {}
    for row in csv.DictReader(io.StringIO(file)):
        lines.setdefault(row["measure"], []).append(row)
    return lines


def sheets_of(workbook):
    """The rows of every sheet but the notes, one after another; a number is a number."""
    rows = []
    with zipfile.ZipFile(io.BytesIO(workbook)) as file:
        book = xml.etree.ElementTree.fromstring(file.read("xl/workbook.xml"))
        names = [sheet.get("name") for sheet in book.iter(f"{SHEET}sheet")]
        for number, name in enumerate(names, 1):
            if name == "Notes":
                continue
            sheet = xml.etree.ElementTree.fromstring(
                file.read(f"xl/worksheets/sheet{number}.xml"))
            for row in list(sheet.iter(f"{SHEET}row"))[1:]:
                rows.append([
                    "".join(part.text or "" for part in cell.iter(f"{SHEET}t"))
                    if cell.get("t") == "inlineStr" else int(cell.findtext(f"{SHEET}v"))
                    for cell in row.iter(f"{SHEET}c")])
    return rows


def grid_of(lines):
    """A figure by two answers as the page sets it out: one answer down, the other across, and all
    of the line last."""
    rows, sums = [], []
    for line in lines:
        if line["status"] == "of_which":
            rows[-1].insert(-1, line["count"])
        elif line["code"].startswith("TOTAL/"):
            sums.append(line["count"])
        elif line["status"] == "total":
            rows.append([line["label"], *sums, line["count"]])
        else:
            rows.append([line["label"], line["count"]])
    return rows


def rows_of(lines):
    """A figure as the page sets it out, from the lines of its file."""
    if any(line["code"].startswith("TOTAL/") for line in lines):
        return grid_of(lines)
    return [[line["label"], *(line[column] for column in ("count", "previous", "last_year",
                                                          "to_date"))] for line in lines]


def page_faults(page, file):
    """Figures of the page that differ from those of the file, which the recount has looked at."""
    shown = tables_of(page)
    return [figure for figure, lines in lines_of(file).items()
            if shown.get(figure, [])[1:] != rows_of(lines)]


def publish(chair, quarter):
    """Its address."""
    path = f"/returns/{quarter}/publishing"
    seen = re.search(r'name="seen" value="([^"]+)"', chair.get(path))[1]
    chair.post(path, seen=seen)
    return f"/returns/{quarter}/editions/1"


def edition_faults(reader, address, counted):
    """What of the edition differs from `counted`, or between its three forms."""
    data = lines_of(reader.copy(f"{address}/csv"))
    faults = [f"{figure}: not counted again" for figure in set(data) - set(counted)]
    for figure, expected in counted.items():
        found = {"total": None, "lines": {}, "parts": {}}
        for line in data.get(figure, []):
            count = int(line["value"])
            if line["adds"] == "total":
                found["total"] = count
            elif line["adds"] == "of_which":
                found["parts"][line["code"]] = count
            elif count:
                found["lines"][line["code"]] = count
        wrong = [part for part in ("total", "lines") if found[part] != expected[part]]
        if any(expected["parts"].get(code, 0) != count for code, count in found["parts"].items()):
            wrong.append("parts")
        if wrong:
            faults.append(f"{figure}: {', '.join(wrong)} {found} counted {expected}")
    page = tables_of(reader.get(address))
    faults += [f"{figure}: its page" for figure, lines in data.items()
               if page.get(figure, [])[1:] != [[line["label"], line["value"]] for line in lines]]
    expected = sorted([line["label"], ADDS[line["adds"]], int(line["value"])]
                      for lines in data.values() for line in lines)
    if sorted(row[1:] for row in sheets_of(reader.saved(f"{address}/xlsx"))) != expected:
        faults.append("its workbook")
    return faults, sum(map(len, data.values()))
