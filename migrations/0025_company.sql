-- Who was found at a place or belonged to a group keeps each time of it: someone put back begins
-- another time, and the end of the one before stays. SQLite can't change a primary key, so the
-- tables are made again.

CREATE TABLE times_at_locations (
    panel_id {bytes} NOT NULL,
    location_id {bytes} NOT NULL,
    person_id {bytes} NOT NULL,
    from_on TEXT NOT NULL,
    ended_on TEXT,
    PRIMARY KEY (panel_id, location_id, person_id, from_on),
    FOREIGN KEY (panel_id, location_id) REFERENCES locations (panel_id, id),
    FOREIGN KEY (panel_id, person_id) REFERENCES persons (panel_id, id)
) {clustered};
INSERT INTO times_at_locations (panel_id, location_id, person_id, from_on, ended_on)
    SELECT panel_id, location_id, person_id, from_on, ended_on FROM location_persons;
DROP TABLE location_persons;
ALTER TABLE times_at_locations RENAME TO location_persons;
CREATE INDEX location_persons_by_person ON location_persons (panel_id, person_id);

CREATE TABLE times_in_groups (
    panel_id {bytes} NOT NULL,
    group_id {bytes} NOT NULL,
    person_id {bytes} NOT NULL,
    from_on TEXT NOT NULL,
    ended_on TEXT,
    PRIMARY KEY (panel_id, group_id, person_id, from_on),
    FOREIGN KEY (panel_id, group_id) REFERENCES groups (panel_id, id),
    FOREIGN KEY (panel_id, person_id) REFERENCES persons (panel_id, id)
) {clustered};
INSERT INTO times_in_groups (panel_id, group_id, person_id, from_on, ended_on)
    SELECT panel_id, group_id, person_id, from_on, ended_on FROM group_persons;
DROP TABLE group_persons;
ALTER TABLE times_in_groups RENAME TO group_persons;
CREATE INDEX group_persons_by_person ON group_persons (panel_id, person_id);
