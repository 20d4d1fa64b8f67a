-- What is asked for among all of a panel: open cases by day, the first referral, what was allowed
-- for a case or a meeting, and what a return counts in its quarters. Without these, pages and
-- returns look through twenty years of closed cases.
CREATE INDEX cases_by_state ON cases (panel_id, state, opened_on, id);
CREATE INDEX cases_by_closing ON cases (panel_id, closed_on);
CREATE INDEX referrals_by_day ON referrals (panel_id, received_on);
CREATE INDEX agenda_items_by_referral ON agenda_items (panel_id, referral_id);
CREATE INDEX actions_by_meeting ON actions (panel_id, meeting_id);
CREATE INDEX records_that_correct ON records (panel_id, case_id, held_on) WHERE kind = 'correction';
CREATE INDEX exceptions_by_case ON exceptions (panel_id, case_id) WHERE case_id IS NOT NULL;
CREATE INDEX exceptions_by_meeting ON exceptions (panel_id, meeting_id)
    WHERE meeting_id IS NOT NULL;
CREATE INDEX exceptions_by_referral ON exceptions (panel_id, referral_id);
CREATE INDEX relations_that_close ON relations (panel_id, subject_id)
    WHERE relation IN ('connected', 'restricted', 'cleared');
