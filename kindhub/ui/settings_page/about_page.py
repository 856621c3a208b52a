"""What this program is: version, date, programs with their versions, licence, and whom it stands on."""

from __future__ import annotations

import re
from datetime import date
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout

from kindhub import __version__
from kindhub.i18n import L, tr
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.text import Text
from kindhub.ui.shell import Page, Route
from kindhub.ui.when import short_day, today

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub

_STANDS_ON = ("PySide6-Essentials", "sqlmodel", "sqlcipher3", "cryptography", "qtawesome")
_WHAT = L(
    "Records of children and their families, encrypted on this computer, without a server and without the internet.",
    "Registros de niñas, niños y sus familias, cifrados en este equipo, sin servidor y sin internet.",
)
_LICENCE = L(
    "Apache License 2.0. Letters: Open Sans (OFL). Signs: Phosphor (MIT). Window: Qt (LGPL 3).",
    "Licencia Apache 2.0. Letras: Open Sans (OFL). Signos: Phosphor (MIT). Ventana: Qt (LGPL 3).",
)


class AboutPage(Page):
    """Everything support asks for, in one place; no record is named."""

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        header = PageHeader(
            tr("About KIND Hub", "Acerca de KIND Hub"), ((tr("Settings", "Ajustes"), Route("settings")),)
        )
        header.crumb_clicked.connect(self.go)
        self.column.addWidget(header)
        scroll = ScrollPane()
        self.facts = dict(_facts(hub))
        card = Card("KIND Hub")
        card.add(Text(_WHAT.say(), wrap=True))
        grid = QGridLayout()
        gaps(grid, 8)
        for row, (name, fact) in enumerate(self.facts.items()):
            grid.addWidget(Text(name, "strong"), row, 0)
            grid.addWidget(Text(breaking_at_folders(fact), wrap=True), row, 1)
        grid.setColumnStretch(1, 1)
        card.body.addLayout(grid)
        scroll.body.addWidget(card)
        scroll.body.addStretch(1)
        self.column.addWidget(scroll, 1)


def breaking_at_folders(text: str) -> str:
    """A text whose paths may go on in the next line after each folder: large letters leave no room for a whole one."""
    return re.sub(r"(?<=[/\\])", "\u200b", text)


def _facts(hub: Hub) -> list[tuple[str, str]]:
    programs = [f"{program.info.neutral_name.say()} {_version_of(program.folder.name)}" for program in hub.programs]
    return [
        (tr("Version", "Versión"), __version__),
        (tr("Installed on", "Fecha de instalación"), _installed_on()),
        (tr("Programs", "Programas"), ", ".join(part.strip() for part in programs) or tr("none", "ninguno")),
        (tr("Data folder", "Carpeta de datos"), str(hub.folder.path)),
        (tr("Stands on", "Se apoya en"), ", ".join(f"{name} {_version_of(name)}".strip() for name in _STANDS_ON)),
        (tr("Licence", "Licencia"), _LICENCE.say()),
    ]


def _version_of(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _installed_on() -> str:
    """The day the files of this version were put here."""
    try:
        files = [Path(str(file.locate())) for file in (distribution("kindhub").files or [])[:5]]
    except PackageNotFoundError:
        files = []
    times = [file.stat().st_mtime for file in files if file.exists()]
    if not times:
        return tr("not known", "no se sabe")
    return short_day(date.fromtimestamp(max(times)), today())  # noqa: DTZ012 - the day where the computer stands
