-- Who may see a record is asked of each page many times: its answer is in the index whole.
DROP INDEX relations_by_subject;
CREATE INDEX relations_by_subject ON relations
    (panel_id, subject_id, holder, relation, from_at, until_at);
