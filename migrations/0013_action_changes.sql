-- More time for an action: an exception that a chair decides, and until when it is asked for.
CREATE TABLE action_extensions (
    panel_id {bytes} NOT NULL,
    exception_id {bytes} NOT NULL,
    action_id {bytes} NOT NULL,
    due_before TEXT NOT NULL,
    until TEXT NOT NULL,
    PRIMARY KEY (panel_id, exception_id),
    FOREIGN KEY (panel_id, exception_id) REFERENCES exceptions (panel_id, id),
    FOREIGN KEY (panel_id, action_id) REFERENCES actions (panel_id, id)
) {clustered};
CREATE INDEX action_extensions_by_action ON action_extensions (panel_id, action_id);

-- Who handed an action over to whom within its agency. Names of contacts and words are sealed.
CREATE TABLE action_hand_overs (
    panel_id {bytes} NOT NULL,
    action_id {bytes} NOT NULL,
    at {int} NOT NULL,
    account_id {bytes} NOT NULL REFERENCES accounts (id),
    from_owner {bytes} REFERENCES accounts (id),
    from_contact {bytes},
    to_owner {bytes} REFERENCES accounts (id),
    to_contact {bytes},
    reason {bytes} NOT NULL,
    PRIMARY KEY (panel_id, action_id, at, account_id),
    FOREIGN KEY (panel_id, action_id) REFERENCES actions (panel_id, id)
) {clustered};
