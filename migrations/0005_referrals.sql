-- Referrals. What a referrer wrote is a record under the referral's own key, kept as it was sent.

CREATE TABLE referrals (
    panel_id {bytes} NOT NULL REFERENCES panels (id),
    id {bytes} NOT NULL,
    key_id {bytes} NOT NULL,
    record_id {bytes} NOT NULL,
    route TEXT NOT NULL,
    state TEXT NOT NULL CHECK
        (state IN ('draft', 'sent', 'returned', 'accepted', 'not_for_panel', 'withdrawn')),
    referrer_id {bytes} NOT NULL REFERENCES accounts (id),
    entered_by {bytes} NOT NULL REFERENCES accounts (id),
    source {bytes},
    started_at {int} NOT NULL,
    sent_at {int},
    received_on TEXT,
    returned_at {int},
    case_id {bytes},
    version {int} NOT NULL,
    PRIMARY KEY (panel_id, id),
    FOREIGN KEY (panel_id, record_id) REFERENCES records (panel_id, id)
) {clustered};
CREATE INDEX referrals_by_state ON referrals (panel_id, state, received_on);

-- What became of it: started, sent, returned and why, accepted onto which meeting.
CREATE TABLE referral_events (
    panel_id {bytes} NOT NULL,
    referral_id {bytes} NOT NULL,
    at {int} NOT NULL,
    event TEXT NOT NULL,
    account_id {bytes} NOT NULL REFERENCES accounts (id),
    code TEXT NOT NULL,
    meeting_id {bytes},
    words {bytes},
    PRIMARY KEY (panel_id, referral_id, at, event),
    FOREIGN KEY (panel_id, referral_id) REFERENCES referrals (panel_id, id)
) {clustered};
