-- Of each run of the trail's lines: how far it reaches, the root of the tree over all of them, and
-- the signature of both. Replaced at each commit; earlier ones are kept outside the database.
CREATE TABLE audit_heads (
    writer {bytes} NOT NULL PRIMARY KEY,
    size {int} NOT NULL,
    at {int} NOT NULL,
    root {bytes} NOT NULL,
    signature {bytes} NOT NULL
) {clustered};
