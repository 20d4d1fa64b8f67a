-- What each agency answers about a child on a circulated agenda (rules.md 27). Words are sealed
-- under the child's key: what is said, and why something is held back.

CREATE TABLE item_answers (
    panel_id {bytes} NOT NULL,
    item_id {bytes} NOT NULL,
    agency TEXT NOT NULL,
    known TEXT NOT NULL,
    recorded TEXT NOT NULL,
    withheld {bytes},
    answered_by {bytes} NOT NULL REFERENCES accounts (id),
    answered_at {int} NOT NULL,
    version {int} NOT NULL,
    PRIMARY KEY (panel_id, item_id, agency),
    FOREIGN KEY (panel_id, item_id) REFERENCES agenda_items (panel_id, id)
) {clustered};

-- agency is whose statement it is, source the agency that it comes from. What its agency has taken
-- back stays, and is shown to nobody.
CREATE TABLE statements (
    panel_id {bytes} NOT NULL,
    id {bytes} NOT NULL,
    item_id {bytes} NOT NULL,
    agency TEXT NOT NULL,
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    audience TEXT NOT NULL CHECK (audience IN ('PANEL', 'AGENCIES', 'CHAIRS')),
    words {bytes} NOT NULL,
    made_by {bytes} NOT NULL REFERENCES accounts (id),
    made_at {int} NOT NULL,
    taken_back_at {int},
    version {int} NOT NULL,
    PRIMARY KEY (panel_id, id),
    FOREIGN KEY (panel_id, item_id, agency) REFERENCES item_answers (panel_id, item_id, agency)
) {clustered};
CREATE INDEX statements_by_item ON statements (panel_id, item_id);

-- The agencies that may see a statement which is for named ones.
CREATE TABLE statement_readers (
    panel_id {bytes} NOT NULL,
    statement_id {bytes} NOT NULL,
    agency TEXT NOT NULL,
    PRIMARY KEY (panel_id, statement_id, agency),
    FOREIGN KEY (panel_id, statement_id) REFERENCES statements (panel_id, id)
) {clustered};
