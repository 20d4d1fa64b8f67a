"""Backs an installation up while it is served, changes its master key meanwhile, and puts the
backup back in another place, by the commands of docs/guides/backups.md alone.
    python3 tests/keeping.py
"""

import contextlib
import http.cookiejar
import os
import pathlib
import re
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
MASE = os.environ.get("MASE", ROOT / "build/debug/mase")


def mase(*words, succeeds=True):
    done = subprocess.run([MASE, *words], capture_output=True, text=True, check=False)
    assert (done.returncode == 0) == succeeds, f"{words}: {done.stdout}{done.stderr}"
    return done.stdout + done.stderr


class Place:
    """A folder with the files of one installation."""

    def __init__(self, folder):
        self.folder = folder
        self.files = ["--database", f"{folder}/mase.db", "--keys", f"{folder}/keys.db",
                      "--master-key", f"{folder}/master.key"]

    @contextlib.contextmanager
    def served(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        with subprocess.Popen([MASE, "serve", *self.files, "--port", str(port)],
                              stdout=subprocess.DEVNULL) as server:
            try:
                for _ in range(400):
                    with contextlib.suppress(OSError), \
                            socket.create_connection(("127.0.0.1", port)):
                        break
                    time.sleep(0.05)
                yield f"http://127.0.0.1:{port}"
            finally:
                server.terminate()
                server.wait()

    def add_worker(self, name):
        said = mase("user", "add", *self.files, "--email", f"{name}@agency.example", "--name",
                    name, "--agency", "CS_CPAT", "--role", "worker")
        return re.search(r"another: (\S+)", said)[1]

    def verified(self):
        return mase("audit", "verify", "--database", f"{self.folder}/mase.db", "--heads",
                    f"{self.folder}/mase.db.heads", "--public-key",
                    mase("audit", "key", *self.files).strip())


def signs_in(address, name, passphrase):
    opener = urllib.request.build_opener(
        urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    page = opener.open(f"{address}/sign-in").read().decode()
    csrf = re.search(r'name="csrf" value="([^"]+)"', page)[1]
    fields = {"csrf": csrf, "email": f"{name}@agency.example", "passphrase": passphrase}
    with contextlib.suppress(urllib.error.HTTPError):
        answer = opener.open(f"{address}/sign-in", urllib.parse.urlencode(fields).encode())
        return answer.url.endswith("/sign-in/passphrase")  # a newcomer chooses one first
    return False


def main():
    with tempfile.TemporaryDirectory() as here, tempfile.TemporaryDirectory() as there, \
            tempfile.TemporaryDirectory() as shelf:
        first, second = Place(here), Place(there)
        mase("key", "create", "--file", f"{here}/master.key")
        early = first.add_worker("early")
        with first.served() as address:
            mase("backup", *first.files, "--to", f"{shelf}/one", "--keys-to", f"{shelf}/keys")
            mase("backup", *first.files, "--to", f"{shelf}/one", succeeds=False)
            mase("key", "rotate", *first.files)
            late = first.add_worker("late")
            assert signs_in(address, "late", late), "the server is lost after a new master key"
            mase("backup", *first.files, "--to", f"{shelf}/two", "--keys-to", f"{shelf}/keys2")
        assert "The trail is whole" in first.verified()

        shutil.copy(f"{here}/master.key", there)
        refused = mase("restore", f"{shelf}/two", *second.files, succeeds=False)
        assert "put that back first" in refused, refused
        shutil.copy(f"{shelf}/keys", f"{there}/keys.db")  # from before the new master key
        refused = mase("restore", f"{shelf}/two", *second.files, succeeds=False)
        assert "not the one that the key store was made with" in refused, refused
        shutil.copy(f"{shelf}/keys2", f"{there}/keys.db")
        assert "audit trail is whole" in mase("restore", f"{shelf}/one", *second.files)
        mase("restore", f"{shelf}/two", *second.files, succeeds=False)  # not over a database
        with second.served() as address:
            assert signs_in(address, "early", early), "who was there at the backup can't sign in"
            assert not signs_in(address, "late", late), "who came later is there"
        assert "The trail is whole" in second.verified()
        # Against what was published since, the older state shows.
        shown = mase("audit", "verify", "--database", f"{there}/mase.db", "--heads",
                     f"{here}/mase.db.heads", succeeds=False)
        assert "a signed head reaches further" in shown, shown
    print("1 passed, 0 failed")


main()
