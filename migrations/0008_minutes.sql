-- Minutes are made from the record; here is only their state, what the chairs said, and addenda.

CREATE TABLE minutes (
    panel_id {bytes} NOT NULL,
    meeting_id {bytes} NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'with_chairs', 'approved')),
    sent_at {int},
    locked_at {int},
    version {int} NOT NULL,
    PRIMARY KEY (panel_id, meeting_id),
    FOREIGN KEY (panel_id, meeting_id) REFERENCES meetings (panel_id, id)
) {clustered};

-- side is a sector: police or children's services. standing is as whom they answered for it: its
-- chair at the meeting, that chair's deputy, or whoever chairs for that side since. record is the
-- fingerprint of what the meeting recorded, as they read it. Words are sealed under the panel's
-- key.
CREATE TABLE minute_verdicts (
    panel_id {bytes} NOT NULL,
    meeting_id {bytes} NOT NULL,
    at {int} NOT NULL,
    side TEXT NOT NULL,
    account_id {bytes} NOT NULL REFERENCES accounts (id),
    standing TEXT NOT NULL CHECK (standing IN ('chair', 'deputy', 'successor')),
    verdict TEXT NOT NULL CHECK (verdict IN ('approved', 'given_back')),
    record TEXT NOT NULL,
    words {bytes},
    PRIMARY KEY (panel_id, meeting_id, at, side),
    FOREIGN KEY (panel_id, meeting_id) REFERENCES meetings (panel_id, id)
) {clustered};

-- After approval nothing is changed, only added to. An addendum about a child is sealed under the
-- child's key, another under the panel's.
CREATE TABLE addenda (
    panel_id {bytes} NOT NULL,
    id {bytes} NOT NULL,
    meeting_id {bytes} NOT NULL,
    item_id {bytes},
    account_id {bytes} NOT NULL REFERENCES accounts (id),
    at {int} NOT NULL,
    words {bytes} NOT NULL,
    PRIMARY KEY (panel_id, id),
    FOREIGN KEY (panel_id, meeting_id) REFERENCES meetings (panel_id, id)
) {clustered};
