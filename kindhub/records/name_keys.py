"""Sound keys: what a Spanish or Maya speaker hears alike gets the same key.

b/v, c/s/z, g/j, mute h, ll/y, qu/k, x/j (Xol, Jol), sh/x, i/y, hu/w, a final s or z, n/ñ and doubled letters (design
note C4). The key also holds up for names of other languages, because it never drops a stressed consonant. It serves
to bring candidates together; likeness itself is measured on the folded word.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kindhub.records.names import fold

_STEPS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"ll", "y"),
        (r"(.)\1+", r"\1"),
        (r"ch", "3"),
        (r"sh", "j"),
        (r"ph", "f"),
        (r"hu(?=[aeio])", "w"),
        (r"h", ""),
        (r"t[zs]", "s"),
        (r"[zç]", "s"),
        (r"qu(?=[ei])|q|ck", "k"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"gu(?=[ei])", "6"),
        (r"g(?=[eiy])", "j"),
        (r"6", "g"),
        (r"x", "j"),
        (r"v", "b"),
        (r"y", "i"),
        (r"(.)\1+", r"\1"),
        (r"(?<=..)s$", ""),
    )
)


@lru_cache(maxsize=65_536)
def sound_key(word: str) -> str:
    """The sound of one word; words that sound alike give the same key. Empty only for a word without letters.

    A word of which nothing would be left ("H.") keeps its folded letters.
    """
    folded = fold(word).replace(" ", "")
    key = folded
    for pattern, sound in _STEPS:
        key = pattern.sub(sound, key)
    return key or folded
