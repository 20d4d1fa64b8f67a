-- The borough's history out of its spreadsheet.
-- `file` is the name of the file, sealed under the panel's key.
CREATE TABLE imports (
    panel_id {bytes} NOT NULL REFERENCES panels (id),
    id {bytes} NOT NULL,
    file {bytes} NOT NULL,
    size {int} NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('running', 'done', 'undone')),
    account_id {bytes} NOT NULL REFERENCES accounts (id),
    began_at {int} NOT NULL,
    ended_at {int},
    PRIMARY KEY (panel_id, id)
) {clustered};

-- What each row became. The tokens are keyed hashes, of the child and of the child with the day:
-- by them the same row is known when it comes again, and the same child.
CREATE TABLE import_rows (
    panel_id {bytes} NOT NULL,
    token {bytes} NOT NULL,
    child_token {bytes} NOT NULL,
    import_id {bytes} NOT NULL,
    line {int} NOT NULL,
    referral_id {bytes} NOT NULL,
    record_id {bytes} NOT NULL,
    case_id {bytes} NOT NULL,
    PRIMARY KEY (panel_id, token),
    FOREIGN KEY (panel_id, import_id) REFERENCES imports (panel_id, id),
    FOREIGN KEY (panel_id, referral_id) REFERENCES referrals (panel_id, id),
    FOREIGN KEY (panel_id, case_id) REFERENCES cases (panel_id, id)
) {clustered};
CREATE INDEX import_rows_by_child ON import_rows (panel_id, child_token);
CREATE INDEX import_rows_by_import ON import_rows (panel_id, import_id, line);
CREATE INDEX import_rows_by_case ON import_rows (panel_id, case_id);
CREATE INDEX import_rows_by_referral ON import_rows (panel_id, referral_id);
