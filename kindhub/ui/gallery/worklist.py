"""Tables made of the kit, to hold beside pictures 06 and 08."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.ui.kit.badge import Badge
from kindhub.ui.kit.buttons import FilledButton, QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.chip import FilterChip
from kindhub.ui.kit.flow import FlowLayout
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.search_edit import SearchEdit
from kindhub.ui.kit.step_bar import StepBar
from kindhub.ui.kit.table import (
    BulkBar,
    Cell,
    Column,
    ColumnChooser,
    ColumnEntry,
    Group,
    Key,
    PageModel,
    TableRow,
    Ticks,
    WorkTable,
)
from kindhub.ui.kit.tiles import VerdictTile

_NAMES = ("Marvin Juan Pascual", "Elmer Josué Tomás Felipe", "Dulce María Andrés", "Heidy Lucas Sebastián")


def _people(keys: Sequence[Key]) -> list[TableRow]:
    return [_person(int(str(key))) for key in keys]


def _person(key: int) -> TableRow:
    late, soon = key % 12 < 3, key % 12 < 6
    words = tr("Overdue 6 d", "Vencido 6 d") if late else tr("Today", "Hoy") if soon else tr("In 9 d", "En 9 d")
    state, tone = ("overdue", "danger") if late else ("soon", "warn") if soon else ("fine", "text2")
    cells = {
        "due": Cell(words, state=state, tone=tone),
        "name": Cell(_NAMES[key % 4], bold=True),
        "age": Cell(str(9 + key % 9)),
        "place": Cell("San Rafael La Indep." if key % 3 else "Nentón"),
        "stage": Cell(tr("Active", "Activo")),
        "last": Cell(tr("no data", "sin dato"), tone="muted") if key % 7 == 2 else Cell("14 oct"),
    }
    return TableRow(key, cells, "danger" if late else "", tint=late)


def worklist_board() -> QWidget:
    """A worklist with groups, ticks, overdue rows and the bar of chosen ones."""
    page, column = _page()
    header = PageHeader(tr("Follow-ups of my team", "Seguimientos de mi equipo"), ((tr("Lists", "Listas"), "l"),))
    header.add_badge(Badge(tr("48 of 214 cases", "48 de 214 casos"), "accent"))
    header.add_action(QuietButton(tr("Export…", "Exportar…"), "export"))
    column.addWidget(header)
    filters = FlowLayout(None, 8)
    filters.addWidget(SearchEdit(tr("Filter the list", "Filtrar la lista")))
    filters.addWidget(FilterChip(tr("Stage is not", "Etapa no es"), tr("Closed", "Cerrado")))
    filters.addWidget(FilterChip(tr("School", "Escuela"), tr("empty", "vacío")))
    filters.addWidget(QuietButton(tr("Filter", "Filtro"), "plus"))
    column.addLayout(filters)
    ticks = Ticks(page)
    model = PageModel(_columns(), _people, ticks=ticks, parent=page)
    groups = (Group("Rosa Chún · 19 casos · 3 vencidos", 8), Group("Miguel Brito · 17 casos · 4 vencidos", 40))
    model.set_keys(array("q", range(48)), groups)
    card = Card()
    gaps(card.column, 0, 1)
    table = WorkTable(model, tr("Follow-ups", "Seguimientos"))
    model.show_sort("due", descending=False)
    card.add(table, 1)
    bar = BulkBar(ticks)
    ticks.set_ticked(0, on=True)
    ticks.set_ticked(1, on=True)
    bar.add_action(tr("Reassign…", "Reasignar…"), "swap")
    bar.set_total(48, (1, 12))
    card.add(bar)
    column.addWidget(card, 1)
    table.select_key(1)
    return page


def _columns() -> list[Column]:
    return [
        Column("due", tr("Deadline", "Plazo"), 124),
        Column("name", tr("Child", "Niña o niño"), 250, stretch=True),
        Column("age", tr("Age", "Edad"), 60, right=True),
        Column("place", tr("Municipality", "Municipio"), 170),
        Column("stage", tr("Stage", "Etapa"), 110),
        Column("last", tr("Last contact", "Último contacto"), 140),
    ]


def import_board() -> QWidget:
    """An import at its third step."""
    page, column = _page()
    column.addWidget(PageHeader(tr("Import a partner's workbook", "Importar el libro de una organización")))
    steps = StepBar()
    steps.set_steps(
        [
            (tr("File", "Archivo"), "partner_2026.xlsx"),
            (tr("Sheet and columns", "Hoja y columnas"), tr("3 sheets", "3 hojas · 41 columnas")),
            (tr("Check rows", "Revisar filas"), tr("186 rows", "186 filas")),
            (tr("Import", "Importar"), ""),
            (tr("Result", "Resultado"), ""),
        ],
        3,
    )
    column.addWidget(steps)
    tiles = QHBoxLayout()
    gaps(tiles, 10)
    all_rows = VerdictTile("186", tr("rows", "filas"), tr("all", "todas, lo pendiente primero"), "rows")
    all_rows.setChecked(True)
    tiles.addWidget(all_rows)
    tiles.addWidget(
        VerdictTile("131", tr("new", "nuevas"), tr("person and case", "persona y caso nuevos"), "plus-circle-fill")
    )
    tiles.addWidget(
        VerdictTile("11", tr("in doubt", "dudosas"), tr("9 to decide", "faltan 9 por decidir"), "question-fill", "warn")
    )
    tiles.addWidget(
        VerdictTile("6", tr("left out", "no entran"), tr("with reason", "con su razón"), "x-circle-fill", "danger")
    )
    column.addLayout(tiles)
    columns = [
        Column("row", tr("Row", "Fila"), 54, right=True),
        Column("verdict", tr("Result", "Resultado"), 120),
        Column("read", tr("In the file", "En el archivo"), 200, stretch=True),
        Column("why", tr("Why", "Por qué"), 200),
        Column("do", tr("What to do", "Qué hacer"), 150),
    ]
    model = PageModel(columns, _rows, parent=page)
    model.set_keys(list(range(9)))
    card = Card()
    gaps(card.column, 0, 1)
    table = WorkTable(model, tr("Rows", "Filas"), row_height=45)
    card.add(table, 1)
    column.addWidget(card, 1)
    table.select_key(0)
    column.addWidget(FilledButton(tr("Import 171 rows", "Importar 171 filas"), "download-simple"))
    return page


def _rows(keys: Sequence[Key]) -> list[TableRow]:
    looks = (("doubt", "warn", tr("In doubt", "Dudosa")), ("refused", "danger", tr("Left out", "No entra")),
             ("new", "accent", tr("New", "Nueva")))  # fmt: skip
    rows = []
    for key in keys:
        state, tone, word = looks[int(str(key)) % 3]
        cells = {
            "row": Cell(str(41 + int(str(key)))),
            "verdict": Cell(word, state=state, tone=tone, bold=True),
            "read": Cell("Elmer Tomas F.", "San Rafael · Casos", matches=((0, 5), (6, 5))),
            "why": Cell(tr("Name, date and place", "Nombre, fecha y lugar"), "83 de 100", programs=(("RE", 1),)),
            "do": Cell(tr("Choose…", "Elija…"), button=True),
        }
        rows.append(TableRow(key, cells, tone if tone != "accent" else ""))
    return rows


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    page.setObjectName("page")
    column = QVBoxLayout(page)
    gaps(column, 10, 20, 12)
    return page, column


def columns_board() -> QWidget:
    """The chooser of columns, as it lies over a worklist."""
    page, _column = _page()
    entries = [ColumnEntry(c.key, c.title, shown=c.key != "last", fixed=c.key in ("due", "name")) for c in _columns()]
    chooser = ColumnChooser(entries, page)
    chooser.setWindowFlags(Qt.WindowType.Widget)
    chooser.setGeometry(40, 40, 300, 500)
    return page
