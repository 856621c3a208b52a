"""Invented families for the demo folder and for practice: one beside each of the first children of the folder.

The child of the folder is the child of the family; the parent who is sought is invented with it.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from kindhub.records.base import Record
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Person, PersonName
from kindhub_reunification import records as r
from kindhub_reunification.demo.parts import ARRIVED, calls, matters, search, stays, told
from kindhub_reunification.demo.plots import PLOTS

GIVEN = {"female": ("Petrona", "Elena", "Candelaria", "Jacinta"), "male": ("Marcelino", "Byron", "Selvin")}


def invent(person_id: str, _place: str, number: int, _chance: Random, today: date, worker: str) -> Iterator[Record]:
    """The case of one family; only the first children of the folder have one."""
    if number > len(PLOTS):
        return
    plot = PLOTS[number - 1]
    sex = "female" if number % 2 else "male"
    parent = Person(sex=sex, birth=PartialDate.read(str(1976 + number)), invented=True)
    name = PersonName(person_id=parent.id, given=GIVEN[sex][number % len(GIVEN[sex])], surname_1="Inventado",
                      surname_2="Cuc", invented=True)  # fmt: skip
    yield from (parent, name)
    confirmed = plot.search == "identity_confirmed"
    began = today - timedelta(days=plot.waits + 60)
    here = plot.waits - 200 if plot.stage in ARRIVED else plot.waits
    case = r.Case(
        person_id=parent.id, number=f"SF-{number:04}", status=plot.stage, opened=began, responsible=worker,
        status_since=today - timedelta(days=here), source_list="court_b_2020_10", class_status=plot.class_status,
        country=plot.country, place=plot.place, language=plot.language, separated_on=PartialDate.of(date(2018, 5, 4)),
        sector="rgv", deported_on=PartialDate.of(date(2018, 7, 18)), search_status=plot.search,
        location="us" if plot.stage in ARRIVED else "home_country", pathway="task_force" if confirmed else None,
        identity_confirmed_on=PartialDate.of(today - timedelta(days=plot.waits)) if confirmed else None,
        informed_on=today - timedelta(days=plot.waits - 5) if confirmed else None,
        call_from=18 if number % 5 == 1 else None, unsafe_channels=("sms",) if plot.unsafe else (),
        script="Diga solo que llama de una oficina de apoyo a familias." if number % 2 else None,
    )  # fmt: skip
    yield case
    mother = r.Member(case_id=case.id, person_id=parent.id, role="parent", name_on_list=name.display(),
                      birth=parent.birth, class_status=plot.class_status)  # fmt: skip
    yield mother
    child = r.Member(case_id=case.id, person_id=person_id, role="child", number=1, placement="sponsor")
    yield child
    yield from stays(case, mother, child, plot)
    yield from search(case, plot, number, today)
    yield from told(case, mother, plot, today)
    yield from matters(case, mother, plot, number, today)
    yield from calls(case, plot, number, today)
