"""Which institution a list means: a public body once for the country, its state or its town, any other by its name.

"DIF Chih.", "Sistema DIF Chihuahua" and "DIF Estatal Chihuahua" are one; "DIF Chiapas" is another. What is no public
body is one institution under one name, whatever its capitals, its dots and its "A.C.".
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kindhub.records.codes import code_list
from kindhub.records.names import fold, words
from kindhub.records.place_finder import find
from kindhub.records.places import places

REFERENCE = Path(__file__).parents[1] / "reference"
_LEGAL_FORM = re.compile(r"\b(?:a c|s c|i a p|ac|iap|asociacion civil)$")
_NOT_WORDS = re.compile(r"[^\w\s]+")
_LINKS = frozenset({"de", "del", "en", "la", "el", "los", "las"})


class PublicBody(NamedTuple):
    """A body of the list: of which kind, and within what it is one."""

    body: str
    kind: str
    within: str


@dataclass(frozen=True, slots=True)
class Meant:
    """An institution as a list means it. `key` is equal for all spellings of one; `name` is how it is called."""

    key: tuple[str, ...]
    name: str
    kind: str | None = None
    body: str | None = None
    state: str | None = None
    town: str | None = None
    country: str | None = None


def meant_by(written: str, kind: str | None = None, state: str | None = None) -> Meant | None:
    """The institution of a cell; `kind` and `state` are what its line says beside it. None where nothing is written."""
    text = plain(written)
    if not text:
        return None
    for said, body in _spellings():
        if text == said or text.startswith(f"{said} "):
            return _public(body, text[len(said) :].strip(), kind, state)
    guessed = kind or _kind_of(text)
    return Meant(("", text), " ".join(written.split()), guessed)


def key_of_body(body: str | None, state: str | None, town: str | None, country: str | None) -> tuple[str, ...] | None:
    """`Meant.key` of a public body that is kept; None for an institution that is none."""
    known = _bodies().get(body or "")
    if known is None:
        return None
    where = {"country": (), "state": (state or "",), "town": (town or "",)}
    return (known.body, *where.get(known.within, (country or "", town or "")))


def plain(written: str) -> str:
    """The words an institution goes by: no dots, no capitals, no legal form, short words in full."""
    text = _NOT_WORDS.sub(" ", _closed_up(fold(written)))
    text = _LEGAL_FORM.sub("", " ".join(text.split())).strip()
    short = _shortenings()
    return " ".join(short.get(word, word) for word in text.split())


def _closed_up(text: str) -> str:
    """Letters with dots between them are one word: "c.o.m.a.r." is "comar"."""
    return re.sub(r"\b(?:\w\.){2,}", lambda found: found[0].replace(".", "") + " ", text)


def _public(body: str, rest: str, kind: str | None, state: str | None) -> Meant:
    known = _bodies()[body]
    if body == "dif_state" and (kind == "municipal" or _is_town(rest)):
        known = _bodies()["dif_municipal"]
    label = code_list("mexico_training.body").codes[known.body].label.es
    if known.within == "country":
        return Meant((known.body,), label, known.kind, known.body)
    if known.within == "state":
        where = _state(rest) or state
        name = f"{label} {_name_of(where)}" if where else " ".join(filter(None, (label, rest.title())))
        return Meant((known.body, where or rest), name, known.kind, known.body, where)
    if known.within == "town":
        town, where = _town(rest)
        return Meant(
            (known.body, town), f"{label} {town}".strip(), known.kind, known.body, where or state, town or None
        )
    country, rest = _country(rest)
    town, where = _town(rest)
    named = f"{label} de {_country_name(country)}" if country else label
    name = f"{named} en {town}" if town else named
    return Meant((known.body, country, town), name, known.kind, known.body, where, town or None, country or None)


def _state(rest: str) -> str | None:
    """The state that the words after a body mean."""
    found = find("", rest, "MX", None).code if rest else None
    place = places().place(found) if found else None
    return place.code if place is not None and place.level == "state" else None


def _is_town(rest: str) -> bool:
    if not rest or _state(rest):
        return False
    place = places().place(find(rest, None, "MX", None).code or "")
    return place is not None and place.level == "municipality"


def _town(rest: str) -> tuple[str, str | None]:
    """A town by its official name, with its state; one nobody knows as it is written."""
    text = " ".join(word for word in rest.split() if word not in _LINKS)
    place = places().place(find(text, None, "MX", None).code or "") if text else None
    if place is None or place.level == "country":
        return text.title(), None
    return place.name_es, place.code if place.level == "state" else place.parent


def _country(rest: str) -> tuple[str, str]:
    """The country after "Consulado de", and what follows it."""
    text = rest.removeprefix("de ").removeprefix("general de ")
    for said, code in _countries():
        if text == said or text.startswith(f"{said} "):
            return code, text[len(said) :].strip()
    return "", text


def _name_of(place: str | None) -> str:
    found = places().place(place) if place else None
    return found.name_es if found is not None else ""


def _country_name(code: str) -> str:
    return code_list("country").codes[code].label.es


def _kind_of(text: str) -> str | None:
    """What an institution that says no kind is by its words: "bufete", "albergue", "universidad"."""
    for one in code_list("mexico_training.institution_kind"):
        if any(fold(word) in words(text) for word in one.synonyms):
            return one.code
    return None


@cache
def _spellings() -> tuple[tuple[str, str], ...]:
    """Every way a public body is written, the longest first."""
    found = {plain(text): one.code for one in code_list("mexico_training.body")
             for text in (*one.synonyms, one.label.es)}  # fmt: skip
    return tuple(sorted(found.items(), key=lambda pair: -len(pair[0])))


@cache
def _countries() -> tuple[tuple[str, str], ...]:
    found = {plain(text): one.code for one in code_list("country") for text in (one.label.es, one.code, *one.synonyms)}
    return tuple(sorted(found.items(), key=lambda pair: -len(pair[0])))


@cache
def _bodies() -> dict[str, PublicBody]:
    with (REFERENCE / "public_bodies.csv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        return {row["body"]: PublicBody(row["body"], row["kind"], row["within"]) for row in rows}


@cache
def _shortenings() -> dict[str, str]:
    with (REFERENCE / "shortenings.csv").open(encoding="utf-8", newline="") as lines:
        return {row["written"]: row["meant"] for row in csv.DictReader(lines)}
