-- Answers are read by their record alone: the return takes the records that count, whatever stands
-- in them. An index of them by question and code was written to with every answer, a quarter of the
-- whole database, and read by nothing.
DROP INDEX answers_by_code;
