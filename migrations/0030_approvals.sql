-- Acts that one person asks for and another approves before they are done. `details` and `state`
-- are codes; why it was asked and decided is sealed.
CREATE TABLE approvals (
    panel_id {bytes} NOT NULL REFERENCES panels (id),
    id {bytes} NOT NULL,
    act TEXT NOT NULL,
    subject_id {bytes} NOT NULL,
    case_id {bytes},
    details TEXT NOT NULL,
    state TEXT NOT NULL,
    key_id {bytes} NOT NULL,
    reason {bytes} NOT NULL,
    asked_by {bytes} NOT NULL REFERENCES accounts (id),
    asked_at {int} NOT NULL,
    lapses_at {int} NOT NULL,
    outcome TEXT CHECK (outcome IN ('approved', 'declined', 'withdrawn')),
    decided_by {bytes} REFERENCES accounts (id),
    decided_at {int},
    decision_reason {bytes},
    PRIMARY KEY (panel_id, id)
) {clustered};
CREATE INDEX approvals_by_subject ON approvals (panel_id, subject_id, outcome);
CREATE INDEX approvals_by_outcome ON approvals (panel_id, outcome, lapses_at);

-- Who gave whom their account, a way in or a role, and when: nobody approves for whoever has only
-- just let them in. By nobody when it was the program's command line.
CREATE TABLE let_in (
    panel_id {bytes} NOT NULL REFERENCES panels (id),
    account_id {bytes} NOT NULL REFERENCES accounts (id),
    by_account {bytes} NOT NULL,
    at {int} NOT NULL,
    n {bytes} NOT NULL,
    PRIMARY KEY (panel_id, account_id, by_account, at, n)
) {clustered};
