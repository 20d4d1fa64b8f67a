-- A copy is about what was shown, and that may become part of a case only later: a referral that
-- is accepted, or linked to another case. So each such thing is kept, and its case is looked up
-- when it is asked for. `case_id` is the one that it was of when it was given: it was given even if
-- that case is taken out again with an import.
CREATE TABLE copy_subjects (
    panel_id {bytes} NOT NULL,
    copy_id {bytes} NOT NULL,
    subject_id {bytes} NOT NULL,
    case_id {bytes},
    PRIMARY KEY (panel_id, copy_id, subject_id),
    FOREIGN KEY (panel_id, copy_id) REFERENCES copies (panel_id, id)
) {clustered};
CREATE INDEX copy_subjects_by_subject ON copy_subjects (panel_id, subject_id);
CREATE INDEX copy_subjects_by_case ON copy_subjects (panel_id, case_id);
INSERT INTO copy_subjects (panel_id, copy_id, subject_id, case_id)
    SELECT panel_id, copy_id, case_id, case_id FROM copy_cases;
DROP TABLE copy_cases;

-- What belongs to a case, now or once it is accepted.
CREATE VIEW case_matters AS
    SELECT panel_id, id AS subject_id FROM cases
    UNION ALL SELECT panel_id, id FROM referrals
    UNION ALL SELECT panel_id, id FROM agenda_items
    UNION ALL SELECT panel_id, id FROM actions
    UNION ALL SELECT panel_id, id FROM exceptions
        WHERE case_id IS NOT NULL OR referral_id IS NOT NULL
    UNION ALL SELECT panel_id, id FROM papers;
