-- Cases opened in an emergency by someone who had no way to them (rules.md 10). What lets them in
-- is a relation that ends by itself; here is why, and what those who reviewed it found. Both are in
-- words sealed under the child's key.
CREATE TABLE emergencies (
    panel_id {bytes} NOT NULL,
    id {bytes} NOT NULL,
    case_id {bytes} NOT NULL,
    account_id {bytes} NOT NULL REFERENCES accounts (id),
    chair_sector TEXT NOT NULL,
    reason_code TEXT NOT NULL,
    reason {bytes} NOT NULL,
    opened_at {int} NOT NULL,
    until_at {int} NOT NULL,
    outcome TEXT,
    remark {bytes},
    reviewed_by {bytes} REFERENCES accounts (id),
    reviewed_at {int},
    PRIMARY KEY (panel_id, id),
    FOREIGN KEY (panel_id, case_id) REFERENCES cases (panel_id, id)
) {clustered};
CREATE INDEX emergencies_by_review ON emergencies (panel_id, reviewed_at, opened_at);
CREATE INDEX emergencies_by_account ON emergencies (panel_id, account_id, opened_at);

-- Requests that opened nothing, so that references cannot be guessed at.
CREATE TABLE emergency_refusals (
    panel_id {bytes} NOT NULL REFERENCES panels (id),
    id {bytes} NOT NULL,
    account_id {bytes} NOT NULL REFERENCES accounts (id),
    at {int} NOT NULL,
    PRIMARY KEY (panel_id, id)
) {clustered};
CREATE INDEX emergency_refusals_by_account ON emergency_refusals (panel_id, account_id, at);
