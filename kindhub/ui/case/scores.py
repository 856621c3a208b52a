"""Parts that score the values of a list (domains of life, 1 to 4) draw themselves: how it stands, and how it moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget
from sqlalchemy import select

from kindhub.i18n import tr
from kindhub.program.forms import Form
from kindhub.program.registry import LoadedProgram
from kindhub.records.base import table_of
from kindhub.records.codes import code_list
from kindhub.records.fields import fields_of
from kindhub.storage.hub import Hub
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.forms.parts_page import columns_of_form
from kindhub.ui.forms.saying import say
from kindhub.ui.kit.charts import ChartCard, Figures, LineChart, RadarChart, Series
from kindhub.ui.kit.look import gaps

_FEWEST_DOMAINS = 3


@dataclass(frozen=True, slots=True)
class ScoredPart:
    """A form whose rows give one value of a list a whole number between two bounds."""

    form: Form
    code: str
    score: str
    top: float


@dataclass(frozen=True, slots=True)
class Scores:
    """Domains in the order of their list, and per round its name and scores (None: not scored)."""

    domains: tuple[str, ...]
    rounds: tuple[tuple[str, tuple[float | None, ...]], ...]
    top: float


def scored_part(program: LoadedProgram, form: Form) -> ScoredPart | None:
    """The scoring part of a repeating form, if it has one."""
    target = table_of(form.record).fullname
    for inner in program.forms:
        specs = fields_of(inner.record)
        if not inner.many or specs.get(inner.parent) is None or specs[inner.parent].target != target:
            continue
        needed = [specs[field.name] for field in inner.fields() if field.needed == "create"]
        code = next((spec for spec in needed if spec.kind == "code"), None)
        score = next((spec for spec in needed if spec.kind == "integer" and spec.maximum is not None), None)
        if code is not None and score is not None:
            return ScoredPart(inner, code.name, score.name, score.maximum or 0)
    return None


def read_scores(hub: Hub, form: Form, part: ScoredPart, parent_id: str, lookups: Lookups) -> Scores | None:
    """The scores of every round of a case, oldest first; None while there are none. Runs beside the window."""
    rounds, scores = table_of(form.record), table_of(part.form.record)
    specs = fields_of(form.record)
    name = columns_of_form(form)[0]
    codes = code_list(fields_of(part.form.record)[part.code].codes or "")
    order: Any = rounds.c[(form.order_by or "id").removeprefix("-")]
    with hub.read() as session:
        found = session.scalars(select(form.record).where(rounds.c[form.parent] == parent_id).order_by(order)).all()
        ids = [one.id for one in found]
        given = session.execute(
            select(scores.c[part.form.parent], scores.c[part.code], scores.c[part.score]).where(
                scores.c[part.form.parent].in_(ids)
            )
        ).all()
    by_round: dict[str, dict[str, int]] = {}
    for round_id, code, score in given:
        if score is not None:
            by_round.setdefault(round_id, {})[code] = score
    shown = [code for code in codes if any(code.code in one for one in by_round.values())]
    if len(shown) < _FEWEST_DOMAINS:
        return None
    lines = tuple(
        (say(specs[name], getattr(one, name), lookups), tuple(by_round[one.id].get(code.code) for code in shown))
        for one in found
        if one.id in by_round
    )
    return Scores(tuple(code.label.say() for code in shown), lines, part.top)


class ScoresPane(QWidget):
    """A radar of the first and the latest round; with two rounds or more also the mean of each."""

    def __init__(self, title: str, scores: Scores, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        gaps(column, 12)
        column.addWidget(self._radar(title, scores), 5)
        if len(scores.rounds) > 1:
            column.addWidget(self._trend(scores), 2)

    def _radar(self, title: str, scores: Scores) -> ChartCard:
        shown = scores.rounds[-1:] if len(scores.rounds) == 1 else (scores.rounds[-1], scores.rounds[0])
        name, values = shown[0]
        worst = min((value, domain) for domain, value in zip(scores.domains, values, strict=True) if value is not None)
        sentence = tr(
            "{round}: lowest is {domain}, {n} of {top}.",
            "{round}: lo más bajo es {domain}, {n} de {top}.",
            round=name,
            domain=worst[1],
            n=f"{worst[0]:g}",
            top=f"{scores.top:g}",
        )
        figures = Figures(scores.domains, tuple(Series(one, line) for one, line in shown), sentence)
        return ChartCard(title, sentence, RadarChart(figures, scores.top))

    def _trend(self, scores: Scores) -> ChartCard:
        means = tuple(_mean(values) for _, values in scores.rounds)
        names = tuple(name for name, _ in scores.rounds)
        known = [mean for mean in means if mean is not None]
        sentence = tr(
            "Mean {first} at first, {last} now.",
            "Promedio {first} al inicio, {last} ahora.",
            first=f"{known[0]:.1f}",
            last=f"{known[-1]:.1f}",
        )
        figures = Figures(names, (Series(tr("Mean", "Promedio"), means),), sentence, decimals=1)
        return ChartCard(tr("How it moves", "Cómo cambia"), sentence, LineChart(figures))


def _mean(values: tuple[float | None, ...]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None
