-- What left as a file or on paper: who made it, for whom and why (DPA 2018 s.62), under a serial
-- number that stands on each page of it. To whom and why are sealed under the panel's key.
CREATE TABLE copies (
    panel_id {bytes} NOT NULL REFERENCES panels (id),
    id {bytes} NOT NULL,
    serial TEXT NOT NULL,
    account_id {bytes} NOT NULL REFERENCES accounts (id),
    address TEXT NOT NULL,
    own_use {int} NOT NULL,
    reason_code TEXT NOT NULL,
    recipient {bytes} NOT NULL,
    reason {bytes} NOT NULL,
    asked_at {int} NOT NULL,
    operation TEXT NOT NULL,
    given_at {int},
    PRIMARY KEY (panel_id, id)
) {clustered};
CREATE UNIQUE INDEX copies_by_serial ON copies (panel_id, serial);
CREATE INDEX copies_by_time ON copies (panel_id, given_at);

-- The cases that it is about. It was given even if its case is taken out again with an import.
CREATE TABLE copy_cases (
    panel_id {bytes} NOT NULL,
    case_id {bytes} NOT NULL,
    copy_id {bytes} NOT NULL,
    PRIMARY KEY (panel_id, case_id, copy_id),
    FOREIGN KEY (panel_id, copy_id) REFERENCES copies (panel_id, id)
) {clustered};
CREATE INDEX copy_cases_by_copy ON copy_cases (panel_id, copy_id);
