"""The weights of `resources/duplicates/weights.toml` as typed values, and the optional list of nicknames."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kindhub.records.names import fold
from kindhub.resources import resource


@dataclass(frozen=True, slots=True)
class Rarity:
    """Prior share of persons with any one value of a field, and the most bits that agreeing on it may bring."""

    share: float
    most: float


@dataclass(frozen=True, slots=True)
class Learning:
    """How far the folder at hand may move the weights; `shares` by field, from the worst level to the best."""

    rounds: int
    pseudo_matches: float
    most: float
    most_prior: float
    least_matches: float
    families_share: float
    shares: dict[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Weights:
    """Bits and thresholds by field, as the data file explains them."""

    strangers: float
    smoothing: float
    rarity: dict[str, Rarity]
    names: dict[str, float]
    birth: dict[str, float]
    sex: dict[str, float]
    known_sexes: frozenset[str]
    identifiers: dict[str, float]
    single_identifiers: frozenset[str]
    contact: dict[str, float]
    caregiver: dict[str, float]
    address: dict[str, float]
    classes: dict[str, float]
    learning: Learning
    largest_block: int
    largest_for_one: int
    meetings: int
    try_first: int


def read_weights(path: Path) -> Weights:
    """Read a weights file; `KeyError` or `ValueError` when a weight is missing or no number."""
    data = tomllib.loads(path.read_text("utf-8"))
    return Weights(
        strangers=data["population"]["strangers"],
        smoothing=data["population"]["smoothing"],
        rarity={field: Rarity(**values) for field, values in data["rarity"].items()},
        names=_numbers(data["names"]),
        birth=_numbers(data["birth"]),
        sex=_numbers(data["sex"]),
        known_sexes=frozenset(data["sex"]["known"]),
        identifiers=_numbers(data["identifiers"]),
        single_identifiers=frozenset(data["identifiers"]["single"]),
        contact=_numbers(data["contact"]),
        caregiver=_numbers(data["caregiver"]),
        address=_numbers(data["address"]),
        classes=_numbers(data["classes"]),
        learning=_learning(data["learning"]),
        largest_block=data["blocks"]["largest"],
        largest_for_one=data["blocks"]["largest_for_one"],
        meetings=data["blocks"]["meetings"],
        try_first=data["blocks"]["try_first"],
    )


def _learning(section: dict[str, Any]) -> Learning:
    shares = {field: tuple(values["shares"]) for field, values in section.items() if isinstance(values, dict)}
    return Learning(shares=shares, **{key: value for key, value in section.items() if key not in shares})


def _numbers(section: dict[str, Any]) -> dict[str, float]:
    return {key: float(value) for key, value in section.items() if not isinstance(value, list)}


@lru_cache(maxsize=1)
def standard_weights() -> Weights:
    """The weights that ship with the hub."""
    return read_weights(resource("duplicates", "weights.toml"))


@lru_cache(maxsize=1)
def nicknames() -> dict[str, frozenset[str]]:
    """Folded name or nickname → the full names it may stand for; empty when the list is not installed."""
    path = resource("duplicates", "nicknames.csv")
    if not path.is_file():
        return {}
    stands_for: dict[str, set[str]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            full = fold(row["name"])
            for short in (full, *row["nicknames"].split()):
                stands_for.setdefault(fold(short), set()).add(full)
    return {short: frozenset(full) for short, full in stands_for.items()}
