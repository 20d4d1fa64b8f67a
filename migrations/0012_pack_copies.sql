-- What was circulated of a case (rules.md 27): the record its page shows, which is never
-- overwritten, and a keyed fingerprint of all that stands in it.
CREATE TABLE pack_copies (
    panel_id {bytes} NOT NULL,
    item_id {bytes} NOT NULL,
    record_id {bytes} NOT NULL,
    fingerprint TEXT NOT NULL,
    made_at {int} NOT NULL,
    PRIMARY KEY (panel_id, item_id),
    FOREIGN KEY (panel_id, item_id) REFERENCES agenda_items (panel_id, id)
) {clustered};
