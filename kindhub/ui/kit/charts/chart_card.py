"""A chart on a card: title, what is counted, the same as a table, a picture to keep."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from kindhub.i18n import tr
from kindhub.ui.kit.buttons import IconButton
from kindhub.ui.kit.card import LongHeadCard
from kindhub.ui.kit.charts.chart import Chart
from kindhub.ui.kit.text import Text
from kindhub.ui.kit.views import Views
from kindhub.ui.theme import theme


class ChartCard(LongHeadCard):
    """`export_asked` when the picture is to be kept, `print_asked`, `copy_asked`, `rows_asked` (asking where, and the
    right to, is the page's work). `gives_out` and `has_rows` say which of them the menu offers. `figure_words` say what
    stands over the chart, for print.

    `mark_clicked(category key, series name)` comes from the chart. `foot` says how the figure is counted. Without
    `pictures` none is offered to be kept.
    """

    export_asked = Signal()
    print_asked = Signal()
    copy_asked = Signal()
    rows_asked = Signal()
    mark_clicked = Signal(object, str)

    def __init__(
        self,
        title: str,
        note: str,
        chart: Chart,
        foot: str = "",
        parent: QWidget | None = None,
        *,
        pictures: bool = True,
    ) -> None:
        super().__init__(title, note, parent)
        self.chart, self.foot, self._pictures = chart, foot, pictures
        self.gives_out = self.has_rows = False
        self.figure_words: tuple[str, ...] = ()
        self._views = Views(self)
        self._views.addWidget(chart)
        chart.mark_clicked.connect(self.mark_clicked)
        self.add(self._views, 1)
        if foot:
            self.add(Text(foot, "cap", "text2", wrap=True))
        self._more = IconButton("dots-three-vertical", _more_about(title))
        self._more.clicked.connect(self._open_menu)
        self.add_action(self._more)

    def set_title(self, title: str) -> None:
        """Say something else what is drawn."""
        self.title.setText(title)
        self._more.show_icon("dots-three-vertical", _more_about(title))

    def shows_table(self) -> bool:
        """Whether the figures are shown as a table."""
        return self._views.count() > 1

    def show_table(self, *, table: bool) -> None:
        """The same figures as a table, or the chart again."""
        if table == self.shows_table():
            return
        if table:
            self._views.setCurrentIndex(self._views.addWidget(self._build_table()))
        elif (old := self._views.widget(1)) is not None:
            self._views.removeWidget(old)
            old.deleteLater()

    def _build_table(self) -> QTableWidget:
        head, rows = self.chart.figures.table()
        table = QTableWidget(len(rows), len(head), self._views)
        table.setAccessibleName(self.chart.figures.sentence)
        table.setHorizontalHeaderLabels(head)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme().size(28))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                item = QTableWidgetItem(text)
                side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
                item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
                table.setItem(at, column, item)
        return table

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = tr("Show as chart", "Ver como gráfica") if self.shows_table() else tr("Show as table", "Ver como tabla")
        menu.addAction(words).setData("table")
        if self.has_rows:
            menu.addAction(tr("Go to the rows", "Ir a la lista")).setData("rows")
        if self._pictures:
            menu.addAction(tr("Save picture…", "Guardar imagen…")).setData("picture")
        if self.gives_out:
            menu.addAction(tr("Copy the numbers", "Copiar las cifras")).setData("copy")
            menu.addAction(tr("Print…", "Imprimir…")).setData("print")
        menu.triggered.connect(self._chosen)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _chosen(self, action: QAction) -> None:
        acts = {
            "picture": self.export_asked, "print": self.print_asked, "rows": self.rows_asked, "copy": self.copy_asked
        }  # fmt: skip
        if action.data() == "table":
            self.show_table(table=not self.shows_table())
        else:
            acts[str(action.data())].emit()

    def copy_numbers(self) -> None:
        """Put the figures on the clipboard as a table, for a spreadsheet."""
        head, rows = self.chart.figures.table()
        QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in (head, *rows)))


def _more_about(title: str) -> str:
    return tr("More about {title}", "Más sobre {title}", title=title)
