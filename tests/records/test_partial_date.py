"""Partial dates: every way in which the field and the partners' sheets write them, worked out by hand."""

import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kindhub.records.absence import read_absence
from kindhub.records.date_parser import Reader, read_each
from kindhub.records.partial_date import PartialDate, age_at, birthday, born_at_age

ON = date(2024, 4, 3)  # a Wednesday


def read(text, **how):
    return PartialDate.read(text, on=ON, **how)


DAYS = {
    "7/5/2011": (2011, 5, 7), "15/2/07": (2007, 2, 15), "14-03-2018": (2018, 3, 14), "7 may 11": (2011, 5, 7),
    "9-jul-2018": (2018, 7, 9), "070511": (2011, 5, 7), "07052011": (2011, 5, 7), "20180305": (2018, 3, 5),
    "17.2.2019": (2019, 2, 17), "24 de julio de 2002": (2002, 7, 24), "March 5, 2018": (2018, 3, 5),
    "5 Mar 2018": (2018, 3, 5), "Aug 24, 1965": (1965, 8, 24), "2018-03-05": (2018, 3, 5),
    "2018-03-05T10:20:30Z": (2018, 3, 5), "2018-03-05 00:00:00": (2018, 3, 5), "4/30/2018": (2018, 4, 30),
    "1/17/2019": (2019, 1, 17), "lunes 5 de marzo de 2018": (2018, 3, 5),
    "mar 5/3/2019": (2019, 3, 5), "mar 5 2018": (2018, 3, 5), "1º de mayo de 2011": (2011, 5, 1),
    "5th March 2018": (2018, 3, 5), "hoy": (2024, 4, 3), "ayer": (2024, 4, 2), "yesterday": (2024, 4, 2),
    "lun": (2024, 4, 1), "mié": (2024, 4, 3), "jueves": (2024, 3, 28), "mar": (2024, 4, 2),
    "próximo lunes": (2024, 4, 8), "next Wednesday": (2024, 4, 10), "+7": (2024, 4, 10), "-3": (2024, 3, 31),
    "hace 2 semanas": (2024, 3, 20), "43194": (2018, 4, 4), 43194: (2018, 4, 4), 43194.75: (2018, 4, 4),
    "\u202b7/5/2011\u202c": (2011, 5, 7), "7\u00a0may\u00a02011": (2011, 5, 7), "29/02/2020": (2020, 2, 29),
    datetime(2018, 4, 4, 0, 0): (2018, 4, 4), datetime(2018, 4, 4, 23, 0, tzinfo=UTC): (2018, 4, 4),
}  # fmt: skip


@pytest.mark.parametrize(("written", "expected"), DAYS.items(), ids=str)
def test_a_day_is_read_as_one_exact_day(written, expected):
    found = read(written)
    assert (found.earliest, found.latest, found.precision) == (date(*expected), date(*expected), "day")
    assert found.is_exact


PERIODS = {
    "mar 2018": ("2018-03-01", "2018-03-31", "month"), "diciembre de 2017": ("2017-12-01", "2017-12-31", "month"),
    "noviembre 2018": ("2018-11-01", "2018-11-30", "month"), "01/2018": ("2018-01-01", "2018-01-31", "month"),
    "feb-20": ("2020-02-01", "2020-02-29", "month"), "sep-22": ("2022-09-01", "2022-09-30", "month"),
    "setiembre 2022": ("2022-09-01", "2022-09-30", "month"), "2018": ("2018-01-01", "2018-12-31", "year"),
    2001: ("2001-01-01", "2001-12-31", "year"), "año 2001": ("2001-01-01", "2001-12-31", "year"),
    "00/03/2018": ("2018-03-01", "2018-03-31", "month"), "2015-2017": ("2015-01-01", "2017-12-31", "range"),
    "2015–2017": ("2015-01-01", "2017-12-31", "range"), "entre 2015 y 2017": ("2015-01-01", "2017-12-31", "range"),
    "10/06/2021 al 11/06/2021": ("2021-06-10", "2021-06-11", "range"),
    "12 y 13 de julio de 2021": ("2021-07-12", "2021-07-13", "range"),
    "13-14/02/2023": ("2023-02-13", "2023-02-14", "range"),
    "mar 2018 - may 2018": ("2018-03-01", "2018-05-31", "range"),
}  # fmt: skip


