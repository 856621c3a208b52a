"""Values come back from SQLite as they went in, and cannot be changed behind its back."""

import copy
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Integer, MetaData, Table, create_engine, insert, select, text

from kindhub.records.columns import FrozenMap, JsonList, JsonMap, PartialDateColumn, UtcDateTime
from kindhub.records.partial_date import PartialDate

TABLE = Table(
    "sample",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("born", PartialDateColumn),
    Column("at", UtcDateTime),
    Column("extra", JsonMap, nullable=False),
    Column("tags", JsonList),
)


@pytest.fixture(scope="module")
def engine():
    engine = create_engine("sqlite://")
    TABLE.create(engine)
    yield engine
    engine.dispose()


def there_and_back(engine, **values):
    with engine.connect() as connection:
        connection.execute(insert(TABLE), {"extra": {}, **values})
        return connection.execute(select(TABLE)).mappings().one(), connection.execute(
            text("select * from sample")
        ).one()


def test_partial_dates_and_points_in_time(engine):
    born = PartialDate.read("15 años aprox.", on=date(2024, 4, 3), kind="birth")
    at = datetime(2024, 4, 3, 23, 30, tzinfo=timezone(timedelta(hours=-6)))
    row, raw = there_and_back(engine, born=born, at=at)
    assert row["born"] == born
    assert row["at"] == at
    assert row["at"].tzinfo == UTC
    assert raw.at == "2024-04-04T05:30:00.000000Z"
    assert raw.born.startswith("2008-04-04/2009-04-03 age")


def test_partial_dates_are_searched_by_the_beginning_of_their_text(engine):
    with engine.connect() as connection:
        for written in ("2008", "mar 2010", "7/5/2012"):
            connection.execute(insert(TABLE), {"born": PartialDate.read(written), "extra": {}})
        found = connection.execute(select(TABLE.c.born).where(TABLE.c.born >= "2010-01-01").order_by(TABLE.c.born))
        assert [born.written for (born,) in found] == ["mar 2010", "7/5/2012"]


def test_a_time_without_zone_is_refused(engine):
    with pytest.raises(Exception, match="time zone"):
        there_and_back(engine, at=datetime(2024, 1, 1))


def test_maps_and_lists(engine):
    row, raw = there_and_back(engine, extra={"b": "ñ", "a": "1"}, tags=("x", "y"))
    assert row["extra"] == {"a": "1", "b": "ñ"}
    assert row["tags"] == ("x", "y")
    assert raw.extra == '{"a":"1","b":"ñ"}'
    with pytest.raises(TypeError):
        row["extra"]["c"] = "2"


def test_empty_is_small(engine):
    row, raw = there_and_back(engine, tags=())
    assert (row["extra"], row["tags"]) == ({}, ())
    assert (raw.extra, raw.tags, raw.born, row["born"]) == ("{}", None, None, None)


def test_a_frozen_map_refuses_every_change_and_copies_to_a_plain_one():
    frozen = FrozenMap(a=1)
    for change in (
        lambda: frozen.update(b=2),
        frozen.clear,
        lambda: frozen.pop("a"),
        lambda: frozen.setdefault("b", 1),
    ):
        with pytest.raises(TypeError):
            change()
    assert copy.deepcopy(frozen) == frozen == {"a": 1}
    assert frozen | {"b": 2} == {"a": 1, "b": 2}


@given(moments=st.lists(st.datetimes(timezones=st.timezones()), min_size=2, max_size=5))
def test_stored_points_in_time_sort_as_they_happened(moments):
    kind = UtcDateTime()
    if any(not 2 < moment.year < 9998 for moment in moments):
        return
    stored = [kind.process_bind_param(moment, None) for moment in moments]
    by_text = [
        moment.astimezone(UTC) for _, moment in sorted(zip(stored, moments, strict=True), key=lambda pair: pair[0])
    ]
    assert by_text == sorted(by_text)
