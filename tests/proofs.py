"""Takes proofs out of a served installation's trail, and checks them by docs/guides/audit-trail.md
alone, as someone would who is given nothing but the proof and the signed heads. And that the heads
reach the system's log as well as the file.
    python3 tests/proofs.py
"""

import contextlib
import copy
import json
import os
import socket
import tempfile

from keeping import Place, Visitor, mase
from trail_hashes import is_proved

SYSTEM_LOG = "/dev/log"


@contextlib.contextmanager
def system_log():
    """Stands in for the system's log where none is; gives nothing where one is, or may not be."""
    if os.path.exists(SYSTEM_LOG) or not os.access("/dev", os.W_OK):
        yield None
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard:
        heard.bind(SYSTEM_LOG)
        heard.setblocking(False)
        try:
            yield heard
        finally:
            os.unlink(SYSTEM_LOG)


def lines_heard(heard):
    lines = []
    with contextlib.suppress(BlockingIOError):
        while True:
            lines.append(heard.recv(4096).decode())
    return lines


def altered(proof):
    """The same proof with one thing changed, for each thing that it has."""
    for place in range(len(proof["path"])):
        changed = copy.deepcopy(proof)
        changed["path"][place] = "00" * 32
        yield changed
    if proof["proves"] == "inclusion":
        for name, other in (("seq", proof["line"]["seq"] + 1), ("operation", "sign_out"),
                            ("at", proof["line"]["at"] + 1), ("shown", ["00" * 16])):
            changed = copy.deepcopy(proof)
            changed["line"][name] = other
            yield changed


def check_proofs(place):
    with open(f"{place.folder}/mase.db.heads", encoding="utf-8") as file:
        heads = [line.split() for line in file]
    key, run = heads[-1][1], heads[-1][2]
    sizes = sorted({int(words[3]) for words in heads if words[2] == run})
    assert len(sizes) > 1 and sizes[-1] > 8, f"too little was done to prove anything: {sizes}"

    def prove(*words):
        return json.loads(mase("audit", "prove", "--database", f"{place.folder}/mase.db", "--run",
                               run, *words))
    proofs = [prove("--line", str(line)) for line in range(1, sizes[-1] + 1)]
    proofs += [prove("--from", str(size)) for size in sizes]
    proofs.append(prove("--line", "1", "--to", str(sizes[0])))
    for proof in proofs:
        assert is_proved(proof, key), proof
        for other in altered(proof):
            assert not is_proved(other, key), f"proved though it was changed: {other}"
    refused = mase("audit", "prove", "--database", f"{place.folder}/mase.db", "--line",
                   str(sizes[-1] + 1), succeeds=False)
    assert "not among those of the head" in refused, refused
    return [" ".join(words) for words in heads if words[2] == run]


def main():
    with tempfile.TemporaryDirectory() as folder, system_log() as heard:
        place = Place(folder)
        mase("key", "create", "--file", f"{folder}/master.key")
        link = place.add_worker("early")
        with place.served("--heads-syslog") as address:
            visitor = Visitor(address, link)
            visitor.start_referral()
            for page in ("/", "/referrals", "/cases", "/actions", "/account") * 2:
                visitor.get(page)
        published = check_proofs(place)
        if heard:
            logged = lines_heard(heard)
            for head in published:
                assert any(head in line for line in logged), f"not in the system's log: {head}"
    print("1 passed, 0 failed")


if __name__ == "__main__":
    main()
