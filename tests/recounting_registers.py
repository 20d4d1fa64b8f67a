"""Persons of concern, places, groups, disruptions and times missing, counted a second time."""

import collections

STEPS = ("IDENTIFIED", "ARRESTED", "NFA", "CHARGED", "ACQUITTED", "CONVICTED")
SERIOUS = ("CAT3", "CAT2", "CAT1")


def linked(recount, kind):
    """By subject: the children counted that it was linked to in the period, and how."""
    found = collections.defaultdict(set)
    for subject, child, role in recount.ask(
            "SELECT subject_id, child_id, role FROM case_links, cases WHERE case_id = cases.id AND "
            "kind = ? AND from_on <= ? AND COALESCE(ended_on, '9999') >= ? AND "
            "COALESCE(ended_why, '') <> 'MISTAKE' AND child_id IN (SELECT child FROM spoken) AND "
            "cases.id IN (SELECT case_id FROM records WHERE held_on <= ?)",
            kind, recount.last, recount.first, recount.last):
        found[subject].add((child, role))
    return found


def furthest(steps):
    """(day, code), as the guide's one answer; what ended a matter counts until it goes further."""
    last = {code: max((day for day, each in steps if each == code), default="") for code in STEPS}
    if last["CONVICTED"] > last["ACQUITTED"]:
        return "CONVICTED"
    if last["ACQUITTED"]:
        return "CHARGED" if last["CHARGED"] > last["ACQUITTED"] else "NOT_CONVICTED"
    if last["CHARGED"]:
        return "CHARGED"
    if last["NFA"]:
        return "ARRESTED" if last["ARRESTED"] > last["NFA"] else "NO_CHARGE"
    return "ARRESTED" if last["ARRESTED"] else "IDENTIFIED" if last["IDENTIFIED"] else "UNKNOWN"


def by_group(recount, figure, codes, code_list, total):
    """`codes`: one for each that has an answer."""
    counts = collections.Counter(codes)
    sums = recount.grouped(counts, code_list)
    recount.add(figure, sums, total, len(codes), parts=counts)


def persons(recount):
    found = linked(recount, "person")
    facts = collections.defaultdict(dict)
    for person, fact, code, why in recount.ask(
            "SELECT person_id, fact, code, unknown_why FROM person_facts"):
        facts[person][fact] = why or ("YES" if fact == "nationality" else code)
    types, risks = recount.answer_of("exploitation_type"), recount.answer_of("risk_category")
    for figure, fact, code_list in (
            ("persons_sex", "sex", "sex"), ("persons_age", "age", "person_ages"),
            ("persons_ethnicity_stated", "ethnicity_stated", "self_defined_ethnicity"),
            ("persons_ethnicity_seen", "ethnicity_seen", None),
            ("persons_nationality", "nationality", "yes_no"),
            ("persons_disability", "disability", "yes_no_not_known")):
        by_group(recount, figure, [facts[person][fact] for person in found
                                   if fact in facts[person]], code_list, len(found))
    reached = {person: furthest(recount.ask(
        "SELECT on_day, code FROM pattern_steps WHERE subject_id = ? AND on_day <= ?",
        person, recount.last)) for person in found}
    by_group(recount, "persons_furthest", list(reached.values()), None, len(found))
    roles = collections.Counter(role for links in found.values()
                                for role in {role for _, role in links if role})
    recount.add("persons_relationship", roles, len(found), sum(
        any(role for _, role in links) for links in found.values()))
    recount.add_numbers("persons_children", [len({child for child, _ in links})
                                             for links in found.values()],
                        ((1, "1"), (2, "2")), "3P", len(found))
    for fact, across in (("sex", "sex"), ("ethnicity_stated", "self_defined_ethnicity"),
                         ("ethnicity_seen", "ic_codes"), ("disability", "yes_no_not_known")):
        by_risk, by_type = [], []
        for person, links in found.items():
            other = facts[person].get(fact)
            given = {risks[child] for child, _ in links if child in risks}
            worst = next((code for code in SERIOUS if code in given), min(given, default=None))
            by_risk.append((worst, other))
            kinds = {types[child] for child, _ in links if child in types} or {None}
            by_type += [(kind, other) for kind in kinds]
        recount.add_crossed(f"persons_risk_by_{fact}", by_risk, "risk_categories", across,
                            table=True)
        figure = f"persons_types_by_{fact}"
        recount.add_crossed(figure, by_type, "exploitation_types", across, table=True)
        recount.figures[figure]["total"] = len(found)  # a person may stand in several lines


def milestones(recount):
    found = recount.in_period("SELECT subject_id, code FROM pattern_steps WHERE subject_id IN "
                              "(SELECT id FROM persons) AND on_day >= ? AND on_day <= ?")
    recount.add("milestones", collections.Counter(code for _, code in found), len(found))
    once = set(found)
    recount.add("milestone_persons", collections.Counter(code for _, code in once), len(once))


def places(recount):
    found = linked(recount, "location")
    of = {place: (kind, ward) for place, kind, ward in recount.ask(
        "SELECT id, kind, ward FROM locations")}
    by_group(recount, "places_kind", [of[place][0] for place in found], "place_kinds", len(found))
    by_group(recount, "places_ward", [of[place][1] for place in found if of[place][1]], None,
             len(found))
    uses = collections.Counter(use for links in found.values()
                               for use in {use for _, use in links if use})
    recount.add("places_use", uses, len(found), sum(
        any(use for _, use in links) for links in found.values()))


def groups(recount):
    found = linked(recount, "group")
    kinds = dict(recount.ask("SELECT id, kind FROM groups"))
    by_group(recount, "groups", [kinds[group] for group in found], None, len(found))


def disruptions(recount):
    moved = recount.in_period(
        "SELECT DISTINCT disruptions.id, kind FROM disruptions, pattern_steps WHERE subject_id = "
        "disruptions.id AND on_day >= ? AND on_day <= ?")
    by_group(recount, "register_families", [kind for _, kind in moved], "disruption_kinds",
             len(moved))
    pairs = [(kind, max(recount.ask(
        "SELECT on_day, made_at, id, code FROM pattern_steps WHERE subject_id = ? AND on_day <= ?",
        disruption, recount.last))[3]) for disruption, kind in moved]
    recount.add_crossed("register_results", pairs, "disruption_kinds", "disruption_statuses",
                        table=True)
    steps = recount.in_period("SELECT code FROM pattern_steps WHERE subject_id IN (SELECT id FROM "
                              "disruptions) AND on_day >= ? AND on_day <= ?")
    recount.add("disruption_steps", collections.Counter(code for code, in steps), len(steps))


def missing(recount):
    found = recount.in_period("SELECT kind, interview FROM missing_episodes WHERE from_on >= ? AND "
                              "from_on <= ?")
    recount.add("missing_episodes", collections.Counter(kind for kind, _ in found), len(found))
    recount.add("return_interviews", collections.Counter(said for _, said in found if said),
                len(found))


def registers(recount):
    for count in (persons, milestones, places, groups, disruptions, missing):
        count(recount)
