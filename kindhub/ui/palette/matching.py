"""Does an entry answer what was typed: words in any order, accents and case left out, beginnings before middles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kindhub.records.names import fold, words
from kindhub.ui.palette.entry import PREFIXES, Entry, Found, Group, Kind, Stretches

AT_START, AT_WORD, INSIDE, UNSEEN = 0.0, 1.0, 3.0, 4.0
INSIDE_FROM = 3
"""Letters from which a word may also be found in the middle of another: two letters are in everything."""
SHOWN, SHOWN_HERE = 5, 8


def split_prefix(typed: str) -> tuple[tuple[Kind, ...] | None, str]:
    """The kinds a leading sign asks for (None: all), and the rest of what was typed."""
    text = typed.strip()
    kinds = PREFIXES.get(text[:1])
    return (kinds, text[1:].strip()) if kinds is not None else (None, text)


def match(entry: Entry, asked: Sequence[str]) -> Found | None:
    """The entry with the letters that were found, or None when a word of `asked` (folded) is not in it."""
    plain, origin = _folded(entry.words)
    hidden = f" {fold(entry.also)} {fold(entry.note)}"
    score, stretches = 0.0, []
    for word in asked:
        at, cost = _place(plain, word)
        if at >= 0:
            stretches.append((origin[at], origin[at + len(word) - 1] - origin[at] + 1))
            score += cost + at / 1_000
        elif f" {word}" in hidden:
            score += UNSEEN
        else:
            return None
    return Found(entry, _merged(stretches), score)


def _folded(text: str) -> tuple[str, list[int]]:
    """Text by its plain letters, and for each of them the place in the text it came from."""
    plain, origin = [], []
    for at, sign in enumerate(text):
        for letter in fold(sign) if sign.isalnum() else " ":
            plain.append(letter)
            origin.append(at)
    return "".join(plain), origin


def _place(plain: str, word: str) -> tuple[int, float]:
    if plain.startswith(word):
        return 0, AT_START
    at = plain.find(f" {word}")
    if at >= 0:
        return at + 1, AT_WORD
    return (plain.find(word), INSIDE) if len(word) >= INSIDE_FROM else (-1, INSIDE)


def _merged(stretches: list[tuple[int, int]]) -> Stretches:
    """Stretches in order, those that touch or overlap made one."""
    merged: list[tuple[int, int]] = []
    for start, length in sorted(stretches):
        if merged and start <= sum(merged[-1]):
            first = merged[-1][0]
            merged[-1] = (first, max(sum(merged[-1]), start + length) - first)
        else:
            merged.append((start, length))
    return tuple(merged)


def find(entries: Iterable[Entry], typed: str, titles: Mapping[Kind, str]) -> list[Group]:
    """Groups in the order of `titles` (nearest first), empty ones left out; with nothing typed, what lies nearest."""
    kinds, text = split_prefix(typed)
    asked = words(text)
    found: dict[Kind, list[Found]] = {}
    for entry in entries:
        if kinds is not None and entry.kind not in kinds:
            continue
        hit = match(entry, asked)
        if hit is not None:
            found.setdefault(entry.kind, []).append(hit)
    return [
        Group(title, tuple(sorted(found[kind], key=_score)[: SHOWN_HERE if kind == "here" or kinds else SHOWN]))
        for kind, title in titles.items()
        if kind in found
    ]


def _score(hit: Found) -> float:
    return hit.score
