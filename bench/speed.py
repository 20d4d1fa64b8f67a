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
import subprocess
import sys
import tempfile
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent
os.environ.setdefault("MASE", str(ROOT / "build/release/mase"))
sys.path.insert(0, str(ROOT / "tests"))
sys.dont_write_bytecode = True
from borough import ADMINISTRATOR, Borough, Person  # noqa: E402
from installation import free_port  # noqa: E402
from postgres import cluster  # noqa: E402

ANALYST = "ruth.cole@redbridge.example"
LISTENER = ROOT / "build/release/mase_listener"
UNITS = {"us": 1e-3, "ms": 1, "s": 1e3, "m": 6e4}
POST = """wrk.method = "POST"
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
wrk.body = "{body}"
"""


class Figures:
    def __init__(self, said):
        self.a_second = float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])
        self.p50, self.p99 = (self.milliseconds(said, share) for share in ("50%", "99%"))
        wrong = re.search(r"Non-2xx or 3xx responses: (\d+)|Socket errors: (.*)", said)
        assert not wrong, f"not all were answered: {wrong[0]}"

    @staticmethod
    def milliseconds(said, share):
        number, unit = re.search(rf"{share}\s+([\d.]+)(us|ms|s|m)\b", said).groups()
        return float(number) * UNITS[unit]


def load(port, path, connections, seconds, cookie="", script=None):
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}", "--latency", "-H",
               f"Cookie: {cookie}", *(["-s", script] if script else []),
               f"http://127.0.0.1:{port}{path}"]
    return Figures(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


@contextlib.contextmanager
def running(port, *command):
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        for _ in range(200):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
                break
            time.sleep(0.05)
        try:
            yield child
        finally:
            child.terminate()


def of_nginx(folder, page, connections, seconds):
    port = free_port()
    paths = "".join(f"{kind}_temp_path {folder}/{kind};"
                    for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/nginx.pid; worker_processes 1; error_log stderr;\n"
        f"events {{}}\nhttp {{ access_log off; default_type text/html; {paths}\n"
        f"server {{ listen 127.0.0.1:{port}; root {page.parent}; }} }}\n")
    os.chmod(folder, 0o755)
    with running(port, "nginx", "-p", str(folder), "-e", "stderr", "-c", folder / "nginx.conf"):
        return load(port, f"/{page.name}", connections, seconds)


def of_listener(page, connections, seconds):
    port = free_port()
    with running(port, LISTENER, str(port), page):
        return load(port, "/", connections, seconds)


def syncs_a_second(folder, seconds=2):
    """How often the disk takes a page of a log, one after the other."""
    with open(folder / "synced", "wb", buffering=0) as file:
        count, end = 0, time.monotonic() + seconds
        while time.monotonic() < end:
            file.write(bytes(4096))
            os.fdatasync(file.fileno())
            count += 1
    return count / seconds


def memory(pid):
    return int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text())[1]) / 1024


