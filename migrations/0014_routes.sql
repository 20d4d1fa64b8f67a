-- Whether the social worker and the manager of an authority that placed a child here came to the
-- discussion (MR-32): both are asked for each time.
CREATE TABLE placing_attendance (
    panel_id {bytes} NOT NULL,
    item_id {bytes} NOT NULL,
    part TEXT NOT NULL CHECK (part IN ('worker', 'manager')),
    came {int} NOT NULL,
    saved_by {bytes} NOT NULL REFERENCES accounts (id),
    saved_at {int} NOT NULL,
    PRIMARY KEY (panel_id, item_id, part),
    FOREIGN KEY (panel_id, item_id) REFERENCES agenda_items (panel_id, id)
) {clustered};

CREATE INDEX referrals_by_case ON referrals (panel_id, case_id);

-- Shared by the referrals of brothers and sisters: the id of the first of them.
ALTER TABLE referrals ADD COLUMN family_id {bytes};
CREATE INDEX referrals_by_family ON referrals (panel_id, family_id);

-- Further information about a referral that was sent, beside what was circulated. Sealed under the
-- referral's key.
CREATE TABLE supplements (
    panel_id {bytes} NOT NULL,
    referral_id {bytes} NOT NULL,
    at {int} NOT NULL,
    account_id {bytes} NOT NULL REFERENCES accounts (id),
    words {bytes} NOT NULL,
    PRIMARY KEY (panel_id, referral_id, at),
    FOREIGN KEY (panel_id, referral_id) REFERENCES referrals (panel_id, id)
) {clustered};

-- What was said of a known child who may be the one referred: the same, another, or not yet sure.
CREATE TABLE referral_matches (
    panel_id {bytes} NOT NULL,
    referral_id {bytes} NOT NULL,
    child_id {bytes} NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('link', 'apart', 'asked')),
    reason {bytes} NOT NULL,
    account_id {bytes} NOT NULL REFERENCES accounts (id),
    at {int} NOT NULL,
    PRIMARY KEY (panel_id, referral_id, child_id),
    FOREIGN KEY (panel_id, referral_id) REFERENCES referrals (panel_id, id),
    FOREIGN KEY (panel_id, child_id) REFERENCES children (panel_id, id)
) {clustered};

-- A referral accepted onto the case of a known child, and what the case was before, so that it can
-- be undone.
CREATE TABLE referral_links (
    panel_id {bytes} NOT NULL,
    referral_id {bytes} NOT NULL,
    case_id {bytes} NOT NULL,
    snapshot_id {bytes} NOT NULL,
    state TEXT NOT NULL,
    closed_on TEXT,
    closure_reason TEXT,
    risk_category TEXT NOT NULL,
    harm_status TEXT NOT NULL,
    linked_by {bytes} NOT NULL REFERENCES accounts (id),
    linked_at {int} NOT NULL,
    undone_by {bytes} REFERENCES accounts (id),
    undone_at {int},
    undone_for {bytes},
    PRIMARY KEY (panel_id, referral_id),
    FOREIGN KEY (panel_id, referral_id) REFERENCES referrals (panel_id, id),
    FOREIGN KEY (panel_id, case_id) REFERENCES cases (panel_id, id)
) {clustered};

-- What went between this panel and another area's about a child: a transfer or a notice, out or
-- in. Words are sealed under the child's key.
CREATE TABLE transfers (
    panel_id {bytes} NOT NULL,
    id {bytes} NOT NULL,
    case_id {bytes} NOT NULL,
    direction TEXT NOT NULL CHECK (direction IN ('out', 'in')),
    kind TEXT NOT NULL CHECK (kind IN ('TRANSFER', 'NOTICE')),
    authority TEXT NOT NULL,
    other_panel {bytes} NOT NULL,
    summary {bytes} NOT NULL,
    sent_on TEXT NOT NULL,
    contact {bytes},
    recorded_by {bytes} NOT NULL REFERENCES accounts (id),
    recorded_at {int} NOT NULL,
    acknowledged_on TEXT,
    acknowledged_by {bytes},
    acknowledged_recorded_by {bytes} REFERENCES accounts (id),
    version {int} NOT NULL,
    PRIMARY KEY (panel_id, id),
    FOREIGN KEY (panel_id, case_id) REFERENCES cases (panel_id, id)
) {clustered};
CREATE INDEX transfers_by_case ON transfers (panel_id, case_id, sent_on);
