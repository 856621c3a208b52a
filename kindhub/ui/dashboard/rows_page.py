"""The rows behind a figure: the list the program names for it, narrowed to exactly those that were counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from typing_extensions import override

from kindhub.i18n import tr
from kindhub.program.indicators import Period
from kindhub.services.indicators import rows_behind
from kindhub.services.list_filters import Filter
from kindhub.ui.shell import Route
from kindhub.ui.tasks import Progress, run
from kindhub.ui.worklist.page import WorklistPage

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub
    from kindhub.ui.worklist.loading import ListQuestion

_AND, _IS = "\x1f", "="


def rows_route(
    program: str, indicator: str, group: Mapping[str, str], period: Period, only: Mapping[str, str], said: str
) -> Route:
    """Where the rows of a figure are. `said` is how the figure is called; it names nobody."""
    days = (period.first.isoformat(), period.last.isoformat())
    return Route("rows", (program, indicator, _packed(group), *days, _packed(only), said))


def _packed(pairs: Mapping[str, str]) -> str:
    return _AND.join(f"{name}{_IS}{value}" for name, value in pairs.items())


def _unpacked(text: str) -> dict[str, str]:
    return dict(pair.split(_IS, 1) for pair in text.split(_AND) if pair)


class ReadRows:
    """Work: the ids behind a figure, counted anew from the same facts."""

    def __init__(self, page: RowsPage, hub: Hub) -> None:
        self._hub, self._program = hub, page.program
        self._figure, self._period, self._only = page.figure, page.period, page.only

    def __call__(self, _progress: Progress) -> tuple[str, ...]:
        """Read."""
        with self._hub.read() as session:
            return rows_behind(session, self._program, self._period, self._figure, self._only)


class RowsPage(WorklistPage):
    """`RowsPage(hub, program, indicator, group, first day, last day, only, said)`; see `rows_route`."""

    remembers = False

    def __init__(
        self, hub: Hub, program: str, indicator: str, group: str, first: str, last: str, only: str, said: str
    ) -> None:
        self.figure = (indicator, _unpacked(group))
        self.period = Period(date.fromisoformat(first), date.fromisoformat(last))
        self.only = _unpacked(only)
        self._ids: tuple[str, ...] | None = None
        self._told = False
        kinds = {one.key: one for found in hub.programs[program].indicators for one in found.indicators}
        self._said = said
        super().__init__(hub, program, kinds[indicator].rows_in or "")

    @override
    def _parts(self, filters: tuple[Filter, ...]) -> Iterator[None]:
        yield from super()._parts(filters)
        self.header.set_title(self._said)

    @override
    def refresh(self) -> None:
        if self._ids is None:
            run(self, ReadRows(self, self._hub), self._found, self._failed)
        else:
            super().refresh()

    def _found(self, ids: object) -> None:
        if isinstance(ids, tuple):
            self._ids = ids
            super().refresh()

    @override
    def question(self) -> ListQuestion:
        asked = super().question()
        return replace(asked, filters=(*asked.filters, Filter("id", "among", self._ids or ())))

    @override
    def _show(self, answer: object) -> None:
        super()._show(answer)
        shown, behind = len(self._loaded.keys), len(self._ids or ())
        alone = len(self.question().filters) == 1 and not self.question().find
        if alone and shown < behind and not self._told:
            self._told = True
            words = tr(
                "The figure counts {n}; you may see {shown} of them.",
                "La cifra cuenta {n}; usted puede ver {shown}.", n=behind, shown=shown,
            )  # fmt: skip
            self.say("info", words, passing=False)
