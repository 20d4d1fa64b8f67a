"""How many answers a second mase gives in a borough of 10,000 cases, against nginx serving the same
bytes as a file, our own listener serving them from memory, and the disk.
    bin/bench                 builds and installs what this needs, and runs it
    python3 bench/speed.py [--cases N] [--seconds N] [--postgres] [--write]

Figures a second depend on the machine. The ratios are of one run, and can be compared with another.
--write puts the table into bench/README.md. Load and server share the machine, as in the field they
don't.
"""

import argparse
import contextlib
import datetime
import os
import pathlib
import platform
import re
import socket
import sys
import tempfile
import time
import types
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
os.environ.setdefault("MASE", str(ROOT / "build/release/mase"))
sys.path.insert(0, str(ROOT / "tests"))
sys.dont_write_bytecode = True
import decisions  # noqa: E402
from borough import ADMINISTRATOR, Borough, Person  # noqa: E402
from load import (load, memory, of_listener, of_nginx, of_rows, seconds_of_cpu,  # noqa: E402
                  syncs_a_second)
from postgres import cluster  # noqa: E402

ANALYST = "ruth.cole@redbridge.example"  # the administrator may not read the return
SURNAME = "Jama"  # of two of the children that the generated ones are named after
WORKER = "tom.oneill@redbridge.example"  # nor may they begin a referral
PART = "concerns"  # of a referral
POST = """wrk.method = "POST"
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
wrk.body = "{body}"
"""
# Each referral in turn, and each time the words that are not there; never one of which a save is
# on its way, for there are more of them than connections.
PARTS = """wrk.method = "POST"
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
local paths, bodies, turns, place = {{{paths}}}, {{"{body0}", "{body1}"}}, {{}}, -1
request = function()
  place = place + 1
  if place == 0 then return wrk.format(nil, paths[1], nil, bodies[1]) end  -- wrk only looks at it
  local one = (place - 1) % #paths + 1
  turns[one] = 3 - (turns[one] or 2)
  return wrk.format(nil, paths[one], nil, bodies[turns[one]])
end
response = function(status) if status ~= 303 then error("not saved: " .. status) end end
"""


@contextlib.contextmanager
def loaded(borough, **environment):
    """Served with these in its environment."""
    os.environ.update(environment)
    try:
        with borough:
            for name in environment:
                del os.environ[name]
            yield
    finally:
        for name in environment:
            os.environ.pop(name, None)


