-- Who may see a case and who may not: connections, restriction, guests. What is in force stands in
-- relations; here is why, in words sealed under the child's key.

-- The case that something belongs to, so that what is hidden with a case is hidden everywhere.
CREATE VIEW case_subjects AS
    SELECT panel_id, id AS subject_id, id AS case_id FROM cases
    UNION ALL SELECT panel_id, id, case_id FROM referrals WHERE case_id IS NOT NULL
    UNION ALL SELECT panel_id, id, case_id FROM agenda_items
    UNION ALL SELECT panel_id, id, case_id FROM actions
    UNION ALL SELECT panel_id, id, case_id FROM exceptions WHERE case_id IS NOT NULL
    UNION ALL SELECT e.panel_id, e.id, r.case_id FROM exceptions e JOIN referrals r ON r.panel_id =
        e.panel_id AND r.id = e.referral_id WHERE e.case_id IS NULL AND r.case_id IS NOT NULL;

-- A person who is connected to a case finds no trace of it (rules.md 5).
CREATE TABLE case_connections (
    panel_id {bytes} NOT NULL,
    id {bytes} NOT NULL,
    case_id {bytes} NOT NULL,
    account_id {bytes} NOT NULL REFERENCES accounts (id),
    reason {bytes} NOT NULL,
    meeting_id {bytes},
    named_by {bytes} NOT NULL REFERENCES accounts (id),
    named_at {int} NOT NULL,
    end_reason {bytes},
    ended_by {bytes} REFERENCES accounts (id),
    ended_at {int},
    PRIMARY KEY (panel_id, id),
    FOREIGN KEY (panel_id, case_id) REFERENCES cases (panel_id, id)
) {clustered};
CREATE INDEX case_connections_by_case ON case_connections (panel_id, case_id);

-- A restricted case is for the people named alone (rules.md 6).
CREATE TABLE case_restrictions (
    panel_id {bytes} NOT NULL,
    id {bytes} NOT NULL,
    case_id {bytes} NOT NULL,
    reason {bytes} NOT NULL,
    set_by {bytes} NOT NULL REFERENCES accounts (id),
    set_at {int} NOT NULL,
    end_reason {bytes},
    ended_by {bytes} REFERENCES accounts (id),
    ended_at {int},
    PRIMARY KEY (panel_id, id),
    FOREIGN KEY (panel_id, case_id) REFERENCES cases (panel_id, id)
) {clustered};
CREATE INDEX case_restrictions_by_case ON case_restrictions (panel_id, case_id);

-- A guest reads one item (MR-22, rules.md 7).
CREATE TABLE item_guests (
    panel_id {bytes} NOT NULL,
    item_id {bytes} NOT NULL,
    account_id {bytes} NOT NULL REFERENCES accounts (id),
    invited_by {bytes} NOT NULL REFERENCES accounts (id),
    invited_at {int} NOT NULL,
    ended_at {int},
    PRIMARY KEY (panel_id, item_id, account_id),
    FOREIGN KEY (panel_id, item_id) REFERENCES agenda_items (panel_id, id)
) {clustered};
