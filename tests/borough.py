"""The demo borough with a history imported into it, served; and people who ask it for pages."""

import contextlib
import datetime
import html
import http.cookiejar
import os
import pathlib
import re
import socket
import subprocess
import time
import urllib.parse
import urllib.request

from history import History

ROOT = pathlib.Path(__file__).resolve().parent.parent
MASE = os.environ.get("MASE", ROOT / "build/debug/mase")
ADMINISTRATOR = "farah.begum@redbridge.example"
HISTORY = 2000  # cases of earlier years
PASSPHRASE = "lantern osier kestrel"
BORN_ON = re.compile(r"Date of birth\s*</dt>\s*<dd[^>]*>\s*(\d+ \w+ \d{4})", re.S)


def ended_quarter(today):
    """The last one that has ended, as addresses write it."""
    year, month = today.year, today.month
    if month < 4:
        year, month = year - 1, month + 12
    number = (month - 4) // 3  # of the one before this
    year, number = (year, number) if number else (year - 1, 4)
    return f"{year}-{(year + 1) % 100:02}-q{number}"


class Borough:
    """The demo, served for as long as the context lasts."""

    def __init__(self, folder, history=HISTORY, log=os.devnull, database=None, cases=0):
        """`cases`: so many are generated, and no history is imported. One that is in the folder
        already is finished."""
        self.log = log
        self.options = []  # of serving it
        self.database = database or f"{folder}/mase.db"
        self.files = ["--database", self.database, "--keys", f"{folder}/keys.db",
                      "--master-key", f"{folder}/master.key"]
        if not os.path.exists(f"{folder}/master.key"):
            subprocess.run([MASE, "key", "create", "--file", f"{folder}/master.key"], check=True,
                           stdout=subprocess.DEVNULL)
        generated = ["--cases", str(cases)] if cases else []
        subprocess.run([MASE, "demo", *generated, *self.files], check=True,
                       stdout=subprocess.DEVNULL)
        self.history = History(MASE, history, datetime.date.today())
        if not cases:
            self.import_history(folder)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]

    def import_history(self, folder):
        with open(f"{folder}/history.csv", "w", encoding="utf-8", newline="") as file:
            self.history.write(file)
        subprocess.run([MASE, "import", "file", f"{folder}/history.csv", "--write", "--by",
                        ADMINISTRATOR, *self.files], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)

    def __enter__(self):
        with open(self.log, "ab") as log:
            self.server = subprocess.Popen([MASE, "serve", *self.files, "--port", str(self.port),
                                            *self.options],
                                           stdout=log, stderr=log)
        for _ in range(200):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port)):
                return self
            time.sleep(0.05)
        raise RuntimeError("the server did not start")

    def stop(self):
        self.server.terminate()
        self.server.wait()

    def __exit__(self, *_):
        self.stop()


class Person:
    def __init__(self, borough, email, passphrase=PASSPHRASE):
        self.address = f"http://127.0.0.1:{borough.port}"
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        self.page = ""
        self.get("/sign-in")
        self.post("/sign-in", email=email, passphrase=passphrase)

    def get(self, path):
        self.page = self.opener.open(self.address + path).read().decode()
        return self.page

    def send(self, path, **fields):
        """The bytes that are answered."""
        fields["csrf"] = re.search(r'name="csrf" value="([^"]+)"', self.page)[1]
        body = urllib.parse.urlencode(fields).encode()
        answer = self.opener.open(self.address + path, body)
        while "Refresh" in answer.headers:  # it is still being made
            time.sleep(float(answer.headers["Refresh"]))
            answer = self.opener.open(answer.url)
        return answer.read()

    def post(self, path, **fields):
        self.page = self.send(path, **fields).decode()
        return self.page

    def saved(self, path, recipient="The board"):
        """The bytes that are saved from there, once it is said for whom and why."""
        self.get("/copies/new?of=" + urllib.parse.quote(path, safe=""))
        return self.send("/copies/new", of=path, whom="other", recipient=recipient, code="BOARD",
                         reason="To be counted again")

    def copy(self, path):
        return self.saved(path).decode()

    def born_on(self, case):
        path = f"/cases/{case}/child"
        if 'name="reason"' in self.get(path):
            self.post(f"/cases/{case}/reason", reason="DATA_QUALITY", next=path)
        shown = html.unescape(BORN_ON.search(self.get(path))[1])
        return datetime.datetime.strptime(shown, "%d %B %Y").date()
