-- Meetings, who sits at them, what is on their agenda, and what a chair had to allow. Why an
-- extraordinary one was called, or one was cancelled, is sealed under the panel's key.

CREATE TABLE meetings (
    panel_id {bytes} NOT NULL REFERENCES panels (id),
    id {bytes} NOT NULL,
    held_on TEXT NOT NULL,
    starts_at TEXT NOT NULL,
    place TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('regular', 'extraordinary')),
    received_by TEXT NOT NULL,
    pack_by TEXT NOT NULL,
    state TEXT NOT NULL CHECK
        (state IN ('planned', 'circulated', 'sitting', 'ended', 'approved', 'cancelled')),
    circulated_at {int},
    sat_at {int},
    ended_at {int},
    confidentiality_at {int},
    called_for {bytes},
    cancelled_for {bytes},
    version {int} NOT NULL,
    PRIMARY KEY (panel_id, id)
) {clustered};
CREATE INDEX meetings_by_date ON meetings (panel_id, held_on);

-- side is the sector that a chair or a deputy chair sits for, empty for a member.
CREATE TABLE meeting_seats (
    panel_id {bytes} NOT NULL,
    meeting_id {bytes} NOT NULL,
    account_id {bytes} NOT NULL REFERENCES accounts (id),
    agency TEXT NOT NULL,
    side TEXT NOT NULL,
    is_deputy {int} NOT NULL,
    attendance TEXT,
    PRIMARY KEY (panel_id, meeting_id, account_id),
    FOREIGN KEY (panel_id, meeting_id) REFERENCES meetings (panel_id, id)
) {clustered};

-- One case at one meeting. record_id is the data taken at its discussion.
CREATE TABLE agenda_items (
    panel_id {bytes} NOT NULL,
    id {bytes} NOT NULL,
    meeting_id {bytes} NOT NULL,
    case_id {bytes} NOT NULL,
    referral_id {bytes},
    why TEXT NOT NULL CHECK (why IN ('new', 'review', 'brought_back', 'held_over')),
    position {int} NOT NULL,
    planned_minutes {int} NOT NULL,
    presenter_id {bytes} REFERENCES accounts (id),
    state TEXT NOT NULL CHECK (state IN ('listed', 'discussed', 'held_over', 'withdrawn')),
    record_id {bytes},
    version {int} NOT NULL,
    PRIMARY KEY (panel_id, id),
    UNIQUE (panel_id, meeting_id, case_id),
    FOREIGN KEY (panel_id, meeting_id) REFERENCES meetings (panel_id, id),
    FOREIGN KEY (panel_id, case_id) REFERENCES cases (panel_id, id)
) {clustered};
CREATE INDEX agenda_items_by_case ON agenda_items (panel_id, case_id);

-- Those who were not in the room for one item, though at the meeting.
CREATE TABLE item_absences (
    panel_id {bytes} NOT NULL,
    item_id {bytes} NOT NULL,
    account_id {bytes} NOT NULL,
    PRIMARY KEY (panel_id, item_id, account_id),
    FOREIGN KEY (panel_id, item_id) REFERENCES agenda_items (panel_id, id)
) {clustered};

CREATE TABLE pack_openings (
    panel_id {bytes} NOT NULL,
    item_id {bytes} NOT NULL,
    account_id {bytes} NOT NULL REFERENCES accounts (id),
    first_at {int} NOT NULL,
    PRIMARY KEY (panel_id, item_id, account_id),
    FOREIGN KEY (panel_id, item_id) REFERENCES agenda_items (panel_id, id)
) {clustered};

-- What needs a chair's recorded reason. Words are sealed under key_id: of the referral, the child
-- or, where no child is concerned, the panel.
CREATE TABLE exceptions (
    panel_id {bytes} NOT NULL,
    id {bytes} NOT NULL,
    kind TEXT NOT NULL,
    referral_id {bytes},
    case_id {bytes},
    meeting_id {bytes},
    key_id {bytes} NOT NULL,
    asked_by {bytes} NOT NULL REFERENCES accounts (id),
    asked_at {int} NOT NULL,
    reason {bytes} NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('asked', 'allowed', 'refused')),
    decided_by {bytes} REFERENCES accounts (id),
    decided_at {int},
    decision_reason {bytes},
    version {int} NOT NULL,
    PRIMARY KEY (panel_id, id)
) {clustered};
