"""Says a partial date in Spanish and English, short for tables and in full under the field."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from kindhub.i18n import Language, language, tr, written_in
from kindhub.records import date_words as words
from kindhub.records.partial_date import PartialDate, age_at

if TYPE_CHECKING:
    from collections.abc import Callable


def show(value: PartialDate, in_language: Language | None = None) -> str:
    """Short form: `7 may 2011`, `mar 2018`, `~2018`."""
    with written_in(in_language or language()):
        text = _say(value, _short_day, _short_month)
        return f"~{text}" if value.estimated and value.precision in {"day", "month", "year", "range"} else text


def understood(value: PartialDate, in_language: Language | None = None) -> str:
    """The sentence under the field: how the typed text was read, or that it stays as written."""
    with written_in(in_language or language()):
        if not value.is_known:
            return tr(
                "Kept as written. It could not be read as a date.",
                "Queda como está escrito. No se pudo leer como fecha.",
            )
        text = _say(value, _long_day, _long_month)
        if value.estimated and value.precision != "age":
            text = tr("about {text}", "aproximadamente {text}", text=text)
        return tr("read as: {text}", "se entiende: {text}", text=text)


def _say(value: PartialDate, day: Callable[[date], str], month: Callable[[date], str]) -> str:
    if value.precision == "age":
        return _age(value, day)
    if value.precision == "before" and value.latest and value.latest < date.max:
        return tr("before {day}", "antes de {day}", day=_start(value.latest + timedelta(days=1), day, month))
    if value.precision == "after" and value.earliest:
        return tr("from {day}", "desde {day}", day=_start(value.earliest, day, month))
    if not (value.earliest and value.latest):
        return value.written
    if value.precision == "month":
        return month(value.earliest)
    if value.precision == "year":
        return str(value.earliest.year)
    if value.precision == "range":
        return _range(value.earliest, value.latest, day)
    return day(value.earliest)


def _age(value: PartialDate, day: Callable[[date], str]) -> str:
    if not (value.on and value.earliest and value.latest):
        return value.written
    if (value.latest - value.earliest).days < 31:
        months = (value.on.year - value.latest.year) * 12 + value.on.month - value.latest.month
        age, unit = str(months), tr("months old", "meses")
    else:
        youngest, oldest = age_at(value.latest, value.on), age_at(value.earliest, value.on)
        age = str(youngest) if youngest == oldest else f"{youngest}–{oldest}"
        unit = tr("year old", "año") if age == "1" else tr("years old", "años")
    about = tr("about {age} {unit} (on {day})", "{age} {unit} aprox. (a {day})", age=age, unit=unit, day=day(value.on))
    return (
        about
        if value.estimated
        else tr("{age} {unit} (on {day})", "{age} {unit} (a {day})", age=age, unit=unit, day=day(value.on))
    )


def _range(first: date, last: date, day: Callable[[date], str]) -> str:
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year}–{last.year}"
    return f"{day(first)} – {day(last)}"


def _start(first: date, day: Callable[[date], str], month: Callable[[date], str]) -> str:
    """A period named by its first day: 1 January is the year, the first of a month the month."""
    if (first.month, first.day) == (1, 1):
        return str(first.year)
    return month(first) if first.day == 1 else day(first)


def _short_day(day: date) -> str:
    return f"{day.day} {_short_month(day)}"


def _short_month(day: date) -> str:
    return f"{tr(words.SHORT_EN[day.month - 1], words.SHORT_ES[day.month - 1])} {day.year:04d}"


def _long_day(day: date) -> str:
    return tr("{day} {month}", "{day} de {month}", day=day.day, month=_long_month(day))


def _long_month(day: date) -> str:
    return tr(f"{words.MONTHS_EN[day.month - 1]} {day.year}", f"{words.MONTHS_ES[day.month - 1]} de {day.year}")
