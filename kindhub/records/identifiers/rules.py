"""The written form of each kind of number, from resources/identifiers/rules.toml."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any

from kindhub.i18n import L
from kindhub.resources import resource

LONGEST = 120
"""Characters kept of a number; what is longer is a note that slipped into the cell."""

_NOT_DIGIT = re.compile(r"\D", re.ASCII)
_NOT_LETTER_OR_DIGIT = re.compile(r"[^A-ZÑ0-9]")


@dataclass(frozen=True, slots=True)
class Rule:
    """How one kind of number is written. `pattern` None: nothing is known, so nothing is checked."""

    kind: str
    keep: str
    pattern: re.Pattern[str] | None
    groups: tuple[int, ...]
    separator: str
    prefix: str
    pad: int
    prefixes: frozenset[str]
    departments: int
    expects: L
    source: str

    def normalise(self, text: str) -> str:
        """The signs that count, in capitals; empty where the text holds none."""
        capitals = unicodedata.normalize("NFKC", text[: LONGEST * 4]).upper()
        if self.keep == "digits":
            digits = _NOT_DIGIT.sub("", capitals)[:LONGEST]
            full = digits.zfill(self.pad) if self.fits(digits) else digits
            return self.prefix + full if digits else ""
        if self.keep == "letters_digits":
            return _NOT_LETTER_OR_DIGIT.sub("", capitals)[:LONGEST]
        return "".join(sign for sign in capitals if sign.isalnum())[:LONGEST]

    def fits(self, normalised: str) -> bool:
        """Whether the signs have the usual form."""
        return self.pattern is None or bool(self.pattern.fullmatch(normalised.removeprefix(self.prefix)))

    def show(self, normalised: str, written: str) -> str:
        """The number in its groups; one that does not fill them is shown as written."""
        if not self.groups or sum(self.groups) != len(normalised):
            return " ".join(written.split())[:LONGEST]
        parts, start = [], 0
        for length in self.groups:
            parts.append(normalised[start : start + length])
            start += length
        return self.separator.join(parts)


@cache
def rules() -> dict[str, Rule]:
    """Every rule by kind."""
    table = tomllib.loads(resource("identifiers", "rules.toml").read_text("utf-8"))
    return {kind: _rule(kind, row) for kind, row in table.items()}


def rule(kind: str) -> Rule:
    """The rule of a kind; a kind without one is kept as written, as *other* is."""
    return rules().get(kind) or rules()["other"]


def _rule(kind: str, row: dict[str, Any]) -> Rule:
    expects = row.get("expects", {"en": "", "es": ""})
    return Rule(
        kind=kind,
        keep=row["keep"],
        pattern=re.compile(row["pattern"], re.ASCII) if "pattern" in row else None,
        groups=tuple(row.get("groups", ())),
        separator=row.get("separator", " "),
        prefix=row.get("prefix", ""),
        pad=row.get("pad", 0),
        prefixes=frozenset(row.get("prefixes", ())),
        departments=row.get("departments", 0),
        expects=L(expects["en"], expects["es"]),
        source=row.get("source", ""),
    )
