"""What a page costs as a borough grows: lists and pages should stay as they are, and a return may
grow with the cases of its quarters.
    python3 bench/growth.py [--cases 1000,10000,100000] [--seconds N]

Milliseconds of the server's processor for each answer, one connection. Making 100,000 cases takes
longer than measuring them: each borough is left in build/borough-N, and found there the next time.
"""

import argparse
import time
import types

from speed import ROOT, SURNAME, Bench, Borough, seconds_of_cpu


def cost(borough, ask, seconds):
    """Milliseconds of the server's processor for each answer, and of one at least the whole."""
    ask()
    before, answers, end = seconds_of_cpu(borough.server.pid), 0, time.monotonic() + seconds
    while answers == 0 or time.monotonic() < end:
        ask()
        answers += 1
    return (seconds_of_cpu(borough.server.pid) - before) * 1000 / answers


def measured(folder, cases, seconds):
    """What each costs, by what it is."""
    with Borough(folder, cases=cases) as borough:
        bench = Bench(borough, folder, types.SimpleNamespace(seconds=seconds))
        found = {what: cost(borough, lambda one=person, to=path: one.get(to), seconds)
                 for what, person, path in bench.pages()}
        bench.person.get("/cases")
        found["search by surname"] = cost(
            borough, lambda: bench.person.send("/cases/search", name=SURNAME), seconds)
        return found


def main():
    words = argparse.ArgumentParser()
    words.add_argument("--cases", default="1000,10000,100000")
    words.add_argument("--seconds", type=int, default=10)
    asked = words.parse_args()
    first = None
    for cases in map(int, asked.cases.split(",")):
        folder = ROOT / f"build/borough-{cases}"
        folder.mkdir(parents=True, exist_ok=True)
        found = measured(folder, cases, asked.seconds)
        first = first or found
        for what, took in found.items():
            print(f"{cases:8} cases  {what:20}{took:10.2f} ms  {took / first[what]:8.1f} x")


if __name__ == "__main__":
    main()
