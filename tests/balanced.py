"""Three processes on one PostgreSQL behind HAProxy, with the example in deploy/several: what people
sign in to, act through and lose when one of the processes is killed under load; and what HAProxy
itself sends a second time, seen from servers that take a request and die.
    python3 tests/balanced.py
"""

import contextlib
import os
import pathlib
import re
import shutil
import socketserver
import subprocess
import tempfile
import threading
import time

from installation import (HOST, MASE, ROOT, Browser, Installation, free_port, make_certificate, run,
                          wait_for_port)
from postgres import cluster
from several import Load, must_all_be_there, must_be_whole, signed_in

EXAMPLE = ROOT / "deploy/several/haproxy.cfg"
BEHIND = ("--behind-tls", "--trust-proxy", "127.0.0.1")


class Proxy:
    """HAProxy with the example, in front of three ports; speaks TLS at `port`."""

    def __init__(self, folder, servers):
        self.port, self.servers = free_port(), servers
        self.folder = pathlib.Path(folder)
        self.certificate, key = make_certificate(folder, "certificate")
        both = pathlib.Path(self.certificate).read_text() + pathlib.Path(key).read_text()
        (self.folder / "both.pem").write_text(both)

    def write_settings(self):
        text = EXAMPLE.read_text().replace("/etc/mase/tls", str(self.folder))
        text = text.replace("bind :443", f"bind 127.0.0.1:{self.port}")
        text = text.replace("bind :80\n", f"bind 127.0.0.1:{free_port()}\n")
        for number, port in enumerate(self.servers, 8081):
            assert f"127.0.0.1:{number} " in text, f"the example has no server {number}"
            text = text.replace(f"127.0.0.1:{number} ", f"127.0.0.1:{port} ")
        settings = self.folder / "haproxy.cfg"
        settings.write_text(text)
        return settings

    @contextlib.contextmanager
    def running(self):
        program = shutil.which("haproxy", path=os.environ["PATH"] + ":/usr/sbin")
        assert program, "no HAProxy here: bin/setup --test installs it"
        log = self.folder / "haproxy.log"
        with open(log, "w", encoding="utf-8") as file, \
                subprocess.Popen([program, "-db", "-f", self.write_settings()], stdout=file,
                                 stderr=subprocess.STDOUT) as process:
            try:
                wait_for_port(self.port, process)
                yield self
            except AssertionError as fault:
                raise AssertionError(f"{fault}\n{log.read_text()[-1500:]}") from fault
            finally:
                process.terminate()
                process.wait(15)


class Killable:
    """A process of mase that can be killed without a word and started again at the same port."""

    def __init__(self, place, port):
        self.place, self.port = place, port
        self.log = place.folder / f"log{port}"
        self.start()

    def start(self):
        with open(self.log, "a", encoding="utf-8") as log:
            self.process = subprocess.Popen([MASE, "serve", *self.place.files, "--port",
                                             str(self.port), *BEHIND], stdout=log,
                                            stderr=subprocess.STDOUT)
        wait_for_port(self.port, self.process)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def answered(self, path):
        """How many requests for that path, but HAProxy's own checks."""
        return len(re.findall(f'"path":"{re.escape(path)}"', self.log.read_text()))


class Dying(socketserver.ThreadingTCPServer):
    """Takes requests; answers HAProxy's checks, and hangs up on all else once it has it whole."""

    allow_reuse_address = daemon_threads = True

    def __init__(self):
        self.taken = []
        super().__init__(("127.0.0.1", 0), Dying.Taking)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    class Taking(socketserver.StreamRequestHandler):
        def handle(self):
            first = self.rfile.readline().decode()
            length = 0
            while (line := self.rfile.readline()).strip():
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            self.rfile.read(length)
            if first.startswith("GET /sign-in "):
                self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
            else:
                self.server.taken.append(" ".join(first.split()[:2]))


