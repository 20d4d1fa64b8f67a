"""The borough in use, with the mistakes that people make, for what it must not leave behind."""

import base64
import csv
import hashlib
import hmac
import re
import struct
import subprocess
import time
import urllib.error
import urllib.parse

from borough import ADMINISTRATOR, MASE, PASSPHRASE, ROOT, Person

TYPED = {"a given name": "Quillon Marchbanks", "a family name": "Thistlewhistle",
         "a mistyped passphrase": "lantern osier kestril",
         "a passphrase in the field for the email": "osier passphrase in the wrong field",
         "a text": "Seen near the old glasshouse",
         "a word in an address": "heron-in-an-address",
         "a word in a search": "Ambergate Thornybank"}
CHAIR = "daniel.price@police.example"


def rows(path):
    with open(ROOT / path, encoding="utf-8") as file:
        return list(csv.DictReader(file))


def people():
    """Each one's email address, by their name."""
    said = subprocess.run([MASE, "demo", "--people"], capture_output=True, text=True, check=True)
    return {name: email for email, name in
            re.findall(r"^\s*(\S+@\S+\.example)\s+([^,]+),", said.stdout, re.M)}


def refused(ask):
    try:
        ask()
    except urllib.error.HTTPError as answer:
        answer.read()


class Usage:
    """Goes through the borough, and keeps every secret that went to and fro."""

    def __init__(self, borough):
        self.borough, self.secrets = borough, {}

    def person(self, email):
        one = Person(self.borough, email)
        self.keep_session(one)
        return one

    def keep_session(self, person):
        for cookie in person.jar:
            self.secrets[cookie.value] = "a session"

    def mistake(self):
        refused(lambda: Person(self.borough, CHAIR, TYPED["a mistyped passphrase"]))
        refused(lambda: Person(self.borough, TYPED["a passphrase in the field for the email"], "x"))
        visitor = self.person(CHAIR)
        word = TYPED["a word in an address"]
        for path in (f"/cases/{word}", f"/nowhere/{word}?q={word}", f"/sign-in/../{word}",
                     f"/cases?q={word}"):
            refused(lambda path=path: visitor.get(path))

    def read(self):
        for email in ("amina.yusuf@redbridge.example", ADMINISTRATOR):
            reader = self.person(email)
            for name in ("Zieliński", TYPED["a word in a search"]):
                reader.get("/cases?" + urllib.parse.urlencode({"q": name, "name": name}))
            cases = sorted(set(re.findall(r"/cases/([0-9a-z]{26})", reader.get("/cases"))))
            assert cases, "nobody sees a case"
            for case in cases[:6]:
                for page in ("", "/child", "/events", "/links"):
                    refused(lambda page=page, case=case: self.open_case(reader, case, page))
            for page in ("/", "/referrals", "/meetings", "/actions", "/persons", "/locations"):
                refused(lambda page=page: reader.get(page))

    @staticmethod
    def open_case(reader, case, page):
        path = f"/cases/{case}{page}"
        if 'name="reason"' in reader.get(path):
            reader.post(f"/cases/{case}/reason", reason="DATA_QUALITY", next=path)

    def refer(self):
        emails = people()
        worker = self.person(next(emails[row["name"]] for row in rows("data/demo/staff.csv")
                                  if "worker" in row["roles"]))
        worker.get("/referrals/new")
        worker.post("/referrals/new", route="A", prior_held="NO_DATE")
        parts = sorted(set(re.findall(r'href="(/referrals/[0-9a-z]{26}/[a-z-]+)"', worker.page)))
        assert parts, "a referral has no parts"
        for part in parts:
            page = worker.get(part)
            names = set(re.findall(r'<(?:input|textarea)[^>]* name="([^"]+)"', page)) - {"csrf"}
            fields = {name: TYPED["a text"] for name in names}
            fields |= {name: TYPED["a given name"] for name in names if "given" in name}
            fields |= {name: TYPED["a family name"] for name in names if "family_name" in name}
            refused(lambda part=part, fields=fields: worker.post(part, **fields))

    def set_second_step_up(self):
        """Its key; the chair signs in with codes from then on."""
        person = self.person(CHAIR)
        person.get("/account/second-step")
        person.post("/account/second-step", current=PASSPHRASE)
        shown = re.search(r">((?:[A-Z2-7]{4} ){7}[A-Z2-7]{4})<", person.get(
            "/account/second-step/code"))[1]
        secret = base64.b32decode(shown.replace(" ", ""))
        refused(lambda: person.post("/account/second-step/code", code="000000"))
        person.get("/account/second-step/code")
        person.post("/account/second-step/code", code=totp(secret))
        codes = re.findall(r">([0-9a-z]{5}-[0-9a-z]{5})<", person.page)
        assert codes, "no second step was set up"
        for word in (shown, shown.replace(" ", "")):
            self.secrets[word] = "a second step's key"
        for code in codes:
            self.secrets |= {code: "a recovery code", code.replace("-", ""): "a recovery code"}
        self.keep_session(person)
        return secret


def totp(secret):
    mac = hmac.digest(secret, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1)
    number = struct.unpack(">I", mac[mac[-1] & 15:][:4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"
