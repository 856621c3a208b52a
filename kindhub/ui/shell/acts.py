"""What can be done on a page, as data: the palette offers it, so no page needs a menu of its own for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Act:
    """One thing to do: words (a verb first), the bound method that does it, and the key it has in `keys.KEYS`.

    `note` stands beside it in grey; `also` are other words one may look for it by. A page leaves out what this
    person may not do or what cannot be done now.
    """

    key: str
    words: str
    does: Callable[[], object]
    icon: str = "arrow-right"
    note: str = ""
    keys: str = ""
    also: str = ""
