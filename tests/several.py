"""PostgreSQL as an installation lives with it: several processes on one database, one of them
killed under load, the server gone and back under load, a database taken there and back, and a
backup.
    python3 tests/several.py
"""

import concurrent.futures
import contextlib
import pathlib
import random
import re
import subprocess
import tempfile
import threading
import time
import urllib.parse

from installation import MASE, Browser, Installation, run
from postgres import NOT_FOR_KEEPING, cluster

CLIENTS = 8


class Load:
    """Clients that start referrals, each at one of some ports in turn, until told to stop."""

    def __init__(self, browser, ports):
        self.browser, self.ports = browser, ports
        self.saved, self.refused, self.lost = [], 0, 0
        self.lock, self.stopping = threading.Lock(), threading.Event()

    def one(self, number):
        mine = Browser(self.ports[0], self.browser.certificate)
        mine.cookies, mine.page = dict(self.browser.cookies), self.browser.page
        page = mine.page
        while not self.stopping.is_set():
            number += 1
            mine.port, mine.page = self.ports[number % len(self.ports)], page
            try:
                status = mine.post("/referrals/new", route="A", prior_held="NO_DATE").status
            except OSError:
                status = 0
            except Exception as fault:  # an answer that was cut off says nothing
                assert "IncompleteRead" in repr(fault) or "RemoteDisconnected" in repr(fault), fault
                status = 0
            if status == 303:
                self.note_saved(mine)
                continue
            with self.lock:
                if status in (500, 503):
                    self.refused += 1
                else:
                    assert status in (0, 502, 504), f"answered {status}"
                    self.lost += 1

    def note_saved(self, mine):
        with self.lock:
            self.saved.append(mine.answer.headers["Location"])

    @contextlib.contextmanager
    def going_on(self):
        with concurrent.futures.ThreadPoolExecutor(CLIENTS) as pool:
            clients = [pool.submit(self.one, number) for number in range(CLIENTS)]
            try:
                yield self
            finally:
                self.stopping.set()
        for client in clients:
            client.result()


def signed_in(place, port, name):
    browser = Browser(port).join(place.add(name, "worker", "CS_CPAT"))
    assert browser.ask("GET", "/referrals/new").status == 200
    return browser


def must_all_be_there(browser, port, saved):
    assert len(saved) > 5, f"only {len(saved)} were saved: no load"
    browser.port = port
    gone = [where for where in saved if browser.ask("GET", where).status != 200]
    assert not gone, f"{len(gone)} of {len(saved)} that were called saved are not there: {gone[:3]}"


