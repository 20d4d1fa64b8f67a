"""The master key shared among three officers: any two make it anew, put a backup back, and try that
they could; one alone, and shares of another key, can't. By the commands of docs/guides/backups.md.
    python3 tests/two_officers.py
"""

import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import tempfile

from unsealing import Keys, unsealed, id_text

ROOT = pathlib.Path(__file__).resolve().parent.parent
MASE = os.environ.get("MASE", ROOT / "build/debug/mase")
OFFICERS = {"Amina Yusuf": "copper kettle by the stairs",
            "Daniel Price": "fourteen green umbrellas",
            "Łucja O’Brien": "nobody whistles at noon"}


def mase(*words, typed="", succeeds=True):
    done = subprocess.run([MASE, *words], input=typed, capture_output=True, text=True, check=False)
    assert (done.returncode == 0) == succeeds, f"{words}: {done.stdout}{done.stderr}"
    return done.stdout + done.stderr


def files_of(folder):
    return ["--database", f"{folder}/mase.db", "--keys", f"{folder}/keys.db",
            "--master-key", f"{folder}/master.key"]


def share(folder, to, before=(), typed_before=""):
    """Each officer's file, by their name. Where it was shared before, two of its officers agree."""
    typed = "".join(f"{passphrase}\n{passphrase}\n" for passphrase in OFFICERS.values())
    shares = [word for file in before for word in ("--share", file)]
    said = mase("key", "share", *files_of(folder), "--to", to, "--officers", *OFFICERS, *shares,
                typed=typed_before + typed)
    return dict(zip(OFFICERS, re.findall(r"^\S+share-\d\S+$", said, re.M), strict=True))


def passphrases(*names):
    return "".join(f"{OFFICERS[name]}\n" for name in names)


def names_in_trail(folder, operation):
    """What the newest line of that operation that has words says, opened apart from the program."""
    keys = Keys(f"{folder}/keys.db", f"{folder}/master.key")
    with sqlite3.connect(f"{folder}/mase.db") as database:
        writer, seq, remark = database.execute(
            "SELECT writer, seq, remark FROM audit_log WHERE operation = ? AND remark IS NOT NULL "
            "ORDER BY at DESC LIMIT 1", (operation,)).fetchone()
    place = f"audit_log.remark/{seq}/{id_text(writer)}"
    return unsealed(keys.by_id[remark[:16]], remark[16:], place.encode()).decode()


def verified(folder):
    return mase("audit", "verify", "--database", f"{folder}/mase.db", "--public-key",
                mase("audit", "key", *files_of(folder)).strip())


def restore_by_two(shelf, shares, there):
    """From nothing but the backup, the backup of the key store, and two shares."""
    amina, _, lucja = shares.values()
    restore = ["restore", f"{shelf}/one.backup", *files_of(there)]
    shutil.copy(f"{shelf}/one.keys", f"{there}/keys.db")
    refused = mase(*restore, succeeds=False)
    assert "two officers" in refused, refused
    refused = mase(*restore, "--share", amina, "--share", amina, succeeds=False)
    assert "two different officers" in refused, refused
    refused = mase(*restore, "--share", amina, "--share", lucja, succeeds=False,
                   typed=passphrases("Amina Yusuf", "Daniel Price"))
    assert "does not open with this passphrase" in refused, refused
    assert sorted(os.listdir(there)) == ["keys.db"], "a refused restoring left something"
    said = mase(*restore, "--share", amina, "--share", lucja,
                typed=passphrases("Amina Yusuf", "Łucja O’Brien"))
    assert "audit trail is whole" in said, said
    assert names_in_trail(there, "restore") == "Amina Yusuf and Łucja O’Brien"
    assert "The trail is whole" in verified(there)


def restore_with_key(first, shelf, there, shares):
    """Whoever has the master key and the key store still needs a second officer."""
    shutil.copy(f"{shelf}/one.keys", f"{there}/keys.db")
    shutil.copy(f"{first}/master.key", there)
    restore = ["restore", f"{shelf}/one.backup", *files_of(there)]
    refused = mase(*restore, succeeds=False)
    assert "two officers" in refused, refused
    with sqlite3.connect(f"{there}/keys.db") as store:
        store.execute("DELETE FROM sharings")  # and can't make it forgotten
    refused = mase(*restore, succeeds=False)
    assert "two officers" in refused, refused
    assert not os.path.exists(f"{there}/mase.db"), "a database was put back by one person"
    mase(*restore, "--share", shares["Daniel Price"], "--share", shares["Amina Yusuf"],
         typed=passphrases("Daniel Price", "Amina Yusuf"))


def recover(first, shares):
    two = [shares["Daniel Price"], shares["Łucja O’Brien"]]
    typed = passphrases("Daniel Price", "Łucja O’Brien")
    refused = mase("key", "recover", *files_of(first), *two, typed=typed, succeeds=False)
    assert "is there already" in refused, refused
    key = pathlib.Path(f"{first}/master.key").read_bytes()
    os.remove(f"{first}/master.key")
    mase("key", "recover", *files_of(first), *two, typed=typed)
    assert pathlib.Path(f"{first}/master.key").read_bytes() == key
    assert os.stat(f"{first}/master.key").st_mode & 0o077 == 0
    assert names_in_trail(first, "recover_master_key") == "Daniel Price and Łucja O’Brien"
    return two, typed


