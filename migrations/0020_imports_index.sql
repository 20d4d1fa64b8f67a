-- Whether a child has come by an import is asked for each row of a file: its answer is in the index
-- whole.
DROP INDEX import_rows_by_child;
CREATE INDEX import_rows_by_child ON import_rows (panel_id, child_token, case_id);
