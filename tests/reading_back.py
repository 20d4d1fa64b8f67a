"""A published return out of each of its forms, as lines: figure, label, number."""

import csv
import html.parser
import io
import re
import subprocess
import xml.etree.ElementTree
import zipfile

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
TAG = re.compile(r"^ *(\w+)(?: \(\w+\))?$")
WORDS = re.compile(r'^ *"(.*)"$')


class _Tables(html.parser.HTMLParser):
    """The lines of the tables on the page of an edition: figure, label, number."""

    def __init__(self, page):
        super().__init__()
        self.rows, self.cells, self.figure, self.text = [], [], "", None
        self.is_in_section = self.is_hidden = False
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        if tag == "section":
            self.is_in_section = True
        if tag in ("caption", "td"):
            self.text = ""
        self.is_hidden = "govuk-visually-hidden" in (dict(attributes).get("class") or "")

    def handle_endtag(self, tag):
        self.is_hidden = False
        if tag == "section":
            self.is_in_section = False
        if tag == "caption":
            self.figure = self.text.strip()
        if tag == "td":
            self.cells.append(self.text.strip())
        if tag == "tr":
            if self.cells and self.is_in_section:
                self.rows.append((self.figure, *self.cells))
            self.cells = []

    def handle_data(self, data):
        if self.text is not None and not self.is_hidden:
            self.text += data


def rows_of_page(page):
    return _Tables(page).rows


def rows_of_data(file):
    return [(row["measure"], row["label"], row["value"])
            for row in csv.DictReader(io.StringIO(file))]


def rows_of_workbook(file):
    """Of every sheet but the notes, whose numbers have to be numbers."""
    rows = []
    with zipfile.ZipFile(io.BytesIO(file)) as book:
        names = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        for name in sorted(names, key=lambda name: int(re.search(r"\d+", name)[0])):
            sheet = [[cell for cell in row] for row in
                     xml.etree.ElementTree.fromstring(book.read(name)).iter(f"{SHEET}row")]
            words = [["".join(cell.itertext()) for cell in row] for row in sheet]
            if words[0][0] == "What":
                continue
            for cells, row in zip(sheet[1:], words[1:]):
                assert cells[3].get("t", "n") == "n", f"{row} is no number"
                rows.append((row[0], row[1], row[3]))
    return rows


def tagged(pdf):
    """The elements that carry words, as who has it read out hears them: tag, words."""
    said = subprocess.run(["pdfinfo", "-struct-text", "-"], input=pdf, capture_output=True,
                          check=True).stdout.decode()
    tag, parts = "", []
    for line in said.splitlines():
        if found := TAG.match(line):
            if tag and parts:
                yield tag, "".join(parts)
            if found[1] in ("TR", "THead", "TBody"):
                yield found[1], ""
            tag, parts = found[1], []
        elif found := WORDS.match(line):
            parts.append(found[1])
    if tag and parts:
        yield tag, "".join(parts)


def rows_of_pdf(pdf):
    """Of a two-way table its parts follow each line, and its sums come before its total."""
    rows, figure, heads, cells, is_head = [], "", [], [], False

    def end_of_row():
        nonlocal heads
        if is_head and cells:
            heads = cells[:]
        elif len(cells) > 1:
            whole = (figure, cells[0], cells[1])
            parts = [(figure, head, number) for head, number in zip(heads[2:], cells[2:])]
            assert len(cells) == len(heads), f"{figure}: {cells} under {heads}"
            is_total = bool(parts) and cells[0].startswith("All ")
            rows.extend([*parts, whole] if is_total else [whole, *parts])
        cells.clear()

    for tag, words in tagged(pdf):
        if tag in ("TR", "THead", "TBody", "H1", "H2", "H3"):
            end_of_row()
            is_head = tag == "THead" or (is_head and tag == "TR")
        if tag in ("H2", "H3"):
            figure = words.strip()
        elif tag in ("TH", "TD"):
            cells.append(words.strip())
    end_of_row()
    return rows


def text_of(pdf, page=None):
    only = ["-f", str(page), "-l", str(page)] if page else []
    return subprocess.run(["pdftotext", "-layout", *only, "-", "-"], input=pdf,
                          capture_output=True, check=True).stdout.decode()


def about(pdf):
    said = subprocess.run(["pdfinfo", "-"], input=pdf, capture_output=True, check=True).stdout
    return dict(line.split(":", 1) for line in said.decode().splitlines() if ":" in line)
