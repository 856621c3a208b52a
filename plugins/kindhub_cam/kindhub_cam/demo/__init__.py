"""Invented families for the demo folder and for practice, dated around today and around the suspension of the program.

Few, one beside each of the first children of the folder; everybody in them is invented with them.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from kindhub.records.base import Record
from kindhub_cam import records as r
from kindhub_cam.demo.people import born, members, said, somebody
from kindhub_cam.demo.plots import PLOTS
from kindhub_cam.demo.steps import steps
from kindhub_cam.rules.books import set_named, shipped

WAITING = "CAM-ejemplo"


def invent(_person_id: str, _place: str, number: int, _chance: Random, today: date, worker: str) -> Iterator[Record]:
    """The case of one family; only the first children of the folder have one beside them."""
    if number > len(PLOTS):
        return
    if number == 1:
        yield r.RuleSet(name=WAITING, source_text=waiting_set(), state="draft")
    plot = PLOTS[number - 1]
    begun, sex = plot.day(today), ("female", "male")[number % 3 == 0]
    parent, name = somebody(sex, number, born(today, 34 + number % 9))
    yield from (parent, name)
    case = r.Case(
        person_id=parent.id, number=f"CAM-{number:04}", status=plot.stage, opened=begun, inquired_on=begun,
        status_since=today - timedelta(days=plot.waits), conflict_checked_on=begun, consent_on=begun,
        responsible=worker, last_news=today - timedelta(days=min(plot.waits, 7 + 5 * number)),
    )  # fmt: skip
    yield case
    petitioner = r.Member(case_id=case.id, person_id=parent.id, role="petitioner", lives_in="US", stage=plot.stage,
                          sex=sex, birth=parent.birth, name_on_id=said(sex, number))  # fmt: skip
    others = list(members(case, plot, number, today))
    yield from (petitioner, *others)
    people = [petitioner, *(one for one in others if isinstance(one, r.Member))]
    yield from steps(case, plot, number, today, worker, people)


def waiting_set() -> str:
    """An invented reopening with the rules of 2023, loaded and in force on no day."""
    rules = set_named(shipped(), "CAM-2023-04-11")
    lines = [line for line in rules.text.splitlines() if not line.startswith(("in_force_", "note = "))]
    title = 'title = { en = "Invented: reopened", es = "Inventado: reapertura" }'
    said = {"name": f'name = "{WAITING}"', "source": 'source = "Invented for the demonstration"', "title": title}
    head = [next((new for word, new in said.items() if line.startswith(f"{word} = ")), line) for line in lines[:6]]
    return "\n".join((*head, *lines[6:]))
