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
