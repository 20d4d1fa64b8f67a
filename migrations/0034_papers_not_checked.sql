-- Papers that the virus scanner can't check: how often it was tried, and why no more (TOO_LARGE for
-- it, FAILED again and again, DAMAGED as it is kept here). They stay held back, and pages say so.
ALTER TABLE papers ADD COLUMN scan_tries {int} NOT NULL DEFAULT 0;
ALTER TABLE papers ADD COLUMN scan_fault TEXT NOT NULL DEFAULT '';
