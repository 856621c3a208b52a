"""What is new in each version, read from `resources/releases.toml`, and the version somebody saw last."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache

from packaging.version import Version

from kindhub import __version__
from kindhub.i18n import L
from kindhub.resources import resource


@dataclass(frozen=True, slots=True)
class Release:
    """A version: the day it was released (None: not yet) and what is new in it."""

    version: str
    day: date | None
    news: tuple[L, ...]


@cache
def releases() -> tuple[Release, ...]:
    """All versions that are told of, the newest first."""
    told = tomllib.loads(resource("releases.toml").read_text(encoding="utf-8"))["release"]
    found = (
        Release(one["version"], one.get("date"), tuple(L(line["en"], line["es"]) for line in one["news"]))
        for one in told
    )
    return tuple(sorted(found, key=lambda one: Version(one.version), reverse=True))


def this_release() -> Release:
    """The version that runs. One built for a try-out, which nobody wrote about, is not released and has no news."""
    return next((one for one in releases() if one.version == __version__), Release(__version__, None, ()))


def is_newer(seen: str) -> bool:
    """Whether this version came after the one somebody saw last."""
    return Version(seen) < Version(__version__)