class Tests:
    """Of one installation with three processes."""

    def __init__(self, place, processes, proxy):
        self.place, self.processes, self.proxy = place, processes, proxy

    def signed_in(self, name):
        browser = Browser(self.proxy.port, self.proxy.certificate)
        browser.join(self.place.add(name, "worker", "CS_CPAT"))
        return browser

    def any_process_knows_who_signed_in(self):
        browser = self.signed_in("amina")
        before = [one.answered("/account") for one in self.processes]
        for _ in range(9):
            assert browser.ask("GET", "/account").status == 200
        after = [one.answered("/account") for one in self.processes]
        assert all(now > was for was, now in zip(before, after)), f"one was not asked: {after}"
        assert browser.post("/sign-out").status == 303
        for one in self.processes:
            browser.port, browser.certificate = one.port, None
            assert browser.ask("GET", "/account").status == 303, "signed out, and in at another"

    def those_of_one_meeting_meet(self):
        people = [self.signed_in("bela"), self.signed_in("chidi")]
        used = set()
        for number in range(8):
            meeting = "/meetings/" + f"{number}" * 26
            before = [one.log.read_text().count("/meetings/") for one in self.processes]
            for browser in people:
                for page in ("", "/sitting", "/sitting/changes?seen=0"):
                    browser.ask("GET", meeting + page)
            after = [one.log.read_text().count("/meetings/") for one in self.processes]
            heard = [at for at in range(3) if after[at] > before[at]]
            assert len(heard) == 1, f"one meeting was asked for at processes {heard}"
            used.update(heard)
        assert len(used) > 1, "all meetings come to one process"

    def one_is_killed_under_load(self):
        browser = self.signed_in("amal")
        assert browser.ask("GET", "/referrals/new").status == 200
        load = Load(browser, [self.proxy.port])
        with load.going_on():
            for one in self.processes:
                time.sleep(1)
                one.kill()
                time.sleep(1)
                one.start()
            time.sleep(3)
        # While two others serve, nobody is told that the service is away.
        assert load.refused == 0, f"{load.refused} were told that nothing was saved"
        assert load.lost <= 8 * len(self.processes), f"{load.lost} were left in doubt"
        must_all_be_there(browser, self.proxy.port, load.saved)
        assert len(set(load.saved)) == len(load.saved), "two were given one address"
        there = self.count("referrals")
        assert len(load.saved) <= there <= len(load.saved) + load.lost, \
            f"{there} are there of {len(load.saved)} saved and {load.lost} in doubt"
        must_be_whole(self.place)

    def count(self, table):
        said = subprocess.run(["psql", self.place.database, "-Atc", "SET mase.panel = '*'", "-c",
                               f"SELECT count(*) FROM {table}"], capture_output=True, text=True,
                              check=True)
        return int(said.stdout.split()[-1])

    def who_is_back_takes_part(self):
        browser = self.signed_in("dara")
        back = self.processes[0]
        back.kill()
        for _ in range(6):
            assert browser.ask("GET", "/account").status == 200, "one is away, and it is noticed"
        back.start()
        before = back.answered("/account")
        for _ in range(60):
            assert browser.ask("GET", "/account").status == 200
            if back.answered("/account") > before:
                return
            time.sleep(0.1)
        raise AssertionError("it is not asked again")


class Resending:
    """What HAProxy does with a request that a process took and died of."""

    def __init__(self, servers, proxy):
        self.servers, self.proxy = servers, proxy

    def taken(self, what):
        return sum(server.taken.count(what) for server in self.servers)

    def sent_at_once(self, request):
        """In one piece: what HAProxy does not have whole it can't send again anyway."""
        connection = Browser(self.proxy.port, self.proxy.certificate).connection(20).sock
        with connection:
            connection.sendall(request.encode())
            heard = b""
            while part := connection.recv(65536):
                heard += part
                if b"</html>" in heard:
                    break
        return heard.decode()

    def what_may_have_been_taken_is_not_sent_again(self):
        for path in ("/referrals/new", "/meetings/one/sitting"):
            answer = self.sent_at_once(f"POST {path} HTTP/1.1\r\nHost: {HOST}\r\n"
                                       "Content-Length: 7\r\n\r\nroute=A")
            assert answer.startswith("HTTP/1.1 502 "), answer
            assert "not known whether this was saved" in answer, answer
            times = self.taken(f"POST {path}")
            assert times == 1, f"it was sent {times} times"

    def what_changes_nothing_is_asked_again(self):
        browser = Browser(self.proxy.port, self.proxy.certificate)
        browser.ask("GET", "/account")
        assert self.taken("GET /account") > 1, "a page was not asked of another"


def main():
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(cluster())
        folder = pathlib.Path(stack.enter_context(
            tempfile.TemporaryDirectory(prefix="mase-balanced-")))
        for name in ("place", "dying"):
            os.mkdir(folder / name)
        server.tell("CREATE DATABASE balanced OWNER mase")
        place = Installation(folder / "place", database=server.address("balanced"))
        processes = []
        stack.callback(lambda: [one.kill() for one in processes])
        for _ in range(3):
            processes.append(Killable(place, free_port()))
        proxy = stack.enter_context(
            Proxy(folder / "place", [one.port for one in processes]).running())
        dying = [stack.enter_context(Dying()) for _ in range(3)]
        other = stack.enter_context(
            Proxy(folder / "dying", [one.server_address[1] for one in dying]).running())
        tests, resending = Tests(place, processes, proxy), Resending(dying, other)
        return run([
            ("who signs in is known to each process, and out at all of them",
             tests.any_process_knows_who_signed_in),
            ("whoever follows a meeting and whoever works on it come to one process",
             tests.those_of_one_meeting_meet),
            ("each killed under load in turn: nothing called saved is lost, nothing is sent twice",
             tests.one_is_killed_under_load),
            ("a process that is back takes part again", tests.who_is_back_takes_part),
            ("what a process may have taken is not sent again, and people are told",
             resending.what_may_have_been_taken_is_not_sent_again),
            ("a page is asked of another process", resending.what_changes_nothing_is_asked_again)])


if __name__ == "__main__":
    raise SystemExit(main())
