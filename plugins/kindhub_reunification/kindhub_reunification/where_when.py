"""Who of a separated family was where when: a line for the family and one for each of its members.

The stays are those of the form. What a date of the case says besides is told too and leads to the case: that the
parent was returned to the country, that they are together again. What nobody wrote stays empty.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from kindhub.i18n import L
from kindhub.program.timeline import EventKind
from kindhub.program.whereabouts import LifeLine, LifeLines, Moment, Stay, WhereaboutsChart
from kindhub.records.codes import code_list
from kindhub.records.partial_date import PartialDate
from kindhub_reunification.people import family_chart
from kindhub_reunification.records import Case, Matter, Member, Whereabouts

KINDS = ("reunified", "detention", "orr_shelter", "sponsor", "deported", "together", "home", "travel")
"""In the order of their patterns; the plainest is what all the work is for."""
PARENT, CHILD = "parent", "child"
FAMILY = L("The family", "La familia")
NOBODY = L("Not said who", "Sin decir quién")
APART, ARRIVAL = L("apart", "por separado"), L("arrival", "llegada")


def life_lines(session: Any, case: Case) -> LifeLines:
    """The lines of a case."""
    written: dict[str, list[Whereabouts]] = {}
    of_case = select(Whereabouts).where(col(Whereabouts.case_id) == case.id).order_by(col(Whereabouts.id))
    for one in session.scalars(of_case):
        written.setdefault(one.member_id or "", []).append(one)
    roles = dict(session.execute(select(col(Member.id), col(Member.role)).where(col(Member.case_id) == case.id)).all())
    lines = [_family(session, case)]
    for one in family_chart(session, case).people:
        stays = [_stay(stay) for stay in written.pop(one.key, ())]
        told = (*stays, *_of_case(case, one.key, roles.get(one.key, PARENT), {stay.kind for stay in stays}))
        lines.append(LifeLine(one.key, one.name, one.part, told))
    nobodys = tuple(_stay(stay) for stays in written.values() for stay in stays)
    if nobodys:
        lines.append(LifeLine("nobody", NOBODY.say(), "", nobodys))
    return LifeLines(tuple(lines), {kind: _word(kind) for kind in KINDS}, case.closed)


WHEREABOUTS = WhereaboutsChart(L("Timeline of the separation", "Línea de tiempo de la separación"), life_lines)


def _word(kind: str | None) -> str:
    return code_list("reunification.whereabouts").label(kind) if kind else ""


def _stay(one: Whereabouts) -> Stay:
    country = code_list("country").label(one.country) if one.country else ""
    place = ", ".join(part for part in (one.place, country) if part)
    return Stay(one.id, _word(one.kind), one.kind or KINDS[-1], one.since, one.until, place, "whereabouts", one.id)


def _of_case(case: Case, who: str, role: str | None, written: set[str]) -> Iterator[Stay]:
    """What the case itself says of where somebody was, unless it is written down as a stay."""
    if role == PARENT and case.deported_on is not None and "deported" not in written:
        country = code_list("country").label(case.country) if case.country else ""
        yield Stay(f"deported:{who}", _word("deported"), "deported", case.deported_on, None, country, "case")
    if role in (PARENT, CHILD) and case.reunified_on is not None and "reunified" not in written:
        since = PartialDate.of(case.reunified_on)
        yield Stay(f"reunified:{who}", _word("reunified"), "reunified", since, form="case")


def _family(session: Any, case: Case) -> LifeLine:
    """From the separation to the reunification, with what happened between."""
    again = PartialDate.of(case.reunified_on) if case.reunified_on else None
    apart = Stay("apart", APART.say(), since=case.separated_on, until=again, form="case")
    return LifeLine(
        "family", FAMILY.say(), stays=(apart,) if case.separated_on else (), moments=tuple(_moments(session, case))
    )


def _moments(session: Any, case: Case) -> Iterator[Moment]:
    dated: tuple[tuple[str, L, Any, EventKind, bool], ...] = (
        ("separated", L("separation", "separación"), case.separated_on, "event", True),
        ("deported", L("deportation", "deportación"), case.deported_on, "journey", False),
        ("found", L("identity confirmed", "identidad confirmada"), case.identity_confirmed_on, "decision", False),
        ("again", L("reunification", "reunificación"), case.reunified_on and PartialDate.of(case.reunified_on), "event",
         True),
    )  # fmt: skip
    for key, label, when, sign, everybody in dated:
        if when is not None:
            yield Moment(key, label.say(), when, sign, everybody, "case")
    arrivals = select(Matter).where(col(Matter.case_id) == case.id, col(Matter.arrived_on).is_not(None))
    for matter in session.scalars(arrivals.order_by(col(Matter.arrived_on))):
        if matter.arrived_on != case.reunified_on:
            on = PartialDate.of(matter.arrived_on)
            yield Moment(f"arrived:{matter.id}", ARRIVAL.say(), on, "journey", form="matters", record=matter.id)
