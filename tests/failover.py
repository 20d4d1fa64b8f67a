"""Loses the machine of the primary under load, again and again, and looks whether everything that
was called saved, and everything that was shown, is on the one that took over, with its lines in the
trail. Not part of bin/test: it takes minutes, and what deploy/ha/README.md installs.
    python3 tests/failover.py               three machines, two of them with a database
    python3 tests/failover.py --strict      three of them with a database
    python3 tests/failover.py --rounds 5    so many losses, 3 by itself
"""

import argparse
import contextlib
import pathlib
import re
import subprocess
import tempfile
import time

from installation import MASE, Browser, Installation, run
from several import CLIENTS, Load, signed_in
from standby import machines, wait_until

DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"  # of an id in an address
LONGEST = 45  # seconds without service that are borne: ttl, and what it takes to promote


def bytes_of(address):
    """Of the id at its end, in hex as PostgreSQL writes it."""
    number = 0
    for digit in address.rpartition("/")[2]:
        number = 32 * number + DIGITS.index(digit)
    return f"{number:032x}"


class Watched(Load):
    """Load that looks at what it has saved, and notes when anything was saved or refused."""

    def __init__(self, browser, port):
        super().__init__(browser, [port])
        self.seen, self.times, self.unanswered = [], [], 0

    def note_saved(self, mine):
        super().note_saved(mine)
        where = mine.answer.headers["Location"]
        with self.lock:
            self.times.append(time.monotonic())
        with contextlib.suppress(OSError):
            if mine.ask("GET", where).status == 200:
                with self.lock:
                    self.seen.append(where)
                return
        with self.lock:
            self.unanswered += 1


class Round:
    """One loss: what was said to be saved before, during and after it, and what is there."""

    def __init__(self, place, servers, browser, port):
        self.place, self.servers, self.browser = place, servers, browser
        self.load = Watched(browser, port)

    def lose(self, lost):
        with self.load.going_on():
            time.sleep(5)
            self.lost_at = time.monotonic()
            lost.lose()
            wait_until(lambda: self.servers.primary(), "another takes over")
            self.promoted_after = time.monotonic() - self.lost_at
            wait_until(lambda: self.load.times[-1] > self.lost_at + self.promoted_after,
                       "something is saved again")
            time.sleep(5)
        assert lost is not self.servers.primary(), "it is the one that was lost"

    def gap(self):
        """The longest time in which nothing was saved."""
        times = self.load.times
        return max(after - before for before, after in zip(times, times[1:]))

    def must_all_be_there(self):
        assert len(self.load.saved) > 20, f"only {len(self.load.saved)} were saved: no load"
        primary = self.servers.primary()
        for what, wanted, there in (
                ("saved and not there", self.load.saved, "SELECT id FROM referrals"),
                ("shown without a line", self.load.seen,
                 "SELECT subject_id FROM audit_log WHERE processing = 'consultation'")):
            assert wanted, f"nothing of what could be {what}"
            found = set(primary.ask(f"SELECT encode(x, 'hex') FROM ({there}) AS t (x)", "mase"))
            gone = [where for where in wanted if bytes_of(where) not in found]
            assert not gone, f"{len(gone)} of {len(wanted)} {what}: {gone[:3]}"
        counts = primary.ask("SELECT (SELECT count(*) FROM referrals), (SELECT count(*) FROM "
                             "audit_log WHERE operation = 'start_referral' AND processing = "
                             "'collection')", "mase")[0].split("|")
        assert counts[0] == counts[1], f"{counts[0]} referrals, {counts[1]} lines of them"

    def trail_must_be_whole(self):
        done = subprocess.run([MASE, "audit", "verify", "--database", self.place.database,
                               "--heads", f"{self.place.folder}/keys.db.heads"],
                              capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return re.search(r"(\d+) lines", done.stdout)[1]


class Tests:
    def __init__(self, place, servers, port, log):
        self.place, self.servers, self.port, self.log = place, servers, port, log
        self.number = 0

    def primary_is_lost(self):
        self.number += 1
        browser = signed_in(self.place, self.port, f"amina{self.number}")
        one = Round(self.place, self.servers, browser, self.port)
        lost = self.servers.primary()
        try:
            self.look_at(one, lost)
        finally:
            lost.start()
            self.servers.wait_until_whole()

    @staticmethod
    def look_at(one, lost):
        one.lose(lost)
        load, lines = one.load, one.trail_must_be_whole()
        print(f"{lost.name} was lost: another was the primary after {one.promoted_after:.1f} s, "
              f"nothing was saved for {one.gap():.1f} s; {len(load.saved)} saved, "
              f"{load.refused} refused, {load.lost} in doubt, {len(load.seen)} shown, "
              f"{load.unanswered} not; the trail has {lines} lines", flush=True)
        one.must_all_be_there()
        told = load.refused + load.unanswered
        assert told <= CLIENTS, f"{told} were told: more than were at work when it was lost"
        assert one.gap() < LONGEST, f"{one.gap():.0f} s without service"

    def who_signed_in_before_is_known(self):
        browser = Browser(self.port)
        browser.join(self.place.add("bela", "worker", "CS_CPAT"))
        assert browser.ask("GET", "/account").status == 200
        lost = self.servers.primary()
        lost.lose()
        time.sleep(1)  # what is killed may answer for a moment yet
        status = browser.ask("GET", "/account").status
        faults = [line["what"] for line in self.log() if line["event"] == "fault"]
        assert status == 200, f"whoever waited was answered {status}: {faults[-1:]}"
        lost.start()
        self.servers.wait_until_whole()


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("--strict", action="store_true")
    asked.add_argument("--rounds", type=int, default=3)
    asked = asked.parse_args()
    with machines(3 if asked.strict else 2) as servers, \
            tempfile.TemporaryDirectory(prefix="mase-failover-") as folder:
        place = Installation(pathlib.Path(folder), database=servers.address())
        with place.served() as (port, _, log):
            tests = Tests(place, servers, port, log)
            return run([
                *(("the primary is lost under load: all that was called saved is on the next",
                   tests.primary_is_lost) for _ in range(asked.rounds)),
                ("who signed in before the primary was lost is known to the next",
                 tests.who_signed_in_before_is_known)])


if __name__ == "__main__":
    raise SystemExit(main())
