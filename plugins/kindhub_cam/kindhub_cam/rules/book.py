"""The rule sets of the program as the shell shows them, loads them and puts them in force."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from kindhub.errors import UserError
from kindhub.i18n import L, capital, tr
from kindhub.program.rule_sets import DatedSet, ProofLine, RuleBook, RuleLine, SetPicture
from kindhub.records.codes import code_list
from kindhub_cam.access import MANAGE_RULES
from kindhub_cam.records import RuleSet as Stored
from kindhub_cam.rules.accepting import ProofResult, accept, prove
from kindhub_cam.rules.books import set_named, with_new
from kindhub_cam.rules.differences import differences, test_said
from kindhub_cam.rules.model import RuleSet
from kindhub_cam.rules.office import activate, all_sets, draft_named, drafts, load, own
from kindhub_cam.screening.looking_again import SECOND_LOOK

ABOUT = L("Which rules are in force on which day. A screening keeps those of its day.",
          "Qué reglas rigen cada día. Una evaluación conserva las de su día.")  # fmt: skip


def sets(session: Session) -> tuple[DatedSet, ...]:
    """Those in force at some time, the earliest first; then those loaded and not activated."""
    mine = own(session)
    return (
        *(_head(one, own=one.name in mine, signed=mine.get(one.name, False)) for one in all_sets(session)),
        *(_head(one, own=True, draft=True, signed=signed) for one, signed in drafts(session)),
    )


def picture(session: Session, key: str, begins: date | None) -> SetPicture:
    """A set with its tests and with what differs from the one before; a draft as if it began on that day."""
    active, waiting = all_sets(session), {one.name: (one, signed) for one, signed in drafts(session)}
    mine = own(session)
    if key not in waiting:
        rules = set_named(active, key)
        place = active.index(rules)
        before = active[place - 1] if place else None
        return _picture(_head(rules, own=key in mine, signed=mine.get(key, False)), rules, before)
    rules, signed = waiting[key]
    begins = begins or rules.in_force_from
    before = active[-1]
    if begins is not None:
        try:
            *_others, before, rules = with_new(active, rules, begins)
        except UserError:
            before = active[-1]  # what is wrong with that day is said when it is activated
    return _picture(_head(waiting[key][0], own=True, draft=True, signed=signed), rules, before)


def _picture(head: DatedSet, rules: RuleSet, before: RuleSet | None) -> SetPicture:
    lines = tuple(RuleLine(rule.label.say(), test_said(rule), rule.source) for rule in rules.rules)
    return SetPicture(
        head, lines, tuple(map(_proof, prove(rules))), before.name if before else "",
        differences(before, rules) if before else (),
    )  # fmt: skip


def _proof(one: ProofResult) -> ProofLine:
    label = code_list("cam.outcome").label
    return ProofLine(capital(one.words.say()), one.source, label(one.expect), label(one.got), one.passed)


def _head(one: RuleSet, *, own: bool = False, draft: bool = False, signed: bool = False) -> DatedSet:
    title = one.title.say()
    if one.closed:
        title = tr("{title} (closed)", "{title} (cerrado)", title=title)
    note = one.note.say() if one.note else ""
    return DatedSet(one.name, title, one.source, one.in_force_from, one.in_force_to, own, draft, signed, note)


def _load(work: Any, text: str, signature: str | None, signed_only: bool) -> str:
    return str(load(work, text, signature, signed_only=signed_only).name)


def _activate(work: Any, key: str, begins: date, today: date, signed_only: bool) -> None:
    record = draft_named(work.session, key)
    accept(record.source_text or "", record.signature, signed_only=signed_only)
    activate(work, record, begins, today)


def _discard(work: Any, key: str) -> None:
    work.delete(draft_named(work.session, key))


def _file(session: Session, key: str) -> tuple[str, str | None]:
    record = draft_named(session, key)
    return record.source_text or "", record.signature


SCREENING = RuleBook(
    "screening", L("Rules", "Reglas"), ABOUT, MANAGE_RULES, Stored, sets, picture, _load, _activate, _discard,
    _file,     second_look=SECOND_LOOK,
)  # fmt: skip
