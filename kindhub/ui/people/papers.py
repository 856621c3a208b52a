"""What can be printed of a person: her family drawn, and her life in dates drawn and as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from kindhub.errors import UserError
from kindhub.i18n import L, tr
from kindhub.program.paper import Heading, Paper, Table, Words
from kindhub.security.access import HUB
from kindhub.services.family import Family, family_of
from kindhub.services.giving_out import Leaving
from kindhub.services.persons import profile
from kindhub.services.timeline import Lane, timeline_of
from kindhub.ui.kit.family_tree import TreeDrawing
from kindhub.ui.kit.timeline import TimelinePicture
from kindhub.ui.people.family_words import sentence_of, tree_of
from kindhub.ui.people.reading import GONE
from kindhub.ui.people.timeline_words import lines_of
from kindhub.ui.printing.desk import PrintDesk
from kindhub.ui.printing.job import PrintJob
from kindhub.ui.printing.picture import HIGHEST_MM, WIDE_MM, Picture
from kindhub.ui.when import today

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from kindhub.program.registry import Programs
    from kindhub.storage.hub import Hub

FAMILY, TIMELINE, WHOLE = "family", "timeline", "whole"
PERSON_PAPERS: dict[str, L] = {
    FAMILY: L("Family", "Familia"),
    TIMELINE: L("Timeline", "Línea de tiempo"),
    WHOLE: L("Family and timeline", "Familia y línea de tiempo"),
}


class PersonPapers(QObject):
    """`ask(what, anchor)` for the family, the timeline, or both."""

    def __init__(self, hub: Hub, person_id: str, page: QWidget) -> None:
        super().__init__(page)
        self._hub, self._person_id = hub, person_id
        self.desk = PrintDesk(hub, page)

    def may(self) -> bool:
        """Whether this person may print or keep a PDF of shared records."""
        return any(self._hub.user.can(HUB, right) for right in ("print", "export"))

    def ask(self, what: str, anchor: QWidget) -> None:
        """Ask how and for what it is printed."""
        self.desk.ask(self.job(what), anchor)

    def job(self, what: str) -> PrintJob:
        """The job; it names the person only when that is asked for."""
        return person_job(self._hub, self._person_id, what)


def person_job(hub: Hub, person_id: str, what: str) -> PrintJob:
    """The job of a paper of a person, one of `PERSON_PAPERS`."""
    title = PERSON_PAPERS[what].say()
    names = {FAMILY: tr("family", "familia"), TIMELINE: tr("timeline", "linea-de-tiempo")}
    leaving = Leaving("main", "person", person_id, about={"paper": what})
    make = _Make(hub, person_id, what, title)
    return PrintJob(title, make, names.get(what, tr("person", "persona")), leaving, named=True, sideways=True)


class _Make:
    """Reads the person within what may be seen, and puts her on paper."""

    def __init__(self, hub: Hub, person_id: str, what: str, title: str) -> None:
        self._hub, self._person_id, self._what, self._title = hub, person_id, what, title

    def __call__(self, session: Session) -> Paper:
        """The paper. Raises `UserError` when there is no such person any more."""
        found = profile(session, self._person_id)
        if found is None:
            raise UserError(GONE)
        blocks: list[object] = []
        if self._what != TIMELINE:
            blocks += family_blocks(family_of(session, found.person.id))
        if self._what != FAMILY:
            blocks += timeline_blocks(timeline_of(session, self._programs(), found.person.id, today()))
        return Paper(self._title, blocks, name=found.name)

    def _programs(self) -> Programs:
        """The programs of which this person may put records on paper; the others are not on it."""
        user = self._hub.user
        keys = [one.key for one in self._hub.programs if user.can(one.key, "print") or user.can(one.key, "export")]
        return self._hub.programs.only(keys)


def family_blocks(family: Family) -> list[object]:
    """The tree and what its signs mean."""
    drawing = TreeDrawing(tree_of(family, today()))
    high = min(WIDE_MM * drawing.size.height() / drawing.size.width(), HIGHEST_MM)
    signs = tr("Square: man. Circle: woman. Diamond: not known. Crossed out: has died. Dashed: not confirmed. "
               "House: same home. Heart: cares.",
               "Cuadro: hombre. Círculo: mujer. Rombo: sin dato. Tachado: falleció. Rayado: sin confirmar. "
               "Casa: mismo hogar. Corazón: cuida.")  # fmt: skip
    return [
        Heading(tr("Family", "Familia")),
        Picture(drawing.paint_on, high, sentence_of(family)),
        Words(signs, small=True),
    ]


def timeline_blocks(lanes: Sequence[Lane]) -> list[object]:
    """The drawing and, under it, every event in words: a cluster tells on paper no more than its number."""
    picture = TimelinePicture(lines_of(lanes, today()))
    every = [(lane, one) for lane in lanes for one in (*lane.happenings, *lane.undated)]
    every.sort(key=lambda pair: str(pair[1].when.earliest or pair[1].when.latest or "9"))
    no_data = tr("no data", "sin dato")
    rows = tuple(
        (one.shown_when() if one.when.is_known else no_data, one.label, one.detail, lane.title) for lane, one in every
    )
    headings = (tr("When", "Cuándo"), tr("What", "Qué"), tr("Detail", "Detalle"),
                tr("Where it is written", "Dónde está escrito"))  # fmt: skip
    return [
        Heading(tr("Timeline", "Línea de tiempo")),
        Picture(picture.paint_on, min(WIDE_MM * picture.share, HIGHEST_MM)),
        Table(headings, rows, (2, 2, 3, 2)),
    ]
