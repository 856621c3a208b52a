"""A search workbook in small: read, kept, counted, brought in again, taken back."""

from datetime import date, datetime

import openpyxl
from kindhub_reunification import records as r
from kindhub_reunification.exchange.clock_reading import read_clock
from kindhub_reunification.helpdesk.overlapping import overlapping
from kindhub_reunification.indicators import TELLING
from sqlalchemy import func
from sqlmodel import select

from kindhub.exchange.undo_import import undo_import
from kindhub.program.indicators import Period
from kindhub.records.base import table_of
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Person
from kindhub.services.indicators import count
from kindhub.testing import open_copy

from .conftest import bring_in

KINDS = (r.Case, r.Member, r.Wish, r.Lead, r.Attempt, r.Caller, r.Call, r.Matter, Person)
ALL = [3, 9, 1, 2, 6, 3, 5, 2, 9]


def counts(hub):
    with hub.read() as session:
        return [session.scalars(select(func.count()).select_from(kind)).one() for kind in KINDS]


def told(hub, kind, *where):
    with hub.read() as session:
        return session.scalars(select(kind).where(*where).order_by(kind.id)).all()


def reasons(plan, sheet):
    return {row.row: [str(one) for one in (*row.reasons, *(problem.advice for problem in row.problems))]
            for row in plan.rows if row.sheet == sheet}  # fmt: skip


def test_every_row_is_accounted_for(brought):
    hub, plan, _ = brought
    verdicts = {sheet: {word: n for word, n in of.items() if n} for sheet, of in plan.counts().items()}
    assert verdicts == {
        "Families": {"new": 3, "refused": 1}, "Leads": {"new": 2}, "Contact log": {"new": 5, "same": 1},
        "Help desk": {"new": 5}, "Parole": {"new": 2, "refused": 2},
    }  # fmt: skip
    assert counts(hub) == ALL


def test_a_family_is_what_its_line_says(brought):
    hub, _, _ = brought
    first, second, third = told(hub, r.Case)
    assert (first.number, first.source_list, first.class_status) == ("SF-0001", "court_b_2020_10", "confirmed_class")
    assert (first.place, first.language, first.not_deported, first.call_from) == ("GT-1413", "ixl", True, 18)
    assert (first.identity_confirmed_on.earliest, first.wish) == (date(2019, 11, 12), "undecided")
    assert (first.attempts, first.channels, first.contacted_on) == (3, 3, date(2018, 8, 9))
    assert (first.status, first.reunified_on) == ("reunified", date(2023, 4, 10))
    assert (second.script, second.status, second.separated_on.precision) == (
        "No mencionar el motivo a terceros", "searching", "month")  # fmt: skip
    assert (third.status, third.note, third.absent["deported_on"]) == ("unreachable", '=A5&" dup?"', "not_known")
    assert third.separated_on.estimated
    children = told(hub, r.Member, r.Member.role == "child")
    assert [(one.name_on_list, one.birth and one.birth.earliest) for one in children] == [
        ("Ana Paz Cuc", date(2010, 3, 12)), ("LUIS Paz Cuc", date(2012, 5, 4)), ("Ana Paz Cuc", date(2010, 3, 12)),
        ("Eva Xol", None), ("Mario Xol", None),
    ]  # fmt: skip


def test_two_families_that_claim_one_child_are_told_and_both_keep_it(brought):
    hub, plan, _ = brought
    flagged = [one.claimed_elsewhere for one in told(hub, r.Member, r.Member.role == "child")]
    assert flagged == [True, None, True, None, None]
    assert any("SF-0002" in one for one in reasons(plan, "Families")[5])
    assert any("SF-0001" in one for one in reasons(plan, "Families")[6])


def test_attempts_that_repeat_or_belong_to_nobody_are_kept_and_not_counted(brought):
    hub, plan, _ = brought
    lines = told(hub, r.Attempt)
    assert [(one.at, one.channel, one.outcome, one.repeated, one.case_written) for one in lines] == [
        ("12:05", "call", "no_answer", None, None), ("08:10", "whatsapp", "spoke_relative", None, None),
        ("14:30", "local_leader", "spoke_parent", None, None), ("14:30", "local_leader", "spoke_parent", True, None),
        (None, "visit", "no_answer", None, None), (None, "call", "no_answer", None, "SF-0963"),
    ]  # fmt: skip
    assert lines[0].tail == lines[1].tail == "55542175"
    assert (lines[4].before_case, lines[4].as_written["at"]) == (True, "tarde")
    assert lines[5].case_id is None
    assert len(reasons(plan, "Contact log")[8]) == 2


