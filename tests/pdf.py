"""A published return as people take it away: page, PDF, workbook and data, each read back and
compared line by line; the PDF with its tags, marking and pages as a reader of PDF finds them. And
the process that makes it: what it has, and what is left when it is gone.
    python3 tests/pdf.py
"""

import contextlib
import datetime
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error

from borough import Borough, Person, ended_quarter
from installation import run
from reading_back import (about, rows_of_data, rows_of_page, rows_of_pdf, rows_of_workbook, tagged,
                          text_of)

CHAIR = "daniel.price@police.example"
ANALYST = "ruth.cole@redbridge.example"
HISTORY = 60


def tight(row):
    """Where a line ends, PDF has no space."""
    return ["".join(words.split()) for words in row]


def is_alive(process):
    """One that has ended, and that nobody has asked about yet, is not."""
    with contextlib.suppress(OSError):
        said = pathlib.Path(f"/proc/{process}/stat").read_text()
        return said.rpartition(")")[2].split()[0] != "Z"
    return False


class Listener:
    """A port of this machine, and whether anybody came."""

    def __enter__(self):
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.socket.settimeout(0.2)
        self.port = self.socket.getsockname()[1]
        return self

    def has_heard(self):
        with contextlib.suppress(TimeoutError):
            self.socket.accept()
            return True
        return False

    def __exit__(self, *_):
        self.socket.close()


