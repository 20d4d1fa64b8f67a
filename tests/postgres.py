"""A PostgreSQL of our own in a temporary folder, for as long as a command runs.
    python3 tests/postgres.py COMMAND…

The command finds its address in MASE_TEST_POSTGRES. Nothing listens but a socket in that folder.
What is kept there is lost with it, so it does not wait for the disk.
"""

import contextlib
import glob
import os
import pathlib
import pwd
import shutil
import subprocess
import sys
import tempfile
import time

NOT_FOR_KEEPING = {"fsync": "off", "full_page_writes": "off", "wal_level": "minimal",
                   "max_wal_senders": "0", "max_connections": "200", "shared_buffers": "128MB",
                   "autovacuum": "off"}


def programs():
    """Where the newest PostgreSQL of this machine has its programs."""
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda path: int(path.split("/")[4]))
    if not found:
        sys.exit("no PostgreSQL here: bin/setup --test installs it")
    return pathlib.Path(found[-1])


def nobody_of_weight():
    """PostgreSQL does not run as root: then as the user that its package made."""
    if os.geteuid() != 0:
        return {}
    user = pwd.getpwnam("postgres")
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


class Cluster:
    def __init__(self, settings=None):
        self.settings = NOT_FOR_KEEPING if settings is None else settings
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="mase-pg-", dir="/tmp"))
        self.data = self.folder / "data"
        self.run_as = nobody_of_weight()
        if self.run_as:
            os.chown(self.folder, self.run_as["user"], self.run_as["group"])
        self.run("initdb", "-D", self.data, "-U", "postgres", "-A", "trust", "--no-sync", "-E",
                 "UTF8", "--locale=C.UTF-8")
        self.start()
        # Not one who is let past all walls; it may only let go of references, to spoil a database.
        self.tell("CREATE ROLE mase LOGIN CREATEDB; "
                  "GRANT SET ON PARAMETER session_replication_role TO mase; "
                  "CREATE ROLE mase_app LOGIN; CREATE DATABASE mase OWNER mase")

    def run(self, program, *arguments):
        subprocess.run([programs() / program, *arguments], check=True, cwd=self.folder,
                       stdout=subprocess.DEVNULL, **self.run_as)

    def start(self):
        said = " ".join(f"-c {name}={value}" for name, value in self.settings.items())
        self.run("pg_ctl", "-D", self.data, "-w", "-l", self.folder / "log", "-o",
                 f"-c listen_addresses= -c unix_socket_directories={self.folder} {said}", "start")

    def stop(self, how="fast"):
        self.run("pg_ctl", "-D", self.data, "-m", how, "-w", "stop")

    def tell(self, sql):
        for one in sql.split(";"):
            self.run("psql", "-q", "-h", self.folder, "-U", "postgres", "-d", "postgres", "-c", one)

    def look_over(self, database="mase"):
        """What it does by itself in time after much was written: plans rest on it."""
        self.run("psql", "-q", "-h", self.folder, "-U", "postgres", "-d", database, "-c",
                 "VACUUM ANALYZE")

    def settle(self, setting, value):
        """While it runs."""
        self.tell(f"ALTER SYSTEM SET {setting} = {value}; SELECT pg_reload_conf()")
        time.sleep(0.5)  # until every process of it has read that

    def address(self, database="mase", role="mase"):
        return f"postgresql://{role}@/{database}?host={self.folder}"

    def close(self):
        with contextlib.suppress(subprocess.CalledProcessError):
            self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)


@contextlib.contextmanager
def cluster(settings=None):
    made = Cluster(settings)
    try:
        yield made
    finally:
        made.close()


def main():
    with cluster() as made:
        environment = {**os.environ, "MASE_TEST_POSTGRES": made.address()}
        sys.exit(subprocess.run(sys.argv[1:], env=environment, check=False).returncode)


if __name__ == "__main__":
    main()
