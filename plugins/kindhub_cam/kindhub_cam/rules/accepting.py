"""What a rules file must pass before it is loaded: signed where the office wants it, readable, its own table right."""

from dataclasses import dataclass

from kindhub.errors import Refused, UserError
from kindhub.i18n import L
from kindhub_cam.rules.model import Outcome, RuleSet
from kindhub_cam.rules.reading import read_rules
from kindhub_cam.screening.judging import judge

UNSIGNED = L("This office takes only signed rule sets, and this one has no signature.",
             "Esta oficina solo acepta conjuntos de reglas firmados, y este no tiene firma.")  # fmt: skip
UNPROVEN = L("The signature of this rule set cannot be checked here, so it is not taken.",
             "La firma de este conjunto de reglas no se puede comprobar aquí; por eso no se acepta.")  # fmt: skip
FAILED = L("{n} of {all} tests of “{name}” fail. The first: {words}: {got}, not {expect}.",
           "Fallan {n} de {all} pruebas de «{name}». La primera: {words}: {got}, no {expect}.")  # fmt: skip


@dataclass(frozen=True, slots=True)
class ProofResult:
    """One line of the table, and what the set gave."""

    words: L
    source: str
    expect: Outcome
    got: Outcome

    @property
    def passed(self) -> bool:
        """Whether the set says what the table says."""
        return self.expect == self.got


def prove(rules: RuleSet) -> tuple[ProofResult, ...]:
    """Run the table of a set."""
    results = []
    for one in rules.proofs:
        judged = judge(rules, one.family)
        person = judged.other_parent if one.who == "other_parent" else judged.children[0]
        results.append(ProofResult(one.words, one.source, one.expect, person.outcome if person else "needs_review"))
    return tuple(results)


def accept(text: str, signature: str | None = None, *, signed_only: bool = False) -> RuleSet:
    """The set in this file. Raises `Refused` or `UserError` with the reason when it may not be taken.

    `signed_only`: the office's policy wants a signature, and none was found that is good.
    """
    if signed_only:
        raise Refused(UNPROVEN if signature else UNSIGNED)
    rules = read_rules(text)
    failed = [one for one in prove(rules) if not one.passed]
    if failed:
        first = failed[0]
        raise UserError(FAILED, n=len(failed), all=len(rules.proofs), name=rules.name, words=first.words.say(),
                        got=first.got, expect=first.expect)  # fmt: skip
    return rules
