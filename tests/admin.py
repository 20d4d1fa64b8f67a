"""deploy/mase-admin, as root runs it on a machine: its folders moved into one, systemd played by
scripts that run what they are given. Shares are made, tried, used and lost; a backup is put back
with no master key there; the rest runs with the copy of the key that the service manager gives.
    python3 tests/admin.py
"""

import os
import pathlib
import re
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
MASE = os.environ.get("MASE", ROOT / "build/debug/mase")
OFFICERS = {"Amina Yusuf": "copper kettle by the stairs",
            "Daniel Price": "fourteen green umbrellas",
            "Sam Okafor": "nobody whistles at noon"}
# What systemd-run does with LoadCredential, and no more: with any other file it would end.
SYSTEMD_RUN = """#!/bin/sh
set -eu
while [ "${1#--}" != "$1" ]; do
    case "$1" in
        *LoadCredential=master.key:*)
            mkdir -p "%(root)s/credentials"
            cp "${1##*:}" "%(root)s/credentials/master.key" ;;
    esac
    shift
done
CREDENTIALS_DIRECTORY="%(root)s/credentials" exec "$@"
"""


class Machine:
    def __init__(self, root):
        self.root = pathlib.Path(root)
        for folder in ("etc/mase", "var/lib/mase", "var/lib/mase-keys", "var/lib/mase-heads", "bin",
                       "stick"):
            (self.root / folder).mkdir(parents=True)
        self.put("bin/systemd-run", SYSTEMD_RUN % {"root": root})
        self.put("bin/systemctl", f'#!/bin/sh\necho "$@" >>"{root}/systemctl"\n')
        self.put("bin/chown", f'#!/bin/sh\necho "$@" >>"{root}/chown"\n')
        script = (ROOT / "deploy/mase-admin").read_text(encoding="utf-8")
        script = script.replace("/usr/local/bin/mase", str(MASE))
        self.put("bin/mase-admin", re.sub(r"(?<![\w/])/(etc|var)/", rf"{root}/\1/", script))
        self.key = self.root / "etc/mase/master.key"
        self.database = self.root / "var/lib/mase/mase.db"

    def put(self, name, text):
        (self.root / name).write_text(text, encoding="utf-8")
        (self.root / name).chmod(0o755)

    def admin(self, *words, typed="", succeeds=True):
        done = subprocess.run([self.root / "bin/mase-admin", *map(str, words)], input=typed,
                              capture_output=True, text=True, check=False,
                              env={**os.environ, "PATH": f"{self.root}/bin:{os.environ['PATH']}"})
        assert (done.returncode == 0) == succeeds, f"{words}: {done.stdout}{done.stderr}"
        return done.stdout + done.stderr

    def said_to(self, name):
        file = self.root / name
        return file.read_text(encoding="utf-8") if file.exists() else ""


def typed(*names, times=1):
    return "".join(f"{OFFICERS[name]}\n" * times for name in names)


def main():
    with tempfile.TemporaryDirectory() as root, tempfile.TemporaryDirectory() as shelf:
        machine = Machine(root)
        subprocess.run([MASE, "key", "create", "--file", machine.key], check=True)
        machine.admin("user", "add", "--email", "one@agency.example", "--name", "One", "--agency",
                      "CS_CPAT", "--role", "worker")
        assert machine.database.exists(), "not in the folder of the service"
        said = machine.admin("key", "share", "--officers", *OFFICERS, "--to", f"{root}/stick",
                             typed=typed(*OFFICERS, times=2))
        amina, daniel, sam = re.findall(r"^\S+share-\d\S+$", said, re.M)
        assert "mase:mase" in machine.said_to("chown"), "root's files are left to root"
        machine.admin("key", "drill", amina, sam, typed=typed("Amina Yusuf", "Sam Okafor"))
        subprocess.run([MASE, "backup", "--database", machine.database, "--keys",
                        f"{root}/var/lib/mase-keys/keys.db", "--master-key", machine.key, "--to",
                        f"{shelf}/one"], check=True, stdout=subprocess.DEVNULL)

        key = machine.key.read_bytes()
        machine.key.unlink()
        machine.admin("user", "add", "--email", "two@agency.example", "--name", "Two", "--agency",
                      "CS_CPAT", "--role", "worker", succeeds=False)
        machine.admin("key", "recover", amina, daniel, typed=typed("Amina Yusuf", "Daniel Price"))
        assert machine.key.read_bytes() == key
        assert machine.key.stat().st_mode & 0o077 == 0
        assert "try-restart mase.service" in machine.said_to("systemctl")

        machine.key.unlink()
        for left in machine.database.parent.glob("mase.db*"):
            left.unlink()
        refused = machine.admin("restore", f"{shelf}/one", succeeds=False)
        assert "have two officers make it anew" in refused, refused
        said = machine.admin("restore", f"{shelf}/one", "--share", daniel, "--share", sam,
                             typed=typed("Daniel Price", "Sam Okafor"))
        assert "audit trail is whole" in said, said
        assert machine.key.read_bytes() == key
        machine.admin("key", "rotate")
        assert machine.key.read_bytes() != key
    print("1 passed, 0 failed")


if __name__ == "__main__":
    main()
