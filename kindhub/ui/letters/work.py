"""What is done with a template beside the window: looked at, kept, put away, copied out to be changed.

What opens word processors' files is imported there too: it takes a tenth of a second.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kindhub.errors import UserError
from kindhub.i18n import L, Language, tr, written_in
from kindhub.program.paper import Centred, Heading, Table, Words
from kindhub.services.giving_out import write_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kindhub.program.letters import Letter
    from kindhub.program.registry import LoadedProgram
    from kindhub.services.letters.in_force import Template
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress

NOT_READ = L(
    "The file could not be read. Look whether it is still there and not open in another program.",
    "No se pudo leer el archivo. Revise si sigue ahí y si otro programa no lo tiene abierto.",
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A letter of a program in one language."""

    program: LoadedProgram
    letter: Letter
    language: Language


@dataclass(frozen=True, slots=True)
class Shown:
    """A template, and the lines of the letter it makes of invented values."""

    template: Template
    lines: tuple[str, ...]


class Look:
    """Work: the template in force and what it makes."""

    def __init__(self, hub: Hub, chosen: Chosen) -> None:
        self._hub, self._chosen = hub, chosen

    def __call__(self, _progress: Progress) -> Shown:
        """Read and fill it. Raises `UserError`."""
        from kindhub.services.letters.checking import samples
        from kindhub.services.letters.in_force import template_in_force
        from kindhub.services.letters.merging import merged

        one = self._chosen
        with self._hub.read() as session:
            template = template_in_force(session, one.program, one.letter, one.language)
        with written_in(one.language):
            content = merged(one.letter, template.content, samples(one.letter))
        return Shown(template, tuple(_lines(content)))


class Keep:
    """Work: let a file be the template from now on."""

    def __init__(self, hub: Hub, chosen: Chosen, path: Path) -> None:
        self._hub, self._chosen, self._path = hub, chosen, path

    def __call__(self, progress: Progress) -> None:
        """Read, check and keep it. Raises `Refused`, or `UserError` with what to mend in the template."""
        from kindhub.services.letters.in_force import keep_template
        from kindhub.services.letters.letter_file import LARGEST, TOO_LARGE

        progress.say(tr("Checking the template…", "Revisando la plantilla…"))
        try:
            if self._path.stat().st_size > LARGEST:
                raise UserError(TOO_LARGE)
            content = self._path.read_bytes()
        except OSError:
            raise UserError(NOT_READ) from None
        keep_template(self._hub, self._chosen.program, self._chosen.letter, self._chosen.language, content)


class TakeShipped:
    """Work: the template of the program again."""

    def __init__(self, hub: Hub, chosen: Chosen) -> None:
        self._hub, self._chosen = hub, chosen

    def __call__(self, _progress: Progress) -> None:
        """Raises `Refused` without the right."""
        from kindhub.services.letters.in_force import take_shipped

        take_shipped(self._hub, self._chosen.program, self._chosen.letter, self._chosen.language)


class CopyOut:
    """Work: a copy of the template where the person chose. It holds nothing of anybody."""

    def __init__(self, template: Template, path: Path) -> None:
        self._template, self._path = template, path

    def __call__(self, _progress: Progress) -> None:
        """Write it. Raises `UserError`."""
        write_out(self._path, self._template.content)


def _lines(content: bytes) -> Iterator[str]:
    from kindhub.services.letters.letter_paper import blocks_of

    for block in blocks_of(content):
        if isinstance(block, (Heading, Words, Centred)):
            yield block.text
        elif isinstance(block, Table):
            yield from (" · ".join(row) for row in (block.headings, *block.rows))
