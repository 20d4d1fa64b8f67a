-- Persons of concern, places and disruptions: records of their own, each with a key of its own,
-- linked to many cases. Whatever names or places them, and every free text, is sealed under it.

CREATE TABLE persons (
    panel_id {bytes} NOT NULL REFERENCES panels (id),
    id {bytes} NOT NULL,
    key_id {bytes} NOT NULL,
    name {bytes} NOT NULL,
    also_known {bytes},
    description {bytes},
    born_on {bytes},
    nationality {bytes},
    made_at {int} NOT NULL,
    version {int} NOT NULL,
    PRIMARY KEY (panel_id, id)
) {clustered};

-- What is known of a person as a code, and by whom; or why it is not known. Exactly one of the two
-- is there: an unknown without a reason can't be kept.
CREATE TABLE person_facts (
    panel_id {bytes} NOT NULL,
    person_id {bytes} NOT NULL,
    fact TEXT NOT NULL,
    code TEXT NOT NULL,
    source TEXT NOT NULL,
    unknown_why TEXT NOT NULL,
    PRIMARY KEY (panel_id, person_id, fact),
    CHECK ((code = '') <> (unknown_why = '')),
    FOREIGN KEY (panel_id, person_id) REFERENCES persons (panel_id, id)
) {clustered};

CREATE TABLE locations (
    panel_id {bytes} NOT NULL REFERENCES panels (id),
    id {bytes} NOT NULL,
    key_id {bytes} NOT NULL,
    kind TEXT NOT NULL,
    kind_other {bytes},
    name {bytes} NOT NULL,
    address {bytes},
    ward TEXT NOT NULL,
    made_at {int} NOT NULL,
    version {int} NOT NULL,
    PRIMARY KEY (panel_id, id)
) {clustered};

-- A person of concern at a place.
CREATE TABLE location_persons (
    panel_id {bytes} NOT NULL,
    location_id {bytes} NOT NULL,
    person_id {bytes} NOT NULL,
    from_on TEXT NOT NULL,
    ended_on TEXT,
    PRIMARY KEY (panel_id, location_id, person_id),
    FOREIGN KEY (panel_id, location_id) REFERENCES locations (panel_id, id),
    FOREIGN KEY (panel_id, person_id) REFERENCES persons (panel_id, id)
) {clustered};
CREATE INDEX location_persons_by_person ON location_persons (panel_id, person_id);

-- ends_on is the last day on which it holds. Of person_id and location_id the one that it is
-- directed at is set; words say which vehicle or area.
CREATE TABLE disruptions (
    panel_id {bytes} NOT NULL REFERENCES panels (id),
    id {bytes} NOT NULL,
    key_id {bytes} NOT NULL,
    kind TEXT NOT NULL,
    kind_other {bytes},
    target TEXT NOT NULL,
    person_id {bytes},
    location_id {bytes},
    target_words {bytes},
    agency TEXT NOT NULL,
    reference {bytes},
    status TEXT NOT NULL,
    starts_on TEXT,
    ends_on TEXT,
    made_at {int} NOT NULL,
    version {int} NOT NULL,
    PRIMARY KEY (panel_id, id),
    FOREIGN KEY (panel_id, person_id) REFERENCES persons (panel_id, id),
    FOREIGN KEY (panel_id, location_id) REFERENCES locations (panel_id, id)
) {clustered};
CREATE INDEX disruptions_by_person ON disruptions (panel_id, person_id);
CREATE INDEX disruptions_by_location ON disruptions (panel_id, location_id);

-- What ties a person, a place or a disruption to a child's case, from when, and as what.
CREATE TABLE case_links (
    panel_id {bytes} NOT NULL,
    id {bytes} NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'location', 'disruption')),
    subject_id {bytes} NOT NULL,
    case_id {bytes} NOT NULL,
    role TEXT NOT NULL,
    from_on TEXT NOT NULL,
    ended_on TEXT,
    ended_why TEXT,
    linked_by {bytes} NOT NULL REFERENCES accounts (id),
    linked_at {int} NOT NULL,
    PRIMARY KEY (panel_id, id),
    FOREIGN KEY (panel_id, case_id) REFERENCES cases (panel_id, id)
) {clustered};
CREATE INDEX case_links_by_case ON case_links (panel_id, case_id, kind);
CREATE INDEX case_links_by_subject ON case_links (panel_id, subject_id, case_id);

-- What has happened with a person (milestones), at a place (what was done) or to a disruption (its
-- life). With a case, it is about that case alone. Words are sealed under the key of the subject.
CREATE TABLE pattern_steps (
    panel_id {bytes} NOT NULL,
    id {bytes} NOT NULL,
    subject_id {bytes} NOT NULL,
    code TEXT NOT NULL,
    on_day TEXT NOT NULL,
    case_id {bytes},
    words {bytes},
    account_id {bytes} NOT NULL REFERENCES accounts (id),
    made_at {int} NOT NULL,
    PRIMARY KEY (panel_id, id),
    FOREIGN KEY (panel_id, case_id) REFERENCES cases (panel_id, id)
) {clustered};
CREATE INDEX pattern_steps_by_subject ON pattern_steps (panel_id, subject_id, on_day);

-- Which rows that a referral has typed in have become a person, a place or a disruption here.
CREATE TABLE linked_rows (
    panel_id {bytes} NOT NULL,
    record_id {bytes} NOT NULL,
    section TEXT NOT NULL,
    n {int} NOT NULL,
    subject_id {bytes} NOT NULL,
    PRIMARY KEY (panel_id, record_id, section, n),
    FOREIGN KEY (panel_id, record_id) REFERENCES records (panel_id, id)
) {clustered};

-- Times that a child was missing or away. Words are sealed under the child's key.
CREATE TABLE missing_episodes (
    panel_id {bytes} NOT NULL,
    id {bytes} NOT NULL,
    case_id {bytes} NOT NULL,
    kind TEXT NOT NULL,
    from_on TEXT NOT NULL,
    returned_on TEXT,
    offered_on TEXT,
    interview TEXT NOT NULL,
    interview_on TEXT,
    words {bytes},
    recorded_by {bytes} NOT NULL REFERENCES accounts (id),
    made_at {int} NOT NULL,
    version {int} NOT NULL,
    PRIMARY KEY (panel_id, id),
    FOREIGN KEY (panel_id, case_id) REFERENCES cases (panel_id, id)
) {clustered};
CREATE INDEX missing_episodes_by_case ON missing_episodes (panel_id, case_id, from_on);
