-- Panels, the people who sign in, what relates them to a case, and the trail.
-- {int} is a 64-bit integer, {bytes} a byte string; instants are UTC microseconds, dates ISO text.

CREATE TABLE panels (
    id {bytes} NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    key_id {bytes} NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('live', 'demo')),
    made_at {int} NOT NULL
) {strict};

-- Accounts belong to the installation, memberships to a panel.
CREATE TABLE accounts (
    id {bytes} NOT NULL PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    job TEXT NOT NULL,
    telephone TEXT NOT NULL,
    passphrase_hash TEXT NOT NULL,
    must_change {int} NOT NULL,
    made_at {int} NOT NULL,
    disabled_at {int},
    version {int} NOT NULL
) {strict};

CREATE TABLE memberships (
    panel_id {bytes} NOT NULL REFERENCES panels (id),
    account_id {bytes} NOT NULL REFERENCES accounts (id),
    agency TEXT NOT NULL,
    deputy_of {bytes} REFERENCES accounts (id),
    manager_id {bytes} REFERENCES accounts (id),
    PRIMARY KEY (panel_id, account_id)
) {clustered};

CREATE TABLE membership_roles (
    panel_id {bytes} NOT NULL,
    account_id {bytes} NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (panel_id, account_id, role),
    FOREIGN KEY (panel_id, account_id) REFERENCES memberships (panel_id, account_id)
) {clustered};

-- Only the hash of a session's token is kept.
CREATE TABLE sessions (
    id {bytes} NOT NULL PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    account_id {bytes} NOT NULL REFERENCES accounts (id),
    panel_id {bytes} NOT NULL REFERENCES panels (id),
    started_at {int} NOT NULL,
    seen_at {int} NOT NULL,
    ended_at {int}
) {strict};
CREATE INDEX sessions_by_account ON sessions (account_id, ended_at);

-- Failed sign-ins, by a hash of what was typed and by address, so that guessing is slowed.
CREATE TABLE sign_in_failures (
    what TEXT NOT NULL,
    at {int} NOT NULL,
    n {bytes} NOT NULL,
    PRIMARY KEY (what, at, n)
) {clustered};

-- Who has what to do with which case, referral, meeting or action. The holder is the text of an
-- account's id, or an agency's code.
CREATE TABLE relations (
    panel_id {bytes} NOT NULL REFERENCES panels (id),
    holder TEXT NOT NULL,
    relation TEXT NOT NULL,
    subject_id {bytes} NOT NULL,
    from_at {int} NOT NULL,
    until_at {int},
    PRIMARY KEY (panel_id, holder, relation, subject_id, from_at)
) {clustered};
CREATE INDEX relations_by_subject ON relations (panel_id, subject_id, relation);

-- Append-only. One run of numbers for each writer (a process); prev_hash and hash are for the
-- chain over them.
CREATE TABLE audit_log (
    writer {bytes} NOT NULL,
    seq {int} NOT NULL,
    panel_id {bytes} NOT NULL,
    at {int} NOT NULL,
    account_id {bytes} NOT NULL,
    session_id {bytes} NOT NULL,
    operation TEXT NOT NULL,
    processing TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id {bytes} NOT NULL,
    case_id {bytes},
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    remark {bytes},
    prev_hash {bytes},
    hash {bytes},
    PRIMARY KEY (writer, seq)
) {clustered};
CREATE INDEX audit_log_by_time ON audit_log (panel_id, at);
CREATE INDEX audit_log_by_case ON audit_log (panel_id, case_id, at);
CREATE INDEX audit_log_by_account ON audit_log (panel_id, account_id, at);
{append_only audit_log}

-- What a list or a search named.
CREATE TABLE audit_shown (
    panel_id {bytes} NOT NULL,
    shown_id {bytes} NOT NULL,
    writer {bytes} NOT NULL,
    seq {int} NOT NULL,
    PRIMARY KEY (panel_id, shown_id, writer, seq),
    FOREIGN KEY (writer, seq) REFERENCES audit_log (writer, seq)
) {clustered};
{append_only audit_shown}
