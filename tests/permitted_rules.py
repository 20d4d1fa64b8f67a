"""The rules by which something may be done, for tests/permitted.py.

Each rule is asked for one person in one role, with one relation or none, and answers with the parts
that are open, with no part where there are none to tell apart, or with None: they may not.
"""

ALL = frozenset({"general", "health", "police", "address"})
NOTHING_APART = frozenset()  # it may be done, and has no parts to tell apart
NEED_TO_KNOW = {  # of an agency's member, beside what is general (MR-196)
    "police": {"police", "address"},
    "health": {"health"},
    "childrens_services": {"health", "address"},
}
BOTH = ("administrator", "chair")
UNSENT = ("draft", "returned")
RUNS_IT = {"administrator", "chair"}  # they run the panel: every case of it is theirs to see
HOLDS = {("worker", "allocated"), ("worker", "referrer"), ("manager", "manager")}
PACK_IS_OUT = {"circulated", "sitting", "ended"}  # until the minutes are approved (rule 8)
EVERYONE = {"worker", "manager", "administrator", "chair", "member", "action_owner", "analyst",
            "recipient", "regional_analyst", "auditor", "guest"}
LIST = "any"  # of a list: what stands in it is asked of each thing by itself


def need_to_know(sector):
    return {"general"} | NEED_TO_KNOW.get(sector, set())


def goes_in_emergency(role, sector):  # rule 10, and who is on duty at night
    if role == "chair":
        return True
    if role in ("worker", "manager"):
        return sector == "childrens_services"
    return role == "member" and sector in NEED_TO_KNOW


def in_emergency(ask):
    """What is needed that night; what is of the police alone stays with them."""
    if ask.relation != "emergency" or not goes_in_emergency(ask.role, ask.sector):
        return None
    return ALL if ask.sector == "police" and ask.role != "worker" else ALL - {"police"}


def reads_case(ask, through=("circulated", "agency_action")):
    if ask.role in RUNS_IT or (ask.role, ask.relation) in HOLDS:
        return ALL
    if ask.is_list and ask.role in ("worker", "manager"):
        return ALL
    if ask.role == "member" and (ask.is_list or ask.relation in through):
        return need_to_know(ask.sector)  # rules 4 and 8
    return None


def opens_case(ask):
    return reads_case(ask) if ask.relation != "emergency" else in_emergency_too(ask, reads_case)


def opens_child(ask):
    """Who the child is, in full: while the meeting has the case, not for an action alone."""
    def reads(ask):
        return reads_case(ask, through=("circulated",))
    return reads(ask) if ask.relation != "emergency" else in_emergency_too(ask, reads)


def in_emergency_too(ask, reads):
    return union(reads(ask), in_emergency(ask))


def union(first, second):
    return first if second is None else second if first is None else first | second


def reads_data(ask):
    """Beside the case's readers the analyst, who is not told who the child is."""
    return {"general"} if ask.role == "analyst" else reads_case(ask)


def lists_counted(ask):
    """Rule 39; the analyst is told nothing of health and the police for one case."""
    return {"general"} if ask.role == "analyst" else ALL if ask.role == "chair" else None


def reads_register(ask):
    """Rule 37: through the cases one may read; the police keep the registers."""
    police = {"general", "police", "address"}
    keeps = police if (ask.role, ask.sector) == ("member", "police") else None
    return union(reads_case(ask), keeps)


def keeps_register(ask):
    if ask.role == "administrator" or (ask.role, ask.sector) == ("chair", "police"):
        return ALL
    return {"general", "police", "address"} if (ask.role, ask.sector) == ("member", "police") \
        else None


def of_the_case(by_worker):
    """What is written of one case: administrator, police chair, and police who may read it."""
    def may(ask):
        kept = keeps_register(ask)
        if ask.role == "member" and ask.relation not in ("circulated", "agency_action"):
            kept = None
        if by_worker and (ask.role, ask.relation) == ("worker", "allocated"):
            kept = ALL
        return kept
    return may


def says_why(ask):
    """Whoever opens a case is asked why (rule 9); after an emergency's own words nothing more."""
    opens = reads_case(ask) or ask.role == "analyst"
    return NOTHING_APART if opens else None


def reads_item(ask):
    if ask.role in RUNS_IT:
        return ALL
    if ask.state not in PACK_IS_OUT:
        return None
    if (ask.role, ask.relation) == ("guest", "invited"):  # rule 7
        return {"general"}
    if (ask.role, ask.relation) == ("member", "circulated"):
        return need_to_know(ask.sector)
    return None


