"""The figures of children, by child and by discussion, counted a second time."""

import collections
import datetime

HOME_AUTHORITY = "317"

# A figure of children, or of discussions: its question, and the list that says which answers count
# as which; or none, where each answer stands apart.
OF_CHILDREN = {
    "child_ethnicity": ("child_ethnicity", "dfe_ethnicity"),
    "child_sex": ("child_sex", "sex"),
    "learning_disability": ("learning_disability", "yes_no_not_known"),
    "physical_disability": ("physical_disability", "yes_no_not_known"),
    "disabilities": ("disabilities", None),
    "education": ("education_category", "education_categories"),
    "lac_category": ("lac_category", None),
    "care_leaver": ("care_leaver", "care_leaver"),
    "missing": ("missing_category", "missing_categories"),
    "sexual_health": ("sexual_health", "yes_no_not_known"),
    "substance_misuse": ("substance_misuse", "substance_misuse"),
    "mental_health_needs": ("mental_health_needs", "yes_no_not_known"),
    "known_to_camhs": ("known_to_camhs", "yes_no_not_known"),
    "associations": ("associations", "yes_no_not_known"),
    "domestic_abuse": ("domestic_abuse", "yes_no_not_known"),
    "sexual_abuse": ("sexual_abuse", "yes_no_not_known"),
    "known_to_youth_justice": ("known_to_youth_justice", "yes_no_not_known"),
    "youth_justice": ("youth_justice_involvement", None),
    "exploitation_type": ("exploitation_type", None),
    "group_or_gang": ("group_or_gang", None),
    "risk_category": ("risk_category", None),
    "harm_status": ("harm_status", None),
    "childrens_services_outcome": ("childrens_services_outcome", "childrens_services_outcomes"),
    "police_outcome": ("police_outcome", "police_outcomes"),
    "police_information": ("police_information", "police_information"),
    "first_met": ("first_met", "first_met"),
    "took_place": ("took_place", "took_place"),
}
BY_DISCUSSION = ("risk_category", "harm_status", "exploitation_type", "group_or_gang",
                 "lac_category", "missing", "education", "substance_misuse", "police_information",
                 "first_met", "took_place", "childrens_services_outcome", "police_outcome")
TOGETHER = {"ALCOHOL_IN_ALL": ("ALCOHOL", "BOTH"), "DRUGS_IN_ALL": ("DRUGS", "BOTH")}
AGES = ((9, "U10"), (12, "10_12"), (14, "13_14"), (15, "15"), (16, "16"), (17, "17"))


def years(born, day):
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def ages(recount):
    last = datetime.date.fromisoformat(recount.last)
    first_discussed = dict(recount.ask(
        "SELECT child_id, MIN(held_on) FROM cases, agenda_items, meetings WHERE cases.id = "
        "case_id AND meetings.id = meeting_id AND agenda_items.state = 'discussed' AND held_on "
        "<= ? AND child_id IN (SELECT child FROM spoken) GROUP BY child_id", recount.last))
    referred = {child: day for child, (_, day) in recount.last_referrals().items()}
    children = [child for child, in recount.ask("SELECT child FROM spoken")]
    for figure, days in (("child_age", referred), ("age_discussed", first_discussed)):
        ages = [years(recount.born_on[child], datetime.date.fromisoformat(days[child]))
                for child in children if child in days]
        recount.add_numbers(figure, ages, AGES, "18P", len(children))
    recount.add_numbers("age_at_end", [years(recount.born_on[child], last) for child in children],
                     AGES, "18P", len(children))


def disability(recount):
    """By child, from three questions; none for one without any data."""
    said = collections.defaultdict(set)
    for child, question, code in recount.ask(
            "SELECT child, question, code FROM answers, spoken WHERE record_id = record AND "
            "question IN ('learning_disability', 'physical_disability', 'disabilities')"):
        said[child].add((question, code))
    found = {}
    for child, in recount.ask("SELECT child FROM spoken WHERE record IN (SELECT record_id FROM "
                           "answers)"):
        codes = {code for _, code in said[child]}
        questions = {question for question, _ in said[child]}
        is_asked = len(questions) == 3 and "NOT_ASKED" not in codes
        if codes - {"NO", "NONE", "NOT_KNOWN", "NOT_ASKED"}:
            found[child] = "YES"
        elif len(questions) == 3 and codes <= {"NO", "NONE"}:
            found[child] = "NO"
        else:
            found[child] = "NOT_KNOWN" if is_asked else "NOT_ASKED"
    return found


