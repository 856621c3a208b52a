"""Lengths of time in minutes."""

from __future__ import annotations

import re
from datetime import time, timedelta
from decimal import Decimal

from kindhub.exchange.readers.numbers import parse_number
from kindhub.exchange.readers.read import Read, Written, of_stored_result, read_nothing, text_of
from kindhub.exchange.readers.words import squeeze, word_lists
from kindhub.exchange.sheets.model import Cell
from kindhub.i18n import L


def read_minutes(cell: Written) -> Read[int]:
    """A length of time in minutes: 30, "45 min", "1 hora", "1 h 30", "hora y media", "1:30", or a time cell 0:20."""
    value = cell.value if isinstance(cell, Cell) else cell
    written = text_of(cell)
    if isinstance(value, time):
        return Read(value.hour * 60 + value.minute, written=written)
    if isinstance(value, timedelta):
        return Read(round(value.total_seconds() / 60), written=written)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _whole_minutes(Decimal(str(value)), written)
    if result := of_stored_result(read_minutes, cell):
        return result
    nothing: Read[int] | None = read_nothing(cell)
    if nothing:
        return nothing
    plain = squeeze(written)
    if clock := re.fullmatch(r"(\d{1,3}):([0-5]\d)(?::[0-5]\d)?", plain):
        return Read(int(clock[1]) * 60 + int(clock[2]), written=written)
    minutes = _spoken_minutes(plain)
    if minutes is None:
        return Read(problem=L("Not a length of time", "No es una duración"), written=written)
    return _whole_minutes(minutes, written)


def _whole_minutes(minutes: Decimal, written: str) -> Read[int]:
    if not 0 <= minutes < 100_000:
        return Read(problem=L("Not a length of time", "No es una duración"), written=written)
    return Read(int(minutes.to_integral_value()), written=written, extra=minutes % 1 != 0)


def _spoken_minutes(plain: str) -> Decimal | None:
    """Minutes from words and numbers; a bare number is minutes, a bare number after hours too ("1 h 30")."""
    lists = word_lists()
    total, number, seen_unit = Decimal(0), None, False
    pieces = re.findall(r"\d+(?:[.,]\d+)?|[^\W\d_]+", plain)
    for word in pieces:
        if word[0].isdigit():
            if number is not None:
                return None
            number = parse_number(word)
        elif word in lists["hours"] or word in lists["minutes"]:
            unit = 60 if word in lists["hours"] else 1
            total += unit * (Decimal(1) if number is None else number)
            number, seen_unit = None, True
        elif word in lists["half"]:
            total += 30 if seen_unit or number is None else 30 + 60 * number
            if not seen_unit:
                return total if len(pieces) <= 2 else None
        elif word not in lists["about"] and word != "y":
            return None
    if number is not None:
        total += number
    return total if pieces and (seen_unit or number is not None) else None
