"""What a page costs as a borough grows: lists and pages should stay as they are, and a return may
grow with the cases of its quarters.
    python3 bench/growth.py [--cases 1000,10000,100000] [--seconds N]

Milliseconds of the server's processor for each answer, one connection. Making 100,000 cases takes
longer than measuring them: each borough is left in build/borough-N, and found there the next time.
"""

import argparse
import types

from speed import ROOT, SURNAME, Bench, Borough


def measured(folder, cases, seconds):
    """Milliseconds of each, by what it is."""
    with Borough(folder, cases=cases) as borough:
        bench = Bench(borough, folder, types.SimpleNamespace(seconds=seconds))
        found = {what: bench.measured(path, 1, person=person)[1]
                 for what, person, path in bench.pages()}
        script = bench.posting("/cases", bench.person, name=SURNAME)
        found["search by surname"] = bench.measured("/cases/search", 1, script)[1]
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
        for what, cost in found.items():
            print(f"{cases:8} cases  {what:20}{cost:10.2f} ms  {cost / first[what]:8.1f} x")


if __name__ == "__main__":
    main()
