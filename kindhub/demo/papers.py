"""Draws the papers of invented people in memory and keeps them encrypted: a scan of a certificate, a "photograph".

Each says on its face that it is invented.
"""

import io
from collections.abc import Iterator, Sequence
from datetime import date

from PIL import Image, ImageDraw, ImageFont
from sqlalchemy import select

from kindhub.records.base import table_of
from kindhub.records.document import Document
from kindhub.records.person import ContactPoint
from kindhub.resources import resource
from kindhub.storage.attachments import store_attachment
from kindhub.storage.hub import Hub

PAGE, FACE = (850, 1100), (480, 600)
INVENTED = "PRÁCTICA · documento inventado"
_FONT = "OpenSans-Regular.ttf"


def attach_papers(hub: Hub, person_ids: Sequence[str], today: date) -> None:
    """Give these persons a photograph, and their documents a scan."""
    with hub.begin("demo papers") as work:
        for number, person_id in enumerate(person_ids):
            work.add(_photo(hub, person_id, number, today))
            papers = select(Document).where(table_of(Document).c.person_id == person_id)
            for paper in work.session.scalars(papers):
                _keep(hub, paper, _scan(paper.title), f"{paper.kind}.png")


def mend_contacts(hub: Hub, person_ids: Sequence[str]) -> None:
    """A rule of safe contact that was mended later, so that the history has an old and a new value."""
    with hub.begin("form contact") as work:
        contacts = select(ContactPoint).where(table_of(ContactPoint).c.person_id.in_(person_ids))
        for contact in work.session.scalars(contacts):
            contact.safe_when = "Solo llamar después de las 17 h"


def _photo(hub: Hub, person_id: str, number: int, today: date) -> Document:
    photo = Document(person_id=person_id, kind="photo", title="Fotografía", received_on=today, invented=True)
    _keep(hub, photo, _face(number), "foto.png")
    return photo


def _keep(hub: Hub, document: Document, content: bytes, name: str) -> None:
    stored = store_attachment(hub.folder, "main", document.id, content)
    document.file_name, document.media_type, document.size = name, "image/png", stored.size
    document.stored_as, document.file_key = stored.name, stored.key


def _scan(title: str) -> bytes:
    """A sheet with a title, lines of illegible writing and a stamp."""
    page = Image.new("RGB", PAGE, "#FBFAF5")
    pen = ImageDraw.Draw(page)
    pen.text((80, 70), INVENTED, fill="#8A1C14", font=_font(26))
    pen.text((80, 150), title, fill="#22303A", font=_font(46))
    for top, right in _lines():
        pen.line(((80, top), (right, top)), fill="#9AA5AD", width=3)
    pen.ellipse((560, 860, 740, 1040), outline="#3C6E9E", width=6)
    pen.text((600, 935), "sello", fill="#3C6E9E", font=_font(34))
    return _png(page)


def _lines() -> Iterator[tuple[int, int]]:
    for number in range(13):
        yield 270 + number * 44, 770 - (number * 137) % 220


def _face(number: int) -> bytes:
    """Nobody's face: a head and shoulders in plain colour."""
    picture = Image.new("RGB", FACE, ("#C9DDE3", "#E3D8C9", "#D6E0CC", "#DCD3E2")[number % 4])
    pen = ImageDraw.Draw(picture)
    pen.ellipse((150, 110, 330, 320), fill="#8C6A54")
    pen.pieslice((60, 340, 420, 860), 180, 360, fill="#35566B")
    pen.text((60, 30), INVENTED, fill="#5A2420", font=_font(22))
    return _png(picture)


def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(resource("fonts", "open-sans", _FONT)), size)


def _png(picture: Image.Image) -> bytes:
    made = io.BytesIO()
    picture.save(made, "PNG")
    return made.getvalue()
