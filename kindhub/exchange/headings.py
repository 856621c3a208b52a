"""Column headings as keys: what is left of a heading when case, accents, line breaks and punctuation are gone."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence

from openpyxl.utils import get_column_letter

from kindhub.records.names import fold, words


def heading_key(text: str) -> str:
    """The heading by its words: "¿En escuela?" and "en  ESCUELA" give "en escuela"; "#" has no word and stays."""
    return " ".join(words(text)) or fold(text)


def unique_headings(texts: Iterable[str]) -> tuple[str, ...]:
    """A name for every column: repeated headings are numbered ("Teléfono", "Teléfono (2)"), blank ones get "(C)"."""
    seen: Counter[str] = Counter()
    names = []
    for column, text in enumerate(texts, 1):
        name = " ".join(text.split())
        if not name:
            names.append(f"({get_column_letter(column)})")
            continue
        seen[heading_key(name)] += 1
        times = seen[heading_key(name)]
        names.append(name if times == 1 else f"{name} ({times})")
    return tuple(names)


def fingerprint(headings: Sequence[str]) -> str:
    """A short stable name for a header row, to remember a corrected mapping by; columns may change places."""
    keys = sorted(heading_key(name) for name in headings if not name.startswith("("))
    return hashlib.sha256(json.dumps(keys).encode()).hexdigest()[:32]
