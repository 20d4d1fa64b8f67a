"""Machines of a PostgreSQL that stands by: each with etcd, Patroni and PostgreSQL as the examples
in deploy/ha have them, on loopback addresses of their own and in a temporary folder. A machine can
be lost, with all that runs on it at once, and come back."""

import contextlib
import os
import pathlib
import random
import shutil
import signal
import subprocess
import tempfile
import time

from installation import ROOT
from postgres import nobody_of_weight, programs

EXAMPLES = ROOT / "deploy/ha"
NAMES = ("one", "two", "three")
WAIT = 120  # seconds for anything that is waited for


def wait_until(is_so, what):
    until = time.monotonic() + WAIT
    while time.monotonic() < until:
        with contextlib.suppress(subprocess.CalledProcessError, OSError):
            if found := is_so():
                return found
        time.sleep(0.2)
    raise AssertionError(f"not within {WAIT} s: {what}")


def descendants(process):
    """The process, and all that it and those have started."""
    parents = {}
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
            parents.setdefault(parent, []).append(int(stat.parent.name))
    found = [process]
    for one in found:
        found += parents.get(one, [])
    return found


class Machine:
    """`number` is the last part of its address in the examples."""

    def __init__(self, machines, number):
        self.machines, self.name = machines, NAMES[number - 1]
        self.has_database = number <= machines.databases
        self.address = f"{machines.network}{number}"
        self.folder = machines.folder / self.name
        self.folder.mkdir()
        machines.give(self.folder)
        self.processes = []

    def example(self, name):
        """The example of the first machine, made this one's."""
        text = (EXAMPLES / name).read_text()
        own = ("listen", "connect_address", "LISTEN_", "ADVERTISE_", "ETCD_NAME=", "name: one")
        lines = []
        for line in text.splitlines():
            if line.lstrip().startswith("#"):
                continue
            if any(word in line for word in own) and "CLUSTER=" not in line:
                line = line.replace("10.20.0.1", self.address)
                line = line.replace("ETCD_NAME=one", f"ETCD_NAME={self.name}")
                line = line.replace("name: one", f"name: {self.name}")
            lines.append(line)
        text = "\n".join(lines) + "\n"
        for said, here in (("10.20.0.0/24", "127.0.0.0/8"), ("10.20.0.", self.machines.network),
                           ("/etc/mase-ha/tls", self.machines.folder),
                           ("/var/lib/etcd/mase", self.folder / "etcd"),
                           ("/var/lib/postgresql/patroni.pgpass", self.folder / "pgpass"),
                           ("/var/lib/postgresql/15/mase", self.folder / "data"),
                           ("/usr/lib/postgresql/15/bin", programs()),
                           ("/var/run/postgresql", self.folder),
                           ("synchronous_mode_strict: false",
                            f"synchronous_mode_strict: {str(self.machines.is_strict).lower()}")):
            text = text.replace(said, str(here))
        for left in ("10.20.", "/etc/", "/var/"):
            assert left not in text, f"{name} keeps a place of its own: {left}"
        return text

    def start(self):
        settings = dict(line.split("=", 1) for line in self.example("etcd.env").splitlines())
        self.run("etcd", ["etcd"], settings)
        if self.has_database:
            path = self.folder / "patroni.yml"
            path.write_text(self.example("patroni.yml"))
            self.machines.give(path)
            self.run("patroni", ["patroni", path], self.machines.passwords)

    def run(self, name, command, environment):
        with open(self.folder / f"{name}.log", "a", encoding="utf-8") as log:
            self.processes.append(subprocess.Popen(
                command, stdout=log, stderr=subprocess.STDOUT, cwd=self.folder,
                env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **environment},
                **self.machines.run_as))

    def lose(self):
        """All at once, and without a word, as when its power is cut."""
        roots = [one.pid for one in self.processes]
        with contextlib.suppress(OSError):
            roots.append(int((self.folder / "data/postmaster.pid").read_text().split()[0]))
        for process in {one for root in roots for one in descendants(root)}:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        for one in self.processes:
            one.wait()
        self.processes.clear()

    def ask(self, sql, database="postgres"):
        """As its superuser, through its own socket: what it answers, line by line."""
        said = subprocess.run(["psql", "-h", self.folder, "-U", "postgres", "-d", database, "-At",
                               "-c", sql], capture_output=True, text=True, check=True, timeout=10,
                              env={**os.environ, "PGPASSWORD": self.machines.word})
        return said.stdout.split("\n")[:-1]

    def listed(self):
        """Patroni's own list."""
        return subprocess.run(["patronictl", "-c", self.folder / "patroni.yml", "list"],
                              capture_output=True, text=True, check=True).stdout

    def is_primary(self):
        return self.ask("SELECT pg_is_in_recovery()") == ["f"]


