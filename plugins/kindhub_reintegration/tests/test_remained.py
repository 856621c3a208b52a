"""Who remained, on children whose outcome was worked out by hand from the definition."""

import pytest


def share(figures, key, **group):
    one = figures[(key, *sorted(group.items()))]
    return one.numerator, one.denominator


def number(figures, key, **group):
    return figures[(key, *sorted(group.items()))].value


@pytest.fixture
def outcome(build):
    """The outcome of one child who returned on 10 March 2021; her twelve months end on 10 March 2022."""

    def of(*statements):
        case = build.case(returned="2021-03-10")
        for kind, *rest in statements:
            more = rest.pop() if isinstance(rest[-1], dict) else {}
            getattr(build, kind)(case, *rest, **more)
        figures = build.figures("2022-01-01", "2022-12-31")
        ended = {
            "remained": share(figures, "remained_strict")[0],
            "remigrated": number(figures, "remained_remigrated"),
            "unknown": number(figures, "remained_unknown"),
            "deceased": number(figures, "remained_deceased"),
        }
        assert sum(ended.values()) == 1 == number(figures, "service_period_ended")
        return next(key for key, value in ended.items() if value)

    return of


@pytest.mark.parametrize(
    ("residence", "expected"),
    [
        ("in_community", "remained"),
        ("moved_inside", "remained"),
        ("left", "remigrated"),
        ("unknown", "unknown"),
        ("deceased", "deceased"),
    ],
)
def test_the_last_statement_decides(outcome, residence, expected):
    assert outcome(("contact", "2021-05-01", "left"), ("contact", "2022-03-01", residence)) == expected


def test_without_a_statement_it_is_unknown(outcome):
    assert outcome() == "unknown"


def test_a_contact_without_residence_says_nothing(outcome):
    assert outcome(("contact", "2021-05-01", "left"), ("contact", "2022-03-01", None)) == "remigrated"


def test_a_contact_that_reached_nobody_says_nothing(outcome):
    last = ("contact", "2022-02-01", "left", {"mode": "attempt"})
    assert outcome(("contact", "2021-05-01", "in_community"), last) == "remained"


@pytest.mark.parametrize(("day", "expected"), [("2022-04-24", "remigrated"), ("2022-04-25", "remained")])
def test_statements_count_up_to_45_days_after_the_end(outcome, day, expected):
    """10 March 2022 and 45 days is 24 April 2022; the 46th day is too late."""
    assert outcome(("contact", "2021-05-01", "in_community"), ("contact", day, "left")) == expected


@pytest.mark.parametrize(("day", "expected"), [("2021-03-09", "unknown"), ("2021-03-10", "remained")])
def test_statements_count_from_the_day_of_return(outcome, day, expected):
    assert outcome(("contact", day, "in_community")) == expected


def test_a_closing_for_remigration_says_left_whatever_its_residence(outcome):
    assert outcome(("closure", "2021-12-01", "remigrated", "in_community")) == "remigrated"


def test_a_later_contact_overrules_a_closing(outcome):
    assert (
        outcome(("closure", "2021-12-01", "remigrated", None), ("contact", "2022-01-15", "in_community")) == "remained"
    )


def test_a_closing_without_residence_says_nothing_unless_its_reason_does(outcome):
    assert outcome(("contact", "2021-05-01", "in_community"), ("closure", "2021-12-01", "no_contact")) == "remained"


def test_a_closing_of_the_same_day_overrules_a_contact(outcome):
    assert (
        outcome(("closure", "2021-12-01", "aged_out", "left"), ("contact", "2021-12-01", "in_community"))
        == "remigrated"
    )


def test_a_death_is_told_by_the_reason_of_closing(outcome):
    assert outcome(("contact", "2021-05-01", "in_community"), ("closure", "2021-12-01", "deceased")) == "deceased"


def test_a_month_stands_in_its_middle(outcome):
    before = ("contact", "2021-05-03", "in_community")
    assert outcome(("contact", "2021-05", "left"), before) == "remigrated"


def test_both_percentages(build):
    """4 remained, 2 left, 3 unknown, 1 died: 4 of 6 and 4 of 9."""
    for _ in range(4):
        build.contact(build.case(returned="2021-02-01"), "2021-12-01", "in_community")
    for _ in range(2):
        build.contact(build.case(returned="2021-02-01"), "2021-12-01", "left")
    for _ in range(3):
        build.case(returned="2021-02-01")
    build.closure(build.case(returned="2021-02-01"), "2021-06-01", "deceased")
    figures = build.figures("2022-01-01", "2022-12-31")
    assert share(figures, "remained_optimistic") == (4, 6)
    assert share(figures, "remained_strict") == (4, 9)
    assert number(figures, "remained_unknown") == 3
    assert number(figures, "remained_deceased") == 1
    assert figures[("remained_optimistic",)].value == pytest.approx(66.6667, abs=0.001)


def test_without_anybody_there_is_no_percentage(build):
    figures = build.figures("2022-01-01", "2022-12-31")
    assert figures[("remained_optimistic",)].value is None


def test_over_several_years_a_child_counts_once_by_the_period_that_ended_last(build):
    child = build.child()
    build.contact(build.case(child, returned="2020-02-01"), "2020-06-01", "left")
    build.contact(build.case(child, referred="2021-01-04", returned="2021-02-01"), "2021-06-01", "in_community")
    figures = build.figures("2021-01-01", "2022-12-31")
    assert share(figures, "remained_strict") == (1, 1)
    assert share(figures, "remained_strict", year="2021") == (0, 1)
    assert share(figures, "remained_strict", year="2022") == (1, 1)
    assert share(build.figures("2021-01-01", "2021-12-31"), "remained_strict") == (0, 1)


@pytest.mark.parametrize(("last", "ended"), [("2022-03-09", 0), ("2022-03-10", 1)])
def test_the_period_ends_on_the_same_day_one_year_later(build, last, ended):
    build.case(returned="2021-03-10")
    assert number(build.figures("2022-01-01", last), "service_period_ended") == ended


def test_only_accepted_children_with_a_day_of_return_are_looked_at(build):
    build.case(returned="2021-03-10", decision="waitlisted")
    build.contact(build.case(), "2021-05-01")
    figures = build.figures("2021-01-01", "2022-12-31")
    assert number(figures, "service_period_ended") == 0
    assert number(figures, "enrolments_without_return_date") == 1
