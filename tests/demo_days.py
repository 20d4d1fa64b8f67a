"""Makes the demo borough as if on days of other shapes: close to a meeting, just after midnight on
the day before its pack is due, the day after it went out. The demo must be made on each, and
nothing in it may lie ahead of the day it was made on.
    python3 tests/demo_days.py
"""

import concurrent.futures
import datetime
import os
import pathlib
import sqlite3
import subprocess
import tempfile
import zoneinfo

ROOT = pathlib.Path(__file__).resolve().parent.parent
MASE = os.environ.get("MASE", ROOT / "build/debug/mase")
SUNDAY, MONDAY, WEDNESDAY = "2026-11-29 10:00", "2026-11-30 00:10", "2026-12-02 23:00"


def what_is_wrong(moment):
    """Nothing, or a sentence."""
    with tempfile.TemporaryDirectory() as folder:
        files = ["--database", f"{folder}/mase.db", "--keys", f"{folder}/keys.db",
                 "--master-key", f"{folder}/master.key"]
        subprocess.run([MASE, "key", "create", "--file", files[-1]], check=True,
                       capture_output=True)
        made = subprocess.run(["faketime", f"{moment}:00", MASE, "demo", *files],
                              capture_output=True, text=True)
        if made.returncode:
            return made.stderr.strip() or "it could not be made"
        day = datetime.datetime.strptime(moment[:10], "%Y-%m-%d")
        begins = day.replace(tzinfo=zoneinfo.ZoneInfo("Europe/London")).timestamp() * 1_000_000
        store = sqlite3.connect(f"{folder}/mase.db")
        for what, sql in (("relations begin", "SELECT count(*) FROM relations WHERE from_at > ?"),
                          ("referrals were sent",
                           "SELECT count(*) FROM referrals WHERE sent_at > ?")):
            (ahead,) = store.execute(sql, [begins]).fetchone()
            if ahead:
                return f"{ahead} {what} later than the day before"
    return ""


def main():
    days = [SUNDAY, MONDAY, WEDNESDAY]
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        wrong = list(pool.map(what_is_wrong, days))
    for day, sentence in zip(days, wrong):
        print(f"{'FAILED' if sentence else 'ok    '} {day} {sentence}")
    failed = sum(bool(sentence) for sentence in wrong)
    print(f"{len(days) - failed} passed, {failed} failed")
    raise SystemExit(failed > 0)


main()
