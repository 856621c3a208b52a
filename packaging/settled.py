"""Makes files the same on every build: one time stamp, one mode, and identifiers that follow from names."""

import os
import uuid
from datetime import UTC, datetime
from pathlib import Path

SPACE = uuid.UUID("8b0f7d0e-6b57-5c0a-9a3e-0f4e1a6f3f10")
"""The name space of the identifiers of KIND Hub's installers. It never changes: upgrades are recognised by it."""


def epoch() -> int:
    """Seconds since 1970 that every file of a build bears; `SOURCE_DATE_EPOCH` sets it (reproducible-builds.org)."""
    return int(os.environ.get("SOURCE_DATE_EPOCH", "1767225600"))


def moment() -> datetime:
    """The same as a moment, for what states when it was made."""
    return datetime.fromtimestamp(epoch(), UTC)


def settle(tree: Path) -> None:
    """Give every file and folder below `tree` the time and the mode of the build."""
    for path in sorted(tree.rglob("*"), reverse=True):
        path.chmod(0o755 if path.is_dir() else 0o644)
        os.utime(path, (epoch(), epoch()))


def feature_id(program: str) -> str:
    """The installer's name of a program's feature; it follows from the program's key and never changes."""
    return "Program" + program.title().replace("_", "")


def guid(*names: str) -> str:
    """The identifier that belongs to these names, as Windows Installer writes it."""
    return "{" + str(uuid.uuid5(SPACE, "/".join(names))).upper() + "}"
