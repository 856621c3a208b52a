"""What the book reads and saves beside the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kindhub.services.day_book import (
    DayRead,
    Held,
    drop_held,
    enter,
    held_line,
    keep_day,
    keep_held,
    newest_day,
    read_day,
)
from kindhub.ui.when import today

if TYPE_CHECKING:
    from kindhub.program.forms import Form
    from kindhub.program.registry import LoadedProgram
    from kindhub.services.day_book import DayHead, Entered, Newcomer
    from kindhub.services.form_contents import Answers
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress


@dataclass(frozen=True, slots=True)
class Opened:
    """What the book opens with: the day of today this person was at, and a line that was broken off."""

    day: DayRead
    held: Held | None = None


class OpenBook:
    """Work: the day with its lines, and the draft of a line. The day of a draft goes before the newest one."""

    def __init__(self, hub: Hub, program: LoadedProgram, form: Form) -> None:
        self._hub, self._program, self._form = hub, program, form

    def __call__(self, _progress: Progress) -> Opened:
        """Read them."""
        with self._hub.read() as session:
            held = held_line(session, self._hub, self._program, self._form)
            day = read_day(session, self._program, self._form, held.day_id) if held and held.day_id else DayRead(None)
        if day.head is None and (held is None or held.head.is_empty()):
            day = newest_day(self._hub, self._program, self._form, today())
        return Opened(day, held)


class ReadLines:
    """Work: a day with its lines."""

    def __init__(self, hub: Hub, program: LoadedProgram, form: Form, day_id: str) -> None:
        self._hub, self._program, self._form, self._day_id = hub, program, form, day_id

    def __call__(self, _progress: Progress) -> DayRead:
        """Read it."""
        with self._hub.read() as session:
            return read_day(session, self._program, self._form, self._day_id)


class EnterLine:
    """Work: save a line with all that belongs to it."""

    def __init__(
        self, hub: Hub, program: LoadedProgram, form: Form, head: DayHead, who: str | Newcomer, line: Answers
    ) -> None:
        self._sent = (hub, program, form, head, who, line)

    def __call__(self, _progress: Progress) -> Entered:
        """Save it."""
        return enter(*self._sent)


class KeepDay:
    """Work: save the day alone."""

    def __init__(self, hub: Hub, program: LoadedProgram, form: Form, head: DayHead) -> None:
        self._sent = (hub, program, form, head)

    def __call__(self, _progress: Progress) -> DayHead:
        """Save it."""
        return keep_day(*self._sent)


class KeepHeld:
    """Work: keep what is being written; nothing written, nothing kept."""

    def __init__(self, hub: Hub, form: Form, held: Held | None) -> None:
        self._hub, self._form, self._held = hub, form, held

    def __call__(self, _progress: Progress | None = None) -> None:
        """Keep it."""
        if self._held is None:
            drop_held(self._hub, self._form)
        else:
            keep_held(self._hub, self._form, self._held)
