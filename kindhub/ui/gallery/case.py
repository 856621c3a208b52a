"""A case page made of the kit, to hold beside picture 05."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.ui.kit.badge import Badge
from kindhub.ui.kit.buttons import IconButton, QuietButton
from kindhub.ui.kit.error_summary import ErrorSummary
from kindhub.ui.kit.field_block import FieldBlock, Needed
from kindhub.ui.kit.form_section import FormSection
from kindhub.ui.kit.inputs import Choice, ComboInput, DateInput, Input, SegmentInput
from kindhub.ui.kit.look import Rule, gaps
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.panes import Panes
from kindhub.ui.kit.row_list import Row
from kindhub.ui.kit.save_bar import DraftMark, SaveBar
from kindhub.ui.kit.section_nav import SectionNav
from kindhub.ui.kit.side_lists import DocumentChecklist, DueList
from kindhub.ui.kit.stage_bar import Stage, StageBar
from kindhub.ui.kit.stage_gap import Gap, StageGap
from kindhub.ui.kit.text import Text
from kindhub.ui.theme import theme


def case_board() -> QWidget:
    """A case with one answer to look at."""
    page = QWidget()
    page.setObjectName("page")
    column = QVBoxLayout(page)
    gaps(column, 8, 20, 8, 20, 12)
    column.addWidget(_header())
    column.addWidget(StageBar(_stages()))
    gap = StageGap()
    gap.set_gaps(tr("Active", "Activo"), _gaps())
    column.addWidget(gap)
    column.addWidget(Panes(_form(), left=_sections(), right=_side()), 1)
    return page


def _header() -> PageHeader:
    facts = ("REI-2026-0412", tr("15, male", "15 años, hombre"), "San Rafael La Independencia", "Akateko")
    crumbs = ((tr("Reintegration", "Reintegración"), "re"), (tr("My cases", "Mis casos"), "mine"))
    header = PageHeader("Elmer Josué Tomás Felipe", crumbs, facts, "identification-card")
    header.add_badge(Badge(tr("Medium risk", "Riesgo medio"), "warn", "warning-fill"))
    header.add_badge(Badge(tr("Call only after 17 h", "Solo llamar después de las 17 h"), "info", "phone-fill"))
    header.add_action(QuietButton(tr("Log a contact", "Registrar contacto"), "phone-call"))
    header.add_action(QuietButton(tr("Print", "Imprimir"), "printer"))
    header.add_action(IconButton("dots-three-vertical", tr("More", "Más"), boxed=True))
    return header


def _stages() -> list[Stage]:
    return [
        Stage("referred", tr("Referred", "Referido"), "done", "1 oct"),
        Stage("eligible", tr("Eligibility", "Elegibilidad"), "done", "6 oct"),
        Stage("accepted", tr("Accepted", "Aceptado"), "done", "8 oct"),
        Stage("pre", tr("Pre-return", "Pre-retorno"), "done", "9 oct"),
        Stage("way", tr("On the way", "En viaje"), "done", "3 nov"),
        Stage("received", tr("Received", "Recibido"), "current", tr("since 3 Nov · 20 d", "desde el 3 nov · 20 días")),
        Stage("active", tr("Active", "Activo"), "next", tr("3 missing", "faltan 3")),
        Stage("watch", tr("Monitoring", "Monitoreo"), "later", tr("month 9", "mes 9")),
        Stage("closed", tr("Closed", "Cerrado"), "later", "nov 2027"),
    ]


def _gaps() -> list[Gap]:
    return [
        Gap("assessment", tr("First assessment", "Evaluación inicial"), tr("9 of 12", "9 de 12 temas")),
        Gap("plan", tr("Approved plan", "Plan aprobado"), tr("due 3 Dec", "vence 3 dic"), "warn"),
        Gap("consent", tr("Consent in Guatemala", "Consentimiento en Guatemala")),
    ]


def _sections() -> SectionNav:
    nav = SectionNav()
    file = tr("Case file", "Expediente")
    nav.set_sections(
        [
            Row("referral", tr("Referral", "Referencia"), "done"),
            Row("eligibility", tr("Eligibility", "Elegibilidad"), "done"),
            Row("pre", tr("Pre-return", "Pre-retorno"), "done"),
            Row("return", tr("Return and reception", "Retorno y recepción"), "overdue",
                sub=tr("1 answer to look at", "1 dato por revisar"), sub_tone="danger"),
            Row("assessment", tr("Assessment", "Evaluación"), "part", right="9/12"),
            Row("plan", "Plan", "part", right="1/3"),
            Row("services", tr("Services", "Servicios"), "none"),
            Row("contacts", tr("Contacts", "Contactos"), "part", right="2"),
            Row("closure", tr("Closure", "Cierre"), "locked"),
            Row("history", tr("History", "Historial"), icon="clock-counter-clockwise", group=file),
            Row("notes", tr("Notes (4)", "Notas (4)"), icon="note", group=file),
        ]
    )  # fmt: skip
    nav.set_current("return")
    return nav


def _form() -> QFrame:
    frame = QFrame()
    frame.setProperty("part", "card")
    column = QVBoxLayout(frame)
    gaps(column)
    head = QHBoxLayout()
    gaps(head, 8, 16, 8)
    head.addWidget(Text(tr("Return and reception", "Retorno y recepción"), "h2"))
    head.addStretch(1)
    mark = DraftMark()
    mark.saved_at("10:42")
    head.addWidget(mark)
    column.addLayout(head)
    column.addWidget(Rule())
    column.addLayout(_form_body(), 1)
    bar = SaveBar()
    bar.set_state(tr("Not yet in the case file.", "Aún no forma parte del expediente."), draft=True)
    column.addWidget(bar)
    return frame


def _form_body() -> QVBoxLayout:
    body = QVBoxLayout()
    gaps(body, 6, 16, 8)
    summary = ErrorSummary()
    summary.show_errors([("handover", tr("Date of hand-over", "Fecha de entrega a la familia"))])
    body.addWidget(summary)
    arrival = FormSection(tr("Arrival", "Llegada"))
    arrival.add_blocks(
        (
            (_choice(tr("Left from", "Salió de"), "Houston, EE. UU.", "create"), 1),
            (_day(tr("Day of departure", "Fecha de salida"), date(2026, 11, 3), "create"), 1),
            (_choice(tr("Point of arrival", "Punto de llegada"), "Base aérea La Aurora", "create"), 1),
        )
    )
    body.addWidget(arrival)
    family = FormSection(tr("Hand-over to the family", "Entrega a la familia"))
    late = _day(tr("Day of hand-over", "Fecha de entrega"), date(2026, 11, 1), "create")
    late.show_message(tr("Before the arrival (3 Nov). Check which is right.",
                         "Es antes de la llegada (3 nov). Revise cuál es la correcta."))  # fmt: skip
    states = [
        Choice("good", tr("Good", "Buena"), "smiley"),
        Choice("fair", tr("Fair", "Regular"), "smiley-meh"),
        Choice("care", tr("Needs care", "Necesita atención"), "first-aid"),
    ]
    segments = SegmentInput(states)
    segments.set_value("fair")
    family.add_blocks(
        (
            (_choice(tr("Handed over to", "Se entregó a"), "Catarina Felipe Juan"), 1),
            (late, 1),
            (_choice(tr("Document shown", "Documento que mostró"), "DPI, original visto"), 1),
            (FieldBlock(tr("State on arrival", "Estado al llegar"), segments), 2),
            (_choice(tr("Was given", "Se le entregó"), "Ropa, alimentos"), 1),
        )
    )
    body.addWidget(family)
    body.addStretch(1)
    return body


def _choice(label: str, value: str, needed: Needed = "") -> FieldBlock:
    editor: Input = ComboInput([Choice(value, value)])
    editor.set_value(value)
    return FieldBlock(label, editor, needed=needed)


def _day(label: str, value: date, needed: Needed = "") -> FieldBlock:
    editor = DateInput()
    editor.set_value(value)
    return FieldBlock(label, editor, needed=needed)


def _side() -> QWidget:
    pane = QWidget()
    side = QVBoxLayout(pane)
    gaps(side, 12)
    due = DueList()
    due.setFixedWidth(theme().size(276))
    due.set_rows(
        [
            Row("1", tr("First assessment", "Evaluación inicial"), "overdue", strong=True,
                sub=tr("Was due yesterday, 22 Nov", "Venció ayer, 22 nov"), sub_tone="danger"),
            Row("2", tr("Reintegration plan", "Plan de reintegración"), "soon", strong=True,
                sub=tr("Thu 3 Dec · 10 days left", "Jue 3 dic · faltan 10 días"), sub_tone="warn"),
            Row("3", tr("Monthly contact", "Contacto mensual"), "planned", strong=True,
                sub=tr("Fri 4 Dec", "Vie 4 dic")),
            Row("4", tr("First home visit", "Primera visita a casa"), "done", strong=True,
                sub=tr("Done on 9 Nov, in time", "Hecha el 9 nov, a tiempo")),
        ]
    )  # fmt: skip
    side.addWidget(due)
    documents = DocumentChecklist()
    documents.setFixedWidth(theme().size(276))
    documents.set_rows(
        [
            Row("a", tr("Consent (USA)", "Consentimiento (EE. UU.)"), "done", right="PDF"),
            Row("b", tr("Birth certificate", "Partida de nacimiento"), "done", right=tr("photo", "foto")),
            Row("c", tr("Consent (Guatemala)", "Consentimiento (Guatemala)"), "missing", right=tr("missing", "falta")),
            Row("d", tr("School record", "Constancia escolar"), "optional", right=tr("missing", "falta")),
        ]
    )
    side.addWidget(documents, 1)
    return pane
