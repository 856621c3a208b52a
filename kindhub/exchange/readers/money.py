"""Amounts of money with their currency."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from kindhub.exchange.readers.numbers import AMOUNT, parse_number
from kindhub.exchange.readers.read import Read, Written, of_stored_result, read_nothing, text_of
from kindhub.exchange.readers.words import currencies, squeeze, word_lists
from kindhub.exchange.sheets.model import Cell
from kindhub.i18n import L


class Money(NamedTuple):
    """An amount and its ISO 4217 currency."""

    amount: Decimal
    currency: str


def read_money(cell: Written, currency: str) -> Read[Money]:
    """An amount in the currency written, else in `currency` (the column's). "gratis", "s/costo", "-0-" are zero.

    A cost that is pending is not known. A negative amount is a problem to look at.
    """
    written = text_of(cell)
    plain = squeeze(written)
    if plain in word_lists()["zero_cost"]:
        return Read(Money(Decimal(0), currency), written=written)
    if isinstance(cell, Cell) and cell.kind == "number" and isinstance(cell.value, (int, float)):
        return _amount(Decimal(str(cell.value)), currency, written, extra=False)
    if result := of_stored_result(partial(read_money, currency=currency), cell):
        return result
    nothing: Read[Money] | None = read_nothing(cell)
    if nothing:
        return nothing
    found = AMOUNT.findall(plain)
    number = parse_number(found[0]) if len(found) == 1 else None
    if number is None or (isinstance(cell, Cell) and cell.kind in {"date", "time"}):
        return Read(problem=L("Not an amount of money", "No es una cantidad de dinero"), written=written)
    words = {part for part in re.split(r"[\s.]+", plain.replace(found[0], " ")) if part}
    signs = {word for word in words if word in currencies()}
    named = {currencies()[sign] for sign in signs}
    if len(named) > 1:
        return Read(problem=L("Two currencies in one cell", "Dos monedas en una celda"), written=written)
    return _amount(number, named.pop() if named else currency, written, extra=bool(words - signs - {"$"}))


def _amount(number: Decimal, currency: str, written: str, *, extra: bool) -> Read[Money]:
    if number < 0:
        return Read(problem=L("An amount below zero", "Una cantidad menor que cero"), written=written)
    return Read(Money(number, currency), written=written, extra=extra)
