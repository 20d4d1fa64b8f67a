-- The last day of a person's access, as ISO text; none: until somebody ends it.
ALTER TABLE accounts ADD COLUMN last_day TEXT;

-- Wrong codes since the last that was right: whoever gives so many has learnt the passphrase.
ALTER TABLE second_factors ADD COLUMN wrong_codes {int} NOT NULL DEFAULT 0;
