"""Checks a test of a rules file word by word; whatever is not in the vocabulary is refused and named."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.records.codes import code_list
from kindhub_cam.rules.facts import DATES, LABELS, LISTS, YES_NO
from kindhub_cam.rules.predicates import MAKERS

DEEPEST, WIDEST = 6, 40
TOO_DEEP = L("{where}: tests lie in each other more than {most} deep.",
             "{where}: hay pruebas unas dentro de otras a más de {most} niveles.")  # fmt: skip
TOO_WIDE = L("{where}: more than {most} parts in one test.", "{where}: más de {most} partes en una prueba.")
NO_TEST = L("{where}: a test is a table with one of these words: {known}.",
            "{where}: una prueba es una tabla con una de estas palabras: {known}.")  # fmt: skip
UNKNOWN_WORD = L("{where}: “{word}” is not a word that rules may use.",
                 "{where}: «{word}» no es una palabra que puedan usar las reglas.")  # fmt: skip
UNKNOWN_FACT = L("{where}: there is no fact “{fact}” of that kind.", "{where}: no hay un hecho «{fact}» de esa clase.")
WRONG_VALUE = L("{where}: “{word}” has a value that cannot be.", "{where}: «{word}» tiene un valor que no puede ser.")
_ALLOWED: dict[str, frozenset[str]] = {
    "all": frozenset(), "any": frozenset(), "not": frozenset(), "is": frozenset({"fact"}),
    "one_of": frozenset({"fact"}), "unknown": frozenset({"fact"}), "includes": frozenset({"fact"}),
    "age_at_least": frozenset({"fact", "on"}), "age_under": frozenset({"fact", "on"}),
    "on_or_before": frozenset({"fact"}), "before": frozenset({"fact"}), "runs": frozenset(),
    "granted": frozenset({"years"}),
}  # fmt: skip


def check_test(test: Any, where: str, depth: int = 1) -> None:
    """Raise `UserError` where the test is not wholly of the vocabulary."""
    if depth > DEEPEST:
        raise UserError(TOO_DEEP, where=where, most=DEEPEST)
    if not isinstance(test, Mapping):
        raise UserError(NO_TEST, where=where, known=", ".join(MAKERS))
    words = [word for word in MAKERS if word in test]
    if len(words) != 1:
        strange = next((word for word in test if word not in MAKERS and word not in ("fact", "on", "years")), None)
        if strange is not None:
            raise UserError(UNKNOWN_WORD, where=where, word=str(strange)[:40])
        raise UserError(NO_TEST, where=where, known=", ".join(MAKERS))
    word = words[0]
    for other in test:
        if other != word and other not in _ALLOWED[word]:
            raise UserError(UNKNOWN_WORD, where=where, word=str(other)[:40])
    if word in ("all", "any"):
        _check_parts(test[word], where, depth)
    elif word == "not":
        check_test(test[word], where, depth + 1)
    else:
        _CHECKS[word](test, where, word)


def _check_parts(parts: Any, where: str, depth: int) -> None:
    if not isinstance(parts, list) or not parts:
        raise UserError(NO_TEST, where=where, known=", ".join(MAKERS))
    if len(parts) > WIDEST:
        raise UserError(TOO_WIDE, where=where, most=WIDEST)
    for part in parts:
        check_test(part, where, depth + 1)


def _fact(name: Any, where: str, among: Any) -> str:
    if not isinstance(name, str) or name not in among:
        raise UserError(UNKNOWN_FACT, where=where, fact=str(name)[:40])
    return name


def _value(right: bool, where: str, word: str) -> None:
    if not right:
        raise UserError(WRONG_VALUE, where=where, word=word)


def _check_is(test: Mapping[str, Any], where: str, word: str) -> None:
    fact = _fact(test.get("fact"), where, {*LISTS, *YES_NO})
    value = test[word]
    if fact in YES_NO:
        _value(isinstance(value, bool), where, word)
    else:
        _value(isinstance(value, str) and value in code_list(LISTS[fact]), where, word)


def _check_one_of(test: Mapping[str, Any], where: str, word: str) -> None:
    fact = _fact(test.get("fact"), where, LISTS)
    values = test[word]
    _value(isinstance(values, list) and 0 < len(values) <= WIDEST, where, word)
    known = code_list(LISTS[fact])
    _value(all(isinstance(one, str) and one in known for one in values), where, word)


def _check_unknown(test: Mapping[str, Any], where: str, word: str) -> None:
    _fact(test.get("fact"), where, LABELS)
    _value(test[word] is True, where, word)


def _check_includes(test: Mapping[str, Any], where: str, word: str) -> None:
    _fact(test.get("fact"), where, ("child.nationality",))
    _fact(test[word], where, ("child.lives_in",))


def _check_age(test: Mapping[str, Any], where: str, word: str) -> None:
    _fact(test.get("fact"), where, ("parent.birth", "child.birth"))
    _value(type(test[word]) is int and 0 < test[word] < 130, where, word)
    if "on" in test:
        _fact(test["on"], where, DATES)


def _check_day(test: Mapping[str, Any], where: str, word: str) -> None:
    _fact(test.get("fact"), where, DATES)
    _value(isinstance(test[word], date) and not isinstance(test[word], datetime), where, word)


def _check_runs(test: Mapping[str, Any], where: str, word: str) -> None:
    _fact(test[word], where, DATES)


def _check_granted(test: Mapping[str, Any], where: str, word: str) -> None:
    pair = test[word]
    _value(isinstance(pair, list) and len(pair) == 2, where, word)
    for one in pair:
        _fact(one, where, DATES)
    _value(type(test.get("years")) is int and 0 < test["years"] < 100, where, "years")


_CHECKS: dict[str, Callable[[Mapping[str, Any], str, str], None]] = {
    "is": _check_is, "one_of": _check_one_of, "unknown": _check_unknown, "includes": _check_includes,
    "age_at_least": _check_age, "age_under": _check_age, "on_or_before": _check_day, "before": _check_day,
    "runs": _check_runs, "granted": _check_granted,
}  # fmt: skip
