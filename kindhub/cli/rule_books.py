"""`rules`: the dated rule sets of a program: which there are, one of them, loading, activating, and a second look."""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kindhub.cli.days import day_of
from kindhub.cli.opening import opened
from kindhub.cli.printing import as_json, as_table, say
from kindhub.errors import UserError
from kindhub.i18n import L, tr
from kindhub.program.rule_sets import DatedSet, RuleBook
from kindhub.records.local_day import today
from kindhub.services import rule_books
from kindhub.services.giving_out import write_out
from kindhub.services.rule_signing import ENDING, sign_set

if TYPE_CHECKING:
    from kindhub.program.registry import LoadedProgram
    from kindhub.storage.hub import Hub

NOT_READ = L("The file {file} cannot be read.", "No se puede leer el archivo {file}.")
NEEDS_DAY = L("Say from which day: --activate NAME --from 2026-12-01.",
              "Diga desde qué día: --activate NOMBRE --from 2026-12-01.")  # fmt: skip
TOUCHED = L("{n} of {all} open cases are touched under {rules}.",
            "El cambio toca {n} de {all} casos abiertos con {rules}.")  # fmt: skip
NO_LOOK = L("Cases are not looked at again by these rules.", "Con estas reglas no se vuelven a ver casos.")


def rules(options: argparse.Namespace) -> int:
    """List the sets of a program, show one, load one from a file, put one in force, or screen all open cases again."""
    with opened(options) as hub:
        program, _, key = (options.book or _first(hub)).partition(".")
        found = rule_books.book_named(hub, program, key)
        if options.sign:
            return _sign(hub, found, options)
        if options.rescreen:
            return _look_again(hub, found, options)
        shown = _change(hub, found, options) or options.show
        if shown:
            _say_set(hub, found, shown, options)
        else:
            _say_sets(rule_books.sets_of(hub, *found), options)
    return 0


def _first(hub: "Hub") -> str:
    return next((one.key for one in hub.programs if one.rule_books), "")


def _sign(hub: "Hub", found: "tuple[LoadedProgram, RuleBook]", options: argparse.Namespace) -> int:
    beside = Path(f"{options.sign}{ENDING}")
    signature = sign_set(hub, *found, rule_books.text_in(_bytes(options.sign)))
    write_out(beside, signature.encode())
    if options.json:
        as_json({"signature": str(beside), "who": hub.user.uid})
    else:
        say(str(beside))
    return 0


def _change(hub: "Hub", found: "tuple[LoadedProgram, RuleBook]", options: argparse.Namespace) -> str:
    """Do what was asked, and name the set it was done to."""
    if options.load:
        beside = Path(options.signature or f"{options.load}{ENDING}")
        signature = _bytes(str(beside)) if options.signature or beside.is_file() else None
        return rule_books.load_set(hub, *found, _bytes(options.load), signature)
    if options.activate:
        if not options.first:
            raise UserError(NEEDS_DAY)
        rule_books.activate_set(hub, *found, options.activate, day_of(options.first))
    if options.discard:
        rule_books.discard_set(hub, *found, options.discard)
    return ""


def _say_sets(sets: tuple[DatedSet, ...], options: argparse.Namespace) -> None:
    rows = [{**asdict(one), "state": one.standing(today())} for one in sets]
    if options.json:
        as_json(rows)
    else:
        as_table(("key", "begins", "ends", "state", "title"), [
            {**row, "state": STATES[str(row["state"])].say()} for row in rows
        ])  # fmt: skip


STATES = {
    "draft": L("loaded, not in force", "cargado, sin vigencia"),
    "in_force": L("in force", "vigente"),
    "past": L("past", "pasado"),
    "coming": L("coming", "por venir"),
}


def _say_set(hub: "Hub", found: "tuple[LoadedProgram, RuleBook]", key: str, options: argparse.Namespace) -> None:
    begins = day_of(options.first) if options.first else None
    picture = rule_books.picture_of(hub, *found, key, begins)
    if options.json:
        as_json(asdict(picture))
        return
    say(f"{picture.head.key}: {picture.head.title}. {picture.head.source}")
    passed = sum(one.passed for one in picture.proofs)
    say(tr("Tests: {n} of {all} pass", "Pruebas: pasan {n} de {all}", n=passed, all=len(picture.proofs)))
    if picture.against:
        say(tr("Against {set}:", "Frente a {set}:", set=picture.against))
        as_table(("about", "was", "now"), list(map(asdict, picture.differences)))


def _look_again(hub: "Hub", found: "tuple[LoadedProgram, RuleBook]", options: argparse.Namespace) -> int:
    program, book = found
    if book.second_look is None:
        raise UserError(NO_LOOK)
    on = day_of(options.on) if options.on else today()
    looked = rule_books.look_again(hub, program, book.second_look, on)
    only_look = options.dry_run or on != today()
    kept = 0 if only_look else rule_books.keep_look(hub, program, book, book.second_look, looked)
    result: dict[str, Any] = {"on": on, "rules": looked.rules, "cases": looked.cases, "kept": kept,
                              "touched": list(map(asdict, looked.touched))}  # fmt: skip
    if options.json:
        as_json(result)
        return 0
    say(TOUCHED.say(n=len(looked.touched), all=looked.cases, rules=looked.rules))
    rows = [{**asdict(one), "whom": "; ".join(f"{who.who}: {who.after}" for who in one.persons)}
            for one in looked.touched]  # fmt: skip
    as_table(("number", "before", "after", "rules_before", "whom"), rows)
    return 0


def _bytes(file: str) -> bytes:
    try:
        return rule_books.content_of(Path(file))
    except OSError as fault:
        raise UserError(NOT_READ, file=file) from fault