def seconds_of_cpu(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Bench:
    def __init__(self, borough, folder, asked):
        self.borough, self.folder, self.asked = borough, folder, asked
        self.person = Person(borough, ADMINISTRATOR)
        self.analyst = Person(borough, ANALYST)  # the administrator may not read the return
        self.rows = []

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
        print(f"{what:34}{connections:5}{figures.a_second:10.0f}{figures.p50:9.1f}{figures.p99:9.1f}"
              f"{'' if cpu is None else f'{cpu:9.2f}':>9}  {beside}", flush=True)

    def measured(self, path, connections, script=None, person=None):
        cookie = "; ".join(f"{one.name}={one.value}" for one in (person or self.person).jar)
        pid, seconds = self.borough.server.pid, self.asked.seconds
        before = seconds_of_cpu(pid)
        figures = load(self.borough.port, path, connections, seconds, cookie, script)
        spent = seconds_of_cpu(pid) - before
        return figures, spent * 1000 / max(1, figures.a_second * seconds)

    def run(self):
        seconds = self.asked.seconds
        rest = memory(self.borough.server.pid)
        for what, person, path in self.pages():
            saved = self.folder / "page.html"
            saved.write_text(person.get(path))
            size = f"{saved.stat().st_size / 1024:.0f} KB"
            for connections in (1, 16, 256):
                figures, cpu = self.measured(path, connections, person=person)
                beside = size
                if connections == 16:
                    nginx = of_nginx(self.folder, saved, 16, seconds)
                    bare = of_listener(saved, 16, seconds)
                    beside += (f", nginx {nginx.a_second:.0f} (1/{nginx.a_second / figures.a_second:.0f}),"
                               f" listener {bare.a_second:.0f} (1/{bare.a_second / figures.a_second:.1f};"
                               f" {bare.a_second / nginx.a_second:.2f} of nginx)")
                self.row(what, connections, figures, beside=beside, cpu=cpu)
        self.search()
        self.changes()
        print(f"memory {rest:.0f} MB at rest, {memory(self.borough.server.pid):.0f} MB afterwards")

    def posting(self, page, **fields):
        """What makes wrk post this form."""
        csrf = re.search(r'name="csrf" value="([^"]+)"', self.person.get(page))[1]
        script = self.folder / "post.lua"
        script.write_text(POST.format(body=urllib.parse.urlencode({**fields, "csrf": csrf})))
        return script

    def search(self):
        family = self.borough.history.row(self.borough.history.size // 2)
        name = family[self.borough.history.head.index("child_family_name")]
        script = self.posting("/cases", name=name)
        for connections in (1, 16):
            figures, cpu = self.measured("/cases/search", connections, script)
            self.row("search by name", connections, figures, cpu=cpu)

    def changes(self):
        script = self.posting("/referrals/new", route="A", prior_held="NO_DATE")
        rate = syncs_a_second(self.folder)
        for connections in (1, 16, 64):
            figures, cpu = self.measured("/referrals/new", connections, script)
            self.row("start a referral", connections, figures, cpu=cpu,
                     beside=f"{figures.a_second / rate:.1f} a sync of the disk ({rate:.0f} a second)")


def table(bench, asked):
    lines = [f"{datetime.date.today().isoformat()}, {os.cpu_count()} cores ({platform.machine()}), "
             f"{asked.cases} imported cases and the demo, "
             f"{'PostgreSQL' if asked.postgres else 'SQLite'}, {asked.seconds} s a row", "",
             "| What | Connections | A second | p50 ms | p99 ms | CPU ms each | Beside it |",
             "| --- | --- | --- | --- | --- | --- | --- |"]
    for what, connections, figures, cpu, beside in bench.rows:
        lines.append(f"| {what} | {connections} | {figures.a_second:.0f} | {figures.p50:.1f} | "
                     f"{figures.p99:.1f} | {'' if cpu is None else f'{cpu:.2f}'} | {beside} |")
    return "\n".join(lines)


def main():
    words = argparse.ArgumentParser()
    words.add_argument("--cases", type=int, default=10_000)
    words.add_argument("--seconds", type=int, default=5)
    words.add_argument("--postgres", action="store_true")
    words.add_argument("--write", action="store_true")
    asked = words.parse_args()
    with contextlib.ExitStack() as stack:
        folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory(dir=ROOT / "build")))
        database = None
        if asked.postgres:
            database = stack.enter_context(cluster({"max_connections": "100"})).address()
        borough = stack.enter_context(Borough(folder, history=asked.cases, database=database))
        bench = Bench(borough, folder, asked)
        print(f"{'':34}{'conn':>5}{'a second':>10}{'p50 ms':>9}{'p99 ms':>9}{'CPU ms':>9}")
        bench.run()
        if asked.write:
            readme = ROOT / "bench/README.md"
            mark = "<!-- postgresql -->" if asked.postgres else "<!-- sqlite -->"
            before, _, after = readme.read_text().partition(mark)
            rest = after.partition("<!-- end -->")[2]
            readme.write_text(f"{before}{mark}\n{table(bench, asked)}\n\n<!-- end -->{rest}")


if __name__ == "__main__":
    main()