@pytest.mark.parametrize(("written", "expected"), PERIODS.items(), ids=str)
def test_a_period_keeps_both_ends(written, expected):
    found = read(written)
    assert (found.earliest.isoformat(), found.latest.isoformat(), found.precision) == expected
    assert not found.is_exact
    assert not found.estimated


@pytest.mark.parametrize(
    ("written", "precision", "earliest"),
    [
        ("~2018", "year", "2018-01-01"),
        ("2018?", "year", "2018-01-01"),
        ("22/01/2018 (aprox)", "day", "2018-01-22"),
        ("16/03/2018 aprox.", "day", "2018-03-16"),
        ("aprox. 04/02/2018", "day", "2018-02-04"),
        ("más o menos 08/08/2018", "day", "2018-08-08"),
        ("como en abril 2018", "month", "2018-04-01"),
        ("a finales de 2018", "year", "2018-01-01"),
    ],
)
def test_about_is_kept_beside_the_precision_and_is_never_exact(written, precision, earliest):
    found = read(written)
    assert (found.precision, found.earliest.isoformat()) == (precision, earliest)
    assert found.estimated
    assert not found.is_exact


@pytest.mark.parametrize(
    ("written", "ages", "estimated"),
    [
        ("15 años", (15, 15), False),
        ("15 años aprox.", (15, 15), True),
        ("aprox. 16 años", (16, 16), True),
        ("13 aprox", (13, 13), True),
        ("about 15", (15, 15), True),
        ("17 a.", (17, 17), False),
        ("9 a", (9, 9), False),
        ("17", (17, 17), False),
        (11, (11, 11), False),
        ("15 años (no recuerda fecha)", (15, 15), False),
        ("13-17", (13, 17), False),
        ("6 a 12", (6, 12), False),
        ("12 o 13 años", (12, 13), False),
        ("8 meses", (0, 0), False),
        ("0 años", (0, 0), False),
    ],
)
def test_an_age_gives_back_that_age_on_its_day_and_not_the_day_beyond(written, ages, estimated):
    found = read(written, kind="birth")
    assert (found.precision, found.estimated, found.age_on(ON)) == ("age", estimated, ages)


def test_an_age_gives_the_birth_dates_worked_out_by_hand():
    found = read("15 años", kind="birth")
    assert (found.earliest, found.latest) == (date(2008, 4, 4), date(2009, 4, 3))
    months = read("8 meses", kind="birth")
    assert (months.earliest, months.latest) == (date(2023, 7, 4), date(2023, 8, 3))


def test_a_bare_number_is_no_event():
    assert read("15").precision == "invalid"
    assert read(15).precision == "invalid"


IMPOSSIBLE = [
    "31/02/2018", "29/02/2019", "31/13/2018", "#N/A", "#VALUE!", "#REF!", "Total general", "1/17/19/2", "2017-2015",
    "120099", float("nan"), float("inf"), True, 10**400, 10**5000, "not deported", "-1", "5/2018/3", "130 años",
    "mar 5/3", "32 enero 2018",
]  # fmt: skip


@pytest.mark.parametrize("written", IMPOSSIBLE, ids=range(len(IMPOSSIBLE)))
def test_what_no_calendar_has_stays_as_written(written):
    found = PartialDate.read(written, kind="birth")
    assert found.precision == "invalid"
    assert found.earliest is None
    assert found.latest is None


@pytest.mark.parametrize("written", ["", "  ", None, "no recuerda", "?", "no trae", "pendiente", "N/D", "s/f", "-",
                                     "pending birth cert.", "no quiso decir"])  # fmt: skip
def test_absence_is_no_date(written):
    assert read(written) is None


