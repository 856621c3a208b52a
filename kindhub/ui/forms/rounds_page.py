"""The rounds of a scored instrument: a tab for each, the form with its grid, and how it stands and moved beside it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.program.forms import Form
from kindhub.services.form_contents import Answers
from kindhub.storage.hub import Hub
from kindhub.ui.forms.form_desk import FormDesk
from kindhub.ui.forms.form_page import FormPage
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.forms.rounds import Round, before, read_rounds
from kindhub.ui.forms.scores_pane import ScoresPane
from kindhub.ui.kit.busy import EmptyState
from kindhub.ui.kit.buttons import QuietButton
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.panes import NO_LIMIT
from kindhub.ui.kit.view_tabs import ViewTabs
from kindhub.ui.shell import bind
from kindhub.ui.tasks import Progress, Tasks
from kindhub.ui.theme import theme

NEW = ""
_BESIDE, _SCORES = 820, 284


class RoundsPage(QWidget):
    """`rows_changed` after a save. Ctrl+N begins a new round. The first grid of the form is the one that is drawn.

    Where only reading is possible there is no new round, and one sentence where none was scored.
    """

    rows_changed = Signal()

    def __init__(
        self, hub: Hub, form: Form, parent_id: str, lookups: Lookups, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._hub, self.form, self.parent_id = hub, form, parent_id
        self._lookups, self._tasks = lookups, tasks
        self.rounds: tuple[Round, ...] = ()
        self._asked: str | None = None
        self._start: Answers | None = None
        self._read_only, self._read = "", False
        column = QVBoxLayout(self)
        gaps(column, 4)
        self.tabs = ViewTabs(form.title.say())
        self.tabs.chosen.connect(self.open_round)
        self.charts_button = QuietButton("", "chart-line-up")
        self.charts_button.clicked.connect(self._switch_charts)
        self._charts_wanted = self._narrow = False
        head = QHBoxLayout()
        gaps(head, 8)
        head.addWidget(self.tabs, 1)
        head.addWidget(self.charts_button)
        column.addLayout(head)
        row = QHBoxLayout()
        gaps(row, 12)
        self.page = FormPage(form, lookups, parent=self)
        self.desk = FormDesk(hub, self.page, tasks)
        self.desk.opened.connect(self._opened)
        self.desk.saved.connect(self._saved)
        self.page.edited.connect(self._draw)
        row.addWidget(self.page, 1)
        self.scores = ScoresPane(form.grids[0], numbered=True)
        row.addWidget(self.scores)
        self.none = EmptyState(tr("Nothing was scored here.", "Aquí no se puntuó nada."), icon="chart-line-up")
        self.none.hide()
        row.addWidget(self.none)
        column.addLayout(row, 1)
        bind(self, "new", self.begin)
        self._place_scores()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._narrow = event.size().width() < theme().size(_BESIDE)
        self._place_scores()

    def _place_scores(self) -> None:
        """The charts stand beside the form; where there is no room, one goes to and fro between the two."""
        nothing = self._read_only != "" and not self.rounds and self._read
        charts = self._charts_wanted and self._narrow
        self.charts_button.setVisible(self._narrow and not nothing)
        self.charts_button.setText(
            tr("See the form", "Ver el formulario") if charts else tr("See the charts", "Ver las gráficas")
        )
        self.none.setVisible(nothing)
        self.page.setVisible(not nothing and not charts)
        self.scores.setVisible(not nothing and (charts or not self._narrow))
        self.scores.setMaximumWidth(NO_LIMIT if self._narrow else theme().size(_SCORES))
        self.scores.setMinimumWidth(0 if self._narrow else theme().size(_SCORES))

    def _switch_charts(self) -> None:
        self._charts_wanted = not self._charts_wanted
        self._place_scores()

    def open(self, record_id: str | None = None, start: Answers | None = None) -> None:
        """Read the rounds; then show the one asked for, else the last, else a new one with `start` in it."""
        self._asked, self._start = record_id, start
        hub, form, parent_id, lookups = self._hub, self.form, self.parent_id, self._lookups

        def work(_progress: Progress) -> tuple[Round, ...]:
            return read_rounds(hub, form, form.grids[0], parent_id, lookups)

        self._tasks.run(self, work, self._show, self.desk.failed.emit)

    def _show(self, rounds: object) -> None:
        self.rounds = rounds  # type: ignore[assignment]  # the tuple of `work`
        last = self.rounds[-1].record_id if self.rounds and self._start is None else NEW
        wanted = self._asked if self._asked is not None else last
        tabs: list[tuple[str, str, int | None]] = [(one.record_id, one.title, None) for one in self.rounds]
        if not self._read_only:
            tabs.append((NEW, tr("+ New", "+ Nueva"), None))
        self.tabs.set_tabs(tabs, wanted)
        self._read = True
        self._place_scores()
        self.open_round(wanted)

    def open_round(self, key: str) -> None:
        """Show a round; the empty key is a new one."""
        if key and self.desk.target is not None and self.desk.target.record_id == key:
            self._opened()
            return
        self.desk.keep_before_leaving()
        start, self._start = self._start, None
        self.desk.open(self.parent_id, key or None, start if not key else None)

    def begin(self) -> None:
        """Ctrl+N: a new round."""
        if not self._read_only:
            self.tabs.set_current(NEW)
            self.open_round(NEW)

    def _opened(self) -> None:
        last = before(self.rounds, self.desk.target.record_id if self.desk.target else None)
        for grid in self.page.body.grids[:1]:
            grid.show_before(last.scores if last is not None else {})
        self._draw()

    def _draw(self) -> None:
        """The charts follow what is being typed."""
        target = self.desk.target
        if target is None:
            return
        key = target.record_id or NEW
        saved = next((one for one in self.rounds if one.record_id == key), None)
        name = saved.name if saved is not None else tr("now", "ahora")
        self.scores.show_scores(self.rounds, Round(key, name, name, self.page.body.grids[0].scores()))

    def _saved(self, saved: Any, _go_on: bool) -> None:
        self.open(saved.record_id)
        self.rows_changed.emit()

    def set_read_only(self, reason: str) -> None:
        """Rounds can be looked at, not changed."""
        self._read_only = reason
        self.page.set_read_only(reason)
