"""The invented children can be saved, and are what their plots say."""

from datetime import date
from random import Random

from kindhub_mexico import records as r
from kindhub_mexico.demo import invent
from kindhub_mexico.demo.plots import PLOTS
from sqlalchemy import func, select

from kindhub.records.person import Person

TODAY = date(2027, 3, 14)


def test_the_children_are_what_their_plots_say(hub):
    with hub.begin("demo") as work:
        for number in range(1, len(PLOTS) + 2):
            child = Person(sex="male", invented=True)
            work.insert_many([child, *invent(child.id, "", number, Random(1), TODAY, hub.user.uid)])
    with hub.read() as session:
        cases = {one.number: one for one in session.scalars(select(r.Case))}
        assert [one.status for one in cases.values()] == [plot.stage for plot in PLOTS]
        assert [one.protection for one in cases.values()] == [plot.protection for plot in PLOTS]
        assert all(one.encounters for one in cases.values())
        empty = [kind.__name__ for kind in r.RECORDS if not session.scalar(select(func.count()).select_from(kind))]
    assert empty == ["SessionNote", "CaseTask", "Note", "ClockChange"]
