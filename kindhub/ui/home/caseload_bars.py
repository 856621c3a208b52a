"""The open cases of one person as bars: by stage, or by program where she works in several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kindhub.i18n import L, tr
from kindhub.program.nouns import CASE
from kindhub.ui.kit.charts import Figures, Series

if TYPE_CHECKING:
    from kindhub.program.registry import LoadedProgram
    from kindhub.ui.home.reading import MyWork

MANY_STAGES = 8
"""Bars above which the stages of several programs take the room that what is to be done needs; the lists of each
program have them still."""


@dataclass(frozen=True, slots=True)
class Caseload:
    """The open cases of one person, a bar each: name, how many, and the program and status it leads to. No status: all
    of that program.
    """

    title: L
    names: tuple[str, ...]
    values: tuple[float, ...]
    keys: tuple[tuple[str, str], ...]

    def figures(self) -> Figures | None:
        """Drawn; None where there is none open."""
        if not self.values:
            return None
        most = max(self.values)
        sentence = tr(
            "{title}: {n} open in all, most of them in {stage}, {most}.",
            "{title}: {n} en total sin cerrar; los más, {most}, en {stage}.",
            title=self.title, n=int(sum(self.values)), stage=self.names[self.values.index(most)], most=int(most),
        )  # fmt: skip
        return Figures(self.names, (Series(tr("cases", "casos"), self.values),), sentence, keys=self.keys)


def caseload(work: MyWork, programs: Mapping[str, LoadedProgram]) -> Caseload:
    """By stage, or by program where that gives too many bars."""
    called, stages = work.called or CASE, work.stages
    several = len({one.program for one in stages}) > 1
    if several and len(stages) > MANY_STAGES:
        by_program: Counter[str] = Counter()
        for one in stages:
            by_program[one.program] += one.cases
        names = tuple(programs[key].info.neutral_name.say() for key in by_program)
        return Caseload(called.mine_by_program, names, tuple(map(float, by_program.values())),
                        tuple((key, "") for key in by_program))  # fmt: skip
    return Caseload(
        called.mine_by_stage,
        tuple(f"{one.letters} {one.label.say()}" if several else one.label.say() for one in stages),
        tuple(float(one.cases) for one in stages),
        tuple((one.program, one.status) for one in stages),
    )