class Machines:
    """Three with etcd, of which `databases` keep a database; strict where those are three."""

    def __init__(self, databases=2):
        for program in ("etcd", "patroni"):
            if not shutil.which(program):
                raise SystemExit(f"no {program} here: deploy/ha/README.md says what to install")
        self.databases, self.is_strict = databases, databases > 2
        self.network = f"127.{random.randint(2, 250)}.{random.randint(0, 250)}."
        self.run_as = nobody_of_weight()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="mase-ha-", dir="/tmp"))
        self.give(self.folder)
        self.word = f"{random.getrandbits(128):x}"
        self.passwords = {f"PATRONI_{who}_PASSWORD": self.word
                          for who in ("SUPERUSER", "REPLICATION", "REWIND")}
        self.make_certificate()
        self.all = [Machine(self, number) for number in (1, 2, 3)]
        self.with_database = self.all[:databases]

    def give(self, path):
        if self.run_as:
            os.chown(path, self.run_as["user"], self.run_as["group"])

    def make_certificate(self):
        """One for all of them, which is its own authority."""
        names = ",".join(f"IP:{self.network}{number}" for number in (1, 2, 3))
        names += ",IP:127.0.0.1"  # where all on loopback come from: etcd looks
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                        "ec_paramgen_curve:prime256v1", "-nodes", "-days", "9", "-subj",
                        "/CN=mase-ha", "-addext", f"subjectAltName={names}", "-out",
                        self.folder / "machine.pem", "-keyout", self.folder / "machine.key"],
                       check=True, capture_output=True)
        shutil.copy(self.folder / "machine.pem", self.folder / "ca.pem")
        for name in ("machine.pem", "machine.key", "ca.pem"):
            self.give(self.folder / name)

    def address(self):
        """What mase is given: every machine that may have the primary."""
        hosts = ",".join(one.address for one in self.with_database)
        return (f"postgresql://mase@{hosts}/mase?connect_timeout=2&sslmode=verify-full"
                f"&sslrootcert={self.folder}/ca.pem&passfile={self.folder}/passfile")

    def start(self):
        for machine in self.all:
            machine.start()
        self.wait_until_whole()
        primary = self.primary()
        primary.ask(f"CREATE ROLE mase LOGIN PASSWORD '{self.word}'")
        primary.ask("CREATE DATABASE mase OWNER mase ENCODING 'UTF8'")
        # libpq asks no further host where one answers that there is none.
        there = "SELECT 1 FROM pg_database WHERE datname = 'mase'"
        wait_until(lambda: all(one.ask(there) for one in self.with_database), "all have it")
        passfile = self.folder / "passfile"
        passfile.write_text(f"*:*:mase:mase:{self.word}\n")
        passfile.chmod(0o600)

    def primary(self):
        for machine in self.with_database:
            with contextlib.suppress(subprocess.CalledProcessError, OSError):
                if machine.processes and machine.is_primary():
                    return machine
        return None

    def wait_until_whole(self):
        """A primary, and a standby that has all of it and that Patroni would let take over."""
        def is_whole():
            primary = self.primary()
            streaming = primary and primary.ask(
                "SELECT count(*), count(*) FILTER (WHERE sync_state = 'sync') "
                "FROM pg_stat_replication WHERE state = 'streaming'")
            return streaming == [f"{self.databases - 1}|1"] and "Sync Standby" in primary.listed()
        wait_until(is_whole, "a primary with a standby that follows it")

    def close(self):
        for machine in self.all:
            machine.lose()
        shutil.rmtree(self.folder, ignore_errors=True)


@contextlib.contextmanager
def machines(databases=2):
    made = Machines(databases)
    try:
        made.start()
        yield made
    finally:
        made.close()
