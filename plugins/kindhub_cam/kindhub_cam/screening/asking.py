"""Which facts still matter: those nobody knows yet whose answer can still change something, in the order of the rules.

Nothing about a child is asked once the parent is out for certain, and nothing of a rule that stands already.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from kindhub_cam.rules.facts import Child, Family
from kindhub_cam.rules.model import RuleSet
from kindhub_cam.rules.predicates import Seen, compiled, getter
from kindhub_cam.screening.explaining import facts_in
from kindhub_cam.screening.judging import standing_of


def still_to_ask(rules: RuleSet, family: Family, child: Child | None = None) -> tuple[str, ...]:
    """Names of facts of the parent, and of the child where there is one; empty when the answer is settled."""
    seen: Seen = (family.parent, child or Child(), family.other_parent)
    asked = rules.for_parent if child is None else rules.for_child
    if rules.closed or any(standing_of(rule, seen, family.tested) == "missed" for rule in asked):
        return ()
    names = (name for rule in asked for name in _open(rule.test, seen, family.tested[0]))
    return tuple(dict.fromkeys(names))


def still_to_ask_other(rules: RuleSet, family: Family) -> tuple[str, ...]:
    """The same of the parent in the country."""
    if rules.closed or family.other_parent is None:
        return ()
    seen: Seen = (family.parent, Child(), family.other_parent)
    names = (name for rule in rules.for_other_parent for name in _open(rule.test, seen, family.tested[0]))
    return tuple(dict.fromkeys(names))


def _open(test: Mapping[str, Any], seen: Seen, day: date) -> Iterator[str]:
    """The unknown facts on which a test still hangs; of several ways only those that can still be true."""
    if compiled(test)(seen, day) is not None:
        return
    for word in ("all", "any"):
        for part in test.get(word, ()):
            yield from _open(part, seen, day)
    if "not" in test:
        yield from _open(test["not"], seen, day)
    elif "all" not in test and "any" not in test:
        yield from (name for name in facts_in(test) if getter(name)(seen) in (None, ()))
