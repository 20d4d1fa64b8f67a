-- Actions: what a named person in an agency will do by a date. Words are sealed under the child's
-- key. An owner without an account is a contact's name; their agency's lead reports for them.

CREATE TABLE actions (
    panel_id {bytes} NOT NULL,
    id {bytes} NOT NULL,
    case_id {bytes} NOT NULL,
    item_id {bytes} NOT NULL,
    meeting_id {bytes} NOT NULL,
    agency TEXT NOT NULL,
    owner_id {bytes} REFERENCES accounts (id),
    contact {bytes},
    due_on TEXT NOT NULL,
    task {bytes} NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('proposed', 'open', 'confirmed')),
    last_report TEXT,
    reported_at {int},
    confirmed_at {int},
    made_at {int} NOT NULL,
    version {int} NOT NULL,
    PRIMARY KEY (panel_id, id),
    FOREIGN KEY (panel_id, case_id) REFERENCES cases (panel_id, id),
    FOREIGN KEY (panel_id, item_id) REFERENCES agenda_items (panel_id, id)
) {clustered};
CREATE INDEX actions_by_case ON actions (panel_id, case_id);
CREATE INDEX actions_by_owner ON actions (panel_id, owner_id, state);
CREATE INDEX actions_by_due ON actions (panel_id, state, due_on);

-- An owner's report is a report: the action stays open until the panel confirms it.
CREATE TABLE action_reports (
    panel_id {bytes} NOT NULL,
    action_id {bytes} NOT NULL,
    at {int} NOT NULL,
    account_id {bytes} NOT NULL REFERENCES accounts (id),
    report TEXT NOT NULL,
    words {bytes},
    PRIMARY KEY (panel_id, action_id, at, account_id),
    FOREIGN KEY (panel_id, action_id) REFERENCES actions (panel_id, id)
) {clustered};

-- The panel's check of an action at a later meeting (MR-52).
CREATE TABLE action_checks (
    panel_id {bytes} NOT NULL,
    action_id {bytes} NOT NULL,
    item_id {bytes} NOT NULL,
    outcome TEXT NOT NULL,
    words {bytes},
    account_id {bytes} NOT NULL REFERENCES accounts (id),
    at {int} NOT NULL,
    PRIMARY KEY (panel_id, action_id, item_id),
    FOREIGN KEY (panel_id, action_id) REFERENCES actions (panel_id, id)
) {clustered};