def must_be_whole(place):
    done = subprocess.run([MASE, "audit", "verify", "--database", place.database, "--heads",
                           f"{place.folder}/keys.db.heads"], capture_output=True, text=True,
                          check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return int(re.search(r"(\d+) lines", done.stdout)[1])


class Tests:
    def __init__(self, server, folder):
        self.server, self.folder = server, pathlib.Path(folder)

    def new_place(self, name, **with_what):
        folder = self.folder / name
        folder.mkdir()
        self.server.tell(f"CREATE DATABASE {name} OWNER mase")
        return Installation(folder, database=self.server.address(name), **with_what)

    def sessions_are_shared(self):
        place = self.new_place("sessions")
        with place.served() as (first, _, _), place.served() as (second, _, _):
            browser = signed_in(place, first, "amina")
            assert browser.post("/referrals/new", route="A", prior_held="NO_DATE").status == 303
            where = browser.answer.headers["Location"]
            browser.port = second
            assert browser.ask("GET", where).status == 200, "the other process knows no session"
            assert browser.ask("GET", "/account").status == 200
            assert browser.post("/sign-out").status == 303
            browser.cookies = dict(browser.cookies)
            browser.port = first
            assert browser.ask("GET", where).status == 303, "out at one, still in at the other"

    def one_is_killed(self):
        place = self.new_place("killed")
        with contextlib.ExitStack() as stack:
            first, _, _ = stack.enter_context(place.served())
            browser = signed_in(place, first, "amina")
            with tempfile.TemporaryDirectory(dir=self.folder) as log:
                other = subprocess.Popen([MASE, "serve", *place.files, "--port", "0"],
                                         stdout=subprocess.PIPE, text=True, cwd=log)
                second = int(re.search(r'"port":"(\d+)"', self.line_with(other, "serving"))[1])
                load = Load(browser, [first, second])
                with load.going_on():
                    time.sleep(1.5)
                    other.kill()
                    other.wait()
                    time.sleep(1)
            must_all_be_there(browser, first, load.saved)
        must_be_whole(place)

    @staticmethod
    def line_with(process, word):
        for line in process.stdout:
            if f'"{word}"' in line:
                threading.Thread(target=process.stdout.read, daemon=True).start()
                return line
        raise AssertionError("it ended")

    def the_server_is_restarted(self):
        place = self.new_place("restarted")
        with place.served() as (port, _, log):
            browser = signed_in(place, port, "amina")
            load = Load(browser, [port])
            with load.going_on():
                for _ in range(4):
                    time.sleep(0.5 + random.random())
                    self.server.stop("immediate")
                    self.server.start()
                time.sleep(1)
                before = len(load.saved)
                time.sleep(1)
                assert len(load.saved) > before, "it did not go on by itself"
            must_all_be_there(browser, port, load.saved)
            assert any(line.get("event") == "the database is back" for line in log()), "never away"
        must_be_whole(place)

    def who_reads_waits(self):
        place = self.new_place("waited")
        with place.served() as (port, _, _):
            browser = signed_in(place, port, "amina")
            self.server.stop("immediate")
            with concurrent.futures.ThreadPoolExecutor(1) as pool:
                page = pool.submit(browser.ask, "GET", "/account")
                time.sleep(3)
                self.server.start()
                assert page.result().status == 200, f"answered {page.result().status}"

    def what_no_standby_has_is_not_called_saved(self):
        """Nor where the server is told that its own disk is enough."""
        settings = {**NOT_FOR_KEEPING, "wal_level": "replica", "max_wal_senders": "1"}
        with cluster(settings) as server, concurrent.futures.ThreadPoolExecutor(1) as pool:
            place = Tests(server, self.folder).new_place("standby")
            server.tell("ALTER ROLE mase SET synchronous_commit = 'local'")
            with place.served() as (port, _, _):
                browser = signed_in(place, port, "amina")
                server.settle("synchronous_standby_names", "'nobody'")
                saving = pool.submit(browser.post, "/referrals/new", route="A",
                                     prior_held="NO_DATE")
                time.sleep(3)
                is_early = saving.done()
                server.settle("synchronous_standby_names", "''")
                assert saving.result().status == 303, f"answered {saving.result().status}"
                assert not is_early, "it was called saved when no standby had it"

    def the_one_that_answers_is_found(self):
        place = self.new_place("hosts")
        nobody, there = (urllib.parse.quote(str(folder), safe="")
                         for folder in (place.folder, self.server.folder))
        for hosts in (f"{nobody},{there}", f"{there},{nobody}:5433"):
            place.files[1] = f"postgresql://mase@{hosts}/hosts"
            with place.served() as (port, _, _):
                assert Browser(port).ask("GET", "/sign-in").status == 200

    def the_trail_is_only_added_to(self):
        place = self.new_place("prepared")
        owner, place.files[1] = place.database, self.server.address("prepared", "mase_app")
        place.mase("user", "add", "--email", "a@agency.example", "--name", "A", "--agency",
                   "CS_MASH", "--role", "worker", succeeds=False)  # it can make no tables
        place.mase("prepare", "--database", owner, "--role", "mase_app", with_files=False)
        with place.served() as (port, _, _):
            browser = signed_in(place, port, "amina")
            assert browser.post("/referrals/new", route="A", prior_held="NO_DATE").status == 303
        for harm in ("UPDATE audit_log SET reason = ''", "DELETE FROM audit_log",
                     "DELETE FROM audit_shown", "TRUNCATE audit_log", "DROP TABLE audit_log",
                     "UPDATE shared_returns SET content = ''", "DELETE FROM shared_returns",
                     "ALTER TABLE audit_log DISABLE TRIGGER ALL", "DELETE FROM migrations"):
            done = subprocess.run(["psql", place.files[1], "-c", harm], capture_output=True,
                                  text=True, check=False)
            assert done.returncode != 0, f"{harm}: {done.stdout}"
            assert "permission denied" in done.stderr or "must be owner" in done.stderr, done.stderr
        must_be_whole(place)

    def another_panel_is_out_of_reach(self):
        """As whoever serves one panel, once it serves; the database has rows of another."""
        place = self.new_place("walled")
        place.add("amina", "worker", "CS_CPAT")
        for panel, found in (("*", "1"), ("00" * 16, "0")):
            done = subprocess.run(["psql", place.database, "-Atc", f"SET mase.panel = '{panel}'",
                                   "-c", "SELECT count(*) FROM memberships"], capture_output=True,
                                  text=True, check=True)
            assert done.stdout.split()[-1] == found, f"{panel}: {done.stdout}"
        seen_by_all = subprocess.run(
            ["psql", place.database, "-Atc", "SELECT relname FROM pg_class WHERE relkind = 'r' AND "
             "relnamespace = 'public'::regnamespace AND NOT relforcerowsecurity ORDER BY relname"],
            capture_output=True, text=True, check=True).stdout.split()
        # None of these has a word of anybody: panels, numbers and hashes.
        assert seen_by_all == ["audit_heads", "migrations", "panels", "sign_in_failures",
                               "sign_on_attempts"], seen_by_all
        writing = ("INSERT INTO audit_shown (panel_id, shown_id, writer, seq) "
                   "SELECT id, id, id, 1 FROM panels")
        done = subprocess.run(["psql", place.database, "-c", f"SET mase.panel = '{'00' * 16}'",
                               "-c", writing], capture_output=True, text=True, check=False)
        assert "row-level security" in done.stderr, done.stdout + done.stderr

    def there_and_back(self):
        folder = self.folder / "there"
        folder.mkdir()
        file = Installation(folder, demo=True)
        self.server.tell("CREATE DATABASE there OWNER mase")
        address = self.server.address("there")
        said = file.mase("move", "--from", file.database, "--to", address, *file.files[2:],
                         with_files=False)
        rows = int(re.search(r"(\d+) rows are at", said)[1])
        assert rows > 10_000, said
        file.mase("move", "--from", file.database, "--to", address, *file.files[2:],
                  with_files=False, succeeds=False)  # never over something
        place = Installation.__new__(Installation)
        place.folder, place.database = folder, address
        place.files = ["--database", address, *file.files[2:]]
        lines = must_be_whole(place)
        with place.served() as (port, _, _):
            browser = signed_in(place, port, "amina")
            assert browser.ask("GET", "/").status == 200
            place.mase("backup", "--to", f"{folder}/one.backup")
        back = f"{folder}/back.db"
        file.mase("move", "--from", address, "--to", back, *file.files[2:], with_files=False)
        checked = file.mase("audit", "verify", "--database", back, "--heads",
                            f"{folder}/keys.db.heads", with_files=False)
        assert int(re.search(r"(\d+) lines", checked)[1]) > lines, checked
        restored = file.mase("restore", f"{folder}/one.backup", "--database", f"{folder}/put.db",
                             *file.files[2:], with_files=False)
        assert "the audit trail is whole" in restored, restored


def main():
    with cluster() as server, tempfile.TemporaryDirectory(prefix="mase-several-") as folder:
        tests = Tests(server, folder)
        return run([
            ("who signed in at one process is known at the other, and out at both",
             tests.sessions_are_shared),
            ("a process killed under load loses nothing that was called saved",
             tests.one_is_killed),
            ("the database gone and back under load loses nothing, and the work goes on",
             tests.the_server_is_restarted),
            ("who asks for a page while the database is away has it once that is back",
             tests.who_reads_waits),
            ("what no standby has is not called saved",
             tests.what_no_standby_has_is_not_called_saved),
            ("of several hosts in an address the one that answers is found",
             tests.the_one_that_answers_is_found),
            ("whoever serves can add to the trail and alter none of it",
             tests.the_trail_is_only_added_to),
            ("what serves one panel finds no row of another, nor writes one",
             tests.another_panel_is_out_of_reach),
            ("a borough moves to PostgreSQL and back, value by value, and is backed up there",
             tests.there_and_back)])


if __name__ == "__main__":
    raise SystemExit(main())
