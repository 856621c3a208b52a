"""Screens a tracker without keeping anything: what `kindhub screen FILE` prints."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from kindhub.program.imports import SourceTables
from kindhub_cam.exchange.reading import ChildLine, ScreeningLine, family_of, read_child, read_screening
from kindhub_cam.rules.books import set_named, set_on, shipped
from kindhub_cam.rules.facts import Family
from kindhub_cam.rules.model import RuleSet
from kindhub_cam.screening.explaining import explain
from kindhub_cam.screening.judging import JudgedFamily, judge

IN_FORCE = "in-force"


def screened(tables: SourceTables, options: Mapping[str, str]) -> list[dict[str, Any]]:
    """Every screening of the file, in its order, with outcome and reasons. Raises `UserError` for an unknown set."""
    sets, name = shipped(), options.get("rules") or IN_FORCE
    chosen = None if name == IN_FORCE else set_named(sets, name)
    children: dict[str, list[ChildLine]] = defaultdict(list)
    for row in tables.tables["children"].rows:
        child = read_child(row)
        children[child.family].append(child)
    found = []
    for row in tables.tables["screenings"].rows:
        line = read_screening(row)
        family = family_of(line, children[line.family])
        if family is None:
            found.append(_undated(line, children[line.family]))
            continue
        rules = chosen or set_on(sets, family.screened_on)
        found.append(_answer(rules, family, judge(rules, family)))
    return found


def _answer(rules: RuleSet, family: Family, judged: JudgedFamily) -> dict[str, Any]:
    other = judged.other_parent
    return {
        "family": judged.key,
        "screened": judged.screened_on.isoformat(),
        "tested_on": judged.tested_on.isoformat(),
        "rules": judged.rules,
        "outcome": judged.outcome,
        "children": [
            {
                "n": one.number,
                "outcome": one.outcome,
                "reasons": [key for key, _standing in one.reasons],
                "explained": [str(reason) for reason in explain(rules, family, one.number) if reason.standing != "met"],
            }
            for one in judged.children
        ],
        "in_country_parent": other.outcome if other else None,
    }


def _undated(line: ScreeningLine, children: list[ChildLine]) -> dict[str, Any]:
    """Without the day of the screening nobody can say which rules were in force."""
    return {
        "family": line.family,
        "screened": None,
        "tested_on": None,
        "rules": None,
        "outcome": "needs_review",
        "children": [
            {"n": one.number or place, "outcome": "needs_review", "reasons": ["screened_on"], "explained": []}
            for place, one in enumerate(children, start=1)
        ],
        "in_country_parent": None,
    }