def drill(first, two, typed):
    said = mase("key", "drill", *files_of(first), *two, typed=typed)
    assert "make the master key. Nothing was written" in said, said
    assert names_in_trail(first, "drill_recovery") == "Daniel Price and Łucja O’Brien"


def get_round(first, shelf, alone, shares):
    """Neither a new master key nor a new sharing makes the second officer needless."""
    two = [shares["Daniel Price"], shares["Łucja O’Brien"]]
    for name in ("master.key", "mase.db"):
        shutil.copy(f"{first}/{name}", alone)
    shutil.copy(f"{shelf}/one.keys", f"{alone}/keys.db")
    refused = mase("key", "share", *files_of(alone), "--to", alone, "--officers", "One Friend",
                   "Two Friends", "Three Friends", typed="all of one mind\n" * 6, succeeds=False)
    assert "two of them share it anew" in refused, refused
    assert not [name for name in os.listdir(alone) if name.startswith("share-")], "given out"
    mase("key", "rotate", *files_of(alone))
    os.remove(f"{alone}/mase.db")
    restore = ["restore", f"{shelf}/one.backup", *files_of(alone)]
    refused = mase(*restore, succeeds=False)
    assert "two officers" in refused, f"a new master key freed one person: {refused}"
    # Shares of the same key, made by one person in another place.
    with tempfile.TemporaryDirectory() as elsewhere, tempfile.TemporaryDirectory() as friends:
        shutil.copy(f"{first}/master.key", elsewhere)
        mase("user", "add", *files_of(elsewhere), "--email", "one@agency.example", "--name", "One",
             "--agency", "CS_CPAT", "--role", "worker")
        forged = share(elsewhere, friends)
        refused = mase(*restore, "--share", forged["Amina Yusuf"], "--share",
                       forged["Daniel Price"], typed=passphrases("Amina Yusuf", "Daniel Price"),
                       succeeds=False)
        assert "neither of the sharing" in refused, refused
    assert not os.path.exists(f"{alone}/mase.db"), "a database was put back by one person"
    mase(*restore, "--share", two[0], "--share", two[1],
         typed=passphrases("Daniel Price", "Łucja O’Brien"))


def change_the_key(first, two, typed):
    said = mase("key", "rotate", *files_of(first))
    assert "mase key share" in said, said
    refused = mase("key", "drill", *files_of(first), *two, typed=typed, succeeds=False)
    assert "it was changed since" in refused, refused
    os.rename(f"{first}/master.key", f"{first}/lost")
    refused = mase("key", "recover", *files_of(first), *two, typed=typed, succeeds=False)
    assert "an older master key" in refused, refused
    assert not os.path.exists(f"{first}/master.key"), "a key that opens nothing was put in place"
    os.rename(f"{first}/lost", f"{first}/master.key")


def retyped(shares, shelf):
    """A share as it was printed and typed in again, in capitals; and mistyped."""
    text = pathlib.Path(shares["Daniel Price"]).read_text(encoding="utf-8")
    lines = [line.upper() for line in text.splitlines() if re.match(r"\d\d ", line)]
    typed = pathlib.Path(shelf, "typed.txt")
    typed.write_text("\n".join(lines), encoding="utf-8")
    lines[3] = lines[3][:5] + ("A" if lines[3][5] != "A" else "B") + lines[3][6:]
    pathlib.Path(shelf, "mistyped.txt").write_text("\n".join(lines), encoding="utf-8")
    return str(typed), f"{shelf}/mistyped.txt"


def main():
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as shelf, \
            tempfile.TemporaryDirectory() as second, tempfile.TemporaryDirectory() as third, \
            tempfile.TemporaryDirectory() as later, tempfile.TemporaryDirectory() as alone:
        mase("key", "create", "--file", f"{first}/master.key")
        mase("user", "add", *files_of(first), "--email", "one@agency.example", "--name", "One",
             "--agency", "CS_CPAT", "--role", "worker")
        shares = share(first, shelf)
        mase("backup", *files_of(first), "--to", f"{shelf}/one.backup", "--keys-to",
             f"{shelf}/one.keys")
        restore_by_two(shelf, shares, second)
        restore_with_key(first, shelf, third, shares)
        get_round(first, shelf, alone, shares)
        two, typed = recover(first, shares)
        drill(first, two, typed)
        printed, mistyped = retyped(shares, shelf)
        drill(first, [printed, two[1]], typed)
        refused = mase("key", "drill", *files_of(first), mistyped, two[1], succeeds=False)
        assert "line 4" in refused, refused
        change_the_key(first, two, typed)
        again = share(first, later, two, typed)
        refused = mase("key", "drill", *files_of(first), two[0], again["Amina Yusuf"],
                       succeeds=False)
        assert "two sharings" in refused, refused
        drill(first, [again["Daniel Price"], again["Łucja O’Brien"]], typed)
        assert "The trail is whole" in verified(first)
    print("1 passed, 0 failed")


if __name__ == "__main__":
    main()
