"""A list that was signed is typed back by line: no line of another list, and no wrong digit, marks anybody."""

from datetime import date

import pytest
from kindhub_gbv_activities.forms import SERIES

from kindhub.errors import UserError
from kindhub.program.paper import Table
from kindhub.services.answer_sheets import attended, how_many_came, read_sheet, unmarked, write_answers
from kindhub.services.papers.signing_paper import signing_paper
from kindhub.services.signed_lists import (
    Entered,
    SignedList,
    enter_lines,
    find_list,
    keep_list,
    line_code,
    lists_of,
    new_list,
    read_lines,
)
from kindhub.testing import open_copy

from .certificates.conftest import hold

DAY = date(2026, 3, 2)


@pytest.fixture
def made():
    return new_list(SERIES, "event", "meeting", [f"p{n}" for n in range(1, 61)], DAY)


@pytest.mark.parametrize(
    ("typed", "lines"),
    [("1-3, 15", (1, 2, 3, 15)), ("7", (7,)), ("60 59;1 – 2", (1, 2, 59, 60)), ("5,5, 4-6", (4, 5, 6))],
)
def test_numbers_and_ranges(made, typed, lines):
    assert read_lines(made, typed) == lines


def test_codes_of_lines_with_and_without_the_sheet(made):
    typed = f"{line_code(made, 12).lower()} {made.code}-{line_code(made, 7)}, 3"
    assert read_lines(made, typed) == (3, 7, 12)


def test_what_is_no_line_of_this_list_is_said_and_nothing_is_taken(made):
    other = next(one for _ in range(99) if (one := new_list(SERIES, "e", "m", made.people, DAY)).code != made.code)
    wrong_digit = "013" + line_code(made, 12)[-1]
    for typed in ("0", "61", "12-61", "9-3", "quince", wrong_digit, f"{other.code}-{line_code(other, 1)}", "", ", ;"):
        with pytest.raises(UserError):
            read_lines(made, f"{typed}")
    signs = {line_code(SignedList(c, "series", "", "", made.people, DAY), 12)[-1] for c in ("AAAAA", "AAAAB", "AAAAC")}
    assert len(signs) == 3  # the sign of a line hangs on its sheet too


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    opened = open_copy(tmp_path_factory.mktemp("signed") / "data", ("gbv_activities",))
    yield opened
    opened.close()


def test_a_sheet_is_kept_found_by_its_code_and_entered_back_at_once(hub):
    group, people = hold(hub, dict.fromkeys(("Ana", "Rosa", "Elena", "Noemí"), 0))
    with hub.begin("test") as work:
        for person in people.values():
            for meeting in SERIES.sheet.read(work.session, group).asked:
                SERIES.sheet.write(work, person, meeting.key, "", None)
    sheet = read_sheet(hub, SERIES, group)
    meeting = sheet.asked[1]
    sent = new_list(SERIES, group, meeting.key, [person for person, _ in sheet.people], DAY)
    keep_list(hub, SERIES, sent)
    with hub.read() as session:
        assert find_list(session, SERIES, f" {sent.code.lower()} ") == sent
        assert lists_of(session, SERIES, group) == [sent]
        assert lists_of(session, SERIES, "another") == []
        wrong = sent.code[:-1] + ("A" if sent.code[-1] != "A" else "B")
        with pytest.raises(UserError, match=wrong):
            find_list(session, SERIES, wrong)

    table = next(one for one in signing_paper(SERIES.sheet.calling, sheet, meeting, sent).blocks
                 if isinstance(one, Table))  # fmt: skip
    assert [row[:3] for row in table.rows][2] == ("3", line_code(sent, 3), "Elena Us")

    write_answers(hub, SERIES, [people["Noemí"]], meeting.key, "", 1)  # somebody ticked her meanwhile
    assert enter_lines(hub, SERIES, sent, read_lines(sent, "1-2"), others_stayed=True) == Entered(2, 1, 0)
    after = read_sheet(hub, SERIES, group)
    assert {name: after.points.get((one, meeting.key, "")) for name, one in people.items()} == {
        "Ana": 1, "Rosa": 1, "Elena": 0, "Noemí": 1,
    }  # fmt: skip
    assert (how_many_came(after, meeting.key), unmarked(after, meeting.key)) == (3, [])
    assert attended(after, people["Ana"]).hours == 1.5
    assert len(unmarked(after, after.asked[0].key)) == 4
    gone = SignedList(sent.code, sent.form, group, meeting.key, ("nobody", people["Ana"]), DAY)
    assert enter_lines(hub, SERIES, gone, (1, 2), others_stayed=False) == Entered(1, 0, 1)
