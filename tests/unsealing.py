"""Opens what mase seals, by libsodium and design.md alone, apart from the program."""

import ctypes
import ctypes.util
import itertools
import sqlite3

SODIUM = ctypes.CDLL(ctypes.util.find_library("sodium"))
NONCE, TAG, ID = 24, 16, 16
DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"


def id_text(id_bytes):
    number = int.from_bytes(id_bytes, "big")
    return "".join(DIGITS[number >> 5 * place & 31] for place in reversed(range(26)))


def unsealed(key, sealed, bound):
    """What was sealed, or None: with another key, or bound to another place."""
    if len(sealed) < NONCE + TAG:
        return None
    plain = ctypes.create_string_buffer(len(sealed) - NONCE - TAG + 1)
    size = ctypes.c_ulonglong()
    failed = SODIUM.crypto_aead_xchacha20poly1305_ietf_decrypt(
        plain, ctypes.byref(size), None, sealed[NONCE:], ctypes.c_ulonglong(len(sealed) - NONCE),
        bound, ctypes.c_ulonglong(len(bound)), sealed[:NONCE], key)
    return None if failed else plain.raw[:size.value]


def unbound(key, sealed):
    """What was sealed, whatever it is bound to: the cipher without its proof."""
    size = len(sealed) - NONCE - TAG
    plain = ctypes.create_string_buffer(size + 1)
    SODIUM.crypto_stream_xchacha20_xor_ic(
        plain, sealed[NONCE:NONCE + size], ctypes.c_ulonglong(size), sealed[:NONCE],
        ctypes.c_ulonglong(1), key)
    return plain.raw[:size]


class Keys:
    """Every key of an installation, opened."""

    def __init__(self, store, master_key):
        with open(master_key, "rb") as file:
            self.master = file.read()
        self.own, self.by_id = {}, {}
        with sqlite3.connect(store) as database:
            wrapped = {row[0]: row[1:] for row in
                       database.execute("SELECT id, wrapped_by, wrapped FROM keys")}
            for purpose, sealed in database.execute("SELECT purpose, wrapped FROM own_keys"):
                self.own[purpose] = unsealed(self.master, sealed, f"own key/{purpose}".encode())
        for key_id in sorted(wrapped, key=lambda one: wrapped[one][0] is not None):
            by, sealed = wrapped[key_id]
            bound = f"key/{id_text(key_id)}/{id_text(by) if by else 'master'}"
            self.by_id[key_id] = unsealed(self.by_id[by] if by else self.master, sealed,
                                          bound.encode())
        assert None not in (*self.own.values(), *self.by_id.values()), "a key did not open"

    def all(self):
        return [self.master, *self.own.values(), *self.by_id.values()]


class Cell:
    """One sealed value: where it is, and what is in it."""

    def __init__(self, table, column, row, value, keys):
        self.table, self.column, self.row = table, column, row  # row: of its primary key
        self.sealed_by, self.sealed = value[:ID], value[ID:]
        self.key = keys.by_id.get(self.sealed_by)

    def plain(self):
        return unbound(self.key, self.sealed)

    def is_bound_to_its_place(self):
        return any(unsealed(self.key, self.sealed, place.encode()) is not None
                   for place in self.places())

    def opens_with(self, key):
        return any(unsealed(key, self.sealed, place.encode()) is not None
                   for place in self.places())

    def places(self):
        """Every way to write a place that names the table, the column and all of the row."""
        field = "texts" if self.table == "texts" else f"{self.table}.{self.column}"
        parts = [part for name, part in self.row.items() if name != "panel_id"]
        for row in filter(lambda part: isinstance(part, bytes), parts):
            others = [id_text(part) if isinstance(part, bytes) else str(part)
                      for part in parts if part is not row]
            for order in itertools.permutations(others):
                yield "/".join([field, *order, id_text(row)])


def sealed_cells(database, keys, of=None):
    """Every sealed value there is, found by the key's id that each begins with: of the keys that
    are there, or of those."""
    for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND "
                                     "name NOT LIKE 'sqlite_%'").fetchall():
        columns = database.execute(f'PRAGMA table_info("{table}")').fetchall()
        primary = {name: place for _, name, _, _, _, place in columns if place}
        for _, column, kind, _, _, place in columns:
            if kind != "BLOB" or place or column == "key_id" or column.endswith("_id"):
                continue
            named = ", ".join(f'"{name}"' for name in primary)
            for *row, value in database.execute(
                    f'SELECT {named}, "{column}" FROM "{table}" WHERE length("{column}") >= ?',
                    (ID + NONCE + TAG,)):
                if value[:ID] in (keys.by_id if of is None else of):
                    yield Cell(table, column, dict(zip(primary, row)), value, keys)
