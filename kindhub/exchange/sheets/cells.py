"""One cell of an XLSX sheet: from its XML to its value, what a person sees, and its kind.

Decision. *Question*: who reads the cells? *Options*: openpyxl's full mode (merges, comments, but 1.4 s for a sheet
pair of 65,000 cells and everything in memory), its read-only mode (1.2 s, neither merges nor comments nor the stored
result of a formula), or our own stream. *Choice*: our own (0.4 s), with openpyxl's tables for number formats, serial
dates and shared formulas; a test holds every value against openpyxl's.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from openpyxl.formula.translate import Translator, TranslatorError
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from kindhub.exchange.sheets import refusals
from kindhub.exchange.sheets.model import EMPTY, Cell
from kindhub.exchange.sheets.package import plain, rich_text
from kindhub.exchange.sheets.shown import show_date, show_number
from kindhub.exchange.sheets.styles import PLAIN, Style
from kindhub.exchange.sheets.xml_stream import local
from kindhub.i18n import L

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from kindhub.exchange.sheets.model import Limits

_TRUE_FALSE = ("FALSO", "VERDADERO")
_MANY = L("letters in one cell", "letras en una celda")


@dataclass(slots=True)
class CellReader:
    """Turns the XML of cells into cells, with the workbook's shared texts, styles and calendar."""

    name: str
    texts: list[str]
    styles: list[Style]
    from_1904: bool
    limits: Limits
    notes: dict[str, str] = field(default_factory=dict)
    _shared: dict[str, Translator] = field(default_factory=dict)

    def read(self, element: Element) -> Cell:
        """The cell of a `c` element; `UserError` when its content is no content a workbook can have."""
        value: str | None = None
        formula: Element | None = None
        kind = element.get("t", "n")
        for child in element:
            tag = local(child.tag)
            if tag == "v":
                value = child.text
            elif tag == "f":
                formula = child
            elif tag == "is":
                value, kind = rich_text(child), "inlineStr"
        style = self._style(element.get("s"))
        cell = EMPTY if value is None else self._plain_cell(kind, value, style)
        if formula is not None:
            cell = self._formula(formula, element.get("r", ""), cell)
        note = self.notes.get(element.get("r", ""), "") if self.notes else ""
        if note or (cell is not EMPTY and (style.fill or style.struck)):
            cell = cell._replace(note=note, fill=style.fill, struck=style.struck)
        if len(cell.written) > self.limits.text:
            raise refusals.too_large(self.name, _MANY, self.limits.text)
        return cell

    def _style(self, number: str | None) -> Style:
        if not number or not number.isdecimal() or len(number) > 6:
            return PLAIN
        index = int(number)
        return self.styles[index] if index < len(self.styles) else PLAIN

    def _plain_cell(self, kind: str, raw: str, style: Style) -> Cell:
        """A cell without a formula, by the type it declares."""
        if kind == "s":
            return _text(self.texts[int(raw)]) if raw.isdecimal() and int(raw) < len(self.texts) else self._broken()
        if kind == "inlineStr":
            return _text(raw)
        if kind == "str":
            return _text(plain(raw))
        if kind == "b":
            truth = raw.strip() in {"1", "true"}
            return Cell(truth, _TRUE_FALSE[truth], "bool")
        if kind == "e":
            return Cell(None, raw, "error")
        if kind == "d":
            return self._iso(raw, style)
        return self._number(raw, style)

    def _broken(self) -> Cell:
        raise refusals.damaged(self.name)

    def _number(self, raw: str, style: Style) -> Cell:
        """A number, or the date or time its style makes of it; a serial outside the calendar stays a number."""
        try:
            value: int | float = int(raw) if raw.lstrip("-").isdecimal() and len(raw) < 18 else float(raw)
        except ValueError:
            return _text(raw)
        if isinstance(value, float):
            if value - value != 0:
                return _text(raw)
            if value.is_integer() and abs(value) < 2**53:
                value = int(value)
        if style.is_date or style.is_duration:
            return self._moment(value, style) or Cell(value, show_number(value, "General"), "number")
        return Cell(value, show_number(value, style.number_format), "number")

    def _moment(self, value: float, style: Style) -> Cell | None:
        epoch = CALENDAR_MAC_1904 if self.from_1904 else CALENDAR_WINDOWS_1900
        try:
            moment: datetime | time | timedelta | None = from_excel(value, epoch, timedelta=style.is_duration)
        except (OverflowError, ValueError):
            return None
        return None if moment is None else _moment_cell(moment, style)

    def _iso(self, raw: str, style: Style) -> Cell:
        """A date written out, as strict workbooks may; an unreadable one stays text."""
        try:
            return _moment_cell(datetime.fromisoformat(raw.removesuffix("Z")), style)
        except ValueError:
            return _text(raw)

    def _formula(self, formula: Element, reference: str, result: Cell) -> Cell:
        """A formula as its own text, never computed; what the sheet had stored as its result is kept beside it."""
        text = f"={formula.text}" if formula.text else ""
        group = formula.get("si")
        if group is not None and formula.get("t") == "shared":
            text = self._of_group(group, text, reference)
        return Cell(text or "=", text or "=", "formula", cached=result.written)

    def _of_group(self, group: str, text: str, reference: str) -> str:
        """The formula of a cell that shares one with its neighbours, moved to its own place."""
        try:
            if text:
                self._shared[group] = Translator(text, reference)
                return text
            first = self._shared.get(group)
            return str(first.translate_formula(reference)) if first else ""
        except (TranslatorError, ValueError, IndexError, KeyError):
            return text


def _text(text: str) -> Cell:
    return Cell(text, text, "text") if text else EMPTY


def _moment_cell(moment: datetime | time | timedelta, style: Style) -> Cell:
    kind = "date" if isinstance(moment, datetime) else "time"
    code = style.number_format if style.is_date or style.is_duration else "dd/mm/yyyy"
    return Cell(moment, show_date(moment, code), kind)  # type: ignore[arg-type]
