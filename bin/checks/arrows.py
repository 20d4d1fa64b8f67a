"""Includes that point the wrong way. The numbered comments are the rules."""

import re

from files import read, report, rooms, sources

ROOMS = rooms()
# _file reads definitions out of data/; the others speak to the database or to a person.
SHELL = ("_store", "_pages", "_api", "_routes", "_form", "_file", "_files")
CASE_FILE = "cases/case_file.h"  # a child's case, and no file of data
BOOST = ("platform/http_beast.cpp", "platform/http_connection.h", "platform/http_wire.h")
# Whole rooms that stand between the rules and the world, so hold no rules of their own.
SHELL_ROOMS = ("core", "platform", "access", "audit", "site", "demo", "program")


def is_shell(path):
    stem = path.removesuffix(".h").removesuffix(".cpp")
    return stem.endswith(SHELL) and path != CASE_FILE


def is_test(path):
    return re.search(r"_(test|fixture)\.(h|cpp)$|^test_main\.cpp$", path) is not None


def faults(file, include):
    room, other = (path.split("/")[0] for path in (file, include))
    # 1. A room includes only itself and the rooms above it in rooms.txt.
    if room in ROOMS and other in ROOMS and ROOMS.index(other) > ROOMS.index(room):
        yield f"{other} is below {room} in rooms.txt"
    if is_test(file):
        return
    # 2. What only tests need stays with the tests.
    if is_test(include):
        yield "only a test includes a test's fixture"
    # 3. Rules know nothing of the web, HTML or SQL.
    if room in ROOMS and room not in SHELL_ROOMS and not is_shell(file):
        if other == "platform" or is_shell(include):
            yield "a rule includes nothing of platform, and no store, page or form"
    # 4. Only audit writes, so that no change is made without its line in the trail.
    if include == "platform/db_write.h" and room not in ("audit", "platform"):
        yield "only audit writes to the database"
    # 5. A page asks its store.
    if re.search(r"_(pages|routes)\.(h|cpp)$", file) and include.startswith("platform/db"):
        yield "a page asks its store, not the database"
    # 6. Each library that holds the world at bay has one door.
    if (include.startswith("boost/") or include in BOOST) and file not in BOOST:
        yield f"Boost is known to {' and '.join(BOOST)} only"
    if include == "sqlite3.h" and not re.fullmatch(r"platform/db\w*\.cpp", file):
        yield "SQLite is known to platform/db*.cpp only"
    if include.startswith("sodium") and room != "platform":
        yield "libsodium is known to platform only"
    if include in ("liboath/oath.h", "qrencode.h") and room != "platform":
        yield "liboath and libqrencode are known to platform only"
    if include.startswith(("curl/", "cjose/", "jansson")) and room != "platform":
        yield "libcurl, cjose and jansson are known to platform only"


def found():
    for path in sources():
        file = str(path.relative_to("src"))
        room = path.parts[1]
        if len(path.parts) > 2 and room not in ROOMS:
            yield path, 1, f"the room {room} is not in src/rooms.txt"
        for number, line in enumerate(read(path).splitlines(), 1):
            include = re.match(r'\s*#\s*include [<"]([^>"]+)[>"]', line)
            for fault in faults(file, include[1]) if include else ():
                yield path, number, f"{include[1]}: {fault}"


report(found())
