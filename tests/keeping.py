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
import urllib.error
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
    def served(self, *words):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        with subprocess.Popen([MASE, "serve", *self.files, "--port", str(port), *words],
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
        return re.search(r"/invitations/\S+", said)[0]

    def verified(self):
        return mase("audit", "verify", "--database", f"{self.folder}/mase.db", "--heads",
                    f"{self.folder}/mase.db.heads", "--public-key",
                    mase("audit", "key", *self.files).strip())


class Visitor:
    """Someone in a browser who has a link to join by."""

    def __init__(self, address, link):
        self.address, self.link, self.page, self.where = address, link, "", None
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        with contextlib.suppress(urllib.error.HTTPError):
            self.get(link)

    def get(self, path):
        self.page = self.opener.open(self.address + path).read().decode()

    def post(self, path, **fields):
        fields["csrf"] = re.search(r'name="csrf" value="([^"]+)"', self.page)[1]
        try:
            answer = self.opener.open(self.address + path, urllib.parse.urlencode(fields).encode())
        except urllib.error.HTTPError as refused:
            self.where = refused.code
            return
        self.where = answer.url.removeprefix(self.address)
        self.page = answer.read().decode()

    def is_known(self):
        return 'name="agrees"' in self.page

    def start_referral(self):
        """Where it then is: an address, or the status of a refusal. It needs a key of its own."""
        self.post(self.link, agrees="yes", passphrase="three words apart",
                  again="three words apart")
        self.get("/referrals/new")
        self.post("/referrals/new", route="A", prior_held="NO_DATE")
        return self.where


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
            where = Visitor(address, late).start_referral()
            assert re.fullmatch(r"/referrals/[0-9a-z]{26}", str(where)), \
                f"the server is lost after a new master key: {where}"
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
            assert Visitor(address, early).is_known(), \
                "who was there at the backup can't join"
            assert not Visitor(address, late).is_known(), "who came later is there"
        assert "The trail is whole" in second.verified()
        # Against what was published since, the older state shows.
        shown = mase("audit", "verify", "--database", f"{there}/mase.db", "--heads",
                     f"{here}/mase.db.heads", succeeds=False)
        assert "a signed head reaches further" in shown, shown
    print("1 passed, 0 failed")


if __name__ == "__main__":
    main()
