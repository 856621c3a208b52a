"""The help that comes with the hub and with each program: short pages in both languages, one file each.

`resources/help/<language>/<page>.md` are those of the shell, named as its pages; a program's lie in its own `help/`.
A page is a title (`# …`), then paragraphs and points (`- …`), and what stands on a button in `*asterisks*`. Nothing
else of Markdown is read: help is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kindhub.i18n import language, wording
from kindhub.resources import resource

if TYPE_CHECKING:
    from kindhub.program.registry import LoadedProgram

_PROGRAM_PAGES = {"case": "case", "panel": "figures", "reports": "figures"}
"""Which page of a program's help belongs to which page of the window."""

Style = Literal["text", "point", "heading"]
NAMED = re.compile(r"\*{1,2}([^*]+)\*{1,2}")
"""What stands on a button or over a page, as `*Remove*`: shown in quotation marks, for there are no italics."""
_QUOTED = {"es": r"«\1»", "en": r"“\1”"}


@dataclass(frozen=True, slots=True)
class HelpLine:
    """One paragraph, point or heading."""

    style: Style
    text: str


@dataclass(frozen=True, slots=True)
class HelpPage:
    """A page of help; `key` is its name, with the program's key before it where it is a program's."""

    key: str
    title: str
    lines: tuple[HelpLine, ...]

    def minutes(self) -> int:
        """How long reading it takes, at 180 words a minute, at least 1."""
        return max(1, round(sum(len(line.text.split()) for line in self.lines) / 180))


def help_for(page: str, program: LoadedProgram | None = None) -> tuple[HelpPage, ...]:
    """What there is to read about a page of the window: the shell's page, then the program's own."""
    found = [_read(resource("help", language(), f"{page}.md"), page)]
    if program is not None and page in _PROGRAM_PAGES:
        name = _PROGRAM_PAGES[page]
        found.append(_read(program.folder / "help" / language() / f"{name}.md", f"{program.key}/{name}"))
    return tuple(one for one in found if one is not None)


def all_help(programs: Iterable[LoadedProgram]) -> tuple[HelpPage, ...]:
    """Every page of the shell and of these programs, in the language in force."""
    folders = [("", resource("help", language()))]
    folders += [(f"{program.key}/", program.folder / "help" / language()) for program in programs]
    files = [(f"{before}{path.stem}", path) for before, folder in folders for path in _files_in(folder)]
    read = (_read(path, key) for key, path in files)
    return tuple(page for page in read if page is not None)


@cache
def _files_in(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(folder.glob("*.md")))


@cache
def _raw_lines(path: Path) -> tuple[str, ...]:
    """As they were installed: they stay so while the hub is open, and the palette asks for all pages when it opens."""
    return tuple(path.read_text(encoding="utf-8").splitlines()) if path.is_file() else ()


def _read(path: Path, key: str) -> HelpPage | None:
    raw_lines = _raw_lines(path)
    if not raw_lines:
        return None
    title, lines, open_paragraph = "", list[HelpLine](), False
    for raw in raw_lines:
        text = NAMED.sub(_QUOTED[language()], raw.strip())
        if not text:
            open_paragraph = False
        elif text.startswith("# "):
            title = wording(text[2:])
        elif open_paragraph and not text.startswith(("- ", "## ")):
            last = lines.pop()
            lines.append(HelpLine(last.style, f"{last.text} {wording(text)}"))
        else:
            lines.append(_line(text))
            open_paragraph = True
    return HelpPage(key, title, tuple(lines))


def _line(text: str) -> HelpLine:
    if text.startswith("## "):
        return HelpLine("heading", wording(text[3:]))
    return HelpLine("point", wording(text[2:])) if text.startswith("- ") else HelpLine("text", wording(text))
