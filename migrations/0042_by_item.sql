-- What the panel asked for, and what it found of earlier actions, at one item: looked for with each
-- save at the meeting. Without these, each looked through all actions of the panel.
CREATE INDEX actions_by_item ON actions (panel_id, item_id);
CREATE INDEX action_checks_by_item ON action_checks (panel_id, item_id);
