-- What one line of the trail showed, to be read with the line.
CREATE INDEX audit_shown_by_line ON audit_shown (writer, seq);
