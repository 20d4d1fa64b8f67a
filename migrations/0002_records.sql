-- Answers to the collection form. A record is one filling-in of it: a referral as it was sent, or
-- a snapshot at acceptance or at a discussion. Records are added, never overwritten, once taken.

CREATE TABLE records (
    panel_id {bytes} NOT NULL REFERENCES panels (id),
    id {bytes} NOT NULL,
    kind TEXT NOT NULL,
    form TEXT NOT NULL,
    key_id {bytes} NOT NULL,
    case_id {bytes},
    held_on TEXT,
    made_at {int} NOT NULL,
    PRIMARY KEY (panel_id, id)
) {clustered};
CREATE INDEX records_by_case ON records (panel_id, case_id, held_on);

-- Coded answers, plain, so that they can be counted without opening anything.
CREATE TABLE answers (
    panel_id {bytes} NOT NULL,
    record_id {bytes} NOT NULL,
    question TEXT NOT NULL,
    n {int} NOT NULL,
    code TEXT NOT NULL,
    case_id {bytes},
    held_on TEXT,
    PRIMARY KEY (panel_id, record_id, question, n, code),
    FOREIGN KEY (panel_id, record_id) REFERENCES records (panel_id, id)
) {clustered};
CREATE INDEX answers_by_code ON answers (panel_id, question, code, held_on);

-- Words, and what names or places a person; sealed before they come here.
CREATE TABLE texts (
    panel_id {bytes} NOT NULL,
    record_id {bytes} NOT NULL,
    question TEXT NOT NULL,
    n {int} NOT NULL,
    sealed {bytes} NOT NULL,
    PRIMARY KEY (panel_id, record_id, question, n),
    FOREIGN KEY (panel_id, record_id) REFERENCES records (panel_id, id)
) {clustered};
