"""What a case is called where nothing else of it is read: on My day, beside a call."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.program.registry import LoadedProgram
from kindhub.records.base import table_of
from kindhub.services.search.cards import card
from kindhub.storage.hub import Hub


def case_name(session: Session, hub: Hub, program: LoadedProgram, case_id: str) -> str | None:
    """The name of the person of a case, by which lists call it, or the number; None when it is not in sight."""
    for workflow in program.workflows:
        table = table_of(workflow.record)
        number = table.c[workflow.number]
        asked = select(card.c.name if workflow.person else number, number).where(table.c.id == case_id)
        if workflow.person:
            asked = asked.select_from(table.outerjoin(card, table.c[workflow.person] == card.c.person_id))
        scope = program.scope(workflow.record, hub.user)
        found = session.execute(asked if scope is None else asked.where(scope)).first()
        if found is not None:
            return str(found[0] or found[1] or "")
    return None
