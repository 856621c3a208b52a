"""The real tracker, where it lies beside the repository: the program's answers against a count by other means."""

from pathlib import Path

import pytest
from kindhub_cam.exchange.answers import screened
from kindhub_cam.exchange.columns import WORKBOOK

from kindhub.exchange.source import read_source

from .recount import recount
from .small import write_tracker

REAL = Path(__file__).resolve().parents[5] / "shared" / "data" / "cam_screenings.xlsx"
BEST = ("likely_eligible", "needs_review", "not_eligible", "program_closed")

if REAL.exists():

    @pytest.fixture(scope="module")
    def answers():
        return screened(read_source(REAL, WORKBOOK), {"rules": "in-force"})

    def test_every_child_and_every_parent_in_the_country_agrees_with_the_recount(answers):
        theirs = recount(REAL)
        assert len(answers) == len(theirs) == 438
        wrong = []
        for one, (family, day, children, other) in zip(answers, theirs, strict=True):
            mine = {child["n"]: child["outcome"] for child in one["children"]}
            if (one["family"], one["screened"]) != (family, day.isoformat()):
                wrong.append((family, day))
            if mine != children or one["in_country_parent"] != other:
                wrong.append((family, mine, children, one["in_country_parent"], other))
            if one["outcome"] != min(children.values(), key=BEST.index):
                wrong.append((family, one["outcome"]))
        assert wrong == []

    def test_every_child_that_is_not_a_yes_is_explained_aloud_with_a_source(answers):
        for one in answers:
            for child in one["children"]:
                if child["outcome"] != "likely_eligible":
                    assert child["explained"], one["family"]
                    assert all("Fuente: " in said or "Source: " in said for said in child["explained"])


def test_the_recount_itself_reads_the_small_tracker(tmp_path):
    import openpyxl

    path = write_tracker(tmp_path / "small.xlsx")
    book = openpyxl.load_workbook(path)
    for row in (9, 8):  # the lines without a family and without a day
        book["Screenings"].delete_rows(row)
    book.save(path)
    assert [(family, given, other) for family, _day, given, other in recount(path)] == [
        ("CAM-0001", {1: "likely_eligible", 2: "likely_eligible", 3: "not_eligible"}, "needs_review"),
        ("CAM-0002", {1: "not_eligible"}, None),
        ("CAM-0001", {1: "likely_eligible", 2: "needs_review", 3: "not_eligible"}, "likely_eligible"),
    ]
