-- What pages ask for among all of a panel: open cases by day, the first referral, and what was asked
-- to be allowed for a case. Without these they look through twenty years of closed ones.
CREATE INDEX cases_by_state ON cases (panel_id, state, opened_on, id);
CREATE INDEX referrals_by_day ON referrals (panel_id, received_on);
CREATE INDEX exceptions_by_case ON exceptions (panel_id, case_id) WHERE case_id IS NOT NULL;
CREATE INDEX exceptions_by_referral ON exceptions (panel_id, referral_id);
