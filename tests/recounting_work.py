"""The panel's own work, counted a second time by plain SQL."""

import collections
import datetime

DAYS_TO_PANEL = ((7, "U8"), (14, "8_14"), (28, "15_28"), (56, "29_56"))
DAYS_OPEN = ((30, "U31"), (90, "31_90"), (180, "91_180"), (365, "181_365"))
HELD = "meetings.state IN ('sitting', 'ended', 'approved')"


def apart(first, second):
    return (datetime.date.fromisoformat(second) - datetime.date.fromisoformat(first)).days


def day_of(recount, micros):
    return datetime.datetime.fromtimestamp(micros / 1e6, recount.london).date().isoformat()


def agency_of(recount):
    return dict(recount.ask("SELECT account_id, agency FROM memberships"))


def first_listing(recount, referral):
    """The last day for the first meeting that it was on the agenda of."""
    found = recount.ask(
        "SELECT held_on, agenda_items.id, received_by FROM agenda_items, meetings WHERE "
        "meetings.id = meeting_id AND referral_id = ? AND agenda_items.state <> 'withdrawn'",
        referral)
    return min(found)[2] if found else None


def timing(recount, referral, state, route, received_on):
    if recount.ask("SELECT 1 FROM import_rows WHERE referral_id = ?", referral):
        return "PAST"
    if state != "accepted":
        return "NOT_LISTED"
    if route == "C":
        return "DATA_ONLY"
    received_by = first_listing(recount, referral)
    if received_by is None:
        return "NOT_LISTED"
    if received_on <= received_by:
        return "IN_TIME"
    allowed = {kind for kind, in recount.ask(
        "SELECT kind FROM exceptions WHERE referral_id = ? AND state = 'allowed'", referral)}
    return ("URGENT" if "URGENT_REFERRAL" in allowed else
            "LATE" if "LATE_REFERRAL" in allowed else "LATE_NO_REASON")


def referrals(recount):
    found = recount.in_period(
        "SELECT id, state, route, received_on, referrer_id FROM referrals WHERE state <> 'draft' "
        "AND received_on >= ? AND received_on <= ?")
    recount.add_crossed("referrals_received", [(row[1], row[2]) for row in found], None, None)
    agencies = agency_of(recount)
    recount.add("referrals_agency", collections.Counter(
        agencies[row[4]] for row in found if agencies.get(row[4])), len(found))
    recount.add("referrals_timing", collections.Counter(
        timing(recount, *row[:4]) for row in found), len(found))


def hearings(recount):
    """Each referral at the first meeting that discussed it."""
    first = {}
    for referral, day in recount.ask(
            "SELECT referral_id, MIN(held_on) FROM agenda_items, meetings WHERE meetings.id = "
            "meeting_id AND agenda_items.state = 'discussed' AND referral_id IS NOT NULL GROUP BY "
            "referral_id"):
        if recount.first <= day <= recount.last:
            first[referral] = day
    since_prior, since_received = [], []
    for referral, day in first.items():
        record, received_on = recount.ask(
            "SELECT record_id, received_on FROM referrals WHERE id = ?", referral)[0]
        since_received.append(apart(received_on, day))
        prior = recount.ask("SELECT code FROM answers WHERE record_id = ? AND question = "
                            "'prior_held_on' AND code LIKE '2%'", record)
        if prior and prior[0][0] <= day:
            since_prior.append(apart(prior[0][0], day))
    recount.add_numbers("days_from_prior", since_prior, DAYS_TO_PANEL, "57P", len(first))
    recount.add_numbers("days_from_received", since_received, DAYS_TO_PANEL, "57P", len(first))


def id_written(holder):
    """The bytes of an id that is written in Crockford's base 32; none of what is no id."""
    if len(holder) != 26:
        return None
    number = 0
    for letter in holder:
        number = 32 * number + "0123456789abcdefghjkmnpqrstvwxyz".index(letter)
    return number.to_bytes(16, "big")


def kept_out(recount):
    """Whether an account could not see a case at a moment: connected to it, or not among those it
    was restricted to."""
    spans = collections.defaultdict(list)
    for case, relation, holder, start, end in recount.ask(
            "SELECT subject_id, relation, holder, from_at, until_at FROM relations WHERE relation "
            "IN ('connected', 'restricted', 'cleared')"):
        spans[case, relation].append((id_written(holder), start, end))

    def holders(case, relation, at):
        return {holder for holder, start, end in spans.get((case, relation), ())
                if start <= at and (end is None or at < end)}

    def is_kept_out(case, account, at):
        return account in holders(case, "connected", at) or bool(
            holders(case, "restricted", at) and account not in holders(case, "cleared", at))
    return is_kept_out


