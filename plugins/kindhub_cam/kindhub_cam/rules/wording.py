"""Says a test in words: what is asked of which fact."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from kindhub.i18n import capital, tr
from kindhub.records.codes import code_list
from kindhub.records.partial_date import PartialDate
from kindhub_cam.rules.facts import LABELS, LISTS


def said(test: Mapping[str, Any]) -> str:
    """A test as a sentence part, in the language in force."""
    for word, joint in (("all", tr(" and ", " y ")), ("any", tr(" or ", " o "))):
        if word in test:
            parts = [said(part) for part in test[word]]
            return parts[0] if len(parts) == 1 else f"({joint.join(parts)})"
    if "not" in test and "unknown" in test["not"]:
        return tr("{fact}: known", "{fact}: se sabe", fact=_fact(test["not"]))
    if "not" in test:
        return tr("not {what}", "no {what}", what=said(test["not"]))
    word = next(word for word in _SAYERS if word in test)
    return _SAYERS[word](test)


def said_in_lines(test: Mapping[str, Any]) -> str:
    """A test as a sentence; where it holds in several ways, each way on a line of its own."""
    ways = test.get("any", ())
    if len(ways) < 2:
        return capital(_whole(test))
    return "\n".join((tr("One of these:", "Una de estas:"), *(f"– {_whole(way)}" for way in ways)))


def _whole(test: Mapping[str, Any]) -> str:
    """As `said`, without brackets around all of it."""
    words = said(test)
    return words[1:-1] if ("all" in test or "any" in test) and words.startswith("(") else words


def day_said(day: date) -> str:
    """A day in the short form: `11 abr 2023`."""
    return PartialDate.of(day).show()


def _fact(test: Mapping[str, Any], word: str = "fact") -> str:
    return LABELS[test[word]].say()


def _value(fact: str, value: Any) -> str:
    if isinstance(value, bool):
        return tr("yes", "sí") if value else tr("no", "no")
    return code_list(LISTS[fact]).label(value)


def _is(test: Mapping[str, Any]) -> str:
    return f"{_fact(test)}: {_value(test['fact'], test['is'])}"


def _one_of(test: Mapping[str, Any]) -> str:
    values = tr(" or ", " o ").join(_value(test["fact"], one) for one in test["one_of"])
    return f"{_fact(test)}: {values}"


def _age(test: Mapping[str, Any]) -> str:
    on = tr(" on {day}", " el día de: {day}", day=LABELS[test["on"]].say()) if "on" in test else ""
    if "age_under" in test:
        return tr("{fact}: under {n} years{on}", "{fact}: menos de {n} años{on}", fact=_fact(test),
                  n=test["age_under"], on=on)  # fmt: skip
    return tr("{fact}: {n} years or more{on}", "{fact}: {n} años o más{on}", fact=_fact(test), n=test["age_at_least"],
              on=on)  # fmt: skip


_SAYERS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "is": _is,
    "one_of": _one_of,
    "unknown": lambda test: tr("{fact}: not known", "{fact}: no se sabe", fact=_fact(test)),
    "includes": lambda test: tr("{many} includes {one}", "{many} incluye {one}", many=_fact(test),
                                one=LABELS[test["includes"]].say()),
    "age_at_least": _age,
    "age_under": _age,
    "on_or_before": lambda test: tr("{fact}: on or before {day}", "{fact}: el {day} o antes", fact=_fact(test),
                                    day=day_said(test["on_or_before"])),
    "before": lambda test: tr("{fact}: before {day}", "{fact}: antes del {day}", fact=_fact(test),
                              day=day_said(test["before"])),
    "runs": lambda test: tr("{fact}: still runs", "{fact}: sigue vigente", fact=LABELS[test["runs"]].say()),
    "granted": lambda test: tr("granted for {n} year or more", "otorgado por {n} año o más", n=test["years"]),
}  # fmt: skip
