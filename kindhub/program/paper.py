"""A paper as plain data: what stands on it, never how it is drawn; the shell lays it out, prints it, makes a PDF of it.

Texts are said already, in the language in force when the paper is made. A `blank` paper is to be filled by hand: an
empty value is a line to write on; on a filled one it says *sin dato*.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Size = Literal["body", "strong", "small", "h2", "h1", "title"]
"""The types of a paper."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a part (`level` 1) or of something in it (2); it stays with what follows."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; `small` for notes on method and warnings. `keep`: on the same page as what follows."""

    text: str
    small: bool = False
    strong: bool = False
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Centred:
    """A paragraph in the middle of the sheet, as on a certificate; the largest is the name of the paper."""

    text: str
    size: Size = "body"


@dataclass(frozen=True, slots=True)
class Item:
    """A label and its value. `lines` to write on where it stays empty; `wide` takes the whole width."""

    label: str
    value: str = ""
    lines: int = 1
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """Labels with their values, `columns` beside each other."""

    items: tuple[Item, ...]
    columns: int = 2


@dataclass(frozen=True, slots=True)
class Box:
    """A box to tick."""

    label: str
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class Boxes:
    """Boxes to tick after a question, as many in a row as fit."""

    question: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings that come again on every page. `weights` share the width; `right` are columns of numbers.

    `empty_rows` are left to be written by hand; so are empty cells of a table whose rows have at least so many `lines`.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    weights: tuple[float, ...] = ()
    right: tuple[int, ...] = ()
    empty_rows: int = 0
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: a line for name, signature and day. `thumb`: a box for the print of those who do not write."""

    who: str
    thumb: bool = False


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on. `spoken` adds a box to tick for those who agree by word before a witness, and her line."""

    signers: tuple[Signer, ...]
    spoken: bool = False


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a page of its own."""


Block = Heading | Words | Centred | Items | Boxes | Table | Signatures | NewPage


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper. `title` and `code` stand in its head: neutral words and a number, never a name.

    `name` is printed only when it is asked for. `record` goes into a square code, so that the paper finds its record
    again; it holds no personal data. `about` stands in the foot, beside who printed it, when, and for what.
    A `plate` is a certificate, given to somebody who has nothing to do with the hub: framed, in the middle of its
    sheet, with the square code in a corner, and no head or foot.
    """

    title: str
    blocks: Sequence[object]
    code: str = ""
    name: str = ""
    record: str = ""
    blank: bool = False
    plate: bool = False