class Downloads:
    def __init__(self, folder):
        self.folder = folder
        self.log = f"{folder}/log"
        self.borough = Borough(folder, HISTORY, self.log)
        self.quarter = ended_quarter(datetime.date.today())
        self.edition = f"/returns/{self.quarter}/editions/1"
        with self.borough:
            chair = Person(self.borough, CHAIR)
            page = chair.get(f"/returns/{self.quarter}/publishing")
            chair.post(f"/returns/{self.quarter}/publishing",
                       seen=re.search(r'name="seen" value="(\w+)"', page)[1])
            analyst = Person(self.borough, ANALYST)
            self.page = analyst.get(self.edition)
            started = time.monotonic()
            self.pdf = analyst.saved(f"{self.edition}/pdf")
            self.seconds = time.monotonic() - started
            self.book = analyst.saved(f"{self.edition}/xlsx")
            self.data = analyst.saved(f"{self.edition}/csv").decode()
        self.shown = rows_of_page(self.page)
        self.pages = int(about(self.pdf)["Pages"])

    def the_same_numbers_in_all_four(self):
        assert len(self.shown) > 500, f"the page has {len(self.shown)} lines"
        data = rows_of_data(self.data)
        assert [row[1:] for row in data] == [row[1:] for row in self.shown], "page and data differ"
        assert sorted(rows_of_workbook(self.book)) == sorted(self.shown), "page and workbook differ"
        for printed, shown in zip(rows_of_pdf(self.pdf), self.shown):
            assert tight(printed) == tight(shown), f"printed is {printed}, and shown {shown}"
        assert len(rows_of_pdf(self.pdf)) == len(self.shown), "page and PDF differ"

    def each_sheet_is_marked_and_numbered_and_says_whose_copy_it_is(self):
        assert self.pages > 5
        for page in range(1, self.pages + 1):
            text = text_of(self.pdf, page)
            lines = [line.strip() for line in text.splitlines() if line.strip()]
            assert "OFFICIAL-SENSITIVE" in lines[0], f"page {page} begins {lines[0]}"
            assert f"Page {page} of {self.pages}" in lines[0], lines[0]
            assert lines[-2] == "OFFICIAL-SENSITIVE", f"page {page} ends {lines[-2:]}"
            assert re.search(r"^Copy \S+ made by Ruth Cole.*, for The board\.$", lines[-1]), page
            assert text.count("OFFICIAL-SENSITIVE") == 2

    def it_is_tagged_and_says_what_it_is(self):
        said = about(self.pdf)
        assert said["Tagged"].strip() == "yes", said
        assert said["Title"].strip().startswith("Return for "), said
        assert said["Page size"].strip().endswith("(A4)"), said
        tags = {tag for tag, _ in tagged(self.pdf)}
        assert {"H1", "H2", "H3", "TH", "TD"} <= tags, tags
        assert b"/Lang (en-GB)" in self.pdf
        for option in ("-url", "-js"):
            found = subprocess.run(["pdfinfo", option, "-"], input=self.pdf, capture_output=True,
                                   check=True).stdout.decode()
            assert "http" not in found, found

    def it_ends_with_how_each_figure_is_counted(self):
        text = " ".join(text_of(self.pdf).split())
        counted = text[text.rindex("How each figure is counted"):]
        missing = [figure for figure, _, _ in self.shown if figure not in counted]
        assert not missing, missing[:3]

    def what_is_typed_stays_words(self):
        with Listener() as listener, self.borough:
            name = (f'</style></div><img src="http://127.0.0.1:{listener.port}/a"><link '
                    'rel="attachment" href="file:///etc/passwd"><a href="file:///etc/hostname" '
                    'rel="attachment">The board</a>')
            pdf = Person(self.borough, ANALYST).saved(f"{self.edition}/pdf", recipient=name)
            assert not listener.has_heard(), "it asked an address"
        assert '<imgsrc="http' in "".join(text_of(pdf, 1).split()), "what was typed is not there"
        file = pathlib.Path(self.folder) / "hostile.pdf"
        file.write_bytes(pdf)
        files = subprocess.run(["pdfdetach", "-list", file], capture_output=True, check=True)
        assert files.stdout.startswith(b"0 embedded files"), files.stdout
        images = subprocess.run(["pdfimages", "-list", file], capture_output=True, check=True)
        assert len(images.stdout.splitlines()) == 2, images.stdout.decode()

    def helper(self):
        """The process that makes PDF."""
        children = pathlib.Path(f"/proc/{self.borough.server.pid}/task/{self.borough.server.pid}/"
                                "children").read_text().split()
        assert len(children) == 1, f"mase has the children {children}"
        return int(children[0])

    def its_process_has_nothing_of_mase(self):
        with self.borough:
            process = self.helper()
            status = pathlib.Path(f"/proc/{process}/status").read_text()
            assert re.search(r"^Seccomp:\s+2$", status, re.M), "it may make any call"
            assert re.search(r"^NoNewPrivs:\s+1$", status, re.M), "it may gain rights"
            files = {os.readlink(f"/proc/{process}/fd/{one}").split(":")[0]
                     for one in os.listdir(f"/proc/{process}/fd")}
            assert files == {"/dev/null", "socket"}, f"it has open {files}"
        for _ in range(100):
            if not is_alive(process):
                return
            time.sleep(0.1)
        raise AssertionError("it lives on after mase")

    def without_its_process_the_page_says_so(self):
        with self.borough:
            analyst = Person(self.borough, ANALYST)
            assert "PDF is not available here" not in analyst.get(self.edition), "it is not there"
            os.kill(self.helper(), signal.SIGKILL)
            self.refused(analyst, "could not be made just now")
            assert "PDF is not available here" in analyst.get(self.edition), "it is not said"
            assert rows_of_data(analyst.saved(f"{self.edition}/csv").decode()), "no data either"

    def refused(self, person, words):
        try:
            person.saved(f"{self.edition}/pdf")
        except urllib.error.HTTPError as answer:
            assert answer.code == 503, answer.code
            page = answer.read().decode()
            assert words in page, page
            return
        raise AssertionError("it was made")

    def by_its_option_none_is_made_and_the_log_says_so(self):
        self.borough.options = ["--no-pdf"]
        try:
            with self.borough:
                assert "PDF is not available here" in Person(self.borough, ANALYST).get(
                    self.edition)
        finally:
            self.borough.options = []
        said = [json.loads(line)["event"] for line in open(self.log, encoding="utf-8")]
        assert said.count("no PDF is made") == 1, said
        assert "PDF is made by WeasyPrint, in a process that has nothing else" in said


def main():
    with tempfile.TemporaryDirectory() as folder:
        tests = Downloads(folder)
        print(f"the PDF: {tests.pages} pages, {len(tests.pdf) // 1000} kB, "
              f"{tests.seconds:.1f} s", flush=True)
        return run([
            ("page, PDF, workbook and data have the same numbers in the same lines",
             tests.the_same_numbers_in_all_four),
            ("each sheet is marked and numbered, and says whose copy it is",
             tests.each_sheet_is_marked_and_numbered_and_says_whose_copy_it_is),
            ("it is tagged, with a title and a language", tests.it_is_tagged_and_says_what_it_is),
            ("it ends with how each figure is counted",
             tests.it_ends_with_how_each_figure_is_counted),
            ("what is typed stays words, and fetches nothing", tests.what_is_typed_stays_words),
            ("the process that makes it has nothing of mase, and ends with it",
             tests.its_process_has_nothing_of_mase),
            ("without its process the page says so", tests.without_its_process_the_page_says_so),
            ("by its option none is made, and the log says so",
             tests.by_its_option_none_is_made_and_the_log_says_so),
        ])


if __name__ == "__main__":
    sys.exit(main())
