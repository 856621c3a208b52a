"""The three charts of *My day*: cases by stage, contacts made in time, what is due week by week."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import L, tr, tr_n
from kindhub.program.nouns import CASE
from kindhub.services.due_soon import Span
from kindhub.services.list_filters import Filter
from kindhub.services.worklists import every_case_list
from kindhub.ui.home.caseload_bars import caseload
from kindhub.ui.home.saying import month_words, short_month
from kindhub.ui.kit.charts import BarChart, ChartCard, Figures, LyingBarChart, Series
from kindhub.ui.kit.look import gaps, show_when
from kindhub.ui.kit.text import Text
from kindhub.ui.shell.nav import Route
from kindhub.ui.theme import theme
from kindhub.ui.when import short_day

if TYPE_CHECKING:
    from kindhub.program.registry import LoadedProgram
    from kindhub.services.contacts_on_time import MonthOfContacts
    from kindhub.ui.home.reading import MyWork

WEEKS_SHOWN = 5
KEPT, MISSED = L("in time", "a tiempo"), L("late or not made", "tarde o sin hacer")
AHEAD, LATE = L("to come", "por vencer"), L("overdue", "vencido")
_BESIDE_FROM, _ROW, _LEAST = 620, 19, 130


class HomeChart(ChartCard):
    """A small chart, or one sentence why there is none."""

    def __init__(self, title: str, chart: LyingBarChart | BarChart, parent: QWidget | None = None) -> None:
        chart.setMinimumHeight(theme().size(_LEAST))
        super().__init__(title, " ", chart, parent=parent, pictures=False)
        gaps(self.column, 6, 14, 10)
        self.empty = Text("", "body", "text2", wrap=True, parent=self)
        self.add(self.empty, 1)
        self.show_figures(None, "")

    def show_figures(self, figures: Figures | None, empty: str, note: str = "") -> None:
        """Show other figures; with none, `empty` says why."""
        self.note.setText(note)
        self._make_room()
        show_when(self._views, figures is not None)
        show_when(self.empty, figures is None)
        self.empty.setText(empty)
        if figures is not None:
            self.chart.set_figures(figures)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def hold(self, tall: int) -> None:
        """Take just this height, in pixels, for the chart."""
        self.chart.setMinimumHeight(tall)
        self._views.setMaximumHeight(tall)

    def _make_room(self) -> None:
        """The title is never cut: the note beside it goes where both do not fit."""
        beside = self.title.sizeHint().width() + self.note.sizeHint().width() + theme().size(90)
        show_when(self.note, bool(self.note.text()) and beside <= self.width())


class ChartRow(QWidget):
    """`asked(Route)` when a mark is taken: the rows behind it."""

    asked = Signal(object)

    def __init__(self, today: date, programs: Iterable[LoadedProgram], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today, self._programs = today, {one.key: one for one in programs}
        self._mine: dict[str, str] = {}
        self._months: list[MonthOfContacts] = []
        blank = Figures((), (), "…")
        self.stages = HomeChart(CASE.mine_by_stage.say(), LyingBarChart(blank), self)
        self.contacts = HomeChart(tr("Contacts in time", "Contactos a tiempo"), BarChart(blank, "stacked"), self)
        self.weeks = HomeChart(tr("Due by week", "Plazos por semana"), BarChart(blank, "stacked"), self)
        self.stages.mark_clicked.connect(self._stage_taken)
        self.contacts.mark_clicked.connect(self._month_taken)
        self.weeks.mark_clicked.connect(self._week_taken)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        gaps(self._row, 12)
        for card in (self.stages, self.contacts, self.weeks):
            self._row.addWidget(card, 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        down = event.size().width() < theme().size(_BESIDE_FROM)
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight)

    @override
    def minimumSizeHint(self) -> QSize:
        """One card wide: where three do not fit, they go one under the other."""
        return QSize(theme().size(220), super().minimumSizeHint().height())

    def show_work(self, work: MyWork) -> None:
        """Show the caseload and the weeks."""
        self._mine = dict(work.mine)
        called = work.called or CASE
        bars = caseload(work, self._programs)
        self.stages.set_title(bars.title.say())
        empty = tr("No {cases}.", "No tiene {cases}.", cases=called.open_many)
        self.stages.show_figures(bars.figures(), empty, cases_note(work))
        self.stages.chart.setMinimumHeight(theme().size(max(_LEAST, _ROW * len(bars.values))))
        empty = tr("Nothing is due in these weeks.", "En estas semanas no vence nada.")
        self.weeks.show_figures(week_figures(work, self._today), empty)

    def show_contacts(self, months: list[MonthOfContacts]) -> None:
        """Show the contacts; no program that measures them, no card."""
        self._months = months
        show_when(self.contacts, bool(months))
        empty = tr("No contact was due in these months.", "En estos meses no tocaba ningún contacto.")
        self.contacts.show_figures(contact_figures(months), empty, contacts_note(months))

    def _stage_taken(self, key: object, _series: str) -> None:
        if isinstance(key, tuple) and key[0] in self._mine:
            program, status = key
            narrowed = (Filter("status", "is", status),) if status else ()
            self.asked.emit(Route("list", (program, self._mine[program], narrowed)))

    def _week_taken(self, key: object, series: str) -> None:
        if isinstance(key, Span):
            span = _part_of(key, self._today, late=series == LATE.say())
            first = span.first.isoformat() if span.first else ""
            self.asked.emit(Route("deadlines", (f"{first}/{span.last.isoformat()}",)))

    def _month_taken(self, key: object, series: str) -> None:
        found = next((one for one in self._months if one.month == key), None)
        if found is None:
            return
        cases = found.missed if series == MISSED.say() else found.kept
        if cases:
            program = cases[0][0]
            ids = tuple(dict.fromkeys(case_id for key, case_id in cases if key == program))
            every = every_case_list(self._programs[program])
            self.asked.emit(Route("list", (program, every, (Filter("id", "any_of", ids),))))


def contact_figures(months: list[MonthOfContacts]) -> Figures | None:
    """Contacts made in time and missed, month by month."""
    kept, missed = (sum(len(getattr(one, name)) for one in months) for name in ("kept", "missed"))
    if not kept + missed:
        return None
    last = months[-1]
    of = len(last.kept) + len(last.missed)
    sentence = tr(
        "Contacts in the last {n} months: {kept} of {all} in time. In {month}: {now} of {of}.",
        "Contactos de los últimos {n} meses: {kept} de {all} a tiempo. En {month}: {now} de {of}.",
        n=len(months), kept=kept, all=kept + missed, month=month_words(last.month), now=len(last.kept), of=of,
    )  # fmt: skip
    series = (
        Series(KEPT.say(), tuple(float(len(one.kept)) or None for one in months)),
        Series(MISSED.say(), tuple(float(len(one.missed)) or None for one in months)),
    )
    names = tuple(short_month(one.month) for one in months)
    return Figures(names, series, sentence, keys=tuple(one.month for one in months))


def weeks_from(today: date) -> list[Span]:
    """The week of that day and those after it, Monday to Sunday; the first one takes in what is overdue from ever."""
    monday = today - timedelta(days=today.weekday())
    starts = [monday + timedelta(days=7 * n) for n in range(WEEKS_SHOWN)]
    return [Span(None if n == 0 else day, day + timedelta(days=6)) for n, day in enumerate(starts)]


def _part_of(span: Span, today: date, *, late: bool) -> Span:
    """The overdue part of a week, or what is still to come of it."""
    yesterday = today - timedelta(days=1)
    if late:
        return Span(span.first, min(span.last, yesterday))
    return Span(max(span.first or today, today), span.last)


def week_figures(work: MyWork, today: date) -> Figures | None:
    """What is due, week by week, and apart what is overdue."""
    weeks, tally = weeks_from(today), work.tally
    late = tally.count(_part_of(weeks[0], today, late=True))
    ahead = [tally.count(_part_of(week, today, late=False)) for week in weeks]
    if not late + sum(ahead):
        return None
    sentence = tr(
        "Due by week: {late} overdue, {now} more this week, {rest} in the four weeks after.",
        "Plazos por semana: {late} vencidos, {now} más esta semana, {rest} en las cuatro siguientes.",
        late=late, now=ahead[0], rest=sum(ahead[1:]),
    )  # fmt: skip
    series = (
        Series(AHEAD.say(), tuple(float(n) or None for n in ahead)),
        Series(LATE.say(), (float(late) or None, *(None for _ in weeks[1:]))),
    )
    names = tuple(short_day(week.last - timedelta(days=6), today) for week in weeks)
    return Figures(names, series, sentence, keys=tuple(weeks))


def contacts_note(months: list[MonthOfContacts]) -> str:
    """`82 % de 75`: how much of what was owed was made in time."""
    kept, missed = (sum(len(getattr(one, name)) for one in months) for name in ("kept", "missed"))
    if not kept + missed:
        return ""
    share = round(100 * kept / (kept + missed))
    return tr("{share} % of {n}", "{share} % de {n}", share=share, n=kept + missed)


def cases_note(work: MyWork) -> str:
    """`27 abiertos`."""
    return tr_n(work.open_cases(), L("{n} open", "{n} abierto"), L("{n} open", "{n} abiertos"))
