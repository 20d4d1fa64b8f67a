-- An account belongs to one panel: whoever sits on two has one in each, with a passphrase of its
-- own, and neither panel's administrator can let anybody into the other.
{sqlite}
CREATE TABLE accounts_0039 (
    id {bytes} NOT NULL PRIMARY KEY,
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    job TEXT NOT NULL,
    telephone TEXT NOT NULL,
    passphrase_hash TEXT NOT NULL,
    must_change {int} NOT NULL,
    made_at {int} NOT NULL,
    disabled_at {int},
    version {int} NOT NULL,
    last_day TEXT,
    panel_id {bytes} NOT NULL REFERENCES panels (id),
    UNIQUE (panel_id, email)
) {strict};
INSERT INTO accounts_0039
    (id, email, name, job, telephone, passphrase_hash, must_change, made_at, disabled_at, version,
     last_day, panel_id)
    SELECT a.id, a.email, a.name, a.job, a.telephone, a.passphrase_hash, a.must_change, a.made_at,
        a.disabled_at, a.version, a.last_day, m.panel_id
    FROM accounts a LEFT JOIN memberships m ON m.account_id = a.id;
DROP TABLE accounts;
ALTER TABLE accounts_0039 RENAME TO accounts;
{postgres}
ALTER TABLE accounts ADD COLUMN panel_id {bytes} REFERENCES panels (id);
UPDATE accounts SET panel_id =
    (SELECT m.panel_id FROM memberships m WHERE m.account_id = accounts.id);
ALTER TABLE accounts ALTER COLUMN panel_id SET NOT NULL;
ALTER TABLE accounts DROP CONSTRAINT accounts_email_key;
ALTER TABLE accounts ADD UNIQUE (panel_id, email);
{both}

-- So may one subject of a provider stand for an account in each.
CREATE TABLE sign_on_bindings_0039 (
    issuer TEXT NOT NULL,
    subject_hash TEXT NOT NULL,
    account_id {bytes} NOT NULL REFERENCES accounts (id),
    bound_at {int} NOT NULL,
    PRIMARY KEY (issuer, subject_hash, account_id)
) {clustered};
INSERT INTO sign_on_bindings_0039 (issuer, subject_hash, account_id, bound_at)
    SELECT issuer, subject_hash, account_id, bound_at FROM sign_on_bindings;
DROP TABLE sign_on_bindings;
ALTER TABLE sign_on_bindings_0039 RENAME TO sign_on_bindings;
CREATE UNIQUE INDEX sign_on_bindings_by_account ON sign_on_bindings (issuer, account_id);
