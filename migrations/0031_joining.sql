-- The link that a person joins by, or chooses a passphrase anew: used once and then gone. Of its
-- token only the hash is kept. made_by is nobody when it was the program's command line.
CREATE TABLE invitations (
    account_id {bytes} NOT NULL PRIMARY KEY REFERENCES accounts (id),
    token_hash TEXT NOT NULL UNIQUE,
    panel_id {bytes} NOT NULL REFERENCES panels (id),
    made_by {bytes} NOT NULL,
    made_at {int} NOT NULL,
    expires_at {int} NOT NULL
) {strict};

-- Who agreed to which version of the statement, and when.
CREATE TABLE agreements (
    panel_id {bytes} NOT NULL REFERENCES panels (id),
    account_id {bytes} NOT NULL REFERENCES accounts (id),
    statement TEXT NOT NULL,
    agreed_at {int} NOT NULL,
    PRIMARY KEY (panel_id, account_id, statement, agreed_at)
) {clustered};
