"""Buttons, badges, inputs and messages side by side."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QAbstractButton, QCheckBox, QGridLayout, QRadioButton, QVBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.ui.kit.badge import STATES, Badge, CountBadge, ProgramMark, StateIcon
from kindhub.ui.kit.buttons import FilledButton, IconButton, LinkButton, LockedButton, QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.chip import FilterChip
from kindhub.ui.kit.field_block import FieldBlock
from kindhub.ui.kit.flow import FlowLayout
from kindhub.ui.kit.inputs import (
    Choice,
    ComboInput,
    DateInput,
    Input,
    LineInput,
    ListInput,
    MoneyInput,
    MultiChoiceInput,
    NumberInput,
    SegmentInput,
    TextInput,
    YesNoInput,
)
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.message_bar import MessageStack
from kindhub.ui.kit.search_edit import SearchEdit
from kindhub.ui.kit.text import KeyCap
from kindhub.ui.kit.tiles import FigureTile


def parts_board() -> QWidget:
    """The basic parts."""
    page = QWidget()
    page.setObjectName("page")
    column = QVBoxLayout(page)
    gaps(column, 12, 20, 12)
    column.addLayout(_row(*_buttons()))
    column.addLayout(_row(*_badges()))
    column.addLayout(_row(*(StateIcon(state, 20) for state in STATES)))
    column.addWidget(_messages())
    column.addLayout(_row(*_tiles()))
    column.addWidget(SearchEdit(tr("Find a person", "Buscar persona"), big=True))
    column.addWidget(_fields(), 1)
    return page


def _row(*widgets: QWidget) -> FlowLayout:
    flow = FlowLayout(None, 8)
    for widget in widgets:
        flow.addWidget(widget)
    return flow


def _buttons() -> tuple[QWidget, ...]:
    return (
        FilledButton(tr("Log a contact", "Registrar contacto"), "phone-call"),
        QuietButton(tr("Print", "Imprimir"), "printer"),
        LinkButton(tr("Discard draft", "Descartar borrador")),
        LockedButton(tr("Move to Active", "Pasar a Activo"), tr("3 things are missing", "Faltan 3 cosas")),
        IconButton("dots-three-vertical", tr("More", "Más"), boxed=True),
        IconButton("question", tr("Help", "Ayuda"), "F1"),
        KeyCap("Ctrl K"),
        FilterChip(tr("School", "Escuela"), tr("empty", "vacío")),
        _ticked(QCheckBox(tr("Names that sound alike", "Nombres que suenan parecido"))),
        _ticked(QRadioButton("A4")),
    )


def _ticked(box: QAbstractButton) -> QAbstractButton:
    box.setChecked(True)
    return box


def _badges() -> tuple[QWidget, ...]:
    return (
        Badge(tr("Medium risk", "Riesgo medio"), "warn", "warning-fill"),
        Badge(tr("Call only after 17 h", "Solo llamar después de las 17 h"), "info", "phone-fill"),
        Badge(tr("48 of 214 cases", "48 de 214 casos"), "accent"),
        Badge(tr("Shared", "Compartida"), "neutral", "users-three"),
        CountBadge(19),
        CountBadge(3, overdue=True),
        ProgramMark("RE", 1, "Reintegración"),
        ProgramMark("RF", 3, "Reunificación"),
    )


def _messages() -> MessageStack:
    stack = MessageStack()
    stack.show_message("info", tr("The number may have a slip.", "Puede que el número tenga un error."))
    stack.show_message("ok", tr("Saved.", "Guardado."), tr("Undo", "Deshacer"))
    stack.show_message("danger", tr("The file could not be read.", "No se pudo leer el archivo."))
    return stack


def _tiles() -> tuple[QWidget, ...]:
    return (
        FigureTile("3", tr("overdue", "vencidos"), tr("the oldest, 6 days", "el más antiguo, hace 6 días"),
                   "warning-circle-fill", "danger"),
        FigureTile("4", tr("for today", "para hoy"), tr("2 at an hour", "2 con hora fija"), "clock-fill", "warn"),
        FigureTile("27", tr("open cases", "casos abiertos"), tr("at most: 25", "máximo sugerido: 25"), "folder-open"),
    )  # fmt: skip


def _fields() -> Card:
    card = Card(tr("Fields", "Campos"))
    grid = QGridLayout()
    gaps(grid, 16)
    grid.setVerticalSpacing(8)
    for at, block in enumerate(_blocks()):
        grid.addWidget(block, at // 4, at % 4)
        grid.setColumnStretch(at % 4, 1)
    card.body.addLayout(grid)
    card.body.addStretch(1)
    return card


def _blocks() -> list[FieldBlock]:
    states = [Choice("good", tr("Good", "Buena"), "smiley"), Choice("fair", "Regular", "smiley-meh")]
    places = [Choice(n, n) for n in ("Nentón", "Jacaltenango", "San Rafael La Independencia")]
    kinds = [Choice(n, n) for n in (tr("Food", "Alimentos"), tr("Clothes", "Ropa"), tr("Transport", "Transporte"))]
    late = FieldBlock(tr("Hand-over", "Fecha de entrega"), _with(DateInput(), date(2026, 11, 1)), needed="create")
    late.show_message(tr("It is before the arrival (3 Nov).", "Es antes de la llegada (3 nov)."))
    absent = YesNoInput()
    absent.set_absence("not_asked")
    return [
        FieldBlock(tr("Name", "Nombre"), _with(LineInput(), "Catarina Felipe Juan"), needed="create"),
        late,
        FieldBlock(tr("Municipality", "Municipio"), _with(ComboInput(places), "Nentón"), needed="close"),
        FieldBlock(tr("State on arrival", "Estado al llegar"), _with(SegmentInput(states), "fair")),
        FieldBlock(tr("Goes to school", "Asiste a la escuela"), absent),
        FieldBlock(tr("Age", "Edad"), _with(NumberInput(unit=tr("years", "años")), 15)),
        FieldBlock(tr("Fare", "Pasaje"), _with(MoneyInput("GTQ"), 12550), hint=tr("One way", "Solo de ida")),
        FieldBlock(tr("Handed over", "Se le entregó"), _with(MultiChoiceInput(kinds), (kinds[0].code,))),
        FieldBlock(tr("Note", "Nota"), TextInput()),
        FieldBlock(tr("Place", "Lugar"), _with(ListInput(places), "Nentón")),
    ]


def _with(editor: Input, value: object) -> Input:
    editor.set_value(value)
    return editor
