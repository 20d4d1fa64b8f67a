"""Attaches papers while a real clamd checks them: clean, infected, and while it is stopped; and
sends far too large ones, many at once. The scanner knows one signature, which is made here: of
the EICAR test string. Nothing is fetched.
    python3 tests/scanning.py
"""

import contextlib
import http.client
import http.cookiejar
import os
import pathlib
import re
import shutil
import socket
import subprocess
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
MASE = os.environ.get("MASE", ROOT / "build/debug/mase")
CLAMD = shutil.which("clamd") or "/usr/sbin/clamd"
# In two parts, so that no scanner takes this file for what it is about.
EICAR = r"X5O!P%@AP[4\PZX54(P^)7CC)7}" + "$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
SIGNATURE = "Test.Eicar.Own"
PASSPHRASE = "lantern osier kestrel"
WORKER, ADMINISTRATOR = "lucja.nowak@redbridge.example", "farah.begum@redbridge.example"


def wait_for(what, happens, seconds=30):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if happens():
            return
        time.sleep(0.2)
    raise AssertionError(f"in {seconds} seconds it did not come to this: {what}")


class Scanner:
    """clamd in the foreground, with its own configuration, database and socket."""

    def __init__(self, folder):
        self.folder = folder
        self.socket = f"{folder}/clamd.ctl"
        os.mkdir(f"{folder}/signatures")
        hexadecimal = EICAR.encode().hex()
        pathlib.Path(f"{folder}/signatures/own.ndb").write_text(
            f"{SIGNATURE}:0:0:{hexadecimal}\n", encoding="ascii")
        pathlib.Path(f"{folder}/clamd.conf").write_text(
            f"LocalSocket {self.socket}\nDatabaseDirectory {folder}/signatures\n"
            f"Foreground yes\nLogFile {folder}/clamd.log\nTemporaryDirectory {folder}\n"
            "StreamMaxLength 30M\nFixStaleSocket yes\n", encoding="ascii")
        self.process = None

    def start(self):
        self.process = subprocess.Popen([CLAMD, "--config-file", f"{self.folder}/clamd.conf"],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for("clamd listens", self.answers, 60)

    def answers(self):
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as one:
            one.connect(self.socket)
            one.sendall(b"zPING\0")
            return one.recv(10).startswith(b"PONG")
        return False

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.wait()
        self.process = None


class Service:
    def __init__(self, folder, scanner):
        self.files = ["--database", f"{folder}/mase.db", "--keys", f"{folder}/keys.db",
                      "--master-key", f"{folder}/master.key"]
        subprocess.run([MASE, "key", "create", "--file", f"{folder}/master.key"], check=True)
        subprocess.run([MASE, "demo", *self.files], check=True, stdout=subprocess.DEVNULL)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.log = open(f"{folder}/mase.log", "w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [MASE, "serve", *self.files, "--port", str(self.port), "--clamd", scanner.socket],
            stdout=self.log)
        wait_for("mase serves", self.listens)

    def listens(self):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port)):
            return True
        return False

    def memory(self):
        """Resident, in MiB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024

    def stop(self):
        self.process.terminate()
        assert self.process.wait() == 0, "mase did not stop well"
        self.log.close()


class Person:
    def __init__(self, service, email):
        self.address = f"http://127.0.0.1:{service.port}"
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        self.get("/sign-in")
        self.post("/sign-in", urllib.parse.urlencode(
            {"csrf": self.csrf(), "email": email, "passphrase": PASSPHRASE}).encode())

    def csrf(self):
        return re.search(r'name="csrf" value="([^"]+)"', self.page)[1]

    def ask(self, path, body=None, headers=None):
        request = urllib.request.Request(self.address + path, body, headers or {})
        try:
            with self.opener.open(request) as answer:
                self.status, self.bytes = answer.status, answer.read()
                self.where, self.headers = answer.url.removeprefix(self.address), answer.headers
        except urllib.error.HTTPError as refused:
            self.status, self.bytes = refused.code, refused.read()
        self.page = self.bytes.decode(errors="replace")
        return self.page

    def get(self, path):
        return self.ask(path)

    def post(self, path, body, **headers):
        return self.ask(path, body, headers)

    def attach(self, referral, description, name, content):
        self.get(f"{referral}/papers/new")
        parts = {"csrf": self.csrf(), "description": description, "part": "general"}
        body = b"".join(
            f'--x\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'.encode()
            for field, value in parts.items())
        body += (f'--x\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
                 .encode() + content + b"\r\n--x--\r\n")
        return self.ask(f"{referral}/papers/new", body,
                        {"Content-Type": "multipart/form-data; boundary=x"})

    def start_referral(self):
        self.get("/referrals/new")
        self.post("/referrals/new", urllib.parse.urlencode(
            {"csrf": self.csrf(), "route": "A", "prior_held": "NO_DATE"}).encode())
        return self.where

    def save(self, paper):
        """As whoever says first that they read it themselves."""
        self.get(paper)
        if not self.where.startswith("/copies/new"):
            return self.page
        return self.post("/copies/new", urllib.parse.urlencode(
            {"csrf": self.csrf(), "of": paper, "whom": "reading"}).encode())

    def paper_called(self, referral, description):
        """Its address, once it can be opened."""
        found = re.search(rf'href="(/papers/\w+)">{description}<', self.get(f"{referral}/papers"))
        return found and found[1]


def checks_what_comes(worker, administrator, referral):
    text = "A letter of Łódź, with nothing in it.\n" * 5000  # more than one piece
    worker.attach(referral, "A clean letter", "letter.txt", text.encode())
    assert worker.status == 200 and "The paper is attached" in worker.page, worker.page
    wait_for("the clean letter can be opened",
             lambda: worker.paper_called(referral, "A clean letter"))
    worker.save(worker.paper_called(referral, "A clean letter"))
    assert worker.bytes.decode() == text, "the letter is not what was attached"
    assert worker.headers["Content-Disposition"].startswith("attachment;")
    assert worker.headers["X-Content-Type-Options"] == "nosniff"
    assert worker.headers["Cache-Control"] == "no-store"
    assert worker.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"

    worker.attach(referral, "A bad letter", "bad.txt", EICAR.encode())
    assert worker.status == 200, worker.page
    wait_for("the bad letter is found out",
             lambda: SIGNATURE in worker.get(f"{referral}/papers"))
    assert not worker.paper_called(referral, "A bad letter")
    bad = re.search(r'/papers/(\w+)/removal"[^>]*>\w+<span[^>]*> A bad letter', worker.page)[1]
    for person in (worker, administrator):
        assert SIGNATURE in person.get("/"), "home does not tell of the virus"
        person.save(f"/papers/{bad}")
        assert person.status == 404, "an infected paper was given out"
    assert SIGNATURE in administrator.get("/papers")


def waits_for_the_scanner(worker, administrator, scanner, referral):
    scanner.stop()
    worker.attach(referral, "A late letter", "late.txt", b"It waits.")
    assert "Being checked for viruses" in worker.get(f"{referral}/papers")
    wait_for("home says that the scanner is not there",
             lambda: "Papers cannot be checked for viruses" in administrator.get("/"))
    late = re.search(r'/papers/(\w+)/removal"[^>]*>\w+<span[^>]*> A late letter',
                     worker.get(f"{referral}/papers"))[1]
    worker.save(f"/papers/{late}")
    assert worker.status == 404, "a paper left that nobody had checked"
    scanner.start()
    wait_for("the late letter can be opened by itself",
             lambda: worker.paper_called(referral, "A late letter"))
    wait_for("home is quiet again",
             lambda: "Papers cannot be checked" not in administrator.get("/"))


def sends_too_much(service, worker, referral):
    """What is sent chunked tells no size, so it has to be read to be refused."""
    before = service.memory()
    statuses = []
    cookie = "; ".join(f"{one.name}={one.value}" for one in worker.jar)

    def endless():
        connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=60)
        connection.putrequest("POST", f"{referral}/papers/new")
        connection.putheader("Transfer-Encoding", "chunked")
        connection.putheader("Cookie", cookie)
        connection.endheaders()
        piece = b"100000\r\n" + b"x" * 0x100000 + b"\r\n"
        with contextlib.suppress(OSError):
            for _ in range(1024):
                connection.send(piece)
        with contextlib.suppress(OSError, http.client.HTTPException):
            statuses.append(connection.getresponse().status)

    threads = [threading.Thread(target=endless) for _ in range(100)]
    for thread in threads:
        thread.start()
    highest = before
    while any(thread.is_alive() for thread in threads):
        highest = max(highest, service.memory())
        time.sleep(0.05)
    assert set(statuses) <= {413, 429, 503} and 413 in statuses, statuses
    assert highest - before <= 32, f"memory grew by {highest - before:.0f} MiB"

    declared = http.client.HTTPConnection("127.0.0.1", service.port, timeout=60)
    declared.putrequest("POST", f"{referral}/papers/new")
    declared.putheader("Content-Length", str(1 << 30))
    declared.endheaders()
    assert declared.getresponse().status == 413  # with nothing of it sent
    # A little too large is told beside the field.
    worker.attach(referral, "Too large", "large.txt", b"x" * (11 << 20))
    assert worker.status == 422 and "Choose one of 10 MB or less" in worker.page, worker.page
    assert 'value="Too large"' in worker.page
    print(f"memory grew by {highest - before:.0f} MiB under 100 endless files at once")


def main():
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as scan_folder:
        os.chmod(scan_folder, 0o755)
        scanner = Scanner(scan_folder)
        scanner.start()
        try:
            service = Service(folder, scanner)
            try:
                worker, administrator = Person(service, WORKER), Person(service, ADMINISTRATOR)
                referral = worker.start_referral()
                checks_what_comes(worker, administrator, referral)
                waits_for_the_scanner(worker, administrator, scanner, referral)
                sends_too_much(service, worker, referral)
            finally:
                service.stop()
        finally:
            scanner.stop()
    print("1 passed, 0 failed")


if __name__ == "__main__":
    main()
