"""The panel of a program: a period, its charts, all its figures, and the way out as a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QMenu, QWidget
from typing_extensions import override

from kindhub.errors import UserError
from kindhub.i18n import L, tr
from kindhub.services.indicators import may_work_with
from kindhub.ui.asking_where import AskWhere
from kindhub.ui.dashboard.cards import PanelCard, panel_cards, places_of
from kindhub.ui.dashboard.choices import PanelChoices
from kindhub.ui.dashboard.export_pane import ExportPane
from kindhub.ui.dashboard.figures_table import FiguresTable
from kindhub.ui.dashboard.panel_paper import RIGHT, panel_job
from kindhub.ui.dashboard.period_picker import PeriodPicker
from kindhub.ui.dashboard.periods import compared, month_label
from kindhub.ui.dashboard.reading import (
    NOT_GIVEN_OUT,
    CopyFigures,
    CountPanel,
    ExportFigures,
    PanelFigures,
    PanelQuestion,
)
from kindhub.ui.dashboard.rows_page import rows_route
from kindhub.ui.kit.badge import Badge
from kindhub.ui.kit.busy import EmptyState, Skeleton
from kindhub.ui.kit.buttons import QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.charts.chart import export_png
from kindhub.ui.kit.in_turns import InTurns, in_place_of
from kindhub.ui.kit.inputs import Choice, SegmentInput
from kindhub.ui.kit.look import clear_layout, gaps, show_when
from kindhub.ui.kit.message_bar import MessageStack
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.views import Views
from kindhub.ui.printing.desk import PrintDesk
from kindhub.ui.shell import Page
from kindhub.ui.shell.keys import bind
from kindhub.ui.tasks import Progress, run
from kindhub.ui.theme import theme
from kindhub.ui.when import today

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub
    from kindhub.ui.kit.look import Tone

NOT_WRITTEN = L(
    "The file could not be written there. Choose another folder.",
    "No se pudo escribir el archivo ahí. Elija otra carpeta.",
)
CHARTS, TABLE = "charts", "table"
_CARD_WIDTH = 340


class DashboardPage(Page):
    """`DashboardPage(hub, program key)`. Counts beside the window; old figures stay until the new ones are there."""

    def __init__(self, hub: Hub, program: str) -> None:
        super().__init__()
        self._hub, self._program = hub, hub.programs[program]
        self.figures: PanelFigures | None = None
        self._counting: Progress | None = None
        self._filling: InTurns | None = None
        self._switching: InTurns | None = None
        self._reason = ""
        self._where = AskWhere(self)
        self._where.chosen.connect(self._file_chosen)
        self._pictured: QWidget | None = None
        self._copied: PanelCard | None = None
        self._kept_back: BaseException | None = None
        self._may_give_out = hub.user.can(program, RIGHT)
        self.desk = PrintDesk(hub, self)
        self.desk.said.connect(self._said)
        self.cards: list[PanelCard] = []
        self.column.addWidget(self._build_header())
        self.build(self._parts())

    def _parts(self) -> Iterator[None]:
        yield
        self.column.addWidget(self._build_bar())
        yield
        self.messages = MessageStack()
        self.column.addWidget(self.messages)
        self.stack = Views(self)
        self.column.addWidget(self.stack, 1)
        self._scroll = ScrollPane(self.stack)
        self._grid = QGridLayout()
        gaps(self._grid, 12)
        self._scroll.body.addLayout(self._grid)
        self._scroll.body.addStretch(1)
        self.table = FiguresTable(self.stack)
        self.waiting = Skeleton(10, self.stack)
        self.empty = EmptyState(
            tr("Nothing was counted in this period.", "En este período no hay nada que contar."),
            tr("See the period before", "Ver el período anterior"), "chart-bar",
        )  # fmt: skip
        self.empty.acted.connect(self.picker.step_back)
        for pane in (self.waiting, self._scroll, self.table, self.empty):
            self.stack.addWidget(pane)
        bind(self, "print", self.print_panel, inside=False)
        self.refresh()

    def _build_header(self) -> PageHeader:
        name = self._program.info.neutral_name.say()
        header = PageHeader(tr("{name} dashboard", "Panel de {name}", name=name))
        self._counted_at = Badge(tr("Counting…", "Contando…"), "neutral", "clock")
        header.add_badge(self._counted_at)
        self.as_table = QuietButton(tr("Charts as tables", "Ver como tabla"), "table", checkable=True)
        self.as_table.toggled.connect(self._switch_cards)
        header.add_action(self.as_table)
        self.export_button = QuietButton(tr("Save…", "Guardar…"), "download-simple")
        self.export_button.clicked.connect(self._open_saving)
        self.print_button = QuietButton(tr("Print", "Imprimir"), "printer")
        self.print_button.setToolTip("Ctrl+P")
        self.print_button.clicked.connect(self.print_panel)
        for button in (self.export_button, self.print_button):
            show_when(button, self._may_give_out)
            button.setEnabled(False)
            header.add_action(button)
        return header

    def _build_bar(self) -> PeriodPicker:
        self.picker = PeriodPicker(today(), self)
        self.picker.changed.connect(self.refresh)
        working = may_work_with(self._hub.user, self._program)
        self.choices = PanelChoices(working=working, parent=self.picker)
        self.choices.changed.connect(self.refresh)
        self.picker.put_beside(self.choices)
        self.picker.put_beside(self._build_view())
        return self.picker

    def _build_view(self) -> SegmentInput:
        self.view = SegmentInput(
            [Choice(CHARTS, tr("Charts", "Gráficas")), Choice(TABLE, tr("All figures", "Todas las cifras"))]
        )
        self.view.name_for_reader(tr("What is shown", "Qué se muestra"))
        self.view.set_value(CHARTS)
        self.view.setMinimumWidth(self.view.sizeHint().width() + theme().size(20))  # the chosen word is bold
        self.view.changed.connect(self._show_view)
        return self.view

    @override
    def refresh(self) -> None:
        if self._counting is not None:
            self._counting.cancel()
        work = CountPanel(self._hub, self._program, self.question())
        self._counting = run(self, work, self._counted, self._failed, words=tr("Counting…", "Contando…"))

    def _counted(self, found: object) -> None:
        if not isinstance(found, PanelFigures) or found.question != self.question():
            return  # something else was chosen meanwhile; its figures are on the way
        self.messages.clear()
        if self._kept_back is not None:
            self.messages.show_error(self._kept_back)
            self._kept_back = None
        self._filling = in_place_of(self._filling, self._fill(found), self)

    def _fill(self, found: PanelFigures) -> Iterator[None]:
        """Make the cards one by one; the old ones stay until all of them are there."""
        cards: list[Card] = []
        for board in self._program.dashboards:
            for card in panel_cards(board, found):
                self._take_card(card, found)
                cards.append(card)
                yield
        if found.question != self.question():
            return
        self.figures = found
        self._counted_at.set_text(tr("Counted today, {clock}", "Datos hasta hoy, {clock}", clock=f"{found.at:%H:%M}"))
        self.choices.offer(found.limits)
        for button, tip in ((self.export_button, ""), (self.print_button, "Ctrl+P")):
            button.setEnabled(not found.counted.working)
            button.setToolTip(NOT_GIVEN_OUT.say() if found.counted.working else tip)
        self._place_cards(cards)
        self._switch_cards()
        self.table.show_figures(found)
        self._show_view()

    def _place_cards(self, cards: Sequence[Card]) -> None:
        clear_layout(self._grid)
        self.cards = [card for card in cards if isinstance(card, PanelCard)]
        across = max(1, min(3, self.width() // theme().size(_CARD_WIDTH)))
        for card, (row, column, wide) in zip(cards, places_of(cards, across), strict=True):
            self._grid.addWidget(card, row, column, 1, wide)
        for column in range(3):
            self._grid.setColumnStretch(column, int(column < across))
            self._grid.setColumnMinimumWidth(column, 0)

    def _take_card(self, card: Card, found: PanelFigures) -> None:
        if not isinstance(card, PanelCard):
            return
        card.show_table(table=self.as_table.isChecked())
        card.gives_out = self._may_give_out and not found.counted.working
        card.has_rows = card.behind is not None and self._hub.user.can(self._program.key, "view")
        card.export_asked.connect(self._picture_asked)
        card.print_asked.connect(self._print_asked)
        card.copy_asked.connect(self._copy_asked)
        card.rows_asked.connect(self._rows_asked)
        card.mark_clicked.connect(self._mark_clicked)

    def question(self) -> PanelQuestion:
        """What is asked of the figures now."""
        chosen = self.picker.chosen
        before = compared(chosen, self.choices.comparison())
        return PanelQuestion(chosen, before, self.choices.only(), self.choices.for_work())

    @property
    def gives_out(self) -> bool:
        """Whether what is shown may be saved and printed by this person: working figures by nobody."""
        return self._may_give_out and self.figures is not None and not self.figures.counted.working

    def _mark_clicked(self, key: object, series: str) -> None:
        card = self.sender()
        if isinstance(card, PanelCard) and card.behind is not None:
            indicator, group = card.behind.of_mark(key, series)
            self._go_to_rows(indicator, group)

    def _rows_asked(self) -> None:
        card = self.sender()
        if isinstance(card, PanelCard) and card.behind is not None:
            self._go_to_rows(card.behind.indicator, {})

    def _go_to_rows(self, indicator: str, group: dict[str, str]) -> None:
        """Lead to exactly the rows behind a figure, where the program can name them."""
        if self.figures is None or not self.figures.counted.indicators[indicator].rows_in:
            return
        if not self._hub.user.can(self._program.key, "view"):
            return  # she sees figures only
        counted = self.figures.counted
        labels = (month_label(code) if name == "month" else counted.label(name, code) for name, code in group.items())
        words = (counted.indicators[indicator].title.say(), *labels, self.figures.period.title)
        only = dict(self.figures.question.only)
        period = self.figures.period.period
        self.go.emit(rows_route(self._program.key, indicator, group, period, only, " · ".join(words)))

    def _show_view(self) -> None:
        if self.figures is not None:
            table = self.view.value() == TABLE
            self.stack.setCurrentWidget(self.table if table else self._scroll if self.cards else self.empty)
            self.as_table.setEnabled(not table)

    def _switch_cards(self) -> None:
        self._switching = in_place_of(self._switching, self._switched(), self)

    def _switched(self) -> Iterator[None]:
        """Every card as chart or as table, one after the other."""
        for card in self.cards:
            card.show_table(table=self.as_table.isChecked())
            yield

    def _failed(self, error: BaseException) -> None:
        self.messages.show_error(error)

    def _did_not_leave(self, error: BaseException) -> None:
        """Say it over figures that are counted anew: others may have left since these were."""
        self._kept_back = error
        self.refresh()

    def print_panel(self) -> None:
        """Ctrl+P: all charts on paper."""
        self._print(self.cards, self.print_button)

    def _print_asked(self) -> None:
        card = self.sender()
        if isinstance(card, PanelCard):
            self._print([card], self.print_button)

    def _copy_asked(self) -> None:
        card = self.sender()
        if isinstance(card, PanelCard):
            self.copy(card)

    def copy(self, card: PanelCard) -> None:
        """The numbers of a chart on the clipboard, once they are kept and told."""
        if self.figures is not None and self.gives_out:
            self._copied = card
            work = CopyFigures(self._hub, self._program.key, self.figures, card.title.text())
            run(self, work, self._put_on_clipboard, self._did_not_leave)

    def _put_on_clipboard(self, _done: object) -> None:
        if self._copied in self.cards:
            self._copied.copy_numbers()

    def _print(self, cards: Sequence[PanelCard], anchor: QuietButton) -> None:
        if self.figures is not None and cards and self.gives_out:
            self.desk.ask(
                panel_job(self._hub, self._program, self.figures, cards, self.choices.only_words()), anchor
            )  # fmt: skip

    def _said(self, tone: str, words: str) -> None:
        self.messages.show_message(cast("Tone", tone), words, passing=tone == "ok")

    def _open_saving(self) -> None:
        """What can be saved of the whole panel."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("All figures as Excel…", "Todas las cifras en Excel…")).triggered.connect(self.ask_reason)
        menu.addAction(tr("All charts as a picture…", "Todas las gráficas como imagen…")).triggered.connect(
            self.ask_whole_picture
        )
        menu.popup(self.export_button.mapToGlobal(self.export_button.rect().bottomLeft()))

    def ask_whole_picture(self) -> None:
        """Ask what the picture of the whole panel is for."""
        self._pictured = self._scroll.widget()
        self._open_pane(tr("Save this picture", "Guardar esta imagen"))

    def ask_reason(self) -> None:
        """Ask what the export is for, before anything is written."""
        self._pictured = None
        self._open_pane(tr("Save these figures", "Guardar estas cifras"))

    def _picture_asked(self) -> None:
        card = self.sender()
        self._pictured = card.chart if isinstance(card, PanelCard) else None
        if not self.gives_out:
            words = tr("You do not have permission to export figures.", "Usted no tiene permiso para exportar cifras.")
            self.messages.show_message("info", NOT_GIVEN_OUT.say() if self._may_give_out else words)
        elif self._pictured is not None:
            self._open_pane(tr("Save this picture", "Guardar esta imagen"))

    def _open_pane(self, title: str) -> None:
        pane = ExportPane(title, self)
        pane.reasoned.connect(self._ask_file)
        pane.open_under(self.export_button, right=True)
        pane.reason.setFocus()

    def _ask_file(self, reason: str) -> None:
        self._reason = reason
        suffix = "xlsx" if self._pictured is None else "png"
        period = self.picker.chosen.period
        name = f"{self._program.info.neutral_name} {period.first} {period.last}.{suffix}"
        self._where.ask(self.window(), tr("Save figures", "Guardar cifras"), name, suffix)

    def _file_chosen(self, path: str) -> None:
        if self._pictured is None:
            self.export(Path(path), self._reason)
        else:
            self.save_picture(self._pictured, Path(path), self._reason)

    def save_picture(self, shown: QWidget, path: Path, reason: str) -> None:
        """Save one chart, or all of them, as a picture; painting needs this thread, and takes a moment only."""
        if self.figures is None or not self.gives_out:
            self._failed(UserError(NOT_GIVEN_OUT))
            return
        try:
            with self._hub.begin("export picture") as work:
                self.figures.keep(work, self._program.key)
                about = {"title": shown.accessibleName(), "period": self.picker.chosen.title}
                work.log("export", "chart", schema=self._program.key, reason=reason, about=about)
                export_png(shown, path)
        except OSError:
            self._failed(UserError(NOT_WRITTEN))
        except UserError as fault:
            self._did_not_leave(fault)
        else:
            self._exported(path)

    def export(self, path: Path, reason: str) -> None:
        """Write the figures shown as a workbook; the ledger keeps the reason."""
        if self.figures is not None:
            work = ExportFigures(self._hub, self._program, self.figures, path, reason)
            run(self, work, self._exported, self._did_not_leave, words=tr("Exporting…", "Exportando…"))

    def _exported(self, path: object) -> None:
        name = path.name if isinstance(path, Path) else ""
        self.messages.show_message("ok", tr("The figures are in “{name}”.", "Las cifras están en «{name}».", name=name))

    @override
    def leave(self) -> None:
        if self._counting is not None:
            self._counting.cancel()
