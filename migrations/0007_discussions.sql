-- The discussion of one agenda item: the five questions (MR-42 to MR-46), what was raised, the
-- decision. Words are sealed under the child's key.

CREATE TABLE discussions (
    panel_id {bytes} NOT NULL,
    item_id {bytes} NOT NULL,
    addresses_concerns TEXT,
    needs_support TEXT,
    needs_actions TEXT,
    question_notes {bytes},
    raised {bytes},
    child_voice {bytes},
    support_asked TEXT,
    support_answer TEXT,
    support_reason {bytes},
    decision TEXT,
    decision_reason {bytes},
    bring_back_to {bytes},
    closure TEXT,
    begun_at {int} NOT NULL,
    decided_at {int},
    data_confirmed_at {int},
    data_confirmed_by {bytes},
    PRIMARY KEY (panel_id, item_id),
    FOREIGN KEY (panel_id, item_id) REFERENCES agenda_items (panel_id, id)
) {clustered};

-- Who last saved each part of it, so that two people at work at once know of each other.
CREATE TABLE discussion_parts (
    panel_id {bytes} NOT NULL,
    item_id {bytes} NOT NULL,
    part TEXT NOT NULL,
    saved_by {bytes} NOT NULL REFERENCES accounts (id),
    saved_at {int} NOT NULL,
    PRIMARY KEY (panel_id, item_id, part),
    FOREIGN KEY (panel_id, item_id) REFERENCES discussions (panel_id, item_id)
) {clustered};

-- Questions four and five, answered by each agency involved with that child.
CREATE TABLE agency_answers (
    panel_id {bytes} NOT NULL,
    item_id {bytes} NOT NULL,
    agency TEXT NOT NULL,
    cooperates TEXT,
    recorded TEXT,
    words {bytes},
    PRIMARY KEY (panel_id, item_id, agency),
    FOREIGN KEY (panel_id, item_id) REFERENCES agenda_items (panel_id, id)
) {clustered};

-- Who came in place of a member with no account of their own; sealed under the panel's key.
CREATE TABLE stand_ins (
    panel_id {bytes} NOT NULL,
    meeting_id {bytes} NOT NULL,
    account_id {bytes} NOT NULL REFERENCES accounts (id),
    name {bytes} NOT NULL,
    PRIMARY KEY (panel_id, meeting_id, account_id),
    FOREIGN KEY (panel_id, meeting_id) REFERENCES meetings (panel_id, id)
) {clustered};