def test_callers_are_joined_by_telephone_and_name_and_anonymous_calls_to_nobody(brought):
    hub, plan, _ = brought
    callers = {one.id: one for one in told(hub, r.Caller)}
    calls = told(hub, r.Call)
    assert [callers[one.caller_id].name if one.caller_id else None for one in calls] == [
        "Elena Tzunux Ventura", "Elena Tzunux Ventura", None, None, "Rolando Rivera Cedillo"]  # fmt: skip
    assert calls[0].caller_id == calls[1].caller_id != calls[4].caller_id
    assert [one.caller_id is None for one in calls] == [False, False, True, False, False]
    assert [(one.minutes, one.resolved, one.topics) for one in calls] == [
        (25, False, ("eligibility",)), (10, True, ("status",)), (6, None, ("legal",)), (5, True, ("documents",)),
        (5, False, ("emergency",))]  # fmt: skip
    assert [one.overlaps for one in calls] == [None, True, None, None, None]
    assert (calls[3].case_written, calls[1].case_id is None) == ("SF-0999", False)
    assert callers[calls[0].caller_id].spellings() == ("elnea tzunux ventura",)
    assert reasons(plan, "Help desk")[6]


def test_a_parole_that_ends_before_it_begins_is_refused_and_an_odd_receipt_is_only_told(brought):
    hub, plan, _ = brought
    first, second = told(hub, r.Matter)
    assert (first.receipt, first.as_written["receipt"]) == ("IOE9931028343", "IOE 993 1028343")
    assert (first.filed_on, first.decided_on, first.parole_to) == (
        date(2023, 1, 12), date(2023, 3, 9), date(2026, 4, 10))  # fmt: skip
    assert (second.receipt, second.decision) == ("IOE993485228", "denied")
    said = reasons(plan, "Parole")
    assert [len(said[row]) for row in (4, 5, 6, 7)] == [0, 2, 2, 2]
    members = {one.id: one.role for one in told(hub, r.Member)}
    assert [members[one.member_id] for one in (first, second)] == ["parent", "sibling"]


def test_the_figures_are_those_of_the_lines(brought):
    hub, _, _ = brought
    with hub.read() as session:
        found = count(session, hub.programs["reunification"], Period(date(2018, 1, 1), date(2024, 12, 31)))
        early = count(session, hub.programs["reunification"], Period(date(2018, 8, 1), date(2018, 8, 5)))
    figures = {(one.indicator, *one.group.values()): one.value for one in found.figures}
    expected = {
        ("attempts",): 4, ("attempts_repeated",): 1, ("attempts_unknown_family",): 1, ("attempts", "visit"): 1,
        ("families_sought",): 2, ("families_contacted",): 1, ("families_located",): 1, ("identities_confirmed",): 1,
        ("searches_exhausted",): 0, ("attempts_to_contact",): 3, ("days_to_contact",): 7, ("calls",): 5,
        ("calls", "quc"): 2, ("calls", "emergency"): 1, ("calls_anonymous",): 1, ("callers_identified",): 3,
        ("calls_resolved",): 2, ("first_call_resolution",): 50, ("resolved_of_all_calls",): 40,
        ("registrations",): 2, ("matters_mentored",): 1, ("decisions", "approved"): 1,
        ("days_filing_to_decision",): 56, ("decisions_before_filing",): 1, ("funnel", "reunified"): 1,
        ("days_between", "filed_arrived"): 88, ("wishes", "undecided"): 1, ("children_reunified",): 2,
    }  # fmt: skip
    assert {key: figures.get(key) for key in expected} == expected
    figures = {(one.indicator, *one.group.values()): one.value for one in early.figures}
    assert (figures["families_sought",], figures["families_contacted",], figures["attempts",]) == (1, 0, 2)