class Bench:
    def __init__(self, borough, folder, asked):
        self.borough, self.folder, self.asked = borough, folder, asked
        self.statements = {}  # files of those that each page was made of
        self.person = Person(borough, ADMINISTRATOR)
        self.analyst = Person(borough, ANALYST)
        self.worker = Person(borough, WORKER)
        self.rows, self.notes = [], []

    def pages(self):
        page = self.person.get("/cases")
        case = re.search(r"/cases/[0-9a-z]{26}", page)[0]
        if 'name="reason"' in self.person.get(case):
            self.person.post(f"{case}/reason", reason="DATA_QUALITY", next=case)
        quarter = re.search(r"/returns/[0-9][^\"/?]+", self.analyst.get("/returns"))[0]
        return [("case page", self.person, case), ("case list", self.person, "/cases"),
                ("quarterly return", self.analyst, quarter)]

    def row(self, what, connections, figures, *, beside="", cpu=None):
        self.rows.append((what, connections, figures, cpu, beside))
        print(f"{what:34}{connections:5}{figures.a_second:10.1f}{figures.p50:9.1f}{figures.p99:9.1f}"
              f"{'' if cpu is None else f'{cpu:9.2f}':>9}  {beside}", flush=True)

    def note(self, words):
        self.notes.append(words)
        print(words, flush=True)

    def measured(self, path, connections, script=None, person=None):
        cookie = "; ".join(f"{one.name}={one.value}" for one in (person or self.person).jar)
        pid, seconds = self.borough.server.pid, self.asked.seconds
        before = seconds_of_cpu(pid)
        figures = load(self.borough.port, path, connections, seconds, cookie, script)
        spent = seconds_of_cpu(pid) - before
        return figures, spent * 1000 / max(1, figures.a_second * seconds)

    def run(self):
        rest = memory(self.borough.server.pid)
        for what, person, path in self.pages():
            self.page(what, person, path)
        self.search()
        self.sections()
        self.quiet_connections()
        self.note(f"Memory: {rest:.0f} MB at rest, {memory(self.borough.server.pid):.0f} MB "
                  "afterwards.")
        self.start()

    def page(self, what, person, path):
        saved = self.folder / "page.html"
        saved.write_text(person.get(path))
        beside = f"{saved.stat().st_size / 1024:.0f} KB"
        many = (1, 4) if what == "quarterly return" else (1, 16, 256)
        for connections in many:
            figures, cpu = self.measured(path, connections, person=person)
            told = beside
            if connections == 1 and what in self.statements:
                rows = of_rows(self.borough.database, self.statements[what], self.asked.seconds)
                told += f"; its rows alone {rows:.1f} (1/{rows / figures.a_second:.1f})"
            if connections == 16:
                nginx = of_nginx(self.folder, saved, 16, self.asked.seconds)
                bare = of_listener(saved, 16, self.asked.seconds)
                told += (f"; nginx {nginx.a_second:.0f} (1/{nginx.a_second / figures.a_second:.1f}),"
                         f" our listener {bare.a_second:.0f} "
                         f"(1/{bare.a_second / figures.a_second:.1f})")
                self.note(f"Our listener with {beside} from memory: "
                          f"{bare.a_second / nginx.a_second:.2f} of nginx.")
            self.row(what, connections, figures, beside=told, cpu=cpu)

    def posting(self, page, person, **fields):
        """What makes wrk post this form."""
        csrf = re.search(r'name="csrf" value="([^"]+)"', person.get(page))[1]
        script = self.folder / "post.lua"
        script.write_text(POST.format(body=urllib.parse.urlencode({**fields, "csrf": csrf})))
        return script

    def search(self):
        script = self.posting("/cases", self.person, name=SURNAME)
        for connections in (1, 16):
            figures, cpu = self.measured("/cases/search", connections, script)
            self.row("search by surname", connections, figures, cpu=cpu)

    def started(self, many):
        """So many referrals of which one part is written."""
        begun = []
        for _ in range(many):
            self.worker.get("/referrals/new")
            page = self.worker.post("/referrals/new", route="A", prior_held="NO_DATE")
            begun.append(re.search(r"/referrals/[0-9a-z]{26}", page)[0])
        return [f"{path}/parts/{PART}" for path in begun]

    def sections(self):
        paths, words = self.started(256), ("Seen by a school nurse", "Seen by a youth worker")
        seen = {}
        for path in [paths[0], *paths]:  # each ends with the first words; the first saw both
            for text in words if path == paths[0] and len(seen) < 2 else words[:1]:
                now = re.search(r'name="seen" value="([^"]+)"', self.worker.get(path))[1]
                self.worker.post(path, seen=now, concerns_narrative=text, then="later")
                page = self.worker.get(path)
                seen[text] = re.search(r'name="seen" value="([^"]+)"', page)[1]
        csrf = re.search(r'name="csrf" value="([^"]+)"', page)[1]
        bodies = [urllib.parse.urlencode({"csrf": csrf, "then": "later", "seen": seen[was],
                                          "concerns_narrative": becomes})
                  for was, becomes in (words, words[::-1])]
        rate = syncs_a_second(self.folder)
        for connections in (1, 16, 64):
            script = self.folder / "parts.lua"
            order = ", ".join(f'"{path}"' for path in paths[connections:connections * 3 + 1])
            script.write_text(PARTS.format(paths=order, body0=bodies[0], body1=bodies[1]))
            figures, cpu = self.measured("/", connections, script, self.worker)
            self.row("save a part of the form", connections, figures, cpu=cpu,
                     beside=f"{figures.a_second / rate:.1f} a sync of the disk ({rate:.0f} a second)")
            self.settle(paths[connections:connections * 3 + 1], words[0])

    def settle(self, paths, text):
        """The first words again, whichever the load left there."""
        time.sleep(2)  # what the load sent last is still being saved
        for path in paths:
            now = re.search(r'name="seen" value="([^"]+)"', self.worker.get(path))[1]
            self.worker.post(path, seen=now, concerns_narrative=text, then="later")

    def trace(self):
        """Writes down what SQLite is told for each page."""
        trace = self.folder / "trace"
        for what, person, path in self.pages():
            person.get(path)
            before = trace.stat().st_size
            person.get(path)
            self.statements[what] = self.folder / f"{what}.sql"
            self.statements[what].write_bytes(trace.read_bytes()[before:])

    def decide(self, meeting, day):
        """On the day of the meeting."""
        items = decisions.begin(decisions.Recorder(self.borough, self.person), meeting)
        due = day + datetime.timedelta(14)
        due = {"due_on-day": due.day, "due_on-month": due.month, "due_on-year": due.year}
        for connections in (1, min(8, len(items))):
            took = decisions.measured(self.borough, self.person, items, self.asked.seconds,
                                      connections, due)
            figures = types.SimpleNamespace(a_second=connections * 1000 * len(took) / sum(took),
                                            p50=took[len(took) // 2],
                                            p99=took[len(took) * 99 // 100])
            self.row("a decision with two actions", connections, figures,
                     beside="three durable changes")

    def quiet_connections(self):
        """2,000 who have a page open and do nothing."""
        case = self.pages()[0][2]
        alone, _ = self.measured(case, 16)
        with contextlib.ExitStack() as stack:
            for _ in range(2000):
                one = stack.enter_context(socket.create_connection(("127.0.0.1",
                                                                    self.borough.port)))
                one.sendall(b"GET /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                one.recv(65536)
            beside, _ = self.measured(case, 16)
        self.note(f"Case page, 16 connections: p99 {alone.p99:.1f} ms alone, {beside.p99:.1f} ms "
                  "beside 2,000 quiet connections.")

    def start(self):
        self.borough.stop()
        begun = time.monotonic()
        with self.borough:
            urllib.request.urlopen(f"http://127.0.0.1:{self.borough.port}/sign-in").read()
            self.note(f"Start to the first page: {(time.monotonic() - begun) * 1000:.0f} ms.")


def table(bench, asked):
    lines = [f"{datetime.date.today().isoformat()}, {os.cpu_count()} cores ({platform.machine()}), "
             f"{asked.cases} generated cases and the demo, "
             f"{'PostgreSQL' if asked.postgres else 'SQLite'}, {asked.seconds} s a row", "",
             "| What | Connections | A second | p50 ms | p99 ms | CPU ms each | Beside it |",
             "| --- | --- | --- | --- | --- | --- | --- |"]
    for what, connections, figures, cpu, beside in bench.rows:
        lines.append(f"| {what} | {connections} | {figures.a_second:.1f} | {figures.p50:.1f} | "
                     f"{figures.p99:.1f} | {'' if cpu is None else f'{cpu:.2f}'} | {beside} |")
    return "\n".join([*lines, "", *(f"- {words}" for words in bench.notes)])


def main():
    words = argparse.ArgumentParser()
    words.add_argument("--cases", type=int, default=10_000)
    words.add_argument("--seconds", type=int, default=5)
    words.add_argument("--postgres", action="store_true")
    words.add_argument("--write", action="store_true")
    asked = words.parse_args()
    with contextlib.ExitStack() as stack:
        folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory(dir=ROOT / "build")))
        server = stack.enter_context(cluster({"max_connections": "100"})) if asked.postgres else None
        borough = Borough(folder, database=server and server.address(), cases=asked.cases)
        if server:
            server.look_over()
        statements = {}
        if not asked.postgres:
            with loaded(borough, LD_PRELOAD=f"{ROOT}/build/release/libmase_trace.so",
                        MASE_TRACE=f"{folder}/trace", MASE_TRACED=borough.database):
                tracing = Bench(borough, folder, asked)
                tracing.trace()
                statements = tracing.statements
        print(f"{'':34}{'conn':>5}{'a second':>10}{'p50 ms':>9}{'p99 ms':>9}{'CPU ms':>9}")
        with borough:
            bench = Bench(borough, folder, asked)
            bench.statements = statements
            meeting, days = decisions.next_meeting(bench.person)
            decisions.circulate(bench.person, meeting)
            bench.run()
        with loaded(borough, LD_PRELOAD=decisions.FAKE_CLOCK, FAKETIME=f"+{days}d"):
            sitting = Bench(borough, folder, asked)
            sitting.decide(meeting, datetime.date.today() + datetime.timedelta(days))
            bench.rows += sitting.rows
        if asked.write:
            readme = ROOT / "bench/README.md"
            mark = "<!-- postgresql -->" if asked.postgres else "<!-- sqlite -->"
            before, _, after = readme.read_text().partition(mark)
            rest = after.partition("<!-- end -->")[2]
            readme.write_text(f"{before}{mark}\n{table(bench, asked)}\n\n<!-- end -->{rest}")


if __name__ == "__main__":
    main()
