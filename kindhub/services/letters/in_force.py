"""Which template a letter is written on: the newest the office kept, else the one that came with the program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.records.base import new_id
from kindhub.services.letters import RIGHT
from kindhub.services.letters.checking import check_template
from kindhub.storage.house import house_of
from kindhub.storage.ledger import now_text

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from kindhub.i18n import Language
    from kindhub.program.letters import Letter
    from kindhub.program.registry import LoadedProgram
    from kindhub.storage.hub import Hub

MISSING = L(
    "The program has no template “{name}” in this language. Keep one of your own under Settings, Letters.",
    "El programa no trae la plantilla «{name}» en este idioma. Guarde una propia en Ajustes, Cartas.",
)


@dataclass(frozen=True, slots=True)
class Template:
    """A template; `at` (UTC) and `who` tell of one the office keeps, and are empty for one of the package."""

    content: bytes
    at: str = ""
    who: str = ""

    @property
    def own(self) -> bool:
        """Whether the office made it."""
        return bool(self.at)


def template_in_force(session: Session, program: LoadedProgram, letter: Letter, language: Language) -> Template:
    """The one that counts. Raises `UserError` when there is none."""
    table = house_of(program.key).letter
    wanted = select(table).where(table.c.letter == letter.key, table.c.language == language)
    kept = session.execute(wanted.order_by(table.c.at.desc(), table.c.id.desc()).limit(1)).first()
    if kept is not None and kept.content:
        return Template(bytes(kept.content), kept.at, kept.who)
    shipped = letter.shipped_in(program.folder, language)
    if not shipped.is_file():
        raise UserError(MISSING, name=letter.title.say())
    return Template(shipped.read_bytes())


def keep_template(hub: Hub, program: LoadedProgram, letter: Letter, language: Language, content: bytes) -> None:
    """Let this template count from now on; the ones before stay in the file. Raises `Refused` or `UserError`."""
    hub.user.require(program.key, RIGHT)
    check_template(letter, content)
    _write(hub, program, letter, language, content)


def take_shipped(hub: Hub, program: LoadedProgram, letter: Letter, language: Language) -> None:
    """Let the template of the package count again. Raises `Refused` without the right."""
    hub.user.require(program.key, RIGHT)
    _write(hub, program, letter, language, b"")


def _write(hub: Hub, program: LoadedProgram, letter: Letter, language: Language, content: bytes) -> None:
    with hub.begin("letter") as work:
        made = {"id": new_id(), "letter": letter.key, "language": language, "content": content}
        work.session.execute(insert(house_of(program.key).letter).values(**made, at=now_text(), who=work.user.uid))
        about = {"letter": letter.key, "language": language, "own": bool(content)}
        work.log("letter", "letter", schema=program.key, about=about)
