"""An installation in a folder of its own, served with what options a test needs; and browsers that
ask it for pages, by a proxy or not, from an address that the test chooses."""

import concurrent.futures
import contextlib
import http.client
import json
import os
import pathlib
import re
import socket
import ssl
import subprocess
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent
MASE = os.environ.get("MASE", ROOT / "build/debug/mase")
HOST = "mase.borough.example"
PASSPHRASE = "three words apart"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for_port(port, process):
    for _ in range(400):
        if process.poll() is not None:
            raise AssertionError(f"it ended with {process.returncode}")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise AssertionError("it does not answer")


def make_certificate(folder, name, host=HOST):
    """A new certificate that signs itself: its file, and its key's."""
    files = f"{folder}/{name}.pem", f"{folder}/{name}.key"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                    "ec_paramgen_curve:prime256v1", "-nodes", "-days", "9", "-subj", f"/CN={host}",
                    "-addext", f"subjectAltName=DNS:{host}", "-out", files[0], "-keyout", files[1]],
                   check=True, capture_output=True)
    return files


class Installation:
    def __init__(self, folder, demo=False, database=None):
        self.folder = pathlib.Path(folder)
        self.database = database or f"{folder}/mase.db"
        self.files = ["--database", self.database, "--keys", f"{folder}/keys.db",
                      "--master-key", f"{folder}/master.key"]
        self.mase("key", "create", "--file", f"{folder}/master.key", with_files=False)
        if demo:
            self.mase("demo")

    def mase(self, *words, with_files=True, succeeds=True):
        done = subprocess.run([MASE, *words, *(self.files if with_files else [])],
                              capture_output=True, text=True, check=False)
        assert (done.returncode == 0) == succeeds, f"{words}: {done.stdout}{done.stderr}"
        return done.stdout + done.stderr

    def add(self, name, role="administrator", agency="CS_MASH"):
        """The path of the link that who is added joins by, once."""
        said = self.mase("user", "add", "--email", f"{name}@agency.example", "--name", name,
                         "--agency", agency, "--role", role)
        return re.search(r"/invitations/\S+", said)[0]

    @contextlib.contextmanager
    def served(self, *options, before=()):
        """Its port, its process, and a function that reads what it has logged so far."""
        port = free_port()
        log = self.folder / f"log{port}"
        with open(log, "w", encoding="utf-8") as file, \
                subprocess.Popen([*before, MASE, "serve", *self.files, "--port", str(port),
                                  *options], stdout=file, stderr=subprocess.STDOUT) as server:
            try:
                wait_for_port(port, server)
                yield port, server, lambda: [json.loads(line) for line in open(log)]
            finally:
                server.terminate()
                assert server.wait(20) == 0, f"ended with {server.returncode}: {log.read_text()}"


class Browser:
    """One person's: keeps cookies by the rules that matter here. With a certificate it speaks TLS,
    and trusts that one alone."""

    def __init__(self, port, certificate=None, source="127.0.0.1", headers=None):
        self.port, self.certificate, self.source = port, certificate, source
        self.headers, self.cookies, self.page = headers or {}, {}, ""

    def connection(self, timeout=60):
        if not self.certificate:
            return http.client.HTTPConnection("127.0.0.1", self.port, timeout,
                                              source_address=(self.source, 0))
        context = ssl.create_default_context(cafile=self.certificate)
        plain = socket.create_connection(("127.0.0.1", self.port), timeout, (self.source, 0))
        connection = http.client.HTTPConnection(HOST, self.port, timeout)
        connection.sock = context.wrap_socket(plain, server_hostname=HOST)
        return connection

    def ask(self, method, path, body=None, **headers):
        """The answer, read to its end; what it says of cookies is kept."""
        connection = self.connection()
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        sent = {"Host": f"{HOST}:{self.port}", **self.headers, **headers}
        if cookies:
            sent["Cookie"] = cookies
        connection.request(method, path, body, sent)
        answer = connection.getresponse()
        self.page = answer.read().decode(errors="replace")
        self.answer = answer
        for line in answer.headers.get_all("Set-Cookie", []):
            self.keep(line)
        connection.close()
        return answer

    def keep(self, line):
        pair, *attributes = [part.strip() for part in line.split(";")]
        name, _, value = pair.partition("=")
        if "Secure" in attributes:
            assert self.certificate, f"a Secure cookie in the clear: {name}"
        if name.startswith("__Host-"):
            assert {"Secure", "Path=/"} <= set(attributes), f"no browser keeps {line}"
            assert not any(one.startswith("Domain") for one in attributes), line
        self.cookies[name] = value
        if not value:
            del self.cookies[name]

    def post(self, path, **fields):
        fields["csrf"] = re.search(r'name="csrf" value="([^"]+)"', self.page)[1]
        return self.ask("POST", path, urllib.parse.urlencode(fields),
                        **{"Content-Type": "application/x-www-form-urlencoded",
                           "Origin": f"http{'s' * bool(self.certificate)}://{HOST}:{self.port}"})

    def try_passphrase(self, email, passphrase):
        self.ask("GET", "/sign-in")
        return self.post("/sign-in", email=email, passphrase=passphrase)

    def join(self, link):
        """By a link that works once, with a passphrase of their own."""
        assert self.ask("GET", link).status == 200, self.page
        answer = self.post(link, agrees="yes", passphrase=PASSPHRASE, again=PASSPHRASE)
        assert answer.status == 303, f"{answer.status}: {self.page}"
        assert answer.headers["Location"].startswith("/"), "sent elsewhere"
        return self


def tried(name, case):
    """What is to be printed of it; whatever is wrong with one, the rest is still tried."""
    try:
        case()
    except Exception as fault:
        return f"FAILED {name}: {type(fault).__name__}: {fault}"
    return f"ok     {name}"


def run(*groups):
    """The cases of each group in turn, the groups beside each other; the last line counts them."""
    with concurrent.futures.ThreadPoolExecutor(len(groups)) as pool:
        done = pool.map(lambda cases: [tried(*case) for case in cases], groups)
        lines = [line for lines in done for line in lines]
    failed = sum(line.startswith("FAILED") for line in lines)
    print("\n".join([*lines, f"{len(lines) - failed} passed, {failed} failed"]))
    return 1 if failed else 0
