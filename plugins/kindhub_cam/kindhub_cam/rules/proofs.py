"""The test table of a rule set: families as facts, and what the set must say of them."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any, Literal, cast

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.records.codes import code_list
from kindhub.records.partial_date import PartialDate
from kindhub_cam.rules.facts import DATES, LISTS, WHO, YES_NO, Child, Family, OtherParent, Parent
from kindhub_cam.rules.model import OUTCOMES, Outcome, Proof

MOST_CASES = 300
BAD_CASE = L("{where}: the test “{words}” cannot be read at “{word}”.",
             "{where}: la prueba «{words}» no se puede leer en «{word}».")  # fmt: skip
CASE = frozenset(("words", "source", "screened_on", "filed_on", "parent", "child", "other_parent", "expect", "who"))


def read_proofs(data: Mapping[str, Any], name: str) -> tuple[Proof, ...]:
    """Every line of the table; what it does not say is taken from `base`. Raises `UserError`."""
    lines, base = data.get("case", []), data.get("base", {})
    if not isinstance(lines, list) or len(lines) > MOST_CASES or not isinstance(base, Mapping):
        raise UserError(BAD_CASE, where=name, words="—", word="case")
    return tuple(_proof(one, base, name) for one in lines)


def _proof(line: Any, base: Mapping[str, Any], name: str) -> Proof:
    said = _words(line.get("words")) if isinstance(line, Mapping) else None
    if said is None:
        raise UserError(BAD_CASE, where=name, words="—", word="words")
    words = said.say()

    def refuse(word: str) -> UserError:
        return UserError(BAD_CASE, where=name, words=words[:80], word=word[:40])

    strange = next((word for word in line if word not in CASE), None)
    if strange is not None:
        raise refuse(strange)
    whole = _with_base(line, base)
    screened, expect, about = whole.get("screened_on"), whole.get("expect"), whole.get("who", "child")
    if not isinstance(screened, date) or isinstance(screened, datetime):
        raise refuse("screened_on")
    if expect not in OUTCOMES or about not in ("child", "other_parent"):
        raise refuse("expect")
    filed = _date(whole["filed_on"]) if "filed_on" in whole else None
    if "filed_on" in whole and filed is None:
        raise refuse("filed_on")
    facts = {who: _facts(who, whole[who], refuse) if who in whole else kind() for who, kind in WHO.items()}
    other = facts["other_parent"] if "other_parent" in whole else None
    family = Family(screened, facts["parent"], (facts["child"],), other, filed)
    return Proof(said, str(whole.get("source", "")), family, cast(Outcome, expect),
                 cast(Literal["child", "other_parent"], about))  # fmt: skip


def _words(value: Any) -> L | None:
    """What the line is about: in both languages, or in the one its author writes."""
    pair = {"en": value, "es": value} if isinstance(value, str) else value
    if not isinstance(pair, Mapping) or set(pair) != {"en", "es"}:
        return None
    return L(pair["en"], pair["es"]) if all(isinstance(one, str) and one.strip() for one in pair.values()) else None


def _with_base(line: Mapping[str, Any], base: Mapping[str, Any]) -> dict[str, Any]:
    """The line with what it leaves unsaid, fact by fact."""
    whole = {**base, **line}
    for who in WHO:
        if who in base and who in line and isinstance(base[who], Mapping) and isinstance(line[who], Mapping):
            whole[who] = {**base[who], **line[who]}
    return whole


def _facts(who: str, values: Any, refuse: Any) -> Any:
    kind = WHO[who]
    if not isinstance(values, Mapping):
        raise refuse(who)
    known = {one.name for one in fields(kind)} - {"number"}
    found = {}
    for word, value in values.items():
        name = f"{who}.{word}"
        read = _read(name, value) if word in known else None
        if read is None and value != "unknown":
            raise refuse(word)
        found[word] = read
    made: Parent | Child | OtherParent = kind(**found)
    return made


def _read(name: str, value: Any) -> Any:
    if name in DATES:
        return _date(value)
    if name in YES_NO:
        return value if isinstance(value, bool) else None
    known = code_list(LISTS[name])
    if name == "child.nationality":
        right = isinstance(value, list) and value and all(isinstance(one, str) and one in known for one in value)
        return tuple(value) if right else None
    return value if isinstance(value, str) and value in known else None


def _date(value: Any) -> PartialDate | None:
    """A day, or a year or month as text."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return PartialDate.of(value)
    read = PartialDate.read(value, kind="event") if isinstance(value, str) and len(value) <= 20 else None
    return read if read is not None and read.is_known else None
