"""What tells namesakes apart where neither age nor place does: the number of a case, else somebody of the family."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.i18n import tr
from kindhub.program.registry import Programs
from kindhub.records.base import table_of
from kindhub.records.names import fold
from kindhub.records.person import Relationship
from kindhub.services.aliases import aliases_of
from kindhub.services.search.cards import card
from kindhub.services.search.find import Hit


def told_apart(session: Session, programs: Programs, hits: Sequence[Hit]) -> dict[str, str]:
    """A few words on each hit that goes by the same name as another, by person id; only where there are such."""
    names: dict[str, list[Hit]] = {}
    for hit in hits:
        names.setdefault(fold(hit.name), []).append(hit)
    namesakes = [hit.person_id for same in names.values() if len(same) > 1 for hit in same]
    if not namesakes:
        return {}
    numbers = _numbers(session, programs, namesakes)
    family = _family(session, [one for one in namesakes if one not in numbers])
    return {**family, **numbers}


def _numbers(session: Session, programs: Programs, ids: Sequence[str]) -> dict[str, str]:
    """The number of a case of each, within what the person at work may see; never of a restricted program."""
    asked = {**aliases_of(session, ids), **{one: one for one in ids}}
    found: dict[str, str] = {}
    for program in programs:
        for flow in program.workflows if not program.info.restricted else ():
            if flow.person is not None:
                person, number = getattr(flow.record, flow.person), getattr(flow.record, flow.number)
                rows = session.execute(select(person, number).where(person.in_(asked)).order_by(number))
                for person_id, words in rows:
                    if words:
                        found.setdefault(asked[person_id], str(words))
    return found


def _family(session: Session, ids: Sequence[str]) -> Mapping[str, str]:
    link = table_of(Relationship)
    found: dict[str, str] = {}
    for mine, theirs in ((link.c.other_id, link.c.person_id), (link.c.person_id, link.c.other_id)) if ids else ():
        named = select(mine, card.c.name).join(card, card.c.person_id == theirs).where(mine.in_(ids))
        for person_id, name in session.execute(named.order_by(link.c.id)):
            found.setdefault(person_id, tr("family: {name}", "familia: {name}", name=name))
    return found
