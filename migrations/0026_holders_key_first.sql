-- The same table with its key's columns first: SQLite 3.40's own check takes the columns between
-- them for empty ones, and would refuse every backup of a database that has a case.
CREATE TABLE case_holders_0026 (
    panel_id {bytes} NOT NULL,
    case_id {bytes} NOT NULL,
    part TEXT NOT NULL CHECK (part IN ('worker', 'manager')),
    changed_at {int} NOT NULL,
    account_id {bytes} NOT NULL REFERENCES accounts (id),
    from_on TEXT NOT NULL,
    changed_by {bytes} NOT NULL,
    PRIMARY KEY (panel_id, case_id, part, changed_at),
    FOREIGN KEY (panel_id, case_id) REFERENCES cases (panel_id, id)
) {clustered};
INSERT INTO case_holders_0026
    (panel_id, case_id, part, changed_at, account_id, from_on, changed_by)
    SELECT panel_id, case_id, part, changed_at, account_id, from_on, changed_by FROM case_holders;
DROP TABLE case_holders;
ALTER TABLE case_holders_0026 RENAME TO case_holders;
