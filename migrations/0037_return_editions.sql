-- What was published of a quarter, as it was: every number, what of it may be shown to whom, and
-- the hashes of the definitions and of what it was counted from. Append-only: what has to be put
-- right is a further edition. Why is sealed under the panel's key.
CREATE TABLE return_editions (
    panel_id {bytes} NOT NULL REFERENCES panels (id),
    id {bytes} NOT NULL,
    quarter TEXT NOT NULL,
    number {int} NOT NULL,
    published_at {int} NOT NULL,
    published_by {bytes} NOT NULL REFERENCES accounts (id),
    inputs TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    content TEXT NOT NULL,
    reason {bytes},
    PRIMARY KEY (panel_id, id)
) {clustered};
CREATE UNIQUE INDEX return_editions_by_quarter ON return_editions (panel_id, quarter, number);
{append_only return_editions}
