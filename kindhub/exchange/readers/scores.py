"""Scores of tests and goals met."""

from __future__ import annotations

import re
from typing import NamedTuple

from kindhub.exchange.readers.numbers import parse_number, read_number
from kindhub.exchange.readers.read import Read, Written, text_of
from kindhub.exchange.readers.words import squeeze, word_lists
from kindhub.exchange.sheets.model import Cell
from kindhub.i18n import L

_SCORE = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:/|\bde\b|\bof\b)\s*(\d+)(?!\s*/)")


class Score(NamedTuple):
    """Points reached, of how many (None where that is not written); a percentage is points of 100."""

    points: float
    maximum: float | None


def read_score(cell: Written, maximum: float | None = None) -> Read[Score]:
    """Points of a test or goals met: "4/6", "4 de 6", "4/6 metas", "7", "80 %", 0.8 shown as 80 %.

    `maximum` is what the list says; a score above it is not believed. "NSP" and "ausente" mean there is none. A score
    that the sheet turned into a date is no score (`data definitions: both tests`); what it looks like is kept.
    """
    written = text_of(cell)
    if squeeze(written) in word_lists()["no_score"]:
        return Read(written=written)
    score: Score | None = None
    extra = False
    pair = _SCORE.search(written)
    if isinstance(cell, Cell) and cell.kind in {"date", "time"}:
        return Read(
            problem=L("The sheet turned this into a date", "La hoja convirtió esto en una fecha"), written=written
        )
    if pair and written.count("/") < 2:
        score = Score(float(parse_number(pair[1]) or 0), float(pair[2]))
        extra = bool(re.sub(r"metas?|goals?|[\s.]", "", written.replace(pair[0], "").casefold()))
    elif written.strip().endswith("%"):
        number = parse_number(written.strip()[:-1])
        score = Score(float(number), 100.0) if number is not None else None
    else:
        number_read = read_number(cell)
        if number_read.value is None:
            return Read(None, number_read.absence, number_read.problem, written)
        score, extra = Score(number_read.value, maximum), number_read.extra
    top = score.maximum if score else None
    if score is None or score.points < 0 or (top is not None and score.points > top):
        return Read(problem=L("Not a possible score", "No es un puntaje posible"), written=written)
    if maximum is not None and top not in {maximum, 100.0}:
        return Read(problem=L("Out of another total", "Sobre otro total"), written=written)
    return Read(score, written=written, extra=extra)
