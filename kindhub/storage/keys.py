"""The raw keys of a data folder's files, as the keyring derives them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

KEY_BYTES = 32
SCHEMA_NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")
RESERVED = frozenset({"main", "temp", "hub"})
MOST_PROGRAMS = 10
"""SQLite's SQLITE_MAX_ATTACHED as the wheel is built."""


@dataclass(frozen=True, slots=True)
class StoreKeys:
    """Raw 256-bit keys: `main` opens `hub.db`, `programs` maps a program's key name to the key of its file.

    Raises `ValueError` for a key of another length, for two files with one key (rule 3: a compartment would open with
    its neighbour's key) and for a name that is no schema name. Never shown: both fields are left out of `repr`.
    """

    main: bytes = field(repr=False)
    programs: Mapping[str, bytes] = field(repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        keys = [bytes(key) for key in (self.main, *self.programs.values())]
        if any(len(key) != KEY_BYTES or not any(key) for key in keys):
            raise ValueError(f"a file key has {KEY_BYTES} random bytes")
        if len(set(keys)) != len(keys):
            raise ValueError("two files may not have the same key")
        if len(self.programs) > MOST_PROGRAMS:
            raise ValueError("more programs than SQLite attaches")
        for name in self.programs:
            if not SCHEMA_NAME.fullmatch(name) or name in RESERVED:
                raise ValueError("not a program's schema name")

    def of(self, schema: str) -> bytes | None:
        """The key of a schema's file; None when it is not held."""
        return self.main if schema == "main" else self.programs.get(schema)

    @property
    def schemas(self) -> tuple[str, ...]:
        """What these keys open, in the order it is attached: always the same, so that two connections that lock all
        files can never wait for each other.
        """
        return ("main", *sorted(self.programs))


def raw(key: bytes) -> str:
    """A key as SQLCipher takes it without deriving anything from it."""
    return f"x'{bytes(key).hex()}'"
