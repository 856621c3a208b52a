"""Reads a rule set from TOML. A file is data from outside: everything in it is checked, nothing in it is run."""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub_cam.rules.checking import check_test
from kindhub_cam.rules.model import Rule, RuleSet
from kindhub_cam.rules.proofs import read_proofs

LARGEST = 128 * 1024
MOST_RULES = 60
NOT_TOML = L("This is not a rules file: it is not written as TOML.",
             "Esto no es un archivo de reglas: no está escrito en TOML.")  # fmt: skip
TOO_LARGE = L("A rules file has at most {most} kB.", "Un archivo de reglas tiene {most} kB como máximo.")
LACKS = L(
    "{where}: “{word}” is missing or not of the right kind.", "{where}: falta «{word}» o no es de la clase debida."
)
STRANGE = L("{where}: “{word}” does not belong there.", "{where}: «{word}» no va ahí.")
TWICE = L("Two rules are called “{key}”.", "Dos reglas se llaman «{key}».")
TURNED = L("{where}: it ends before it begins.", "{where}: termina antes de empezar.")
EMPTY = L("{where}: a program that is open has rules about the parent and about the child, and a table of tests.",
          "{where}: un programa abierto tiene reglas sobre quien solicita y sobre la niña o el niño, y una tabla de "
          "pruebas.")  # fmt: skip
HEAD = frozenset(("name", "program", "in_force_from", "in_force_to", "source", "title", "note", "rule", "case", "base"))
RULE = frozenset(("key", "about", "label", "test", "review", "source", "change"))


def read_rules(text: str) -> RuleSet:
    """The set in this text. Raises `UserError` with a sentence for whatever is wrong with it."""
    if len(text.encode()) > LARGEST:
        raise UserError(TOO_LARGE, most=LARGEST // 1024)
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as fault:
        raise UserError(NOT_TOML) from fault
    name = _text(data, "name", "—", 60)
    _only(data, HEAD, name)
    closed = _choice(data, "program", ("open", "closed"), name) == "closed"
    first, last = _day(data, "in_force_from", name), _day(data, "in_force_to", name)
    if first is not None and last is not None and last < first:
        raise UserError(TURNED, where=name)
    rules = tuple(_rule(one, name) for one in _tables(data, "rule", name, MOST_RULES))
    keys = [rule.key for rule in rules]
    for key in keys:
        if keys.count(key) > 1:
            raise UserError(TWICE, key=key)
    proofs = read_proofs(data, name)
    if not closed and not (proofs and {"parent", "child"} <= {rule.about for rule in rules}):
        raise UserError(EMPTY, where=name)
    note = _words(data["note"], "note", name) if "note" in data else None
    return RuleSet(
        name, _words(data.get("title"), "title", name), _text(data, "source", name, 600), first, last, closed, rules,
        proofs, note, text,
    )  # fmt: skip


def _rule(one: Mapping[str, Any], name: str) -> Rule:
    key = _text(one, "key", name, 60)
    where = f"{name}, {key}"
    _only(one, RULE, where)
    about: Any = _choice(one, "about", ("parent", "child", "other_parent"), where)
    check_test(one.get("test"), where)
    if "review" in one:
        check_test(one["review"], where)
    change = _words(one["change"], "change", where) if "change" in one else None
    source = _text(one, "source", where, 300)
    return Rule(key, about, _words(one.get("label"), "label", where), one["test"], source, one.get("review"), change)


def _only(table: Mapping[str, Any], known: frozenset[str], where: str) -> None:
    for word in table:
        if word not in known:
            raise UserError(STRANGE, where=where, word=word[:40])


def _text(table: Mapping[str, Any], word: str, where: str, longest: int) -> str:
    value = table.get(word)
    if not isinstance(value, str) or not value.strip() or len(value) > longest:
        raise UserError(LACKS, where=where, word=word)
    return value


def _choice(table: Mapping[str, Any], word: str, known: tuple[str, ...], where: str) -> str:
    value = table.get(word)
    if not isinstance(value, str) or value not in known:
        raise UserError(LACKS, where=where, word=word)
    return value


def _day(table: Mapping[str, Any], word: str, where: str) -> date | None:
    value = table.get(word)
    if value is None:
        return None
    if not isinstance(value, date) or isinstance(value, datetime):
        raise UserError(LACKS, where=where, word=word)
    return value


def _words(value: Any, word: str, where: str) -> L:
    if not isinstance(value, Mapping) or set(value) != {"en", "es"}:
        raise UserError(LACKS, where=where, word=word)
    return L(_text(value, "en", where, 600), _text(value, "es", where, 600))


def _tables(data: Mapping[str, Any], word: str, where: str, most: int) -> list[Mapping[str, Any]]:
    value = data.get(word, [])
    if not isinstance(value, list) or len(value) > most or not all(isinstance(one, Mapping) for one in value):
        raise UserError(LACKS, where=where, word=word)
    return value