def answers_item(ask):  # rule 27: each agency's representative; a chair sits for an agency too
    through = {("guest", "invited"), ("member", "circulated"), ("chair", "circulated")}
    is_asked = ask.state in PACK_IS_OUT and (ask.role, ask.relation) in through
    return {"general"} if is_asked else None


def reads_minutes(ask):
    if ask.role in RUNS_IT:
        return ALL if ask.state in ("ended", "approved") else None
    is_reader = (ask.role, ask.relation, ask.state) == ("member", "seated", "approved")
    return {"general"} if is_reader else None


def works_on_action(ask):  # rules 11 and 34
    owners = {"worker", "manager", "member", "action_owner", "administrator", "chair"}
    if ask.operation == "report_action":
        owners = owners | {"guest"}
    mine = ask.role in owners and ask.relation == "owner"
    agencys = (ask.role, ask.relation) == ("member", "agency_action")
    is_theirs = mine or agencys or ask.role == "administrator"
    return {"general"} if is_theirs and ask.state == "open" else None


def reads_action(ask):
    if ask.role in RUNS_IT:
        return {"general"}
    if (ask.role, ask.relation) == ("member", "agency_action"):
        return {"general"}
    if ask.relation != "owner" or ask.role not in {"worker", "manager", "member", "action_owner",
                                                   "guest"}:
        return None
    # A guest keeps the action until it is confirmed (rule 7).
    return {"general"} if ask.role != "guest" or ask.state == "open" else None


def reads_referral(ask):
    mine = {("worker", "referrer"), ("manager", "manager")}
    return ALL if ask.role in RUNS_IT or (ask.role, ask.relation) in mine else None


def writes_referral(*states, parts=ALL):
    """Whoever refers; the administrator where they entered it for someone else (rule 17)."""
    def may(ask):
        is_theirs = ask.relation == "referrer" and ask.role in ("worker", "administrator")
        return parts if is_theirs and ask.state in states else None
    return may


def adds_to_referral(states, parts):
    def may(ask):
        is_theirs = ask.role == "administrator" or (ask.role, ask.relation) == ("worker",
                                                                               "referrer")
        return parts if is_theirs and (not states or ask.state in states) else None
    return may


def attaches_paper(ask):
    """Whoever refers, while it is theirs to write; then who runs it, and who holds the case."""
    if ask.role == "administrator":
        is_theirs = ask.relation == "referrer" or ask.state not in UNSENT
    else:
        is_theirs = (ask.role, ask.relation) == ("worker", "referrer") or (
            (ask.role, ask.relation, ask.state) == ("worker", "allocated", "accepted"))
    return ALL if is_theirs and ask.state in (*UNSENT, "sent", "accepted") else None


def opens_paper(ask):
    """Like the referral that it came with; once that is accepted, like the case."""
    in_case = reads_case(ask) if ask.state == "accepted" else None
    return union(reads_referral(ask), in_case)  # rule 10: in an emergency nothing is given out


def reads_transfers(ask):
    return {"general"} if ask.role in RUNS_IT or (ask.role, ask.relation) in HOLDS else None


def corrects_child(ask):
    holds = (ask.role, ask.relation) == ("worker", "allocated")  # rule 1
    return ALL if ask.role == "administrator" or holds else None


def sits(*states):
    """Members of that meeting, and those who run the panel."""
    def may(ask):
        if ask.role in RUNS_IT:
            return NOTHING_APART
        member = ask.role == "member" and (ask.is_list or ask.relation == "seated")
        return NOTHING_APART if member and (not states or ask.state in states) else None
    return may


def opens_pack(ask):
    return ALL if ask.role == "administrator" else sits()(ask)


def roles(*names, parts=NOTHING_APART, states=()):
    def may(ask):
        in_state = not states or ask.state in states
        return parts if ask.role in names and in_state else None
    return may


def emergency_page(ask):
    return NOTHING_APART if goes_in_emergency(ask.role, ask.sector) else None


def ends_emergency(ask):
    goes = ask.relation == "emergency" and goes_in_emergency(ask.role, ask.sector)
    return NOTHING_APART if goes else None


def ends_meeting(ask):
    chairs = (ask.role, ask.relation, ask.state) == ("chair", "chairing", "sitting")
    return NOTHING_APART if chairs else None


def sees_home(ask):  # what waits for a chair may be a match: what is of the police alone is not in
    return ALL - {"police"} if ask.role == "chair" else NOTHING_APART
