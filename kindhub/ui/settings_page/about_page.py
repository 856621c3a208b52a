"""What this program is and what is new in it: version, day, programs and who signed them, licence, and for support."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget
from typing_extensions import override

import kindhub
from kindhub.i18n import L, tr
from kindhub.services.releases import Release, releases, this_release
from kindhub.ui.kit.buttons import QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.text import Text
from kindhub.ui.shell import Page, Route
from kindhub.ui.tasks import Progress, run
from kindhub.ui.theme import theme
from kindhub.ui.when import short_day, today

if TYPE_CHECKING:
    from kindhub.services.about import Installation
    from kindhub.services.program_packs import ProgramLine
    from kindhub.storage.hub import Hub

_WHAT = L(
    "Records of children and their families, encrypted on this computer, without a server and without the internet.",
    "Registros de niñas, niños y sus familias, cifrados en este equipo, sin servidor y sin internet.",
)
_LICENCE = L(
    "Apache License 2.0. Letters: Open Sans (OFL). Signs: Phosphor (MIT). Window: Qt (LGPL 3).",
    "Licencia Apache 2.0. Letras: Open Sans (OFL). Signos: Phosphor (MIT). Ventana: Qt (LGPL 3).",
)
_NOT_RELEASED = L("not released yet", "todavía no publicada")


class ReadInstallation:
    """Work: versions and signers of what is installed. What reads them is imported here, beside the window: it brings
    the checking of packs.
    """

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    def __call__(self, _progress: Progress) -> Installation:
        """Read them; each pack is looked at."""
        from kindhub.services.about import read_installation

        return read_installation(self._hub)


class AboutPage(Page):
    """Everything support asks for, in one place; no record is named."""

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self._hub = hub
        self.installation: Installation | None = None
        header = PageHeader(
            tr("About KIND Hub", "Acerca de KIND Hub"), ((tr("Settings", "Ajustes"), Route("settings")),)
        )
        header.crumb_clicked.connect(self.go)
        self.column.addWidget(header)
        self.build(self._parts())

    def _parts(self) -> Iterator[None]:
        scroll = ScrollPane(self)
        self.column.addWidget(scroll, 1)
        yield
        scroll.body.addWidget(self._card(scroll.inside))
        yield
        scroll.body.addWidget(_news_card(scroll.inside))
        yield
        self.programs = Card(tr("Programs", "Programas"), parent=scroll.inside)
        self.support = self._support_card(scroll.inside)
        scroll.body.addWidget(self.programs)
        scroll.body.addWidget(self.support)
        scroll.body.addStretch(1)
        self.refresh()

    def _card(self, room: QWidget) -> Card:
        card = Card("KIND Hub", parent=room)
        card.add(Text(_WHAT.say(), wrap=True))
        facts = {
            tr("Version", "Versión"): f"{this_release().version} · {_day_of(this_release())}",
            tr("Installed on", "Fecha de instalación"): _installed_on(),
            tr("Data folder", "Carpeta de datos"): str(self._hub.folder.path),
            tr("Licence", "Licencia"): _LICENCE.say(),
        }
        grid = QGridLayout()
        gaps(grid, 8)
        for row, (name, fact) in enumerate(facts.items()):
            grid.addWidget(Text(name, "strong"), row, 0)
            grid.addWidget(Text(breaking_at_folders(fact), wrap=True), row, 1)
        grid.setColumnStretch(1, 1)
        card.body.addLayout(grid)
        return card

    def _support_card(self, room: QWidget) -> Card:
        card = Card(tr("For support", "Para soporte"), parent=room)
        words = tr(
            "Versions of the hub, its programs and this computer. No record, no name and no passphrase is in it.",
            "Versiones del hub, de sus programas y de este equipo. No lleva ningún registro, nombre ni frase.",
        )
        card.add(Text(words, wrap=True))
        self.copy = QuietButton(tr("Copy", "Copiar"), "copy")
        self.copy.setAccessibleName(tr("Copy for support", "Copiar para soporte"))
        self.copy.clicked.connect(self.copy_for_support)
        self.copy.setEnabled(False)
        card.body.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    @override
    def refresh(self) -> None:
        run(self, ReadInstallation(self._hub), self._show, self.fail)

    def _show(self, found: object) -> None:
        installation = cast("Installation", found)
        first = self.installation is None
        self.installation = installation
        self.copy.setEnabled(True)
        if not first:
            return
        for line in installation.programs:
            self.programs.add(Text(_said(line), wrap=True))
        if not installation.programs:
            self.programs.add(Text(tr("None is open to you.", "Ninguno está abierto para usted."), wrap=True))
        stands = Text(", ".join(installation.stands_on), "cap", "text2", wrap=True)
        for words in (*((Text(installation.policy, wrap=True),) if installation.policy else ()), stands):
            self.programs.add(words)

    def copy_for_support(self) -> None:
        """Put what support asks for on the clipboard."""
        from kindhub.services.about import support_text

        if self.installation is not None:
            look = f"{theme().name} {theme().percent} %"
            QGuiApplication.clipboard().setText(support_text(self.installation, look))
            self.say("ok", tr("Copied.", "Copiado."))


def breaking_at_folders(text: str) -> str:
    """A text whose paths may go on in the next line after each folder: large letters leave no room for a whole one."""
    return re.sub(r"(?<=[/\\])", "\u200b", text)


def _said(line: ProgramLine) -> str:
    from kindhub.services.program_packs import STATES

    signed = tr("signed by {signer}", "firmado por {signer}", signer=line.signer) if line.signer else ""
    return " · ".join(filter(None, (f"{line.name} {line.version}".strip(), STATES[line.state].say(), signed)))


def _news_card(room: QWidget) -> Card:
    """What is new, the newest version first."""
    card = Card(tr("What is new", "Qué hay de nuevo"), parent=room)
    for release in releases():
        card.add(Text(f"{release.version} · {_day_of(release)}", "strong"))
        for news in release.news:
            row = QHBoxLayout()
            gaps(row, 6)
            row.addWidget(Text("•", tone="text2"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Text(news.say(), wrap=True), 1)
            card.body.addLayout(row)
    return card


def _day_of(release: Release) -> str:
    return short_day(release.day, today()) if release.day else _NOT_RELEASED.say()


def _installed_on() -> str:
    """The day the files of this version were put here, as the folder tells that they were put into: they themselves
    bear the time of the build, and an installer leaves no list of them.
    """
    put = Path(kindhub.__file__).parent.stat()
    return short_day(date.fromtimestamp(max(put.st_mtime, put.st_ctime)), today())  # noqa: DTZ012 - the day where the computer stands
