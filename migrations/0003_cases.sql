-- Children and cases. Who a child is stands only in sealed answers of a record; here are ids.

CREATE TABLE children (
    panel_id {bytes} NOT NULL REFERENCES panels (id),
    id {bytes} NOT NULL,
    key_id {bytes} NOT NULL,
    record_id {bytes} NOT NULL,
    made_at {int} NOT NULL,
    version {int} NOT NULL,
    PRIMARY KEY (panel_id, id),
    FOREIGN KEY (panel_id, record_id) REFERENCES records (panel_id, id)
) {clustered};

-- Keyed hashes of normalised names, dates of birth and numbers: what a search finds children by.
CREATE TABLE search_tokens (
    panel_id {bytes} NOT NULL,
    kind TEXT NOT NULL,
    token {bytes} NOT NULL,
    child_id {bytes} NOT NULL,
    PRIMARY KEY (panel_id, kind, token, child_id),
    FOREIGN KEY (panel_id, child_id) REFERENCES children (panel_id, id)
) {clustered};
CREATE INDEX search_tokens_by_child ON search_tokens (panel_id, child_id);

CREATE TABLE cases (
    panel_id {bytes} NOT NULL,
    id {bytes} NOT NULL,
    child_id {bytes} NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    opened_on TEXT NOT NULL,
    closed_on TEXT,
    closure_reason TEXT,
    worker_id {bytes} REFERENCES accounts (id),
    manager_id {bytes} REFERENCES accounts (id),
    risk_category TEXT NOT NULL,
    harm_status TEXT NOT NULL,
    version {int} NOT NULL,
    PRIMARY KEY (panel_id, id),
    FOREIGN KEY (panel_id, child_id) REFERENCES children (panel_id, id)
) {clustered};
CREATE INDEX cases_by_child ON cases (panel_id, child_id);
CREATE INDEX cases_by_opening ON cases (panel_id, opened_on, id);

-- Who held the case, from when; the present ones stand in cases as well.
CREATE TABLE case_holders (
    panel_id {bytes} NOT NULL,
    case_id {bytes} NOT NULL,
    part TEXT NOT NULL CHECK (part IN ('worker', 'manager')),
    account_id {bytes} NOT NULL REFERENCES accounts (id),
    from_on TEXT NOT NULL,
    changed_by {bytes} NOT NULL,
    changed_at {int} NOT NULL,
    PRIMARY KEY (panel_id, case_id, part, changed_at),
    FOREIGN KEY (panel_id, case_id) REFERENCES cases (panel_id, id)
) {clustered};

-- Why a person opened a case: picked once for a session.
CREATE TABLE case_reasons (
    panel_id {bytes} NOT NULL,
    session_id {bytes} NOT NULL,
    case_id {bytes} NOT NULL,
    reason TEXT NOT NULL,
    given_at {int} NOT NULL,
    PRIMARY KEY (panel_id, session_id, case_id)
) {clustered};