def disruptions_said(recount):
    """Those in the children's data."""
    rows = recount.ask(
        "SELECT DISTINCT record_id, n FROM answers, spoken WHERE record_id = record AND "
        "question LIKE 'disruption\\_%' ESCAPE '\\'")
    for figure, question, code_list in (
            ("disruption_kinds", "disruption_kind", None),
            ("disruption_families", "disruption_kind", "disruption_kinds"),
            ("disruption_statuses", "disruption_status", "disruption_statuses")):
        counts = collections.Counter(dict(recount.ask(
            "SELECT code, COUNT(*) FROM answers, spoken WHERE record_id = record AND "
            "question = ? GROUP BY code", question)))
        recount.add(figure, recount.grouped(counts, code_list), len(rows), parts=counts)
    with_any = len({record for record, _ in rows})
    without = recount.ask(
        "SELECT COUNT(*) FROM answers, spoken WHERE record_id = record AND question = "
        "'disruptions' AND code = 'NONE_KNOWN'")[0][0]
    recount.add("disruption_children", {"YES": with_any, "NO": without}, recount.total())


def children(recount):
    for figure, (question, code_list) in OF_CHILDREN.items():
        recount.add_question(figure, question, code_list)
    misuse = recount.answer_of("substance_misuse")
    for code, both in TOGETHER.items():
        if count := sum(answer in both for answer in misuse.values()):
            recount.figures["substance_misuse"]["lines"][code] = count
    recount.add("referral_route", collections.Counter(
        route for route, _ in recount.last_referrals().values()), recount.total())
    ages(recount)
    recount.add("any_disability", collections.Counter(disability(recount).values()),
                recount.total())
    authorities = collections.Counter(recount.answer_of("responsible_authority").values())
    unknown = authorities["NOT_KNOWN"]
    home = authorities[HOME_AUTHORITY]
    others = sum(authorities.values()) - unknown - home
    recount.add("home_authority", {"HOME": home, "ELSEWHERE": others, "NOT_KNOWN": unknown},
             recount.total(), parts=authorities)
    any_type = collections.Counter(dict(recount.ask(
        "SELECT code, COUNT(DISTINCT child) FROM answers, spoken WHERE record_id = record AND "
        "(question = 'exploitation_type' OR question = 'exploitation_other_types' AND code "
        "<> 'NONE' AND code <> 'NOT_KNOWN') GROUP BY code")))
    answered = recount.ask(
        "SELECT COUNT(DISTINCT child) FROM answers, spoken WHERE record_id = record AND "
        "(question = 'exploitation_type' OR question = 'exploitation_other_types' AND code "
        "<> 'NONE' AND code <> 'NOT_KNOWN')")[0][0]
    recount.add("exploitation_any_type", any_type, recount.total(), answered)
    disruptions_said(recount)
    crossed_children(recount)


def crossed_children(recount):
    across = {"child_sex": (recount.answer_of("child_sex"), "sex"),
              "child_ethnicity": (recount.answer_of("child_ethnicity"), "dfe_ethnicity"),
              "any_disability": (disability(recount), "yes_no_not_known")}
    children = [child for child, in recount.ask("SELECT child FROM spoken")]
    for question, code_list in (("exploitation_type", "exploitation_types"),
                                ("risk_category", "risk_categories")):
        down = recount.answer_of(question)
        for name, (answers, other) in across.items():
            recount.add_crossed(f"{question}_by_{name}",
                             [(down.get(child), answers.get(child)) for child in children],
                             code_list, other, table=True)


def discussions(recount):
    """The same questions by discussion, with the data taken at it, as corrected since."""
    records = [record and recount.corrected(record) for record, in recount.in_period(
        "SELECT record_id FROM agenda_items, meetings WHERE meetings.id = meeting_id AND "
        "agenda_items.state = 'discussed' AND held_on >= ? AND held_on <= ?")]
    for figure in BY_DISCUSSION:
        question, code_list = OF_CHILDREN[figure]
        counts = collections.Counter()
        for record in records:
            counts.update(code for code, in recount.ask(
                "SELECT code FROM answers WHERE record_id = ? AND question = ? AND n = 0",
                record, question))
        recount.add(f"discussed_{figure}", recount.grouped(counts, code_list), len(records),
                    parts=counts)
