-- Each circulation of a pack is a version of it. What was recalled stays as it was frozen, beside
-- who had opened it by then. Why it was recalled is sealed under the panel's key.
CREATE TABLE pack_versions (
    panel_id {bytes} NOT NULL,
    meeting_id {bytes} NOT NULL,
    number {int} NOT NULL,
    circulated_at {int} NOT NULL,
    fingerprint TEXT NOT NULL,
    recalled_at {int},
    recalled_by {bytes} REFERENCES accounts (id),
    reason {bytes},
    PRIMARY KEY (panel_id, meeting_id, number),
    FOREIGN KEY (panel_id, meeting_id) REFERENCES meetings (panel_id, id)
) {clustered};
INSERT INTO pack_versions (panel_id, meeting_id, number, circulated_at, fingerprint)
    SELECT panel_id, id, 1, circulated_at, '' FROM meetings WHERE circulated_at IS NOT NULL;

CREATE TABLE recalled_copies (
    panel_id {bytes} NOT NULL,
    item_id {bytes} NOT NULL,
    number {int} NOT NULL,
    record_id {bytes} NOT NULL,
    fingerprint TEXT NOT NULL,
    made_at {int} NOT NULL,
    PRIMARY KEY (panel_id, item_id, number),
    FOREIGN KEY (panel_id, item_id) REFERENCES agenda_items (panel_id, id)
) {clustered};

CREATE TABLE recalled_openings (
    panel_id {bytes} NOT NULL,
    item_id {bytes} NOT NULL,
    number {int} NOT NULL,
    account_id {bytes} NOT NULL REFERENCES accounts (id),
    first_at {int} NOT NULL,
    PRIMARY KEY (panel_id, item_id, number, account_id),
    FOREIGN KEY (panel_id, item_id) REFERENCES agenda_items (panel_id, id)
) {clustered};
