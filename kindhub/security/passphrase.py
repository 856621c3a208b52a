"""Passphrases: what is too easy to guess, and a proposal of six Spanish words.

The cost of guessing comes from Argon2id; the floor here only keeps out what a list of a few thousand guesses finds.
A proposal of six words out of about 2,000 has 65 bits, far beyond guessing at half a second each.
"""

from __future__ import annotations

import functools
import re
import secrets
import unicodedata
from importlib import resources
from pathlib import Path

from kindhub.errors import UserError
from kindhub.i18n import L

SHORTEST = 12
FEWEST_WORDS = 4
PROPOSED_WORDS = 6
LONGEST = 1024

_SHORT = L(
    "Use at least {letters} characters or {words} words. Six words that only you know are easiest to remember.",
    "Use al menos {letters} caracteres o {words} palabras. Seis palabras que solo usted conoce se recuerdan mejor.",
)
_LONG = L("A passphrase has at most {most} characters.", "Una frase de paso lleva como máximo {most} caracteres.")
_COMMON = L(
    "This passphrase is among the first that anyone would try. Choose another.",
    "Esta frase de paso es de las primeras que cualquiera probaría. Elija otra.",
)
_OWN_NAME = L("Do not build the passphrase on your own name.", "No forme la frase de paso con su propio nombre.")
_REPEATED = L(
    "This passphrase repeats the same few characters or words. Choose another.",
    "Esta frase de paso repite los mismos caracteres o palabras. Elija otra.",
)


def check_passphrase(passphrase: str, uid: str, name: str) -> None:
    """Refuse (UserError) what is too short, repeats itself, is commonly used, or is the person's own name."""
    words = [_plain(word) for word in re.split(r"[\s\-_.,]+", passphrase) if word]
    letters = _plain(passphrase)
    if len(passphrase) > LONGEST:
        raise UserError(_LONG, most=LONGEST)
    several_words = len(words) >= FEWEST_WORDS and len(letters) >= SHORTEST
    if len(passphrase.strip()) < SHORTEST and not several_words:
        raise UserError(_SHORT, letters=SHORTEST, words=FEWEST_WORDS)
    if len(set(letters)) < 5 or (len(words) >= FEWEST_WORDS and len(set(words)) < 3):
        raise UserError(_REPEATED)
    if len(_without_own_names(letters, uid, name)) < SHORTEST // 2:
        raise UserError(_OWN_NAME)
    if _stem(letters) in common_passphrases():
        raise UserError(_COMMON)


def propose_passphrase() -> str:
    """Six random words from the Spanish list, about 65 bits."""
    return " ".join(secrets.choice(spanish_words()) for _ in range(PROPOSED_WORDS))


@functools.cache
def spanish_words() -> tuple[str, ...]:
    """The word list `resources/security/palabras_es.txt`: plain words without accents, one a line, sorted."""
    return _lines("palabras_es.txt")


@functools.cache
def common_passphrases() -> frozenset[str]:
    """What people choose first (`resources/security/common_passphrases.txt`), letters only, as `_stem` leaves it."""
    return frozenset(_stem(_plain(line)) for line in _lines("common_passphrases.txt"))


def _without_own_names(letters: str, uid: str, name: str) -> str:
    parts = {_plain(part) for part in [*name.split(), name, uid]}
    for part in sorted((part for part in parts if len(part) >= 3), key=len, reverse=True):
        letters = letters.replace(part, "")
    return letters


def _plain(text: str) -> str:
    """Letters and digits without accents, in small letters: how a guesser writes everything."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in folded if character.isalnum())


def _stem(letters: str) -> str:
    """Without the digits at the ends that people add to a word to make it pass; digits alone stay."""
    return letters.strip("0123456789") or letters


def _lines(file_name: str) -> tuple[str, ...]:
    """The lines of a resource, from the installed package or, in a checkout, from `resources/` at its root."""
    packed = resources.files("kindhub") / "_resources" / "security" / file_name
    source = packed if packed.is_file() else Path(__file__).parents[2] / "resources" / "security" / file_name
    lines = source.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))
