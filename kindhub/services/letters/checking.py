"""Whether a changed template can be used: it names only words the program knows, and it can be filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.services.letters.common_words import all_words
from kindhub.services.letters.grammar import words_in
from kindhub.services.letters.merging import merged, trees_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kindhub.program.letters import Letter, Value

UNKNOWN = L(
    "The template uses words this letter does not know: {unknown}. It may use: {known}.",
    "La plantilla usa palabras que esta carta no conoce: {unknown}. Puede usar: {known}.",
)
EMPTY = L(
    "The template uses none of the letter's words: every case would get the same letter. It may use: {known}.",
    "La plantilla no usa ninguna palabra de la carta: todos los casos recibirían la misma. Puede usar: {known}.",
)


def check_template(letter: Letter, content: bytes) -> None:
    """Check it and fill it with the samples. Raises `UserError` with what is wrong and what to do."""
    known = _known(letter)
    named = set().union(*(words_in(tree) for tree in trees_of(content)))
    if unknown := named - known:
        raise UserError(UNKNOWN, unknown=_listed(unknown), known=_listed(known))
    if not named:
        raise UserError(EMPTY, known=_listed(known))
    merged(letter, content, samples(letter))


def samples(letter: Letter) -> dict[str, Value]:
    """The invented values of its words; two rows where there are rows."""
    found: dict[str, Value] = {}
    for word in all_words(letter):
        rows: Mapping[str, str] = {part.key: part.sample for part in word.parts}
        found[word.key] = [rows, rows] if word.parts else word.sample
    return found


def _known(letter: Letter) -> set[str]:
    parts = {f"{word.key}.{part.key}" for word in letter.words for part in word.parts}
    return {word.key for word in all_words(letter)} | parts


def _listed(words: set[str]) -> str:
    return ", ".join(sorted(words))
