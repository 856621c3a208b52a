"""From the settings to pages that have no entry of their own: backups, one's passphrase, people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kindhub.i18n import L
from kindhub.packs.house import house
from kindhub.security.access import HUB
from kindhub.services.certificates.offered import certificate_forms
from kindhub.services.letters import RIGHT
from kindhub.ui.kit.buttons import QuietButton
from kindhub.ui.kit.flow import FlowLayout
from kindhub.ui.kit.look import gaps
from kindhub.ui.shell import Route

if TYPE_CHECKING:
    from kindhub.program.registry import LoadedProgram
    from kindhub.storage.hub import Hub

_WAYS = (
    ("backup", L("Backups", "Copias de seguridad"), "shield-check", "backup"),
    ("travel", L("Travel mode", "Modo de viaje"), "airplane-tilt", "backup"),
    ("passphrase", L("Change my passphrase", "Cambiar mi frase de acceso"), "key", ""),
    ("colleagues", L("People and permissions", "Personas y permisos"), "users-three", "manage_people"),
    ("letters", L("Letters", "Cartas"), "envelope-simple", ""),
    ("programs", L("Programs of this computer", "Programas de este equipo"), "puzzle-piece", ""),
    ("check_installer", L("Check an installer", "Comprobar un instalador"), "file-search", ""),
    ("certificate", L("Check a certificate", "Comprobar una constancia"), "shield-check", ""),
    ("about", L("About KIND Hub", "Acerca de KIND Hub"), "info", ""),
)


def ways_of(hub: Hub) -> list[tuple[str, str, str]]:
    """Route, words and icon of each of these pages this person may open."""
    found = []
    for page, words, icon, right in _WAYS:
        may = not right or hub.user.can(HUB, right) or (page == "colleagues" and leads_any(hub))
        may = may and (page != "letters" or bool(programs_with_letters(hub)))
        may = may and (page != "certificate" or bool(certificate_forms(hub)))
        may = may and (page != "check_installer" or house() is not None)
        if may:
            found.append((page, words.say(), icon))
    return found


class WaysOn(QWidget):
    """`go(Route)`; a page this person has no right to is not named."""

    go = Signal(object)

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = FlowLayout(self, 8)
        gaps(row, 8)
        self.ways: dict[str, QuietButton] = {}
        for page, words, icon in ways_of(hub):
            button = QuietButton(words, icon)
            button.setProperty("page", page)
            button.clicked.connect(self._clicked)
            row.addWidget(button)
            self.ways[page] = button

    def _clicked(self) -> None:
        self.go.emit(Route(str(self.sender().property("page"))))

    @override
    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.heightForWidth(width) if layout is not None else 0


def programs_with_letters(hub: Hub) -> list[LoadedProgram]:
    """The programs whose letters this person may change."""
    return [one for one in hub.programs if one.letters and hub.user.can(one.key, RIGHT)]


def leads_any(hub: Hub) -> bool:
    """Whether this person may give some program to somebody."""
    return any(hub.user.can(program.key, "grant") for program in hub.programs)
