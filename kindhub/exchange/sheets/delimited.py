"""Read CSV and TSV as people export them: any usual encoding, delimiter and line end, with or without quotes."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from kindhub.errors import UserError
from kindhub.exchange.csv_guard import unguard
from kindhub.exchange.sheets import refusals
from kindhub.exchange.sheets.model import EMPTY, Cell, Limits, Row, Sheet, Workbook
from kindhub.i18n import L

_DELIMITERS = ";,\t|"
_SAMPLE_RECORDS = 60
_SAMPLE_LETTERS = 200_000
_DOUBTFUL = 0.25
_WIDE_RECORD = 4
_BYTE_ORDER = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NULS_LEFT_OUT = L(
    "Some characters with no meaning (NUL) were left out.", "Se dejaron fuera algunos caracteres sin sentido (NUL)."
)


def read_delimited(name: str, data: bytes, limits: Limits) -> Workbook:
    """The file as a workbook of one sheet named like the file. Rows are counted as a spreadsheet program counts them.

    Every cell is text: what looks like a date or a number is for the reader of that column to understand.
    """
    text = decode(name, data)
    notes = (_NULS_LEFT_OUT,) if "\0" in text else ()
    text = text.replace("\0", "")
    delimiter, text = _delimiter(text)
    rows = list(_rows(name, text, delimiter, limits))
    while rows and not any(cell.written for cell in rows[-1].cells):
        rows.pop()
    return Workbook(name, (Sheet(name.rpartition(".")[0] or name, rows),), notes)


def decode(name: str, data: bytes) -> str:
    """Bytes to text: by byte order mark, else UTF-16 by its zero bytes, else UTF-8, else Windows-1252.

    A file that is mostly zero bytes was never finished copying and is refused, as is one with other binary content.
    """
    for mark, encoding in _BYTE_ORDER:
        if data.startswith(mark):
            return _strict(name, data, encoding)
    head = data[:4_000]
    if head.count(0) > len(head) * 0.3:
        even, odd = head[::2].count(0), head[1::2].count(0)
        if min(even, odd) * 10 < max(even, odd):
            return _strict(name, data, "utf-16-le" if odd > even else "utf-16-be")
        raise refusals.damaged(name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if sum(byte < 32 and byte not in b"\t\n\r\f\x1b\0" for byte in head) * 50 > len(head):
        raise refusals.wrong_type(name, L("a file of another kind", "un archivo de otro tipo"))
    return data.decode("cp1252", errors="kindhub-c1")


def _strict(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise refusals.damaged(name) from None


def _as_control(error: UnicodeError) -> tuple[str, int]:
    """The five bytes that Windows-1252 leaves undefined, as browsers read them: the control of the same number."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(map(chr, error.object[error.start : error.end])), error.end


codecs.register_error("kindhub-c1", _as_control)


def _delimiter(text: str) -> tuple[str, str]:
    """The delimiter and the text without Excel's `sep=;` line: the one that cuts the first records most evenly."""
    first, _, rest = text.partition("\n")
    marked = first.strip().lower()
    if marked.startswith("sep=") and len(marked) == 5:
        return marked[4], "\n" + rest
    return max(_DELIMITERS, key=lambda delimiter: _evenness(text, delimiter)), text


def _evenness(text: str, delimiter: str) -> float:
    """Cells in the usual record, times the share of records that have as many; 0 where nothing is cut.

    A delimiter by which quotation marks close in the middle of a cell is hardly the one.
    """
    records, clean = _sample(text, delimiter, strict=True), True
    if records is None:
        records, clean = _sample(text, delimiter, strict=False), False
    widths = [len(record) for record in records or () if record]
    if not widths:
        return 0.0
    usual, times = Counter(widths).most_common(1)[0]
    return (usual - 1) * times / len(widths) * (1.0 if clean else _DOUBTFUL)


def _sample(text: str, delimiter: str, *, strict: bool) -> list[list[str]] | None:
    """The first records, None where the quotation marks do not fit the delimiter."""
    lines = io.StringIO(text[:_SAMPLE_LETTERS], newline="")
    try:
        return list(islice(csv.reader(lines, delimiter=delimiter, strict=strict), _SAMPLE_RECORDS))
    except csv.Error:
        return None


def _rows(name: str, text: str, delimiter: str, limits: Limits) -> Iterator[Row]:
    number, cells = 0, 0
    for number, record in enumerate(_records(name, text, delimiter), 1):
        if number > limits.rows:
            raise refusals.too_large(name, L("rows", "filas"), limits.rows)
        cells += len(record)
        if len(record) > limits.columns or cells > limits.cells:
            raise refusals.too_large(name, L("columns", "columnas"), limits.columns)
        if any(len(value) > limits.text for value in record):
            raise refusals.too_large(name, L("letters in one cell", "letras en una celda"), limits.text)
        if record:
            yield Row(number, tuple(_cell(value) for value in record))


def _cell(value: str) -> Cell:
    if not value:
        return EMPTY
    text = unguard(value)
    return Cell(text, text, "text")


def _records(name: str, text: str, delimiter: str) -> Iterable[list[str]]:
    """The records; a quotation mark that never closes, or only rows later, is refused, for it swallows those rows."""
    lines = _CountedLines(text)
    before, number, widest = 0, 0, 0
    try:
        for number, record in enumerate(csv.reader(lines, delimiter=delimiter), 1):
            widest = max(widest, len(record))
            swallowed = lines.count - before > 1 and _swallowed(record, delimiter, widest)
            if swallowed or (lines.ended and _unclosed(lines.since(before), delimiter)):
                raise _open_quote(name, number)
            before = lines.count
            yield record
    except csv.Error:
        raise _open_quote(name, number + 1) from None


class _CountedLines:
    """The lines of a text, counted as they are taken, so that the lines of one record can be looked at again."""

    def __init__(self, text: str) -> None:
        self._lines = io.StringIO(text, newline="").readlines()
        self.count = 0

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.count += 1
            yield line

    @property
    def ended(self) -> bool:
        return self.count == len(self._lines)

    def since(self, first: int) -> str:
        return "".join(self._lines[first:])


def _swallowed(record: list[str], delimiter: str, widest: int) -> bool:
    """Whether a cell of several lines holds a line cut into as many cells as a whole record."""
    if widest < _WIDE_RECORD:
        return False
    return any(line.count(delimiter) >= widest - 1 for value in record for line in value.splitlines()[1:])


def _unclosed(record: str, delimiter: str) -> bool:
    """Whether the last record of a file ends inside quotation marks."""
    try:
        list(csv.reader(io.StringIO(record, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "unexpected end of data" in str(error)
    return False


def _open_quote(name: str, row: int) -> UserError:
    return UserError(
        L(
            "In row {row} of “{name}” a quotation mark opens and never closes, so the rows after it cannot be told "
            "apart. Correct that row, or ask for the whole file: part of it may be missing.",
            "En la fila {row} de «{name}» se abren comillas que nunca se cierran y no se pueden separar las filas "
            "siguientes. Corrija esa fila o pida el archivo completo: puede faltar una parte.",
        ),
        name=name,
        row=row,
    )
