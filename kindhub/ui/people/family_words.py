"""A family in words and as a tree to be drawn."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kindhub.i18n import L, tr, tr_n
from kindhub.records.places import places
from kindhub.services.kinship import kin_label
from kindhub.ui.kit.family_tree import Tree, TreeBond, TreePerson
from kindhub.ui.kit.family_tree.model import Shape
from kindhub.ui.people.hit_row import age_words

if TYPE_CHECKING:
    from kindhub.services.family import Family, Kin

_LONG = 10
"""Letters of a note beside which an age has no room on a card; it is said all the same."""
SHAPES: dict[str, Shape] = {"male": "square", "female": "circle"}


def tree_of(family: Family, today: date) -> Tree:
    """The tree of a family; siblings stand by age, the oldest first."""
    used = sorted({kin.generation for kin in family.kin}, reverse=True)
    people = sorted(family.kin, key=_by_age)
    focus = family.kin[0]
    return Tree(
        focus.person_id,
        tuple(_person(kin, family, used.index(kin.generation), today) for kin in people),
        tuple(TreeBond(bond.kind, bond.one, bond.other, bond.confirmed) for bond in family.bonds),
        sentence_of(family),
    )


def sentence_of(family: Family) -> str:
    """The whole family in one sentence: how many, who cares, who has died."""
    focus = family.kin[0]
    said = tr("Family of {name}: {size}.", "Familia de {name}: {size}.", name=focus.short_name, size=size_of(family))
    cares = ", ".join(f"{kin.name} ({kin_label(kin.kin)})" for kin in family.kin if kin.caregiver)
    died = ", ".join(kin.name for kin in family.kin if kin.death is not None)
    if cares:
        said += tr(" Cares: {who}.", " Cuida: {who}.", who=cares)
    if died:
        said += tr(" Died: {who}.", " Falleció: {who}.", who=died)
    return said


def size_of(family: Family) -> str:
    """`9 personas · 3 generaciones`."""
    people = tr_n(len(family.kin), L("{n} person", "{n} persona"), L("{n} persons", "{n} personas"))
    rows = tr_n(family.generations, L("{n} generation", "{n} generación"), L("{n} generations", "{n} generaciones"))
    return f"{people} · {rows}"


def _by_age(kin: Kin) -> tuple[str, str]:
    born = kin.birth.earliest if kin.birth is not None else None
    return born.isoformat() if born else "9", kin.name


def _person(kin: Kin, family: Family, row: int, today: date) -> TreePerson:
    name = kin.short_name or kin.name or tr("no name", "sin nombre")
    focus = family.kin[0]
    me = kin.person_id == focus.person_id
    facts = [part for part in (kin_label(kin.kin) if kin.kin else "", _life(kin, today)) if part]
    short = [part for part in (kin_label(kin.kin) if kin.kin else "", _life(kin, today, short=not me)) if part]
    notes = _notes(kin, focus)
    sub = ", ".join(short[: 1 if notes and len(notes[0]) > _LONG else 2]) or tr("no data", "sin dato")
    shown = " · ".join((sub, *notes[:1]))
    told = [kin.name or name, *facts, *notes]
    told += [tr("cares for {who}", "cuida a {who}", who=focus.short_name)] if kin.caregiver else []
    told += [tr("same home", "mismo hogar")] if kin.same_home else []
    return TreePerson(
        kin.person_id,
        name,
        shown,
        SHAPES.get(kin.sex or "", "diamond"),
        row,
        ", ".join(told),
        died=kin.death is not None,
        same_home=kin.same_home,
        carer=kin.caregiver,
        sure=kin.confirmed or me,
    )


def _notes(kin: Kin, focus: Kin) -> list[str]:
    """What is worth a word: not confirmed, else another place than the person's."""
    notes = [] if kin.confirmed or kin.person_id == focus.person_id else [tr("not confirmed", "sin confirmar")]
    elsewhere = kin.place and kin.place != focus.place and not kin.same_home and kin.death is None
    return [*notes, *([places().label(kin.place or "")] if elsewhere else [])]


def _life(kin: Kin, today: date, *, short: bool = False) -> str:
    """Age or death. The short form leaves out the word *years*: `41`, `68 aprox.`."""
    if kin.death is not None:
        year = kin.death.earliest.year if kin.death.earliest else None
        return tr("died in {year}", "falleció en {year}", year=year) if year else tr("has died", "falleció")
    if kin.birth is None:
        return ""
    words = age_words(kin.birth, today)
    return words.replace(tr(" years", " años"), "") if short else words
