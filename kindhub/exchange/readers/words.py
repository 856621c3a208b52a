"""The word lists of `resources/exchange/words.toml` and how a text is compared with them."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import lru_cache

from kindhub.resources import resource

_SPACES = re.compile(r"\s+")


@lru_cache(maxsize=16_384)
def squeeze(text: str) -> str:
    """Text for comparison with word lists: no case, accents or outer punctuation; `?`, `/`, `-`, `$` keep meaning."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(
        sign for sign in plain if (not unicodedata.combining(sign) and sign.isprintable()) or sign.isspace()
    )
    return _SPACES.sub(" ", plain).strip(' \t\n.,;:!¡¿()[]"“”«»') or plain.strip()


@lru_cache(maxsize=1)
def word_lists() -> dict[str, frozenset[str]]:
    """The word lists by their name; a word in both of yes and no, or in two absences, stops the program."""
    read = tomllib.loads(resource("exchange", "words.toml").read_text("utf-8"))
    lists = {
        name: frozenset(squeeze(word) for word in entries)
        for section, group in read.items()
        if isinstance(group, dict)
        for name, entries in group.items()
    }
    exclusive = [lists[name] for name in ("yes", "no", "not_known", "not_asked", "refused")]
    if len(frozenset().union(*exclusive)) != sum(map(len, exclusive)):
        raise ValueError("resources/exchange/words.toml: a word stands in two lists")
    return lists


@lru_cache(maxsize=1)
def currencies() -> dict[str, str]:
    """Ways to write a currency, squeezed → its ISO 4217 code."""
    read = tomllib.loads(resource("exchange", "words.toml").read_text("utf-8"))
    return {squeeze(word): code for code, entries in read["currency"].items() for word in entries}
