"""What the desk reads beside the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kindhub.services.call_desk import picture_of, state_of
from kindhub.services.case_names import case_name
from kindhub.ui.when import today

if TYPE_CHECKING:
    from kindhub.program.call_desk import CallerPicture
    from kindhub.program.forms import Form
    from kindhub.services.call_desk import DeskState
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress


@dataclass(frozen=True, slots=True)
class Shown:
    """What is known of a caller, with the name of her family where that is in sight."""

    caller_id: str
    picture: CallerPicture | None
    family: str = ""


class ReadCaller:
    """Work: what is known of one caller."""

    def __init__(self, hub: Hub, form: Form, caller_id: str) -> None:
        self._hub, self._form, self._caller_id = hub, form, caller_id

    def __call__(self, _progress: Progress) -> Shown:
        """Read it."""
        picture = picture_of(self._hub, self._form, self._caller_id)
        if picture is None or picture.case_id is None:
            return Shown(self._caller_id, picture)
        program = self._hub.programs[self._form.record.schema_key()]
        with self._hub.read() as session:
            family = case_name(session, self._hub, program, picture.case_id)
        return Shown(self._caller_id, picture, family or "")


class ReadDesk:
    """Work: who waits, and the numbers of the day."""

    def __init__(self, hub: Hub, form: Form) -> None:
        self._hub, self._form = hub, form

    def __call__(self, _progress: Progress) -> DeskState:
        """Read them."""
        return state_of(self._hub, self._form, today())
