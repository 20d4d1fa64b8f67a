-- Further information that came while a pack was out, numbered apart for each of its cases, so that
-- a number tells nothing of another. What it said is kept by its fingerprint; version is the
-- pack's.
CREATE TABLE pack_supplements (
    panel_id {bytes} NOT NULL,
    item_id {bytes} NOT NULL,
    version {int} NOT NULL,
    number {int} NOT NULL,
    referral_id {bytes} NOT NULL,
    at {int} NOT NULL,
    fingerprint TEXT NOT NULL,
    PRIMARY KEY (panel_id, item_id, version, number),
    FOREIGN KEY (panel_id, item_id) REFERENCES agenda_items (panel_id, id),
    FOREIGN KEY (panel_id, referral_id, at) REFERENCES supplements (panel_id, referral_id, at)
) {clustered};

CREATE TABLE supplement_openings (
    panel_id {bytes} NOT NULL,
    item_id {bytes} NOT NULL,
    version {int} NOT NULL,
    number {int} NOT NULL,
    account_id {bytes} NOT NULL REFERENCES accounts (id),
    first_at {int} NOT NULL,
    PRIMARY KEY (panel_id, item_id, version, number, account_id),
    FOREIGN KEY (panel_id, item_id, version, number) REFERENCES pack_supplements (panel_id, item_id,
        version, number)
) {clustered};
