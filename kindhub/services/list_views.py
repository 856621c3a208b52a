"""Saved views of lists: columns, widths, order, filters and grouping under a name, one's own or the office's.

They lie in the file of the program whose list they show, so that a laptop without it knows nothing of them. A shared
view narrows and arranges; what a person sees through it is still decided by her own rights.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.records.base import new_id
from kindhub.services.list_filters import Filter
from kindhub.services.preferences import EVERYBODY, preference, put_preference
from kindhub.storage.house import house_of
from kindhub.storage.hub import Hub

SHARE = "share_views"
LONGEST_NAME = 60
_VIEW, _LOOK = "view", "look"
NO_NAME = L("Give the view a name.", "Póngale un nombre a la vista.")
NAME_TAKEN = L("There is a view of that name already.", "Ya hay una vista con ese nombre.")
GONE = L("This view is no longer here.", "Esta vista ya no está.")


@dataclass(frozen=True, slots=True)
class ListLook:
    """How a list is looked at. `widths` in units of the design; nothing given means: as the program says."""

    columns: tuple[str, ...] = ()
    widths: Mapping[str, int] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    filters: tuple[Filter, ...] = ()
    group: str = ""

    def plain(self) -> dict[str, Any]:
        """What is kept of it."""
        return {
            "columns": list(self.columns),
            "widths": dict(self.widths),
            "order": list(self.order),
            "filters": [one.plain() for one in self.filters],
            "group": self.group,
        }

    @classmethod
    def read(cls, kept: Any) -> "ListLook":
        """The inverse of `plain`; what is missing or of another form is as if nothing had been chosen."""
        if not isinstance(kept, dict):
            return cls()
        return cls(
            tuple(map(str, kept.get("columns", ()))),
            {str(key): int(width) for key, width in kept.get("widths", {}).items()},
            tuple(map(str, kept.get("order", ()))),
            tuple(Filter.read(one) for one in kept.get("filters", ())),
            str(kept.get("group", "")),
        )


@dataclass(frozen=True, slots=True)
class SavedView:
    """A view under a name; `owner` made it, `shared` ones are the office's."""

    key: str
    list_key: str
    name: str
    look: ListLook
    owner: str
    shared: bool = False


def views_of(session: Session, program: str, uid: str) -> tuple[SavedView, ...]:
    """The person's own views and the shared ones of all lists of a program, by name."""
    table = house_of(program).preference
    statement = select(table.c.uid, table.c.key, table.c.content).where(
        table.c.uid.in_((uid, EVERYBODY)), table.c.key.startswith(f"{_VIEW}:")
    )
    found = (
        _read(row.uid, row.key, preference(session, program, row.uid, row.key)) for row in session.execute(statement)
    )
    return tuple(sorted(found, key=lambda view: (view.shared, view.name.casefold())))


def keep_view(hub: Hub, program: str, view: SavedView) -> SavedView:
    """Keep a view under its name; without a key it is a new one. Returns it with its key.

    Raises `UserError` for a name that is empty or taken, `Refused` for a shared one without the right.
    """
    name = " ".join(view.name.split())[:LONGEST_NAME]
    if not name:
        raise UserError(NO_NAME)
    made = replace(view, name=name, key=view.key or new_id(), owner=view.owner or hub.user.uid)
    if made.shared:
        hub.user.require(program, SHARE)
    with hub.begin("view") as work:
        others = [one for one in views_of(work.session, program, hub.user.uid) if one.key != made.key]
        if any(one.name.casefold() == name.casefold() for one in others):
            raise UserError(NAME_TAKEN)
        content = {"name": name, "list": made.list_key, "owner": made.owner, "look": made.look.plain()}
        put_preference(work.session, program, _holder(hub, made), f"{_VIEW}:{made.key}", content)
        if made.shared:
            work.log("share_view", made.list_key, made.key, schema=program, about={"columns": list(made.look.columns)})
    return made


def drop_view(hub: Hub, program: str, view: SavedView) -> None:
    """Forget a view. Raises `Refused` for a shared one without the right."""
    if view.shared:
        hub.user.require(program, SHARE)
    table = house_of(program).preference
    with hub.begin("view") as work:
        work.session.execute(
            delete(table).where(table.c.uid == _holder(hub, view), table.c.key == f"{_VIEW}:{view.key}")
        )
        if view.shared:
            work.log("drop_view", view.list_key, view.key, schema=program)


def share_view(hub: Hub, program: str, view: SavedView, *, shared: bool) -> SavedView:
    """Give a view to the office, or take it back to oneself. Raises `Refused` without the right."""
    hub.user.require(program, SHARE)
    if view.shared == shared:
        return view
    drop_view(hub, program, view)
    return keep_view(hub, program, replace(view, shared=shared, owner=hub.user.uid))


def find_view(session: Session, program: str, uid: str, key: str) -> SavedView:
    """The view of that key. Raises `UserError` when it is gone."""
    for view in views_of(session, program, uid):
        if view.key == key:
            return view
    raise UserError(GONE)


def last_look(session: Session, program: str, uid: str, place: str) -> Mapping[str, Any]:
    """How the person left a list or a view (`place` is its key): plain values, empty when she never changed it."""
    kept = preference(session, program, uid, f"{_LOOK}:{place}")
    return kept if isinstance(kept, dict) else {}


def keep_last_look(hub: Hub, program: str, place: str, look: ListLook, extra: Mapping[str, Any]) -> None:
    """Remember how the person leaves a list: its look, and `extra` as the window likes (row, folded groups)."""
    with hub.begin() as work:
        put_preference(work.session, program, hub.user.uid, f"{_LOOK}:{place}", {**extra, "look": look.plain()})


def _holder(hub: Hub, view: SavedView) -> str:
    return EVERYBODY if view.shared else hub.user.uid


def _read(uid: str, key: str, content: Any) -> SavedView:
    look = ListLook.read(content.get("look"))
    return SavedView(
        key.removeprefix(f"{_VIEW}:"), content["list"], content["name"], look, content["owner"], uid == EVERYBODY
    )
