"""Where pairs come from and what is done with them: the persons of the house, or the records of a program's list."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from kindhub.i18n import tr
from kindhub.services.merging import merge
from kindhub.services.person_pairs import decide_different
from kindhub.ui.people.pair_reading import FindPairs, PairRead, ReadKnownPairs, ReadPair
from kindhub.ui.shell import Route

if TYPE_CHECKING:
    from kindhub.services.merging import Merge
    from kindhub.services.person_pairs import KnownPairs, LikelyPair
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress


class PairSource(Protocol):
    """`find` and `read` are works; `join` and `part` do it and give the unit of work that is taken back by *undo*."""

    def crumb(self) -> tuple[str, Route]:
        """Where the page lies."""

    def joined_words(self) -> str:
        """What is said when two were joined."""

    def known(self) -> Callable[[Progress], KnownPairs] | None:
        """The pairs that are known from the last time; None where nothing is kept."""

    def find(self) -> Callable[[Progress], KnownPairs]:
        """Every pair that is still to be looked at."""

    def read(self, one: str, other: str, pair: LikelyPair | None) -> Callable[[Progress], PairRead]:
        """Two of them side by side."""

    def join(self, what: Merge) -> str:
        """Join them."""

    def part(self, one: str, other: str) -> str:
        """They are two."""


class PersonPairs:
    """The shared persons."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    def crumb(self) -> tuple[str, Route]:
        """See `PairSource`."""
        return tr("People", "Personas"), Route("people")

    def joined_words(self) -> str:
        """See `PairSource`."""
        return tr("They are one record now. Their cases are all there.",
                  "Ahora son un solo registro. Sus casos están todos.")  # fmt: skip

    def known(self) -> Callable[[Progress], KnownPairs]:
        """See `PairSource`."""
        return ReadKnownPairs(self._hub)

    def find(self) -> Callable[[Progress], KnownPairs]:
        """See `PairSource`."""
        return FindPairs(self._hub)

    def read(self, one: str, other: str, pair: LikelyPair | None) -> Callable[[Progress], PairRead]:
        """See `PairSource`."""
        return ReadPair(self._hub, one, other, pair)

    def join(self, what: Merge) -> str:
        """See `PairSource`."""
        return merge(self._hub, what)

    def part(self, one: str, other: str) -> str:
        """See `PairSource`."""
        return decide_different(self._hub, one, other)
