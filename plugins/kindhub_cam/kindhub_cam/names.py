"""What the members of a family are called: as on a paper, else as in the shared record, else by their part in it."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from kindhub.records.person import PersonName
from kindhub_cam.records import Member


def shared_names(session: Any, person_ids: Iterable[str]) -> dict[str, str]:
    """The first name of each shared person, as it is displayed."""
    wanted = list(person_ids)
    rows = session.scalars(
        select(PersonName).where(col(PersonName.person_id).in_(wanted)).order_by(col(PersonName.position).desc())
    )
    return {one.person_id: one.display() for one in rows}


def called(member: Member, shared: Mapping[str, str]) -> str:
    """The name of a member; `shared` as `shared_names` gives them."""
    on_paper = member.name_on_paper or member.name_on_id
    return on_paper or shared.get(member.person_id or "") or member.display()
