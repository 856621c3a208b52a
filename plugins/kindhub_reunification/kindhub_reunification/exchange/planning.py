"""The plan for a search workbook: which lines are one family, who is who, what is kept and never counted."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from kindhub.i18n import L
from kindhub.program.imports import (
    ColumnProblem,
    Desk,
    ImportPlan,
    PersonGroup,
    PersonSeen,
    RowPlan,
    SourceRow,
    SourceTable,
    SourceTables,
)
from kindhub.program.row_plans import FAMILY_HELD, NO_FAMILY, ask_who, begun_rows, refuse
from kindhub.records.base import new_id
from kindhub.records.partial_date import PartialDate
from kindhub_reunification.exchange.held import (
    HeldFamily,
    day_of,
    held_callers,
    held_calls,
    held_families,
    held_matters,
)
from kindhub_reunification.exchange.reading import (
    ENDS_BEFORE,
    AttemptLine,
    CallLine,
    FamilyLine,
    MatterLine,
    family_number,
    parole_is_backwards,
    read_attempt,
    read_call,
    read_family,
    read_lead,
    read_matter,
)
from kindhub_reunification.exchange.writing import write_workbook
from kindhub_reunification.helpdesk.overlapping import overlapping
from kindhub_reunification.helpdesk.recognising import group_calls
from kindhub_reunification.records import SCHEMA

KIND = "reunification.workbook"
NO_PARENT = L("No name of a parent", "No trae el nombre de la madre o el padre")
UNKNOWN_FAMILY = L("Nobody knows this family: kept and listed, not counted",
                   "Nadie conoce esta familia: se guarda en una lista y no se cuenta")  # fmt: skip
NOT_KEPT = L("Nobody knows this family: not kept", "Nadie conoce esta familia: no se guarda")
REPEATED = L("The same as row {row}: kept and listed, not counted",
             "Lo mismo que la fila {row}: se guarda en una lista y no se cuenta")  # fmt: skip
AGAIN = L("The family of row {row}", "La familia de la fila {row}")
HELD_LINE = L("This line came in before with other words: what is new in it is added",
              "Esta línea ya había entrado con otras palabras: se agrega lo nuevo")  # fmt: skip
TWICE = L("This number stands in the file twice: the second is not kept",
          "Este número está dos veces en el archivo: el segundo no se guarda")  # fmt: skip
CLAIMED = L("“{other}” claims a child of this name and birth too: both are kept",
            "«{other}» también reclama a alguien con este nombre y nacimiento: se guardan ambos")  # fmt: skip
MAY_BE = L("A child may be known already: look among the possible duplicates",
           "Quizá ya se conoce a una niña o un niño: vea los posibles duplicados")  # fmt: skip
ANONYMOUS = L("Anonymous: joined to nobody", "Anónima: no se une a nadie")
SAME_CALLER = L("The caller of row {row}", "Quien llama es la persona de la fila {row}")
OVERLAPS = L("At the same time as row {row}", "Al mismo tiempo que la fila {row}")


@dataclass(slots=True)
class Family:
    """A family of the file or of the hub; `first` is the line that brought it, `members` its people by name."""

    case: str
    first: RowPlan | None = None
    held: HeldFamily | None = None
    country: str | None = None
    separated: PartialDate | None = None
    parent: str = ""


@dataclass(slots=True)
class Planning:
    """What is known while the sheets are gone through.

    `people` are (row, what it says of a person, the number of the child): 0 is whom the row is about.
    """

    desk: Desk
    families: dict[str, Family] = field(default_factory=dict)
    rows: list[RowPlan] = field(default_factory=list)
    people: list[tuple[RowPlan, PersonSeen, int]] = field(default_factory=list)
    tries: dict[tuple[str, ...], RowPlan] = field(default_factory=dict)
    calls: list[tuple[RowPlan, CallLine]] = field(default_factory=list)
    numbers: dict[str, dict[tuple[str, int], str]] = field(default_factory=dict)


def plan_workbook(tables: SourceTables, desk: Desk) -> ImportPlan:
    """See `kindhub.program.exchange.ImportKind.plan`."""
    planning = Planning(desk)
    for number, held in held_families(desk.session).items():
        planning.families[number] = Family(held.case, None, held, held.country, held.separated)
    planning.numbers = {"calls": held_calls(desk.session), "matters": held_matters(desk.session)}
    sheets = {"families": _family, "leads": _lead, "attempts": _attempt, "calls": _call, "matters": _matter}
    for key, table, row, plan in begun_rows(tables, sheets, desk):
        planning.rows.append(plan)
        if plan.verdict != "unchanged":
            sheets[key](planning, table, row, plan)
        elif key == "attempts":
            planning.tries.setdefault(read_attempt(row, table, None, None).same, plan)
    groups = _groups(planning)
    _claims(planning, tables.tables["families"])
    _callers(planning)
    return ImportPlan(KIND, planning.rows, groups, write=write_workbook, schema=SCHEMA)


def _family(planning: Planning, table: SourceTable, row: SourceRow, plan: RowPlan) -> None:
    line = read_family(row, table)
    plan.read, plan.title = line, f"{line.family} · {line.parent}"
    _settle_problems(plan, line, table)
    if not line.family or not line.parent:
        refuse(plan, table, "parent" if line.family else "family", NO_PARENT if line.family else NO_FAMILY)
        return
    family = planning.families.setdefault(line.family, Family(new_id()))
    plan.case = family.case
    family.country = family.country or line.values.get("country")
    family.separated = family.separated or line.values.get("separated_on")
    family.parent = family.parent or line.parent
    if family.held is not None:
        plan.verdict, plan.person = "same", family.held.person
        plan.reasons.append(FAMILY_HELD)
        return
    if family.first is not None:
        plan.verdict = "same"
        plan.reasons.append(AGAIN.filled(row=family.first.row))
        return
    family.first = plan
    home = line.values.get("place")
    seen = PersonSeen(names=(line.parent,), birth=line.birth, sex=line.sex, phones=line.phones, place=home,
                      languages=line.languages, same_paper=line.family)  # fmt: skip
    planning.people.append((plan, seen, 0))
    for number, child in enumerate(line.children, start=1):
        paper = f"{line.family} {number}"
        planning.people.append((plan, PersonSeen(names=(child.name,), birth=child.birth, same_paper=paper), number))


def _settle_problems(plan: RowPlan, line: FamilyLine, table: SourceTable) -> None:
    """*Not deported* is an answer and no odd date; what the program itself saw is added."""
    if line.values.get("not_deported"):
        heading = table.columns.get("deported_on", "deported_on")
        plan.problems = [one for one in plan.problems if one.column != heading]
        plan.as_written.pop(heading, None)
    plan.problems.extend(line.problems)


def _lead(planning: Planning, table: SourceTable, row: SourceRow, plan: RowPlan) -> None:
    family = planning.families.get(family_number(row.cell("family")))
    line = read_lead(row, family.country if family else None)
    plan.read, plan.title = line, f"{line.family} · {row.cell('kind').written.strip()}"
    _belongs(plan, table, family, line.family)


def _attempt(planning: Planning, table: SourceTable, row: SourceRow, plan: RowPlan) -> None:
    family = planning.families.get(family_number(row.cell("family")))
    line = read_attempt(row, table, family.country if family else None, family.separated if family else None)
    plan.read, plan.title = line, f"{line.family} · {row.cell('attempted_on').written.strip()}"
    plan.problems.extend(line.problems)
    _belongs(plan, table, family, line.family)
    first = planning.tries.setdefault(line.same, plan)
    if first is not plan:
        line.values["repeated"] = True
        plan.verdict = "same"
        plan.reasons.append(REPEATED.filled(row=first.row))


def _call(planning: Planning, table: SourceTable, row: SourceRow, plan: RowPlan) -> None:
    line = read_call(row, table)
    plan.read, plan.title = line, f"{line.values.get('number') or ''} · {row.cell('called_on').written.strip()}"
    plan.problems.extend(line.problems)
    if _taken(planning, "calls", day_of(line.values.get("called_on")), plan):
        return
    if line.family:
        _belongs(plan, table, planning.families.get(line.family), line.family, "family_of_call")
    planning.calls.append((plan, line))


def _matter(planning: Planning, table: SourceTable, row: SourceRow, plan: RowPlan) -> None:
    line = read_matter(row, table)
    plan.read, plan.title = line, f"{line.family} · {line.applicant}"
    plan.problems.extend(line.problems)
    family = planning.families.get(line.family)
    if family is None:
        refuse(plan, table, "family", NOT_KEPT if line.family else NO_FAMILY)
    elif parole_is_backwards(line):
        refuse(plan, table, "parole_to", ENDS_BEFORE)
    else:
        plan.case = family.case
        if family.held is not None:
            plan.person = family.held.person
        if not _taken(planning, "matters", family.case, plan):
            _applicant(planning, plan, line, family)


def _applicant(planning: Planning, plan: RowPlan, line: MatterLine, family: Family) -> None:
    """The parent of the family, a member it has, or somebody new to it."""
    if not line.applicant:
        return
    known = family.held.members if family.held else []
    held = next((one for one in known if one[0] and planning.desk.same_name(line.applicant, (one[0],))), None)
    if held is not None:
        line.values["member_id"] = held[1]
    elif not (family.parent and planning.desk.same_name(line.applicant, (family.parent,))):
        seen = PersonSeen(names=(line.applicant,), same_paper=f"{line.family} {line.applicant}")
        planning.people.append((plan, seen, 0))


def _taken(planning: Planning, sheet: str, whose: str, plan: RowPlan) -> bool:
    """Whether a line of this number, of the same family or day, is here: then only what is new in it is added."""
    number, numbers = plan.read.values.get("number"), planning.numbers[sheet]
    if number is None:
        return False
    held = numbers.get((whose, number))
    if held is None:
        numbers[whose, number] = ""
        return False
    plan.verdict = "same"
    plan.reasons.append(HELD_LINE if held else TWICE)
    if held:
        plan.read.values["held"] = held
    else:
        plan.read = None
    return True


def _belongs(plan: RowPlan, table: SourceTable, family: Family | None, number: str, column: str = "family") -> None:
    """The case of a line; one whose family nobody knows is kept without a case."""
    if family is None:
        why = UNKNOWN_FAMILY if number else NO_FAMILY
        plan.reasons.append(why)
        plan.problems.append(ColumnProblem(table.columns.get(column, column), why))
        return
    plan.case = family.case
    if family.held is not None:
        plan.person = family.held.person


def _groups(planning: Planning) -> list[PersonGroup]:
    """Bring lines and persons together; whoever a row is about may be asked for, its children are not."""
    groups, _ = planning.desk.recognise([seen for _plan, seen, _number in planning.people])
    place_of = {id(plan): place for place, plan in enumerate(planning.rows)}
    for place, group in enumerate(groups):
        fresh = [planning.people[row] for row in group.rows]
        own = [plan for plan, _seen, number in fresh if not number]
        for plan, _seen, number in fresh:
            if number:
                plan.others.append(place)
                plan.read.groups[number] = place
            else:
                plan.group, plan.person = place, group.person
                plan.verdict = "same" if group.in_hub or plan is not own[0] else plan.verdict
        if group.candidates and own:
            ask_who(own[0], group, [plan for plan, _seen, _number in planning.people])
        elif group.candidates:
            fresh[0][0].reasons.append(MAY_BE)
        group.rows = [place_of[id(plan)] for plan, _seen, _number in fresh]
    return groups


def _claims(planning: Planning, table: SourceTable) -> None:
    """Children whom two families claim: one name, one birth. Both families keep the child, each is told."""
    of_birth: dict[tuple[Any, Any], list[tuple[RowPlan, FamilyLine, int]]] = defaultdict(list)
    for plan in planning.rows:
        if isinstance(plan.read, FamilyLine) and plan.verdict != "refused":
            for place, child in enumerate(plan.read.children, start=1):
                if child.birth is not None and child.birth.precision == "day":
                    of_birth[child.birth.earliest, child.birth.latest].append((plan, plan.read, place))
    heading = table.columns.get("children", "children")
    for together in of_birth.values():
        for plan, line, place in together:
            name = line.children[place - 1].name
            others = [other for _plan, other, at in together if other.family != line.family
                      and planning.desk.same_name(name, (other.children[at - 1].name,))]  # fmt: skip
            for other in others:
                plan.problems.append(ColumnProblem(heading, CLAIMED.filled(other=other.family)))
                line.values.setdefault("claimed", set()).add(place)


def _callers(planning: Planning) -> None:
    """Who is who among the calls, together with the callers of the hub; and calls that overlap."""
    if not planning.calls:
        return
    lines = [line for _plan, line in planning.calls]
    held = list(held_callers(planning.desk.session)) if planning.desk.match else []
    for group in group_calls([line.said for line in lines], held):
        caller = group.held or new_id()
        first = planning.calls[group.calls[0]][0]
        for place in group.calls:
            plan, line = planning.calls[place]
            line.values["caller_id"] = caller
            if plan is not first:
                plan.reasons.append(SAME_CALLER.filled(row=first.row))
        lines[group.calls[0]].values["caller"] = group
    for plan, line in planning.calls:
        if line.said.anonymous:
            plan.reasons.append(ANONYMOUS)
    for one, other in overlapping([line.values for line in lines]):
        plan = planning.calls[other][0]
        plan.problems.append(ColumnProblem("—", OVERLAPS.filled(row=planning.calls[one][0].row)))


__all__ = ["AttemptLine", "plan_workbook"]
