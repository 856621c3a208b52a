"""Filters in SQL say the same as a person who reads the rows one by one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kindhub.records.names import fold
from kindhub.records.organisation import Organisation
from kindhub.records.partial_date import PartialDate
from kindhub.records.places import places
from kindhub.services.list_filters import HOWS, Filter
from tests.services.lists.conftest import NAMES, TODAY

SOURCES = (
    "person.name", "person.age", "person.sex", "person.place", "person.language", "deadline.due", "deadline.label",
    "number", "opened", "risk", "responsible", "partner_id", "assent_home", "consent_home_on", "return.arrived_on",
)  # fmt: skip
CHOICES = {
    "person.sex": ("male", "female"), "risk": ("low", "high", "medium"), "responsible": ("otra", "nadie"),
    "partner_id": (), "assent_home": (True, False), "person.language": ("mam", "spa", "quc"),
    "deadline.label": ("monthly_contact", "plan", "closure"),
}  # fmt: skip
WORDS = ("a", "ele", "TOMÁS", "tomas prueba", "REI-0", "100%", "_", "hue", "zzz", "Refugio")
days = st.dates(date(2008, 1, 1), date(2027, 2, 1)).map(date.isoformat)


@st.composite
def filters(draw):
    source = draw(st.sampled_from(SOURCES))
    how = draw(st.sampled_from(HOWS[KIND[source]]))
    if how in ("contains", "lacks"):
        value = draw(st.sampled_from((*WORDS, *NAMES)))
    elif how in ("any_of", "none_of", "has_any", "has_none"):
        value = tuple(draw(st.lists(st.sampled_from(CHOICES[source] or ("x",)), min_size=1, max_size=3, unique=True)))
    elif how in ("last_days", "next_days"):
        value = draw(st.integers(0, 400))
    elif how == "between":
        bound = st.integers(0, 20) if KIND[source] == "age" else days
        value = draw(st.tuples(st.none() | bound, st.none() | bound).filter(lambda pair: pair != (None, None)))
    else:
        value = None
    return Filter(source, how, value)


KIND = {
    "person.name": "name", "person.age": "age", "person.sex": "code", "person.place": "place",
    "person.language": "languages", "deadline.due": "due", "deadline.label": "rule", "number": "text", "opened": "day",
    "risk": "code", "responsible": "user", "partner_id": "organisation", "assent_home": "yes_no",
    "consent_home_on": "day", "return.arrived_on": "partial",
}  # fmt: skip


def day_of(value):
    """Where a date stands: a day itself, a date people know at its earliest day."""
    if isinstance(value, str):
        return date.fromisoformat(value[:10])
    return value


def in_span(value, first, last):
    if isinstance(value, PartialDate):
        if value.earliest is None:
            return first is None and value.latest is not None and value.latest <= last
        value = value.earliest
    day = day_of(value)
    return (first is None or day >= first) and (last is None or day <= last)


def span(one):
    if one.how == "between":
        return tuple(date.fromisoformat(day) if day else None for day in one.value)
    return {
        "last_days": lambda: (TODAY - timedelta(days=one.value), TODAY),
        "next_days": lambda: (TODAY, TODAY + timedelta(days=one.value)),
        "overdue": lambda: (None, TODAY - timedelta(days=1)),
    }[one.how]()


def holds(one, value, organisations):
    empty = value is None or value == ""
    if one.how in ("empty", "filled"):
        return empty == (one.how == "empty")
    if one.how in ("none_of", "has_none", "lacks"):
        opposite = {"none_of": "any_of", "has_none": "has_any", "lacks": "contains"}[one.how]
        return empty or not holds(Filter(one.source, opposite, one.value), value, organisations)
    if empty:
        return False
    if one.how == "any_of":
        return value in one.value
    if one.how == "has_any":
        return bool(set(value.split()) & set(one.value))
    if one.how == "contains":
        return contains(one, value, organisations)
    if KIND[one.source] == "age":
        birth = PartialDate.from_storage(value)
        oldest = birth.age_on(TODAY)[1]
        low, high = one.value
        return oldest is not None and (low is None or oldest >= low) and (high is None or oldest <= high)
    return in_span(value, *span(one))


def contains(one, value, organisations):
    kind = KIND[one.source]
    if kind == "name":
        return all(word in fold(value) for word in fold(one.value).split())
    if kind == "place":
        return fold(one.value) in fold(places().path_label(value))
    shown = organisations.get(value, value)
    return ascii_lower(one.value) in ascii_lower(shown)


def ascii_lower(text):
    """SQLite folds the letters of ASCII only."""
    return "".join(c.lower() if c.isascii() else c for c in text)


@pytest.fixture
def read(hub, worklist):
    """Every row's values of the columns asked about, and the organisations by id."""
    with hub.read() as session:
        rows = worklist.page(session, worklist.ids(session), SOURCES)
        names = {one.id: one.name for one in session.query(Organisation)}
    return rows, names


def test_the_kinds_are_those_the_list_knows(worklist):
    assert {source: worklist.kind(source) for source in SOURCES} == KIND


def test_the_rows_differ_where_it_matters(read):
    rows, _ = read
    for source in SOURCES:
        assert len({str(row[source]) for row in rows}) > 1, source


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=st.lists(filters(), min_size=1, max_size=2))
def test_sql_and_a_plain_reading_agree(hub, worklist, read, asked):
    rows, organisations = read
    wanted = [row["id"] for row in rows if all(holds(one, row[one.source], organisations) for one in asked)]
    again = [Filter.read(one.plain()) for one in asked]
    with hub.read() as session:
        found = worklist.page(session, worklist.ids(session, filters=again), ["number"])
        assert worklist.count(session, again) == len(found)
    assert {row["id"] for row in found} == set(wanted)


def test_a_percent_sign_is_a_percent_sign(hub, worklist, read):
    rows, organisations = read
    with hub.read() as session:
        found = worklist.count(session, [Filter("partner_id", "contains", "100%")])
    assert found == sum("100%" in organisations.get(row["partner_id"], "") for row in rows) > 0
