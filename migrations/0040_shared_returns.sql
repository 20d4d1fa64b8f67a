-- What a panel shows to the others in this database: of each edition of its return that which the
-- shareable one shows, and nothing else of it. On PostgreSQL every panel reads all rows, and adds
-- only its own (platform/db_migrate.cpp). Not sealed: it is what the borough publishes for others,
-- no person stands in it, and the others hold no key of this panel. Append-only: a correction is a
-- row with a higher number. The name is kept as it was when this was published.
CREATE TABLE shared_returns (
    panel_id {bytes} NOT NULL REFERENCES panels (id),
    quarter TEXT NOT NULL,
    number {int} NOT NULL,
    panel_name TEXT NOT NULL,
    published_at {int} NOT NULL,
    content TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    PRIMARY KEY (panel_id, quarter, number)
) {clustered};
{append_only shared_returns}
