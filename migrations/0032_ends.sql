-- The last day of a person's access, as ISO text; none: until somebody ends it.
ALTER TABLE accounts ADD COLUMN last_day TEXT;

-- Wrong codes since the last that was right: whoever gives so many has learnt the passphrase.
ALTER TABLE second_factors ADD COLUMN wrong_codes {int} NOT NULL DEFAULT 0;

-- What somebody sent when their session had run out: sealed, one form of each person, given back to
-- nobody else, and gone in half a day.
CREATE TABLE kept_forms (
    account_id {bytes} NOT NULL PRIMARY KEY REFERENCES accounts (id),
    panel_id {bytes} NOT NULL REFERENCES panels (id),
    path TEXT NOT NULL,
    body {bytes} NOT NULL,
    kept_at {int} NOT NULL
) {strict};
