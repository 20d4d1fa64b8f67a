-- The second step of signing in: a code that an app works out (RFC 6238), or a recovery code.

-- The secret is sealed, and opens in its own row alone. No code of `last_step`, or of a step before
-- it, is taken again.
CREATE TABLE second_factors (
    account_id {bytes} NOT NULL PRIMARY KEY REFERENCES accounts (id),
    secret {bytes} NOT NULL,
    last_step {int} NOT NULL,
    set_up_at {int} NOT NULL
) {strict};

-- A secret shown to one session, for minutes, until a code proves that the app has it.
CREATE TABLE second_factor_offers (
    account_id {bytes} NOT NULL PRIMARY KEY REFERENCES accounts (id),
    session_id {bytes} NOT NULL REFERENCES sessions (id),
    secret {bytes} NOT NULL,
    offered_at {int} NOT NULL
) {strict};

-- Hashed as passphrases are.
CREATE TABLE recovery_codes (
    account_id {bytes} NOT NULL REFERENCES second_factors (account_id),
    hash TEXT NOT NULL,
    used_at {int},
    PRIMARY KEY (account_id, hash)
) {clustered};

-- Who has given the right passphrase and has yet to give a code. No session: its token opens
-- nothing but the second step.
CREATE TABLE second_steps (
    token_hash TEXT NOT NULL PRIMARY KEY,
    account_id {bytes} NOT NULL REFERENCES accounts (id),
    started_at {int} NOT NULL
) {clustered};
CREATE INDEX second_steps_by_account ON second_steps (account_id);
