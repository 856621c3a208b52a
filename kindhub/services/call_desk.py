"""Reading for a desk of calls: only for whoever may keep its calls, and of a family only what she may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kindhub.errors import Refused
from kindhub.i18n import L
from kindhub.program.call_desk import CallDesk, CallerPicture, DayCount, Known, Waiting
from kindhub.program.forms import Form
from kindhub.security.access import User
from kindhub.storage.hub import Hub

SHOWN, WAIT_SHOWN = 7, 20
NOT_SEATED = L("You do not sit at this desk. Ask whoever coordinates the program.",
               "Usted no atiende esta línea. Pídalo a quien coordina el programa.")  # fmt: skip


@dataclass(frozen=True, slots=True)
class DeskState:
    """Who waits to be called back, and the numbers of the day."""

    waiting: tuple[Waiting, ...]
    counts: tuple[DayCount, ...]


def may_sit_at(user: User, form: Form) -> bool:
    """Whether she may keep calls here."""
    return form.desk is not None and user.can(form.record.schema_key(), "create") and form.desk.seated(user)


def let_in(hub: Hub, form: Form) -> CallDesk:
    """The desk of a form. Raises `Refused` without the right; `LookupError` when the form has none, a bug."""
    if form.desk is None:
        raise LookupError(form.key)
    hub.user.require(form.record.schema_key(), "create")
    if not form.desk.seated(hub.user):
        raise Refused(NOT_SEATED)
    return form.desk


def whom(hub: Hub, form: Form, typed: str) -> Sequence[Known]:
    """Whom a number or a name, typed in part, may mean; none for less than two signs."""
    desk = let_in(hub, form)
    if len(typed.strip()) < 2:
        return ()
    with hub.read() as session:
        return desk.find(session, typed.strip(), SHOWN)


def picture_of(hub: Hub, form: Form, caller_id: str) -> CallerPicture | None:
    """What is known of a caller; None when she is not there any more."""
    desk = let_in(hub, form)
    with hub.read() as session:
        return desk.picture(session, caller_id)


def state_of(hub: Hub, form: Form, today: date) -> DeskState:
    """What stands beside an empty desk."""
    desk = let_in(hub, form)
    with hub.read() as session:
        return DeskState(tuple(desk.waiting(session, today, WAIT_SHOWN)), tuple(desk.counts(session, today)))
