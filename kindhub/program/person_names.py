"""How the shared persons are called whom a program's records name."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from kindhub.records.person import PersonName


def shared_names(session: Any, person_ids: Iterable[str]) -> dict[str, str]:
    """The first name of each shared person, as it is displayed."""
    wanted = list(person_ids)
    rows = session.scalars(
        select(PersonName).where(col(PersonName.person_id).in_(wanted)).order_by(col(PersonName.position).desc())
    )
    return {one.person_id: one.display() for one in rows}
