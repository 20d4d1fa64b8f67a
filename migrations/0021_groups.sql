-- Groups and gangs: records of their own, with a key of their own, linked to cases as persons and
-- places are. What names or describes one is sealed under its key.

CREATE TABLE groups (
    panel_id {bytes} NOT NULL REFERENCES panels (id),
    id {bytes} NOT NULL,
    key_id {bytes} NOT NULL,
    kind TEXT NOT NULL,
    name {bytes} NOT NULL,
    description {bytes},
    made_at {int} NOT NULL,
    version {int} NOT NULL,
    PRIMARY KEY (panel_id, id)
) {clustered};

-- A person of concern in a group.
CREATE TABLE group_persons (
    panel_id {bytes} NOT NULL,
    group_id {bytes} NOT NULL,
    person_id {bytes} NOT NULL,
    from_on TEXT NOT NULL,
    ended_on TEXT,
    PRIMARY KEY (panel_id, group_id, person_id),
    FOREIGN KEY (panel_id, group_id) REFERENCES groups (panel_id, id),
    FOREIGN KEY (panel_id, person_id) REFERENCES persons (panel_id, id)
) {clustered};
CREATE INDEX group_persons_by_person ON group_persons (panel_id, person_id);

-- The kinds of a link have one more. SQLite can't change a CHECK, so the table is made again.
CREATE TABLE wider_case_links (
    panel_id {bytes} NOT NULL,
    id {bytes} NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'location', 'disruption', 'group')),
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
INSERT INTO wider_case_links (panel_id, id, kind, subject_id, case_id, role, from_on, ended_on,
                              ended_why, linked_by, linked_at)
    SELECT panel_id, id, kind, subject_id, case_id, role, from_on, ended_on, ended_why, linked_by,
           linked_at FROM case_links;
DROP TABLE case_links;
ALTER TABLE wider_case_links RENAME TO case_links;
CREATE INDEX case_links_by_case ON case_links (panel_id, case_id, kind);
CREATE INDEX case_links_by_subject ON case_links (panel_id, subject_id, case_id);