def test_every_figure_leads_to_as_many_rows_as_it_says(brought):
    hub, _, _ = brought
    program, period = hub.programs["reunification"], Period(date(2018, 1, 1), date(2024, 12, 31))
    lists = {view.key: table_of(view.record) for view in program.lists}
    known = {one.key: one for one in program.indicators[0].indicators}
    with hub.read() as session:
        figures = [one for one in count(session, program, period).figures if one.indicator in known]  # not the map
        for one in {(figure.indicator, *figure.group): figure for figure in figures}.values():  # one of each cut
            opened = known[one.indicator].rows_in
            ids = TELLING.rows(session, period, one.indicator, one.group)
            if opened is None:
                assert ids == ()
                continue
            many = one.numerator if one.unit == "percent" else one.value if one.denominator is None else one.denominator
            assert len(ids) == many, (one.indicator, one.group)
            table = lists[opened]
            held = session.execute(select(func.count()).select_from(table).where(table.c.id.in_(ids))).scalar_one()
            assert held == len(set(ids)), one.indicator


def test_it_comes_in_once_and_is_taken_back_whole(workbook, tmp_path):
    hub = open_copy(tmp_path / "data", ("reunification",))
    try:
        _, result = bring_in(hub, workbook)
        again, second = bring_in(hub, workbook)
        assert second.unit is None
        assert {row.verdict for row in again.rows} == {"unchanged", "refused"}
        assert counts(hub) == ALL
        assert not undo_import(hub, result.unit).left
        assert counts(hub)[:-1] == [0] * (len(ALL) - 1)
    finally:
        hub.close()


def test_a_workbook_that_comes_again_with_news_brings_the_news_and_nothing_twice(workbook, tmp_path):
    hub = open_copy(tmp_path / "data", ("reunification",))
    book = openpyxl.load_workbook(workbook)
    book["Parole"]["N5"], book["Parole"]["O5"] = "pending", None
    book.save(tmp_path / "before.xlsx")
    book["Parole"]["N5"], book["Parole"]["O5"] = "denied", "Dec 1, 2022"
    book["Help desk"]["N4"] = "yes"
    families = book["Families"]
    families["R6"], families["S6"], families["T6"] = "ID confirmed", "03/02/2021", "reunify in US"
    book["Contact log"].append(["SF-0002", "04/02/2021", None, "LP", "call", None, "spoke with parent"])
    book["Contact log"].append(
        ["SF-0001", datetime(2018, 8, 2), "12h05", "LP", "phone", "5554-2175", "NA", "ask COCODE"]
    )
    book.save(tmp_path / "after.xlsx")
    try:
        bring_in(hub, tmp_path / "before.xlsx")
        plan, _ = bring_in(hub, tmp_path / "after.xlsx")
        changed = {(row.sheet, row.row): row.verdict for row in plan.rows if row.verdict in ("new", "same", "unsure")}
        assert changed == {("Families", 6): "same", ("Contact log", 10): "new", ("Contact log", 11): "same",
                           ("Help desk", 4): "same", ("Parole", 5): "same"}  # fmt: skip
        assert [one.repeated for one in told(hub, r.Attempt)][-2:] == [None, True]
        wishes, attempts = KINDS.index(r.Wish), KINDS.index(r.Attempt)
        news = [n + (place == wishes) + 2 * (place == attempts) for place, n in enumerate(ALL)]
        assert counts(hub) == news
        second = told(hub, r.Case)[1]
        assert (second.status, second.search_status, second.wish) == ("contacted", "identity_confirmed", "reunify_us")
        assert second.identity_confirmed_on.earliest == date(2021, 2, 3)
        matter = told(hub, r.Matter)[1]
        assert (matter.decision, matter.decided_on) == ("denied", date(2022, 12, 1))
        assert told(hub, r.Call)[0].resolved is True
    finally:
        hub.close()


def test_a_time_is_read_however_it_is_written():
    written = ("12h05", "8:10 am", "08:10:00", "12:00 pm", "12:15 a. m.", "2:30 pm", "25:00", "tarde", "13:05 pm", "")
    assert [read_clock(one) for one in written] == [
        "12:05", "08:10", "08:10", "12:00", "00:15", "14:30", None, None, None, None]  # fmt: skip


def test_calls_overlap_when_one_begins_before_another_ends():
    on = PartialDate.of(date(2021, 9, 20))
    calls = [{"called_on": on, "at": at, "minutes": minutes} for at, minutes in (
        ("12:00", 30), ("12:30", 5), ("11:50", 15), ("13:00", None), (None, 5))]  # fmt: skip
    assert list(overlapping(calls)) == [(2, 0)]
