"""Who has which role in a program. It is written in the program's own file, so that no other tells who works in it."""

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from kindhub.security.access import HUB
from kindhub.storage.house import house_of
from kindhub.storage.unit_of_work import UnitOfWork


def schema_of(program: str) -> str:
    """The schema that tells of a program's people: its own, so that no other does."""
    return "main" if program == HUB else program


def roles_in(session: Session, program: str) -> dict[str, str]:
    """Everybody's role in a program that is open, by uid."""
    table = house_of(schema_of(program)).role
    return {row.uid: row.role for row in session.execute(select(table.c.uid, table.c.role))}


def give_role(work: UnitOfWork, program: str, uid: str, role: str) -> None:
    """Give somebody a role in place of the one she had; told to the program's ledger."""
    schema = schema_of(program)
    take_role(work, program, uid)
    work.session.execute(insert(house_of(schema).role).values(uid=uid, role=role))
    work.log("role", "colleague", uid, schema=schema, about={"role": role})


def take_role(work: UnitOfWork, program: str, uid: str) -> None:
    """Let somebody have no role there any more."""
    table = house_of(schema_of(program)).role
    work.session.execute(delete(table).where(table.c.uid == uid))
