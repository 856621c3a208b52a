"""The people of a case in words: as a tree to be drawn, as one sentence, as rows of a table."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from kindhub.i18n import L, capital, tr_n
from kindhub.ui.kit.family_tree import Tree, TreeBond, TreePerson
from kindhub.ui.people.family_words import SHAPES
from kindhub.ui.people.hit_row import age_words

if TYPE_CHECKING:
    from kindhub.program.people_chart import Charted, ChartedPerson

HEADINGS = (
    L("Who", "Quién"),
    L("In the case as", "En el caso como"),
    L("Rests on", "Se basa en"),
    L("Age", "Edad"),
    L("Stage", "Etapa"),
)


def chart_tree(charted: Charted, today: date) -> Tree:
    """The tree; the person the case is about has the frame."""
    used = sorted({one.generation for one in charted.people})
    bonds = tuple(TreeBond(one.kind, one.one, one.other, one.sure) for one in charted.bonds)
    people = tuple(_person(one, used.index(one.generation), today) for one in charted.people)
    return Tree(charted.people[0].key, people, bonds, chart_sentence(charted))


def chart_sentence(charted: Charted) -> str:
    """How many there are, and how many stand at each stage."""
    size = tr_n(len(charted.people), L("{n} person", "{n} persona"), L("{n} persons", "{n} personas"))
    stages = Counter(one.note for one in charted.people if one.note)
    return f"{size}. " + "; ".join(f"{words}: {number}" for words, number in stages.items())


def chart_rows(charted: Charted, today: date) -> tuple[tuple[str, ...], ...]:
    """The same as a table, under `HEADINGS`."""
    return tuple(
        (one.name, capital(one.part), capital(one.basis), _age(one, today), one.note) for one in charted.people
    )


def _person(one: ChartedPerson, row: int, today: date) -> TreePerson:
    facts = [part for part in (one.basis or one.part, _age(one, today)) if part]
    told = [part for part in (one.name, one.part, one.basis, _age(one, today), one.note) if part]
    shape = SHAPES.get(one.sex or "", "diamond")
    return TreePerson(one.key, one.name, capital(" · ".join(facts)), shape, row, ", ".join(told), foot=one.note)


def _age(one: ChartedPerson, today: date) -> str:
    return age_words(one.birth, today) if one.birth is not None else ""
