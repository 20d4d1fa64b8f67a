"""The panel at work: on each child that is listed two actions are asked for and a decision is
recorded, which is three durable changes. The server's clock is put to the day of the meeting.
"""

import concurrent.futures
import html
import html.parser
import http.client
import re
import time
import urllib.parse

FAKE_CLOCK = "/usr/$LIB/faketime/libfaketimeMT.so.1"
LINK = re.compile(r"/meetings/([0-9a-z]{26})/items/([0-9a-z]{26})/discussion")
BEFORE = {"questions": {"addresses_concerns": "YES", "needs_support": "NO", "needs_actions": "NO"},
          "support": {"support_asked": "NO"}}


class Form(html.parser.HTMLParser):
    """What a browser would send of a page, and where its buttons would send it."""

    def __init__(self, page):
        super().__init__()
        self.fields, self.places, self.offered = {}, [], {}
        self.select = self.area = None
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        at = dict(attrs)
        self.places += [at[name] for name in ("action", "formaction") if name in at]
        if tag == "input" and "name" in at:
            self.offered.setdefault(at["name"], []).append(at.get("value", ""))
            if at.get("type") not in ("radio", "checkbox") or "checked" in at:
                self.fields[at["name"]] = at.get("value", "")
        elif tag == "select":
            self.select = at.get("name")
        elif tag == "option" and self.select:
            self.offered.setdefault(self.select, []).append(at.get("value", ""))
            if "selected" in at or self.select not in self.fields:
                self.fields[self.select] = at.get("value", "")
        elif tag == "textarea":
            self.area = at.get("name")

    def handle_data(self, data):
        if self.area:
            self.fields[self.area] = data

    def handle_endtag(self, tag):
        self.select = None if tag == "select" else self.select
        self.area = None if tag == "textarea" else self.area


class Recorder:
    """One connection of one who is signed in, kept open."""

    def __init__(self, borough, person):
        self.connection = http.client.HTTPConnection("127.0.0.1", borough.port, timeout=60)
        self.cookie = "; ".join(f"{one.name}={one.value}" for one in person.jar)

    def ask(self, method, path, fields=None):
        body = urllib.parse.urlencode(fields) if fields else None
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if fields else {}
        self.connection.request(method, path, body, {"Cookie": self.cookie, **kind})
        answer = self.connection.getresponse()
        return answer.status, answer.read().decode()

    def post(self, path, fields):
        status, page = self.ask("POST", path, fields)
        if status != 303:
            said = re.findall(r'error-(?:message|summary__list)[^>]*>(.*?)</', page, re.S)
            raise AssertionError(f"{path}: {status} {html.unescape(' '.join(said))}")

    def form(self, path):
        return Form(self.ask("GET", path)[1])

    def press(self, page, place, **answers):
        """The button of `page`, where it was read, that sends it to `place`."""
        self.post(place, {**self.form(page).fields, **answers})


def next_meeting(person):
    """Its address, and in how many days it is."""
    page = html.unescape(person.get("/"))
    heading = re.search(r"Next meeting: [^<]*, ([^,<]*)<", page)[1].strip()
    address = re.search(r'href="(/meetings/[0-9a-z]{26})/agenda', page)[1]
    days = 0 if heading == "today" else 1 if heading == "tomorrow" else int(heading.split()[1])
    return address, days


def circulate(person, meeting):
    if "Circulate the pack" in person.get(f"{meeting}/pack"):
        person.post(f"{meeting}/pack", **Form(person.page).fields)


def begin(recorder, meeting):
    """Answers the addresses of its items, each begun and asked about."""
    sitting = f"{meeting}/sitting"
    recorder.press(sitting, f"{sitting}/confidentiality")
    present = {name: "PRESENT" for name in recorder.form(sitting).fields
               if name.startswith("attendance.") and not name.endswith("-stand-in")}
    recorder.press(sitting, f"{sitting}/attendance", **present)
    recorder.press(sitting, sitting)
    _, shown = recorder.ask("GET", sitting)
    items = [item for item in dict.fromkeys(found[0] for found in LINK.finditer(shown))
             if f"{item}/placing" not in recorder.form(item).places]  # asks more before it begins
    for item in items:
        recorder.press(item, item)
        prepare(recorder, item)
    return items


def prepare(recorder, item):
    page = recorder.form(item)
    asked = {name: "YES" for name in page.offered if name.startswith(("cooperates.", "recorded."))}
    recorder.press(item, f"{item}/agencies", **asked)
    checks = {name: "To be done still" if name.endswith("-words") else "KEPT_OPEN"
              for name in [*page.fields, *page.offered] if name.startswith("check.")}
    if checks:
        recorder.press(item, f"{item}/earlier-actions", **checks)
    for part, answers in BEFORE.items():
        recorder.press(item, f"{item}/{part}", **answers)


def decide(recorder, item, due):
    """How long the three changes took, in milliseconds. What was asked for is taken back after."""
    page = recorder.form(item)
    owner = next(value for value in page.offered["owner"] if value)
    again = "It was looked at again." * (not page.fields.get("decision_reason"))
    begun = time.monotonic()
    for task in ("Visit the family with the school nurse", "Tell the patrol which streets"):
        recorder.post(f"{item}/actions", {**page.fields, "task": task, "owner": owner, **due})
    recorder.post(f"{item}/decision", {**page.fields, "decision": "SATISFIED",
                                           "decision_reason": again})
    took = (time.monotonic() - begun) * 1000
    for place in recorder.form(item).places:
        if place.endswith("/removal"):
            recorder.press(item, place)
    return took


def measured(borough, person, items, seconds, connections, due):
    """Milliseconds of each decision with its actions, of so many who record at once."""
    def one(number):
        recorder, took, end = Recorder(borough, person), [], time.monotonic() + seconds
        while time.monotonic() < end:
            took.append(decide(recorder, items[number], due))
        return took
    with concurrent.futures.ThreadPoolExecutor(connections) as pool:
        return sorted(sum(pool.map(one, range(connections)), []))
