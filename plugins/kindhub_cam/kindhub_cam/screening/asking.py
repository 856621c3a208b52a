"""Which facts still matter: those nobody knows yet whose answer can still change something, in the order of the rules.

Nothing about a child is asked once the parent is out for certain, and nothing of a rule that stands already. A rule
may be content with a fact that is not known (a TPS whose end nobody wrote down); it is asked all the same, for an
answer could change that.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from kindhub_cam.rules.facts import Child, Family
from kindhub_cam.rules.model import Rule, RuleSet
from kindhub_cam.rules.predicates import Seen, Truth, compiled, getter
from kindhub_cam.screening.explaining import facts_in


def still_to_ask(rules: RuleSet, family: Family, child: Child | None = None) -> tuple[str, ...]:
    """Names of facts of the parent, and of the child where there is one; empty when the answer is settled."""
    seen: Seen = (family.parent, child or Child(), family.other_parent)
    asked = rules.for_parent if child is None else rules.for_child
    if rules.closed or any(_is_out(rule, seen, family.tested) for rule in asked):
        return ()
    return tuple(dict.fromkeys(_open_facts(asked, seen, family.tested)))


def still_to_ask_other(rules: RuleSet, family: Family) -> tuple[str, ...]:
    """The same of the parent in the country, who comes along with a child and so hangs on the petitioner too."""
    if rules.closed or family.other_parent is None:
        return ()
    seen: Seen = (family.parent, Child(), family.other_parent)
    if any(_is_out(rule, seen, family.tested) for rule in rules.for_parent):
        return ()
    return tuple(dict.fromkeys(_open_facts(rules.for_other_parent, seen, family.tested)))


def _open_facts(rules: Iterable[Rule], seen: Seen, tested: tuple[date, date]) -> Iterator[str]:
    for rule in rules:
        for day in dict.fromkeys(tested):
            yield from _open(rule.test, seen, day)


def _is_out(rule: Rule, seen: Seen, tested: tuple[date, date]) -> bool:
    """Whether the rule fails whatever is still answered, and no lawyer would look at it either."""
    days = dict.fromkeys(tested)
    if any(could_be(rule.test, seen, day) is not False for day in days):
        return False
    return rule.review is None or all(could_be(rule.review, seen, day) is False for day in days)


def could_be(test: Mapping[str, Any], seen: Seen, day: date) -> Truth:
    """As the test itself, but what is not known may still be known one day."""
    if "all" in test or "any" in test:
        ends: Truth = "any" in test
        truths = [could_be(part, seen, day) for part in test["any" if ends else "all"]]
        return ends if ends in truths else None if None in truths else not ends
    if "not" in test:
        truth = could_be(test["not"], seen, day)
        return None if truth is None else not truth
    if "unknown" in test and getter(test["fact"])(seen) is None:
        return None
    return compiled(test)(seen, day)


def _open(test: Mapping[str, Any], seen: Seen, day: date) -> Iterator[str]:
    """The unknown facts on which a test still hangs; of several ways only those that can still be true."""
    if could_be(test, seen, day) is not None:
        return
    for word in ("all", "any"):
        for part in test.get(word, ()):
            yield from _open(part, seen, day)
    if "not" in test:
        yield from _open(test["not"], seen, day)
    elif "all" not in test and "any" not in test:
        yield from (name for name in facts_in(test) if getter(name)(seen) in (None, ()))
