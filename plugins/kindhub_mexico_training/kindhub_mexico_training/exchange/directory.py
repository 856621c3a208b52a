"""The institutions of the hub and of a file, each once under all its spellings."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.exchange.best_name import tidy
from kindhub.exchange.person_writing import most_said
from kindhub.records.base import new_id, table_of
from kindhub_mexico_training.exchange.bodies import Meant, key_of_body, meant_by, plain
from kindhub_mexico_training.records import Institution

Key = tuple[str, ...]


@dataclass(slots=True)
class Directory:
    """Ids by what makes two spellings one; `meant` are the readings of those that are new, by their id."""

    ids: dict[Key, str] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)
    meant: dict[str, list[tuple[Meant, str]]] = field(default_factory=lambda: defaultdict(list))
    _held: frozenset[str] = frozenset()

    def find(self, written: str, kind: str | None = None, state: str | None = None) -> str | None:
        """The id of the institution a cell means, a new one where the hub does not know it; None for an empty cell."""
        meant = meant_by(written, kind, state)
        if meant is None:
            return None
        found = self.ids.get(("", plain(written))) or self.ids.setdefault(meant.key, new_id())
        if found not in self._held:
            self.meant[found].append((meant, written))
            if meant.state:
                self.states.setdefault(found, meant.state)
        return found

    def new_record(self, institution: str, states: list[str | None]) -> Institution:
        """The record of a new one; a private one lies where most of its people say they work."""
        readings = self.meant[institution]
        meant = readings[0][0]
        name = meant.name
        if not meant.body:
            names = sorted({one.name for one, _ in readings}, key=lambda text: (text.isupper(), -len(text), text))
            name = tidy(max(names, key=_written_well))
        spellings = sorted({" ".join(written.split()) for _, written in readings} - {name})
        return Institution(
            id=institution, name=name[:300], body=meant.body, town=meant.town, country=meant.country,
            kind=most_said(one.kind for one, _ in readings),
            state=meant.state if meant.body else most_said(states),
            also_written="; ".join(spellings)[:2_000] or None,
        )  # fmt: skip


def _written_well(text: str) -> tuple[bool, int, int]:
    """Not in capitals throughout, with its accents, in full."""
    return (not text.isupper(), sum(not letter.isascii() for letter in text), len(text))


def directory(session: Session) -> Directory:
    """The directory as the hub holds it."""
    found = Directory()
    table: Any = table_of(Institution)
    rows = list(session.execute(select(table)).mappings())
    for row in rows:
        found.ids[key_of(row)] = row["id"]
        for spelling in (row["name"], *(row["also_written"] or "").split(";")):
            if text := plain(spelling):
                found.ids.setdefault(("", text), row["id"])
        if row["state"]:
            found.states[row["id"]] = row["state"]
    found._held = frozenset(row["id"] for row in rows)
    return found


def key_of(row: Any) -> Key:
    """What makes two records one, as `Meant.key` does for words."""
    return key_of_body(row["body"], row["state"], row["town"], row["country"]) or ("", plain(row["name"]))
