"""The plan for a list of persons: each row a person of its own, or one whom the hub or an earlier row holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kindhub.exchange.desk import ImportDesk
from kindhub.exchange.hub_persons import held_persons
from kindhub.exchange.people_import.reading import read_person
from kindhub.exchange.person_writing import completing_records, ordered_names
from kindhub.i18n import L
from kindhub.program.imports import (
    Candidate,
    ImportPlan,
    PersonGroup,
    PersonSeen,
    RowPlan,
    SourceTable,
    SourceTables,
)
from kindhub.records.base import new_id
from kindhub.services.aliases import roots_of
from kindhub.services.duplicates import MatchIndex, Pair, PersonCard
from kindhub.services.person_cards import cards_of_everybody

NOBODY = L("Neither a name nor a number", "No trae nombre ni número")
REPEATS = L("The same person as in row {row}", "La misma persona que en la fila {row}")
KNOWN = L("This person is in the hub already", "Esta persona ya está en el hub")
DECIDED = L("Somebody decided before whose row this is", "Ya se decidió antes de quién es esta fila")
NOTHING_NEW = L("Nothing new in it", "No trae nada nuevo")


def plan_people(tables: SourceTables, desk: ImportDesk) -> ImportPlan:
    """See `kindhub.program.exchange.ImportKind.plan`. With `desk.match` False nobody is compared with anybody."""
    table = tables.tables["people"]
    plan = ImportPlan("people", [], remember_rows=False)
    for row, seen in _rows(table, plan):
        plan.rows[row].group = len(plan.people)
        plan.people.append(PersonGroup(new_id(), False, [seen], [row]))
    if desk.match:
        _match(plan, desk)
        _nothing_new(plan, desk)
    for row_plan in plan.rows:
        if row_plan.group is not None:
            row_plan.person = plan.people[row_plan.group].person
    return plan


def _rows(table: SourceTable, plan: ImportPlan) -> Iterator[tuple[int, PersonSeen]]:
    """Every row that names somebody, with its place in the plan."""
    for row in table.rows:
        seen, problems = read_person(row)
        row_plan = RowPlan(row.sheet, row.number, "new", _title(seen), source_key=row.key, problems=problems)
        row_plan.problems += table.problems_in(row)
        row_plan.as_written.update(table.beside_in(row))
        plan.rows.append(row_plan)
        if seen.names or seen.identifiers:
            yield len(plan.rows) - 1, seen
        else:
            row_plan.verdict = "refused"
            row_plan.reasons.append(NOBODY)


def _title(seen: PersonSeen) -> str:
    name = seen.names[0] if seen.names else ""
    return name if isinstance(name, str) else name.display()


def _match(plan: ImportPlan, desk: ImportDesk) -> None:
    """Compare every row with the hub and with the rows above it; only what is certain is joined."""
    cards = [card_of(group.person, group.seen[0]) for group in plan.people]
    everybody = cards_of_everybody(desk.session.connection())
    index = MatchIndex(everybody.values(), asked=cards)
    decided = _decided(plan, desk)
    owner: dict[str, int] = {}
    people: list[PersonGroup] = []
    for group, card in zip(plan.people, cards, strict=True):
        row = plan.rows[group.rows[0]]
        theirs = decided.get(row.source_key)
        if theirs in everybody:
            _join(plan, people, owner, group, theirs, (DECIDED,))
            continue
        found = index.candidates(card, "probable") if len(index) else []
        sure = [pair for pair in found if pair.cls == "certain"]
        index.add(card)
        if sure:
            _join(plan, people, owner, group, _other(sure[0], card.id), sure[0].reasons)
            continue
        owner[group.person] = len(people)
        row.group = len(people)
        group.candidates = tuple(_candidates(found, card.id, people, owner, plan))
        if group.candidates:
            row.verdict, row.candidates = "unsure", group.candidates
            row.reasons.extend(group.candidates[0].reasons)
        people.append(group)
    plan.people = people


def _decided(plan: ImportPlan, desk: ImportDesk) -> dict[str, str]:
    """Whose the rows are over which somebody decided in an earlier import; who was merged since is led to."""
    keys = {row.source_key for row in plan.rows}
    before = {key: one["person"] for key, one in desk.seen_before().items() if key in keys and one.get("person")}
    roots = roots_of(desk.session, before.values())
    return {key: roots[person] for key, person in before.items()}


def _other(pair: Pair, mine: str) -> str:
    return pair.b if pair.a == mine else pair.a


def _join(
    plan: ImportPlan,
    people: list[PersonGroup],
    owner: dict[str, int],
    group: PersonGroup,
    person: str,
    reasons: Sequence[L],
) -> None:
    """Give the row to the person it is for certain: one of an earlier row, or one of the hub."""
    row = plan.rows[group.rows[0]]
    place = owner.get(person)
    if place is None:
        place = len(people)
        people.append(PersonGroup(person, True))
        owner[person] = place
    owner[group.person] = place
    head = people[place]
    row.reasons.append(KNOWN if head.in_hub else L(*(text.format(row=plan.rows[head.rows[0]].row) for text in REPEATS)))
    row.reasons.extend(reasons)
    row.verdict, row.group = "same", place
    head.seen.extend(group.seen)
    head.rows.extend(group.rows)


def _candidates(
    found: Sequence[Pair], mine: str, people: Sequence[PersonGroup], owner: dict[str, int], plan: ImportPlan
) -> Iterator[Candidate]:
    """Those who are probable, as questions; what is only possible was not asked for."""
    for pair in found:
        other = _other(pair, mine)
        place = owner.get(other)
        head = people[place] if place is not None else None
        names = ordered_names(head.seen) if head else []
        yield Candidate(
            person=head.person if head else other,
            name=names[0].display() if names else "",
            score=pair.score,
            reasons=pair.reasons,
            in_hub=head is None or head.in_hub,
            row=plan.rows[head.rows[0]].row if head and head.rows and not head.in_hub else None,
        )


def _nothing_new(plan: ImportPlan, desk: ImportDesk) -> None:
    """Rows of persons of the hub who would gain nothing are unchanged."""
    known = [group for group in plan.people if group.in_hub]
    held = held_persons(desk.session, [group.person for group in known])
    for group in known:
        one = held[group.person]
        if completing_records(one, group.seen) or desk.session.is_modified(one.person):
            continue
        for place in group.rows:
            plan.rows[place].verdict = "unchanged"
            plan.rows[place].reasons.append(NOTHING_NEW)
    desk.session.expunge_all()


def card_of(person: str, seen: PersonSeen) -> PersonCard:
    """What a row says, as the search for duplicates compares it."""
    birth = seen.birth if seen.birth and seen.birth.is_known else None
    return PersonCard(
        id=person,
        source_id=seen.source_id,
        names=seen.names,
        birth_earliest=birth.earliest if birth else None,
        birth_latest=birth.latest if birth else None,
        birth_precision=birth.precision if birth else "",
        sex=seen.sex or "",
        identifiers=seen.identifiers,
        phones=tuple(phone.normalised for phone in seen.phones),
        emails=seen.emails,
        place_code=seen.place or "",
        locality=seen.locality,
        street=seen.street,
        postcode=seen.postcode,
        region=seen.region,
        caregivers=tuple(name for name, _ in seen.caregivers),
    )
