"""Invented families of the western highlands, and the ways in which one child gets written twice."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from kindhub.records.names import NameParts
from kindhub.services.duplicates import PersonCard

_BOYS = (
    "Juan Pedro Miguel Diego Andrés Mateo Tomás Sebastián Lucas Gaspar Baltazar Domingo Francisco Pascual Marcos Mario "
    "Eliseo Efraín Rolando Gilberto Rigoberto Cristian Gerson Byron Wilmer Ajpu Tzunux Santos Jacinto Bartolomé José"
)
BOYS = _BOYS.split()
_GIRLS = (
    "María Ana Juana Petrona Eulalia Micaela Catarina Magdalena Tomasa Dominga Angelina Feliciana Manuela Florinda "
    "Ixchel Ixmucané Candelaria Victoria Rosa Josefa Lucía Isabel Heidy Marta Andrea Engracia Pascuala Mariela"
)
GIRLS = _GIRLS.split()
_SURNAMES = (
    "Pérez López Gómez Morales García Ramírez Hernández Velasco Domingo Francisco Pedro Miguel Tomás Mateo Ordóñez "
    "Chávez Brito Raymundo Marcos Sánchez Cruz Ramos Jiménez Gutiérrez Tiriquiz Pixcar Tzoy Ixcoy Saquic Sajquim Lux "
    "Calel Us Coj Chumil Xirún Chaclán Ijom Laynez Corio Q'anil B'atz' Zapeta Quej Xol Ceferino Esteban Godínez "
    "Bámaca Cardona Sambrano Ovando Virves Guzaro Escalante Felipe Ortiz Matías Baltazar"
)
SURNAMES = _SURNAMES.split()
PLACES = [f"GT-13{n:02d}" for n in range(1, 34)] + [f"GT-14{n:02d}" for n in range(1, 22)]
HEARD = (("z", "s"), ("s", "z"), ("v", "b"), ("b", "v"), ("j", "x"), ("g", "j"), ("y", "i"), ("k", "qu"), ("'", ""))


class Village:
    """Writes families and their children, and writes some children down a second time."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.cards: list[PersonCard] = []
        self.child_of: dict[str, int] = {}
        self.children = 0

    def family(self) -> None:
        """One to four children with the same surnames, place, telephone and caregiver; now and then twins."""
        pick = self.chance
        surnames = (self.surname(), self.surname())
        home = PersonCard(
            id="",
            place_code=pick.choice(PLACES),
            locality=f"Aldea {pick.choice(SURNAMES)}" if pick.random() < 0.6 else "",
            phones=(f"{pick.randrange(30_000_000, 59_999_999)}",) if pick.random() < 0.8 else (),
            caregivers=(f"{pick.choice(GIRLS)} {surnames[1]} {self.surname()}",) if pick.random() < 0.8 else (),
        )
        born = date(2000, 1, 1) + timedelta(days=pick.randrange(4_000))
        called: set[str] = set()
        for _ in range(pick.choice((1, 1, 2, 2, 3, 4))):
            girl = pick.random() < 0.5
            given = pick.choice([name for name in (GIRLS if girl else BOYS) if name not in called])
            called.add(given)
            if pick.random() < 0.5:
                given += " " + pick.choice([name for name in (GIRLS if girl else BOYS) if name not in called])
            cui = f"{pick.randrange(10**12, 10**13)}"
            child = replace(
                home,
                names=(NameParts(given, *surnames),),
                birth_earliest=born,
                birth_latest=born,
                sex="f" if girl else "m",
                identifiers=(("cui", cui),) if pick.random() < 0.7 else (),
            )
            self.write(child)
            born += timedelta(days=0 if pick.random() < 0.05 else pick.randrange(400, 1_500))

    def write(self, child: PersonCard) -> None:
        number = self.children
        self.children += 1
        times = self.chance.choice((1, 1, 1, 1, 2, 2, 3))
        for again in range(times):
            card = replace(self.again(child) if again else child, id=f"{number:05d}-{again}")
            self.child_of[card.id] = number
            self.cards.append(card)

    def surname(self) -> str:
        return SURNAMES[min(int(self.chance.paretovariate(0.5)) - 1, len(SURNAMES) - 1)]

    def again(self, child: PersonCard) -> PersonCard:
        """The same child as another hand would write it: one to three things different."""
        for change in self.chance.sample((self.slip, self.hear, self.shorten, self.turn, self.birth, self.lose), 3):
            if self.chance.random() < 0.6:
                child = change(child)
        return child

    def slip(self, child: PersonCard) -> PersonCard:
        given = child.names[0].given
        place = self.chance.randrange(len(given))
        kinds = (given[:place] + given[place + 1 :], given[:place] + given[place] * 2 + given[place + 1 :])
        return replace(child, names=(replace(child.names[0], given=self.chance.choice(kinds) or given),))

    def hear(self, child: PersonCard) -> PersonCard:
        name = child.names[0]
        old, new = self.chance.choice(HEARD)
        return replace(
            child,
            names=(replace(name, given=name.given.replace(old, new), surname_1=name.surname_1.replace(old, new)),),
        )

    def shorten(self, child: PersonCard) -> PersonCard:
        name = child.names[0]
        short = (
            replace(name, surname_2="") if self.chance.random() < 0.6 else replace(name, given=name.given.split()[0])
        )
        return replace(child, names=(short,))

    def turn(self, child: PersonCard) -> PersonCard:
        name = child.names[0]
        return replace(child, names=(NameParts(name.surnames, name.given),))

    def birth(self, child: PersonCard) -> PersonCard:
        born = child.birth_earliest
        if born is None or self.chance.random() < 0.2:
            return replace(child, birth_earliest=None, birth_latest=None)
        if born.day <= 12 and self.chance.random() < 0.5:
            swapped = date(born.year, born.day, born.month)
            return replace(child, birth_earliest=swapped, birth_latest=swapped)
        if self.chance.random() < 0.5:
            return replace(child, birth_earliest=date(born.year, 1, 1), birth_latest=date(born.year, 12, 31))
        other = born + timedelta(days=self.chance.choice((-1, 1, 10, -10)))
        return replace(child, birth_earliest=other, birth_latest=other)

    def lose(self, child: PersonCard) -> PersonCard:
        lost = self.chance.choice(("identifiers", "phones", "caregivers"))
        return replace(child, **{lost: ()})


@pytest.fixture(scope="session")
def village() -> Village:
    """About 1,500 cards of about 1,000 children."""
    place = Village(seed=2019)
    for _ in range(450):
        place.family()
    return place


@pytest.fixture(scope="session")
def same_child(village: Village) -> set[tuple[str, str]]:
    """Pairs of ids that are one child, the smaller id first."""
    groups = itertools.groupby(sorted(village.child_of), key=village.child_of.__getitem__)
    return {pair for _, group in groups for pair in itertools.combinations(list(group), 2)}
