"""Several panels in one database, each served by a process of its own, each blind to the others.
    python3 tests/panels.py
"""

import collections
import contextlib
import copy
import datetime
import functools
import html
import pathlib
import re
import shutil
import sqlite3
import subprocess
import tempfile
import urllib.parse

import neighbour
from borough import ended_quarter
from installation import MASE, Browser, Installation, run
from postgres import cluster

DEMO_PASSPHRASE = "lantern osier kestrel"
PEOPLE = ("Farah Begum", "Daniel Price", "Kemi Olatunji", "Ruth Cole", "Tanvir Ahmed")
ENOUGH = 250  # pages of each person
# What tells of the installation and not of a panel: the trail is one, and so is its length.
OF_ALL = ("/audit/whole",)
# What no two runs have alike: each page's token, when it was asked for, and what a read adds.
OLDER = re.compile(r"before(=|%3D)\d+-[\w-]+")
PASSING = re.compile(OLDER.pattern + r'|value="[\w-]{40,}"|\d{1,2}([:.]\d\d)?\s?[ap]m')


def beside(place, *options):
    """The same installation, asked for another of its panels."""
    other = copy.copy(place)
    other.files = [*place.files, *options]
    return other


def must_be_whole(place):
    heads = [file for file in (f"{place.database}.heads", f"{place.folder}/keys.db.heads")
             if pathlib.Path(file).exists()][0]
    done = subprocess.run([MASE, "audit", "verify", "--database", place.database, "--heads", heads],
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def refused(answer):
    return answer.status == 422 or answer.status == 303 and "/sign-in" in answer.headers["Location"]


def pages(port, email):
    """Every page that a person comes to by links, as it was shown, by its address."""
    browser = Browser(port)
    assert browser.try_passphrase(email, DEMO_PASSPHRASE).status == 303, email
    waiting, shown = collections.deque(["/", "/cases?name=a", "/audit"]), {}
    while waiting and len(shown) < ENOUGH:
        path = waiting.popleft()
        if path in shown or path.startswith(OF_ALL) or OLDER.search(path):
            continue
        shown[path] = f"{browser.ask('GET', path).status} {PASSING.sub('', browser.page)}"
        for link in re.findall(r'href="(/[^"#]*)', browser.page):
            link = html.unescape(link)
            if not link.startswith("/assets") and "sign-out" not in link:
                waiting.append(urllib.parse.unquote(link) if " " in link else link)
    return shown


def email_of(place, name):
    known = place.mase("demo", "--people", with_files=False)
    return re.search(rf"(\S+) +{name},", known)[1]


def publish(place, port, quarter):
    chair = Browser(port)
    chair.try_passphrase(email_of(place, "Daniel Price"), DEMO_PASSPHRASE)
    chair.ask("GET", f"/returns/{quarter}/publishing")
    seen = re.search(r'name="seen" value="([^"]+)"', chair.page)[1]
    assert chair.post(f"/returns/{quarter}/publishing", seen=seen).status == 303, chair.page


class Tests:
    """On one engine."""

    def __init__(self, folder, new_database):
        self.folder, self.new_database = pathlib.Path(folder), new_database
        self.other = neighbour.write(self.folder / "eastmere")

    def new_place(self, name, **with_what):
        folder = self.folder / name
        folder.mkdir()
        return Installation(folder, database=self.new_database(name), **with_what)

    def two(self, name):
        place = self.new_place(name)
        place.mase("user", "add", "--email", "farah@agency.example", "--name", "Farah", "--agency",
                   "CS_MASH", "--role", "administrator")  # which makes the first
        other = beside(place, *self.other)
        other.mase("panel", "add")
        return place, other

    def only_its_own_command_adds_one(self):
        place = self.new_place("adding")
        place.add("farah")
        other = beside(place, *self.other)
        assert "has no panel eastmere, only redbridge" in other.mase("serve", succeeds=False)
        other.mase("user", "add", "--email", "a@agency.example", "--name", "A", "--agency",
                   "CS_MASH", "--role", "worker", succeeds=False)
        assert "--data" in beside(place, "--panel", "eastmere").mase("panel", "add", succeeds=False)
        other.mase("panel", "add")
        assert "already" in other.mase("panel", "add", succeeds=False)
        assert place.mase("panel", "list").split() == ["eastmere", "redbridge"]
        live = "this database is a live one"
        assert live in beside(place, *self.other).mase("demo", succeeds=False)

    def one_address_signs_in_to_each_by_itself(self):
        place, other = self.two("people")
        with place.served() as (here, _, _), other.served() as (there, _, _):
            mine = Browser(here).join(place.add("amina", "worker", "CS_CPAT"))
            link = other.add("amina", "worker", "CS_CPAT")
            assert Browser(here).ask("GET", link).status == 404, "a link of the other panel works"
            theirs = Browser(there)
            assert theirs.ask("GET", link).status == 200, theirs.page
            assert "Eastmere" in theirs.page and "Redbridge" not in theirs.page, theirs.page
            words = "four other words here"
            assert theirs.post(link, agrees="yes", passphrase=words, again=words).status == 303
            assert refused(Browser(here).try_passphrase("amina@agency.example", words))
            assert Browser(there).try_passphrase("amina@agency.example", words).status == 303
            mine.port = there
            assert refused(mine.ask("GET", "/referrals/new")), "a session of the other panel works"
            started = Browser(here)
            started.try_passphrase("amina@agency.example", "three words apart")
            started.ask("GET", "/referrals/new")
            assert started.post("/referrals/new", route="A", prior_held="NO_DATE").status == 303
            where = started.answer.headers["Location"]
            assert theirs.ask("GET", where).status == 404, "a referral of the other panel opens"
        must_be_whole(place)

    def each_trail_is_its_own_and_all_of_it_is_whole(self):
        place, other = self.two("trails")
        with place.served() as (here, _, _), other.served() as (there, _, _):
            for at, port, who in ((place, here, "kemi"), (other, there, "sade")):
                auditor = Browser(port).join(at.add(who, "auditor"))
                auditor.ask("GET", "/audit/whole")
                assert "is whole" in auditor.page, auditor.page
                auditor.ask("GET", "/audit")
                stranger = "sade" if who == "kemi" else "kemi"
                assert who in auditor.page and stranger not in auditor.page, auditor.page
        must_be_whole(place)

    def a_backup_has_both(self):
        place, other = self.two("backup")
        other.mase("backup", "--to", f"{place.folder}/one.backup")
        back = ["--database", f"{place.folder}/back.db", *place.files[2:]]
        place.mase("restore", f"{place.folder}/one.backup", *back, with_files=False)
        listed = place.mase("panel", "list", *back, with_files=False)
        assert listed.split() == ["eastmere", "redbridge"], listed

    @functools.cached_property
    def alone_and_among(self):
        """The invented borough by itself, and the very same with a neighbour."""
        place = self.new_place("alone", demo=True)
        crowded = self.folder / "crowded"
        shutil.copytree(place.folder, crowded)
        both = copy.copy(place)
        both.folder, both.database = crowded, f"{crowded}/mase.db"
        both.files = [file.replace(str(place.folder), str(crowded)) for file in place.files]
        beside(both, *self.other).mase("demo")
        return place, both

    def nobody_sees_that_another_came(self):
        """The same pages before and after, down to the auditor's: no count, list or search has a
        row of the other borough in it."""
        place, both = self.alone_and_among
        with place.served() as (alone, _, _), both.served() as (among, _, _):
            for name in PEOPLE:
                email = email_of(place, name)
                before, after = pages(alone, email), pages(among, email)
                assert len(before) > 20, f"{name} came to {len(before)} pages"
                assert before.keys() == after.keys(), before.keys() ^ after.keys()
                differ = [path for path in before if before[path] != after[path]]
                assert not differ, f"{name} is shown something else at {differ}"

    def one_command_makes_several(self):
        place = self.new_place("several")
        for _ in range(2):  # the second finds all of it there
            said = place.mase("demo", "--panels", "2", "--cases", "4")
        others = re.findall(r"(--panel \S+) (--data \S+)", said)
        assert len(others) == 1, said
        slugs = {panel.split()[1] for panel, _ in others}
        assert set(place.mase("panel", "list").split()) == {"redbridge", *slugs}
        with sqlite3.connect(place.database) as database:
            counted = database.execute(
                "SELECT count(DISTINCT id), count(*) FROM cases WHERE state = 'closed' GROUP BY "
                "panel_id").fetchall()
        assert len(counted) == 2 and len(set(counted)) == 1, counted
        own = beside(place, *" ".join(others[0]).split())
        with own.served() as (port, _, _):
            browser = Browser(port)
            email = email_of(place, "Farah Begum")
            assert browser.try_passphrase(email, DEMO_PASSPHRASE).status == 303, email
            browser.ask("GET", "/")
            assert "Redbridge" not in browser.page, "it bears the first borough's name"

    def published_returns_stand_side_by_side(self):
        place, both = self.alone_and_among
        theirs = beside(both, *self.other)
        quarter = ended_quarter(datetime.date.today())
        for at in (place, both, theirs):
            with at.served() as (port, _, _):
                publish(at, port, quarter)
        for at, names in ((place, {"Redbridge"}), (both, {"Redbridge", "Eastmere"}),
                          (theirs, {"Redbridge", "Eastmere"})):
            with at.served() as (port, _, _):
                browser = Browser(port)
                email = email_of(at, "Marisol Achterberg")
                assert browser.try_passphrase(email, DEMO_PASSPHRASE).status == 303, email
                browser.ask("GET", "/regional-returns")
                assert f"/regional-returns/{quarter}" in browser.page, browser.page
                assert browser.ask("GET", f"/regional-returns/{quarter}").status == 200
                heads = set(re.findall(r'<th scope="col"[^>]*>(Redbridge|Eastmere)</th>',
                                       browser.page))
                assert heads == names, f"{quarter} has columns of {heads}"
                assert browser.ask("GET", "/cases").status in (403, 404), "they see cases"


def cases_of(tests, engine):
    return [(f"{engine}: a panel is added by its own command, once, with its own files",
             tests.only_its_own_command_adds_one),
            (f"{engine}: one address has an account in each panel, and neither opens the other",
             tests.one_address_signs_in_to_each_by_itself),
            (f"{engine}: each panel's auditor sees its own lines, and that all are whole",
             tests.each_trail_is_its_own_and_all_of_it_is_whole),
            (f"{engine}: a backup that one panel makes has both", tests.a_backup_has_both)]


def main():
    with cluster() as server, contextlib.ExitStack() as folders:
        first, second = (folders.enter_context(tempfile.TemporaryDirectory(prefix="mase-panels-"))
                         for _ in range(2))

        def new_database(name):
            server.tell(f"CREATE DATABASE {name} OWNER mase")
            return server.address(name)

        on_file = Tests(first, lambda name: f"{first}/{name}/mase.db")
        return run([*cases_of(on_file, "SQLite"),
                    ("nothing that one borough's people are shown changes when another comes",
                     on_file.nobody_sees_that_another_came),
                    ("one command makes several invented boroughs, and once",
                     on_file.one_command_makes_several),
                    ("a regional analyst of either sees what both have published",
                     on_file.published_returns_stand_side_by_side)],
                   cases_of(Tests(second, new_database), "PostgreSQL"))


if __name__ == "__main__":
    raise SystemExit(main())
