-- Single sign-on: who an agency's provider means, and what is on its way there and back.

-- Found by verified email the first time, by subject ever after. Of the subject only the hash is
-- kept: nothing is asked of it but whether it is the same.
CREATE TABLE sign_on_bindings (
    issuer TEXT NOT NULL,
    subject_hash TEXT NOT NULL,
    account_id {bytes} NOT NULL REFERENCES accounts (id),
    bound_at {int} NOT NULL,
    PRIMARY KEY (issuer, subject_hash),
    UNIQUE (issuer, account_id)
) {clustered};

-- Only hashes: what the address and the browser's cookie have between them opens it, once, and any
-- process can finish it. Nonce and verifier are made of the same two and are kept nowhere.
-- session_id is whose who proves again who they are, and stays signed in.
CREATE TABLE sign_on_attempts (
    state_hash TEXT NOT NULL PRIMARY KEY,
    browser_hash TEXT NOT NULL,
    client_hash TEXT NOT NULL,
    issuer TEXT NOT NULL,
    next TEXT NOT NULL,
    session_id {bytes} REFERENCES sessions (id),
    started_at {int} NOT NULL
) {clustered};
CREATE INDEX sign_on_attempts_by_time ON sign_on_attempts (started_at);

-- By whom a session came in (empty: by passphrase), whether their own second step was counted, and
-- when they last proved again who they are.
ALTER TABLE sessions ADD COLUMN issuer TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN has_stepped {int} NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN proved_at {int};
ALTER TABLE second_steps ADD COLUMN issuer TEXT NOT NULL DEFAULT '';
