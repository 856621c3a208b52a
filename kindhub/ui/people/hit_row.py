"""One person found, as a row of two lines: name, age, place, programs, and why she is here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from kindhub.i18n import tr
from kindhub.records.name_keys import sound_key
from kindhub.records.names import fold, words
from kindhub.records.places import places
from kindhub.services.kinship import kin_label
from kindhub.services.search.find import Hit
from kindhub.ui.kit.table import Cell, Column, TableRow

if TYPE_CHECKING:
    from kindhub.records.partial_date import PartialDate
    from kindhub.services.search.found import Found

_WORD = re.compile(r"[^\s,]+")
WHY_ICONS = {
    "exact": "check-circle-fill",
    "accents": "check-circle-fill",
    "order": "arrows-left-right",
    "other_name": "identification-card",
    "sound": "ear",
    "number": "hash",
    "family": "users-three",
    "case_number": "hash",
}


def columns() -> tuple[Column, ...]:
    """The columns of the people table."""
    return (
        Column("person", tr("Person", "Persona"), 256, sortable=False, stretch=True),
        Column("age", tr("Age", "Edad"), 112, sortable=False),
        Column("place", tr("Place", "Lugar"), 132, sortable=False),
        Column("programs", tr("Programs", "Programas"), 92, sortable=False),
        Column("why", tr("Why it is here", "Por qué aparece"), 186, sortable=False),
    )


def hit_row(hit: Hit, found: Found, typed: str, today: date) -> TableRow:
    """The row of one hit."""
    heading, detail, icon = why_words(hit, found)
    programs = found.programs.get(hit.person_id, ())
    marks = tuple((program.info.letters, int(program.info.colour[1:])) for program in programs)
    return TableRow(
        hit.person_id,
        {
            "person": Cell(
                hit.name or tr("no name", "sin nombre"),
                _others(hit),
                bold=False,
                matches=matches(hit, typed),
                secret=True,
            ),
            "age": Cell(age_words(hit.birth, today), birth_words(hit.birth)),
            "place": Cell(*place_words(hit.place)),
            "programs": Cell("" if marks else tr("none", "ninguno"), programs=marks, tone="text2"),
            "why": Cell(heading, detail, icon=icon, bold=True),
        },
    )


def why_words(hit: Hit, found: Found) -> tuple[str, str, str]:
    """Why somebody is here: heading, detail and icon. Being perhaps another one written twice comes first."""
    heading, detail = hit.reason()
    if hit.person_id in found.doubles:
        name = found.doubles[hit.person_id].name
        return tr("Possible duplicate", "Posible duplicado"), tr("of {name}", "de {name}", name=brief(name)), "copy"
    relative = found.relatives.get(hit.person_id)
    if relative is not None:
        words = {"kin": kin_label(relative.kin), "name": brief(relative.name)}
        detail = tr("{kin} of {name}", "{kin} de {name}", **words)
    return heading, detail, WHY_ICONS[hit.why]


def brief(name: str) -> str:
    """A name of more than two words with the rest as letters: `Elmer J. Tomás F.` has room in a column."""
    whole = name.split()
    if len(whole) < 3:
        return name
    kept = {0, 2 if len(whole) > 3 else 1}
    return " ".join(word if at in kept else f"{word[0]}." for at, word in enumerate(whole))


def _others(hit: Hit) -> str:
    if hit.invented and not hit.other_names:
        return tr("invented person", "persona inventada")
    return tr("also: {names}", "también: {names}", names=hit.other_names) if hit.other_names else tr(
        "no other names", "sin otros nombres"
    )  # fmt: skip


def matches(hit: Hit, typed: str) -> tuple[tuple[int, int], ...]:
    """Which letters of the name the search found: the typed beginning of a word, or the whole word that sounds so."""
    asked = words(typed)
    if hit.why in ("number", "case_number", "family", "other_name"):
        return ()
    return tuple(_stretches(hit.name, asked, sounds=hit.why == "sound"))


def _stretches(name: str, asked: Sequence[str], *, sounds: bool) -> Iterator[tuple[int, int]]:
    keys = {sound_key(word) for word in asked} if sounds else set()
    for word in _WORD.finditer(name):
        folded = fold(word[0])
        begun = max((len(one) for one in asked if folded.startswith(one)), default=0)
        if begun:
            whole = len(folded) != len(word[0])
            yield word.start(), len(word[0]) if whole else begun
        elif keys and sound_key(folded) in keys:
            yield word.start(), len(word[0])


def age_words(birth: PartialDate | None, today: date) -> str:
    """`15 años`, `14–15 años`, `15 años aprox.` for an estimated birth, or `sin dato`."""
    least, most = birth.age_on(today) if birth is not None else (None, None)
    if least is None and most is None:
        return tr("no data", "sin dato")
    estimated = birth is not None and birth.estimated
    if least == most:
        return (
            tr("{n} years approx.", "{n} años aprox.", n=least) if estimated else tr("{n} years", "{n} años", n=least)
        )
    span = f"{least if least is not None else '?'}–{most if most is not None else '?'}"
    return tr("{n} years", "{n} años", n=span)


def birth_words(birth: PartialDate | None) -> str:
    """The birth date as tables show it."""
    return birth.show() if birth is not None else tr("not written", "no está escrito")


def place_words(code: str | None) -> tuple[str, str]:
    """A place, and what it lies in with its country's letters: `San Rafael…`, `Huehuetenango, GT`."""
    if not code:
        return tr("no data", "sin dato"), ""
    path = places().path(code)
    if not path:
        return code, ""
    names = [places().label(place.code) for place in path]
    if len(names) == 1:
        return names[0], ""
    upper = names[1] if len(names) < 3 else f"{names[-2]}, {path[0].country}"
    return names[0], upper
