-- Children whose record was erased, by a decision and by two people: which keys went, signed, so
-- that they go again where an older key store is put back; and what returns still count.
CREATE TABLE erased_keys (
    panel_id {bytes} NOT NULL REFERENCES panels (id),
    key_id {bytes} NOT NULL,
    at {int} NOT NULL,
    decision TEXT NOT NULL,
    signature {bytes} NOT NULL,
    PRIMARY KEY (panel_id, key_id)
) {clustered};
{append_only erased_keys}

CREATE TABLE erasures (
    panel_id {bytes} NOT NULL,
    child_id {bytes} NOT NULL,
    ground TEXT NOT NULL,
    decision TEXT NOT NULL,
    erased_at {int} NOT NULL,
    PRIMARY KEY (panel_id, child_id),
    FOREIGN KEY (panel_id, child_id) REFERENCES children (panel_id, id)
) {clustered};

-- How old the child was when each of their referrals was received: the date of birth is gone.
CREATE TABLE erased_ages (
    panel_id {bytes} NOT NULL,
    referral_id {bytes} NOT NULL,
    years {int} NOT NULL,
    PRIMARY KEY (panel_id, referral_id),
    FOREIGN KEY (panel_id, referral_id) REFERENCES referrals (panel_id, id)
) {clustered};