@pytest.mark.parametrize(
    ("written", "meaning"),
    [
        ("no recuerda", "not_known"), ("N/D", "not_known"), ("?", "not_known"), ("Pend.", "not_asked"),
        ("pending birth cert.", "not_asked"), ("no quiso decir", "refused"), ("No se preguntó", "not_asked"),
        ("José", None), ("", None), ("no recuerda pero fue en mayo de 2018 cuando llovía mucho en la aldea", None),
    ],
)  # fmt: skip
def test_absences_are_told_apart(written, meaning):
    assert read_absence(written) == meaning


def test_several_dates_in_one_cell():
    for cell in ("05/02/2006 / 20/04/2007", "05/02/2006\n20/04/2007", "05/02/2006; 20/04/2007"):
        assert [born.earliest for born in read_each(cell, kind="birth")] == [date(2006, 2, 5), date(2007, 4, 20)]
    assert [born.written for born in read_each("5/2/2006; ?")] == ["5/2/2006"]


def test_open_ends():
    assert (read("antes de 2015").earliest, read("antes de 2015").latest) == (None, date(2014, 12, 31))
    assert read("before March 2018").latest == date(2018, 2, 28)
    assert (read("después de 2015").earliest, read("después de 2015").latest) == (date(2016, 1, 1), None)
    assert read("hasta 2015").latest == date(2015, 12, 31)


def test_the_column_decides_between_day_and_month_first():
    assert read("03/05/2018").earliest == date(2018, 5, 3)
    assert read("03/05/2018", day_first=False).earliest == date(2018, 3, 5)
    assert read("01/12/2022", day_first=False).earliest == date(2022, 1, 12)


def test_two_digit_years_of_births_lie_behind_and_of_events_may_lie_ahead():
    assert read("1/1/30", kind="birth").earliest.year == 1930
    assert read("1/1/30", kind="event").earliest.year == 2030
    assert read("1/1/24", kind="birth").earliest.year == 2024
    assert read("15/2/07", kind="birth").earliest.year == 2007


def test_ages_and_words_for_days_need_a_day_to_count_from():
    for written in ("15 años", "hoy", "lun", "+7"):
        assert PartialDate.read(written).precision == "invalid"


def test_a_leap_day_child_turns_a_year_older_in_march_of_a_common_year():
    assert birthday(date(2008, 2, 29), 18) == date(2026, 3, 1)
    assert age_at(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert birthday(date(2008, 2, 29), 20) == date(2028, 2, 29)
    assert birthday(date(9990, 1, 1), 18) == date.max


@given(
    on=st.dates(date(1950, 1, 1), date(2090, 1, 1)),
    youngest=st.integers(0, 20),
    more=st.integers(0, 5),
)
def test_birth_dates_of_an_age_are_exact_at_both_ends(on, youngest, more):
    earliest, latest = born_at_age(youngest, youngest + more, on)
    assert age_at(latest, on) == youngest
    assert age_at(earliest, on) == youngest + more
    assert age_at(date.fromordinal(latest.toordinal() + 1), on) == youngest - 1
    assert age_at(date.fromordinal(earliest.toordinal() - 1), on) == youngest + more + 1


@given(born=st.dates(date(1950, 1, 1), date(2090, 1, 1)), age=st.integers(0, 100))
def test_one_is_an_age_from_the_birthday_on(born, age):
    day = birthday(born, age)
    assert age_at(born, day) == age
    assert age_at(born, date.fromordinal(day.toordinal() - 1)) == age - 1


HOSTILE = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="0123456789/-. aeñoms~?+", max_size=30),
    st.text(alphabet=st.characters(categories=["Cc", "Cf", "Cs", "Nd", "Mn", "Zs"]), max_size=30),
    st.floats(),
    st.integers(),
    st.dates(),
    st.datetimes(),
    st.just("7" * 5_000),
    st.just("\u202e1\u200b5\x00/" * 1_000),
)


@given(value=HOSTILE, kind=st.sampled_from(["birth", "event"]), on=st.none() | st.dates(), day_first=st.booleans())
def test_nothing_raises_and_everything_survives_storage(value, kind, on, day_first):
    found = PartialDate.read(value, kind=kind, on=on, day_first=day_first)
    if found is not None:
        stored = found.to_storage()
        assert stored.encode("utf-8")
        assert PartialDate.from_storage(stored) == found
        assert isinstance(found.show("es") + found.understood("en"), str)
        assert not (found.earliest and found.latest) or found.earliest <= found.latest


