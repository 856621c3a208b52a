"""Every query passes through the scope of the person: a condition in SQL, never a filter afterwards."""

from typing import TYPE_CHECKING, Any

from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session, with_loader_criteria

if TYPE_CHECKING:
    from kindhub.program.registry import Programs


def limit_to(session: Session, user: Any, programs: "Programs") -> None:
    """Make every ORM query of the session obey the `scope` hooks of the programs for this user."""
    criteria = [
        with_loader_criteria(record, condition, include_aliases=True)
        for program in programs
        for record in program.records
        if (condition := program.scope(record, user)) is not None
    ]
    if not criteria:
        return

    def narrow(state: ORMExecuteState) -> None:
        if state.is_select and not state.is_column_load and not state.is_relationship_load:
            state.statement = state.statement.options(*criteria)

    event.listen(session, "do_orm_execute", narrow)
