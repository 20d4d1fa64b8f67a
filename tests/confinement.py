"""The served program as it is started, by itself confined: what the kernel says of it, what it says
of itself, and that people and the commands beside it notice nothing.
    python3 tests/confinement.py
"""

import pathlib
import signal
import subprocess
import sys
import tempfile
import time

from installation import Browser, Installation, run


def status_of_threads(process):
    """What the kernel says of each thread of the process."""
    tasks = pathlib.Path(f"/proc/{process.pid}/task").iterdir()
    return [dict(line.split(":\t", 1) for line in (task / "status").read_text().splitlines()
                 if ":\t" in line) for task in tasks]


def events(lines, event):
    return [line for line in lines if line["event"] == event]


class Confinement:
    def __init__(self, folder):
        self.place = Installation(folder)

    def every_thread_is_confined(self):
        with self.place.served() as (_, server, log):
            threads = status_of_threads(server)
            assert len(threads) > 4, "it has no workers yet"
            for thread in threads:
                assert thread["Seccomp"] == "2", f"{thread['Name']} may make any call"
                assert thread["NoNewPrivs"] == "1", f"{thread['Name']} may gain rights"
            limits = pathlib.Path(f"/proc/{server.pid}/limits").read_text()
            core = next(line for line in limits.splitlines() if line.startswith("Max core"))
            assert core.split()[4:6] == ["0", "0"], core
            said = " ".join(line["what"] for line in events(log(), "gave up"))
            for words in ("starting programs", "connections to anywhere", "files but those in"):
                assert words in said or "no Landlock" in str(log()), f"it does not say: {words}"

    def a_journey_goes_as_ever_while_the_master_key_is_changed(self):
        link, late = self.place.add("first"), None
        with self.place.served() as (port, _, log):
            browser = Browser(port).join(link)
            assert browser.ask("GET", "/").status == 200
            assert browser.ask("GET", "/meetings").status == 200
            self.place.mase("backup", "--to", f"{self.place.folder}/backup")
            self.place.mase("key", "rotate")
            late = self.place.add("late", role="worker", agency="CS_CPAT")
            worker = Browser(port).join(late)
            worker.ask("GET", "/referrals/new")
            answer = worker.post("/referrals/new", route="A", prior_held="NO_DATE")
            assert answer.status == 303, "no new key was made after the master key was changed"
            assert browser.ask("GET", "/audit/check").status in (200, 404)
            assert not events(log(), "fault"), events(log(), "fault")

    def a_hang_up_ends_nothing(self):  # systemctl reload sends it, with a certificate or without
        with self.place.served() as (port, server, _log):
            server.send_signal(signal.SIGHUP)
            time.sleep(0.3)
            assert server.poll() is None, "it has ended"
            assert Browser(port).ask("GET", "/sign-in").status == 200

    def what_it_would_take_to_look_into_it_is_refused(self):
        with self.place.served() as (_, server, _log):
            traced = subprocess.run(["cat", f"/proc/{server.pid}/environ"], capture_output=True,
                                    check=False, user="nobody", group="nogroup")
            assert traced.returncode != 0, "another user reads what it was started with"
            owner = pathlib.Path(f"/proc/{server.pid}/mem").stat().st_uid
            assert owner == 0, "its memory is its user's to read"

    def unconfined_it_says_so(self):
        with self.place.served("--unconfined") as (_, server, log):
            warned = events(log(), "unconfined")
            assert warned and warned[0]["level"] == "warning", "it does not warn"
            assert all(thread["Seccomp"] == "0" for thread in status_of_threads(server))


def main():
    with tempfile.TemporaryDirectory() as folder:
        tests = Confinement(folder)
        return run([
            ("every thread of the served program is confined, and it says to what",
             tests.every_thread_is_confined),
            ("a journey goes as ever, with a backup and a new master key meanwhile",
             tests.a_journey_goes_as_ever_while_the_master_key_is_changed),
            ("a hang-up ends nothing, without a certificate as well", tests.a_hang_up_ends_nothing),
            ("its memory is nobody's to read", tests.what_it_would_take_to_look_into_it_is_refused),
            ("unconfined, it warns", tests.unconfined_it_says_so),
        ])


if __name__ == "__main__":
    sys.exit(main())