@given(text=st.text(max_size=60))
def test_any_stored_text_opens(text):
    assert PartialDate.from_storage(text).precision


def test_storage_sorts_by_the_earliest_day():
    in_order = ["antes de 2015", "2016", "mar 2016", "7/5/2016", "31/02/2016"]
    stored = [read(text).to_storage() for text in in_order]
    assert sorted(stored[:4]) == [stored[0], stored[1], stored[2], stored[3]]
    assert stored[1] == "2016-01-01/2016-12-31 year 2016"
    assert read("~2018").to_storage() == "2018-01-01/2018-12-31 year~ ~2018"


def test_ends_decide_before_and_after_only_when_both_agree():
    march = read("mar 2018")
    assert march.is_before(date(2018, 4, 1)) is True
    assert march.is_before(date(2018, 3, 15)) is None
    assert march.is_before(date(2018, 3, 1)) is False
    assert march.is_after(date(2018, 2, 28)) is True
    assert read("31/02/2018").is_before(date(2030, 1, 1)) is None
    assert march.overlaps(read("2018"))
    assert not march.overlaps(read("abr 2018"))
    assert not read("#N/A").overlaps(march)
    assert read("antes de 2015").overlaps(read("2014"))
    assert march.days_until(read("2/4/2018")) == (2, 32)


def test_ages_and_birthdays_of_a_range():
    born = read("2006", kind="birth")
    assert born.age_on(date(2024, 6, 1)) == (17, 18)
    assert born.turns(21) == (date(2027, 1, 1), date(2027, 12, 31))
    assert read("antes de 2015").age_on(ON) == (9, None)
    assert born.age_on(date(2000, 1, 1)) == (None, None)


@pytest.mark.parametrize(
    ("written", "spanish", "english"),
    [
        ("7/5/2011", "7 may 2011", "7 May 2011"),
        ("mar 2018", "mar 2018", "Mar 2018"),
        ("~2018", "~2018", "~2018"),
        ("2008-2010", "2008–2010", "2008–2010"),
        ("17 años aprox.", "17 años aprox. (a 3 abr 2024)", "about 17 years old (on 3 Apr 2024)"),
        ("1 año", "1 año (a 3 abr 2024)", "1 year old (on 3 Apr 2024)"),
        ("8 meses", "8 meses (a 3 abr 2024)", "8 months old (on 3 Apr 2024)"),
        ("antes de 2015", "antes de 2015", "before 2015"),
        ("31/02/2018", "31/02/2018", "31/02/2018"),
    ],
)
def test_what_is_shown(written, spanish, english):
    found = read(written, kind="birth")
    assert (found.show("es"), found.show("en")) == (spanish, english)


def test_the_field_says_back_what_it_understood():
    assert read("mar 2018").understood("es") == "se entiende: marzo de 2018"
    assert read("7 may 11").understood("es") == "se entiende: 7 de mayo de 2011"
    assert read("~2018").understood("en") == "read as: about 2018"
    assert "como está escrito" in read("31/02/2018").understood("es")


@given(
    st.tuples(st.integers(0, 40), st.integers(0, 14), st.sampled_from(("0000", "1899", "2011", "2012", "2101"))),
    st.sampled_from("-/."),
    st.sampled_from(("{0}{s}{1}{s}{2}", "{0:02}{s}{1:02}{s}{2}", " {2}{s}{1}{s}{0}", "{2}{s}{1:02}{s}{0:02}\t")),
    st.booleans(),
)
def test_a_date_as_most_are_written_is_read_as_by_all_the_patterns(parts, sign, form, day_first):
    text = form.format(*parts, s=sign)
    reader = Reader(None, "birth", day_first, 1900, 2100)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kindhub.records.date_parser._USUAL", re.compile("(?!)"))
        slowly = reader.read(text)
    assert reader.read(text) == slowly