def packs(recount):
    meetings = recount.in_period(
        f"SELECT id, pack_by, circulated_at FROM meetings WHERE {HELD} AND held_on >= ? AND "
        "held_on <= ?")
    found = collections.Counter()
    for meeting, pack_by, sent in meetings:
        allowed = recount.ask("SELECT 1 FROM exceptions WHERE meeting_id = ? AND kind = "
                              "'LATE_PACK' AND state = 'allowed'", meeting)
        found["NONE" if sent is None else "ON_TIME" if day_of(recount, sent) <= pack_by else
              "LATE" if allowed else "LATE_NO_REASON"] += 1
    recount.add("packs", found, len(meetings))
    pairs = []
    hidden = kept_out(recount)
    for item, case, account, agency, sat_at, sent in recount.in_period(
            "SELECT agenda_items.id, case_id, account_id, agency, sat_at, circulated_at FROM "
            "agenda_items, meetings, meeting_seats WHERE agenda_items.meeting_id = meetings.id AND "
            "meeting_seats.meeting_id = meetings.id AND agenda_items.state <> 'withdrawn' AND "
            f"circulated_at IS NOT NULL AND {HELD} AND held_on >= ? AND held_on <= ?"):
        if hidden(case, account, sat_at or sent):
            continue
        opened = recount.ask("SELECT first_at FROM pack_openings WHERE item_id = ? AND "
                             "account_id = ?", item, account)
        pairs.append((agency, "NEVER" if not opened else
                      "BEFORE" if sat_at is None or opened[0][0] < sat_at else "LATER"))
    recount.add_crossed("packs_opened", pairs, None, None)


def attendance(recount):
    came = collections.defaultdict(set)
    for meeting, agency, mark in recount.in_period(
            "SELECT meetings.id, agency, attendance FROM meetings, meeting_seats WHERE "
            f"meetings.id = meeting_id AND {HELD} AND held_on >= ? AND held_on <= ?"):
        came[meeting, agency].add(mark)
    order = ("PRESENT", "DEPUTY_PRESENT", "APOLOGIES", "ABSENT")
    recount.add_crossed("attendance", [
        (agency, next((mark for mark in order if mark in marks), None))
        for (_, agency), marks in came.items()], None, None)


def discussions(recount):
    found = recount.in_period(
        "SELECT decision, why, support_answer, bring_back_to FROM agenda_items JOIN meetings ON "
        "meetings.id = meeting_id LEFT JOIN discussions ON item_id = agenda_items.id WHERE "
        "agenda_items.state = 'discussed' AND held_on >= ? AND held_on <= ?")
    for figure, column in (("discussions_held", 0), ("brought_back", 1), ("support", 2)):
        recount.add(figure, collections.Counter(row[column] for row in found if row[column]),
                    len(found))
    recount.add("to_come_back", collections.Counter(
        "NO" if row[3] is None else "YES" for row in found), len(found))


def result(recount, action, due_on):
    """What was said of it by the end of the period; kept open by the panel, nothing was."""
    said = recount.ask("SELECT at, report FROM action_reports WHERE action_id = ? AND report <> "
                       "'IN_PROGRESS'", action)
    kept = recount.ask("SELECT at, NULL FROM action_checks WHERE action_id = ? AND outcome = "
                       "'KEPT_OPEN'", action)
    past = [(at, report) for at, report in said + kept if day_of(recount, at) <= recount.last]
    at, report = max(past, key=lambda one: one[0]) if past else (None, None)
    if report != "DONE":
        return report or "OVERDUE"
    return "DONE_IN_TIME" if day_of(recount, at) <= due_on else "DONE_LATE"


def due_then(recount, action, due_on):
    """The day it was due as that stood at the end of the period."""
    given_later = [(at, before) for at, before in recount.ask(
        "SELECT decided_at, due_before FROM action_extensions, exceptions WHERE exceptions.id = "
        "exception_id AND action_id = ? AND exceptions.state = 'allowed'", action)
        if day_of(recount, at) > recount.last]
    return min(given_later)[1] if given_later else due_on


def actions(recount):
    made = recount.in_period(
        "SELECT agency FROM actions, meetings WHERE meetings.id = meeting_id AND actions.state <> "
        "'proposed' AND held_on >= ? AND held_on <= ?")
    recount.add("actions_made", collections.Counter(agency for agency, in made), len(made))
    today = datetime.datetime.now(recount.london).date().isoformat()
    pairs = []
    for action, agency, due_on in recount.ask("SELECT id, agency, due_on FROM actions WHERE state "
                                              "<> 'proposed'"):
        due_on = due_then(recount, action, due_on)
        if recount.first <= due_on <= recount.last and due_on < today:
            pairs.append((agency, result(recount, action, due_on)))
    recount.add_crossed("actions_due", pairs, None, None)


def exceptions(recount):
    recount.add_crossed("exceptions", [
        (kind, state) for kind, state, asked_at in recount.ask(
            "SELECT kind, state, asked_at FROM exceptions")
        if recount.first <= day_of(recount, asked_at) <= recount.last], None, None)


def closures(recount):
    found = recount.in_period("SELECT closure_reason, id, opened_on, closed_on FROM cases WHERE "
                              "state = 'closed' AND closed_on >= ? AND closed_on <= ?")
    recount.add("closures", collections.Counter(row[0] for row in found if row[0]), len(found))
    days = []
    for _, case, opened_on, closed_on in found:
        received = [day for day, in recount.ask(
            "SELECT received_on FROM referrals WHERE case_id = ? AND state = 'accepted'", case)]
        days.append(apart(min(received, default=opened_on), closed_on))
    recount.add_numbers("days_open", days, DAYS_OPEN, "366P", len(found))


def work(recount):
    for count in (referrals, hearings, packs, attendance, discussions, actions, exceptions,
                  closures):
        count(recount)
