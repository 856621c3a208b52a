"""What a list shows where one record points to another: names, to read, to order and to find by; never an id."""

from datetime import date

import pytest
from kindhub_mexico_training import records as r
from sqlalchemy import false, select
from sqlalchemy.exc import InvalidRequestError

from kindhub.exchange.list_export import CellWords
from kindhub.services.list_filters import Filter
from kindhub.services.worklists import Worklist
from kindhub.ui.worklist.cells import RowMaker
from kindhub.ui.worklist.row_lane import fetch_rows

NAMES = ("Zócalo Inventado", "Albergue Inventado", "Mesa Inventada")


@pytest.fixture
def trained(hub, hand):
    """Three people, each of another institution, written down in no order of names; their list."""
    for name in NAMES:
        of = hand.save(r.Institution(name=name))
        hand.save(r.Trainee(given="Ana", surnames=f"De {name}", institution_id=of))
    program = next(one for one in hub.programs if one.key == "mexico_training")
    view = next(one for one in program.lists if one.key == "trainees")
    return Worklist(program, view, hub.user, date(2026, 11, 27))


def _shown(hub, worklist, *filters, order=()):
    with hub.read() as session:
        found = worklist.page(session, worklist.ids(session, order, filters))
        words = CellWords(session, worklist)
        words.learn(session, found)
        column = next(one for one in worklist.available() if one.source == "institution_id")
        return [words.say(column, row["institution_id"]) for row in found]


def test_a_linked_record_is_shown_and_ordered_by_its_name(hub, trained):
    assert _shown(hub, trained, order=("institution_id",)) == sorted(NAMES)
    assert _shown(hub, trained, order=("-institution_id",)) == sorted(NAMES, reverse=True)


def test_it_is_found_by_its_name(hub, trained):
    assert _shown(hub, trained, Filter("institution_id", "contains", "mesa")) == ["Mesa Inventada"]
    assert _shown(hub, trained, Filter("institution_id", "lacks", "inventad")) == []


def test_what_one_may_not_see_is_neither_named_nor_found(hub, trained, monkeypatch):
    monkeypatch.setattr(
        type(trained.program), "scope", lambda _self, record, _user: false() if record is r.Institution else None
    )
    shown = _shown(hub, trained)
    assert len(shown) == 3
    assert not any(name in cell for name in NAMES for cell in shown)
    assert _shown(hub, trained, Filter("institution_id", "contains", "mesa")) == []


def test_rows_read_after_the_list_was_opened_hold_no_connection(hub, trained):
    """One that was not given back kept every save of the folder waiting until it was refused."""
    with hub.read() as session:
        maker, keys = RowMaker(session, trained), trained.ids(session)
    before = hub.engine.pool.checkedout()
    assert [row.cells for row in fetch_rows(hub, trained, maker, keys, ("institution_id",))]
    assert hub.engine.pool.checkedout() == before
    with pytest.raises(InvalidRequestError, match="permanently closed"):
        session.scalars(select(r.Trainee))  # the control: what the words of a list did once is refused by now
