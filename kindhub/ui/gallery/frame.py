"""The unlock page and the window with a page in it, to hold beside pictures 01, 05 and 06."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.ui.gallery.case import case_board
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.restricted_frame import PracticeBand, RestrictedFrame
from kindhub.ui.shell import NavEntry, NavProgram, Page, Route, ShellWindow, UnlockFacts, UnlockPage


def unlock_board() -> QWidget:
    """The unlock page in the morning."""
    facts = UnlockFacts(
        people=(("u1", "Rosa Chún Méndez"),),
        last_person="u1",
        backup=tr("Last backup: yesterday, 17:40", "Última copia de seguridad: ayer, 17:40"),
        backup_note=tr("Checked. USB disk “Office”.", "Comprobada. Disco USB «Oficina»."),
        version="KIND Hub 1.0",
        device=tr("Computer HUE-07 · policy 14, signed", "Equipo HUE-07 · política 14, firmada"),
    )
    return UnlockPage(facts, hour=9)


def _case_page(_route: Route) -> Page:
    page = Page()
    gaps(page.column)
    page.column.addWidget(case_board())
    return page


def fill(window: ShellWindow) -> None:
    """Invented entries."""
    entries = (
        NavEntry(Route("mine"), tr("My cases", "Mis casos"), count=27),
        NavEntry(Route("late"), tr("Overdue", "Vencidos"), count=3, overdue=True),
        NavEntry(Route("follow"), tr("Follow-ups", "Seguimientos"), count=48),
        NavEntry(Route("plan"), tr("No approved plan", "Sin plan aprobado"), count=4),
        NavEntry(Route("panel"), tr("Dashboard", "Panel")),
    )
    window.rail.set_entries(
        (
            NavEntry(Route("day"), tr("My day", "Mi día"), "sun-horizon", 7),
            NavEntry(Route("people"), tr("People", "Personas"), "users"),
            NavEntry(Route("tasks"), tr("Tasks and deadlines", "Tareas y plazos"), "check-square", 19),
        ),
        (
            NavProgram("re", tr("Reintegration", "Reintegración"), "RE", 1, entries),
            NavProgram("rf", tr("Reunification", "Reunificación"), "RF", 3, folded=True),
        ),
        (
            NavEntry(Route("exchange"), tr("Import and export", "Importar y exportar"), "arrows-down-up"),
            NavEntry(Route("settings"), tr("Settings", "Ajustes"), "gear-six"),
        ),
    )
    window.rail.person.set_person("Rosa Chún M.", tr("Huehuetenango office", "Oficina Huehuetenango"))
    window.bar.set_backup(tr("Backup: yesterday 17:40", "Copia: ayer 17:40"))


def window_board() -> QWidget:
    """The window with a case in it."""
    window = ShellWindow(_case_page, fill)
    window.open(Route("mine"))
    return window


def restricted_board() -> QWidget:
    """A restricted case, in practice mode."""
    page = QWidget()
    page.setObjectName("page")
    column = QVBoxLayout(page)
    gaps(column)
    column.addWidget(PracticeBand())
    inner = case_board()
    frame = RestrictedFrame(inner)
    frame.set_countdown("2:41")
    column.addWidget(frame, 1)
    return page
