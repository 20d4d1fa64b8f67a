-- Letters, plans and other papers attached to a referral. What one is called, what it is and every
-- piece of it are sealed under the referral's key; which part of the case it belongs to is
-- plain, as it decides who may open it. A withdrawn one is kept, and shown to nobody.
CREATE TABLE papers (
    panel_id {bytes} NOT NULL,
    id {bytes} NOT NULL,
    referral_id {bytes} NOT NULL,
    part TEXT NOT NULL CHECK (part IN ('general', 'health', 'police', 'address')),
    kind TEXT NOT NULL,
    size {int} NOT NULL,
    pieces {int} NOT NULL,
    fingerprint {bytes} NOT NULL,
    name {bytes} NOT NULL,
    description {bytes} NOT NULL,
    attached_by {bytes} NOT NULL REFERENCES accounts (id),
    attached_at {int} NOT NULL,
    scan TEXT NOT NULL CHECK (scan IN ('unchecked', 'clean', 'infected')),
    signature TEXT NOT NULL,
    scanned_at {int},
    withdrawn_by {bytes} REFERENCES accounts (id),
    withdrawn_at {int},
    withdrawn_why {bytes},
    PRIMARY KEY (panel_id, id),
    FOREIGN KEY (panel_id, referral_id) REFERENCES referrals (panel_id, id)
) {clustered};
CREATE INDEX papers_by_referral ON papers (panel_id, referral_id);
CREATE INDEX papers_by_scan ON papers (panel_id, scan, id);

CREATE TABLE paper_pieces (
    panel_id {bytes} NOT NULL,
    paper_id {bytes} NOT NULL,
    number {int} NOT NULL,
    total {int} NOT NULL,
    bytes {bytes} NOT NULL,
    PRIMARY KEY (panel_id, paper_id, number, total),
    FOREIGN KEY (panel_id, paper_id) REFERENCES papers (panel_id, id)
) {strict};

-- What is hidden with a case is hidden everywhere: papers as well.
DROP VIEW case_subjects;
CREATE VIEW case_subjects AS
    SELECT panel_id, id AS subject_id, id AS case_id FROM cases
    UNION ALL SELECT panel_id, id, case_id FROM referrals WHERE case_id IS NOT NULL
    UNION ALL SELECT panel_id, id, case_id FROM agenda_items
    UNION ALL SELECT panel_id, id, case_id FROM actions
    UNION ALL SELECT panel_id, id, case_id FROM exceptions WHERE case_id IS NOT NULL
    UNION ALL SELECT e.panel_id, e.id, r.case_id FROM exceptions e JOIN referrals r ON r.panel_id =
        e.panel_id AND r.id = e.referral_id WHERE e.case_id IS NULL AND r.case_id IS NOT NULL
    UNION ALL SELECT p.panel_id, p.id, r.case_id FROM papers p JOIN referrals r ON r.panel_id =
        p.panel_id AND r.id = p.referral_id WHERE r.case_id IS NOT NULL;
