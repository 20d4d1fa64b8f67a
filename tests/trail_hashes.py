"""Hashes an audit trail by docs/guides/audit-trail.md alone, apart from the program."""

import hashlib
import struct


def sha256(data):
    return hashlib.sha256(data).digest()


def field(data):
    return b"\xff" * 8 if data is None else struct.pack(">Q", len(data)) + data


def digest(line, shown):
    (writer, seq, panel, at, account, session, operation, processing, kind, subject, case, reason,
     detail, remark, before) = line
    data = field(before) + field(writer) + struct.pack(">Q", seq) + field(panel)
    data += struct.pack(">q", at) + field(account) + field(session)
    data += b"".join(field(word.encode()) for word in (operation, processing, kind))
    data += field(subject) + field(case) + field(reason.encode()) + field(detail.encode())
    data += field(remark) + struct.pack(">Q", len(shown)) + b"".join(map(field, sorted(shown)))
    return sha256(b"\0" + data)


def root(leaves):
    if len(leaves) < 2:
        return leaves[0] if leaves else sha256(b"")
    left = 1 << (len(leaves) - 1).bit_length() - 1
    return sha256(b"\1" + root(leaves[:left]) + root(leaves[left:]))


def node(left, right):
    return sha256(b"\1" + left + right)


def is_included(leaf, index, size, path, top):
    """RFC 9162 section 2.1.3.2."""
    place, last, made = index, size - 1, leaf
    for other in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            made = node(other, made)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            made = node(made, other)
        place, last = place >> 1, last >> 1
    return index < size and last == 0 and made == top


def is_consistent(before, after, top_before, top_after, path):
    """RFC 9162 section 2.1.4.2, for 0 < before <= after."""
    if before == after:
        return not path and top_before == top_after
    path = list(path)
    if before & (before - 1) == 0:
        path.insert(0, top_before)
    place, last = before - 1, after - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    older = newer = path.pop(0)
    for other in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            older, newer = node(other, older), node(other, newer)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            newer = node(newer, other)
        place, last = place >> 1, last >> 1
    return last == 0 and older == top_before and newer == top_after


def head_of(words):
    _, key, run, lines, _, top, _ = words.split()
    return key, run, int(lines), bytes.fromhex(top)


def leaf_of(line):
    """The digest of a line as mase audit prove prints it."""
    def raw(name):
        return None if line[name] is None else bytes.fromhex(line[name])
    fields = [raw("writer"), line["seq"], raw("panel_id"), line["at"], raw("account_id"),
              raw("session_id"), line["operation"], line["processing"], line["subject_kind"],
              raw("subject_id"), raw("case_id"), line["reason"], line["detail"], raw("remark"),
              raw("prev_hash")]
    return digest(fields, {bytes.fromhex(one) for one in line["shown"]})


def is_proved(proof, key):
    """Whether a proof shows what it says, for heads that stand in a file of heads. That they are
    signed with the key is the file's matter, and mase audit verify's."""
    path = [bytes.fromhex(one) for one in proof["path"]]
    if proof["proves"] == "inclusion":
        used, _, lines, top = head_of(proof["head"])
        line = proof["line"]
        return used == key and is_included(leaf_of(line), line["seq"] - 1, lines, path, top)
    (used, run, before, top_before), (_, run_after, after, top_after) = map(
        head_of, (proof["from"], proof["to"]))
    return used == key and run == run_after and \
        is_consistent(before, after, top_before, top_after, path)


def faults_of(connection, heads_file):
    """What does not agree, in words; and how many lines there are."""
    shown = {}
    for *line, one in connection.execute(
            "SELECT writer, seq, panel_id, shown_id FROM audit_shown"):
        shown.setdefault(tuple(line), set()).add(one)
    runs, faults = {}, []
    for *line, kept in connection.execute(
            "SELECT writer, seq, panel_id, at, account_id, session_id, operation, processing, "
            "subject_kind, subject_id, case_id, reason, detail, remark, prev_hash, hash "
            "FROM audit_log ORDER BY writer, seq"):
        made = digest(line, shown.pop(tuple(line[:3]), ()))
        run = runs.setdefault(line[0], [])
        run.append(made)
        if made != kept or line[1] != len(run):
            faults.append(f"line {line[1]} has another digest")
        if len(run) > 1 and line[-1] != run[-2]:
            faults.append(f"line {line[1]} does not follow from the one before")
    if shown:
        faults.append("something was shown by a line that is not there")
    for writer, size, kept in connection.execute("SELECT writer, size, root FROM audit_heads"):
        if root(runs[writer][:size]) != kept or size != len(runs[writer]):
            faults.append(f"the head of {size} lines has another root")
    kept = {(size, bytes(made).hex()) for size, made in
            connection.execute("SELECT size, root FROM audit_heads")}
    with open(heads_file, encoding="utf-8") as file:
        published = {(int(words[3]), words[5]) for words in map(str.split, file)}
    if not kept <= published:
        faults.append("the last head of a run that ended was not published")
    return faults, sum(map(len, runs.values()))
