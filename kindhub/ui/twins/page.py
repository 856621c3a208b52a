"""The pairs of a program's list that may be one: the page of duplicates over its records."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kindhub.errors import UserError
from kindhub.i18n import tr
from kindhub.records.fields import fields_of
from kindhub.services.merging import NAME, Merge, picks_among
from kindhub.services.person_pairs import KnownPairs, LikelyPair
from kindhub.services.twins import find_twins, hanging, join_twins, say_apart, twins_of
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.forms.saying import say
from kindhub.ui.people.duplicates_page import DuplicatesPage
from kindhub.ui.people.pair_reading import End, PairRead, SideLine, heads, pick_lines
from kindhub.ui.people.reading import GONE
from kindhub.ui.shell import Route

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from kindhub.program.lists import ListView
    from kindhub.program.twins import Moved
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress


class TwinsPage(DuplicatesPage):
    """`TwinsPage(hub, program key, list key, one = "", other = "")`; keys as in `DuplicatesPage`."""

    def __init__(self, hub: Hub, program: str, list_key: str, one: str = "", other: str = "") -> None:
        view = next(view for view in hub.programs[program].lists if view.key == list_key)
        super().__init__(hub, one, other, TwinPairs(hub, program, view))


class TwinPairs:
    """The records of a list, as `PairSource` has it."""

    def __init__(self, hub: Hub, program: str, view: ListView) -> None:
        self._hub, self._program, self._view = hub, program, view

    def crumb(self) -> tuple[str, Route]:
        """The list they stand in."""
        return self._view.title.say(), Route("list", (self._program, self._view.key))

    def joined_words(self) -> str:
        """What is said when two were joined."""
        return tr("They are one record now. Everything of both is there.",
                  "Ahora son un solo registro. Está todo lo de los dos.")  # fmt: skip

    def known(self) -> None:
        """A list is compared anew each time; it is short."""
        return

    def find(self) -> Callable[[Progress], KnownPairs]:
        """Every pair that is still to be looked at."""
        hub, view = self._hub, self._view

        def work(progress: Progress) -> KnownPairs:
            return KnownPairs(find_twins(hub, view, progress.check), "", current=True)

        return work

    def read(self, one: str, other: str, pair: LikelyPair | None) -> Callable[[Progress], PairRead]:
        """Two of them side by side."""
        return ReadTwins(self._hub, self._view, (one, other), pair)

    def join(self, what: Merge) -> str:
        """Join them."""
        return join_twins(self._hub, self._view, what)

    def part(self, one: str, other: str) -> str:
        """They are two."""
        return say_apart(self._hub, self._view, one, other)


class ReadTwins:
    """Work: two records side by side; the one with more hanging on it stays."""

    def __init__(self, hub: Hub, view: ListView, ids: tuple[str, str], pair: LikelyPair | None) -> None:
        self._hub, self._view, self._ids, self._pair = hub, view, ids, pair
        self._twins = twins_of(view)

    def __call__(self, _progress: Progress) -> PairRead:
        """Read. Raises `UserError` when one of them is no longer there."""
        hub, view = self._hub, self._view
        with hub.read() as session:
            found: list[Any] = [one for key in self._ids if (one := session.get(view.record, key)) is not None]
            if len({one.id for one in found}) < len(self._ids):
                raise UserError(GONE)
            held = {one.id: self._held(session, one.id) for one in found}
            kept, gone = sorted(found, key=lambda one: (-sum(map(len, held[one.id])), one.id))
            lines = [
                self._name(kept, gone),
                *pick_lines(hub, view.record, picks_among(kept, gone, self._twins.facts)),
                *self._hanging(held[kept.id], held[gone.id]),
            ]
            ends = (End(kept.id, kept.version), End(gone.id, gone.version))
        shown = tuple(line for line in lines if line.left or line.right)
        return PairRead(self._pair, *ends, heads(), shown, hub.user.can(view.record.schema_key(), "merge"))

    def _name(self, kept: Any, gone: Any) -> SideLine:
        same = all(getattr(kept, name) == getattr(gone, name) for name in self._twins.name)
        label = tr("Name in use", "Nombre que se usa")
        return SideLine(label, kept.display(), gone.display(), "same" if same else "different", "" if same else NAME)

    def _held(self, session: Session, record_id: str) -> list[list[str]]:
        return [self._said(moved, hanging(session, moved, record_id)) for moved in self._twins.moved]

    def _said(self, moved: Moved, records: list[Any]) -> list[str]:
        """What hangs on one, each by what it may be at once (the workshop), or counted."""
        if not moved.once:
            return [f"{len(records)}"] if records else []
        spec, lookups = fields_of(moved.record)[moved.once], Lookups(self._hub)
        return [say(spec, getattr(one, moved.once), lookups) for one in records]

    def _hanging(self, kept: list[list[str]], gone: list[list[str]]) -> Iterator[SideLine]:
        for moved, ours, theirs in zip(self._twins.moved, kept, gone, strict=True):
            label = moved.title.say()
            yield SideLine(label, "\n".join(ours), "\n".join(theirs))
