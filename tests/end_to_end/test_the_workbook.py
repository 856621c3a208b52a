"""A partner's workbook from the file to the year's figures, through a backup and back."""

import shutil

import pytest

PERIOD = ("--from", "2019-01-01", "--to", "2023-12-31")
FIGURES = ("indicators", "reintegration", *PERIOD)


@pytest.mark.timeout(300)
def test_the_workbook_goes_in_twice_and_its_figures_outlive_the_laptop(sandbox, partner_workbook):
    first, again, figures, cases, backup, clean = sandbox.kindhub(
        ("import", "reintegration.workbook", partner_workbook, "--unsure", "new", "--rows"),
        ("import", "reintegration.workbook", partner_workbook, "--unsure", "new", "--rows"),
        FIGURES,
        ("list", "all_cases"),
        ("backup", sandbox.root / "usb"),
        ("verify",),
    )
    rows = first.json["rows"]
    assert len({(row["sheet"], row["row"]) for row in rows}) == len(rows)
    assert {row["verdict"] for row in again.json["rows"]} == {"unchanged"}
    assert [(row["sheet"], row["row"], row["person"], row["case"]) for row in again.json["rows"]] == [
        (row["sheet"], row["row"], row["person"], row["case"]) for row in rows
    ]
    assert again.json["unit"] is None
    assert again.json["persons_new"] == 0
    assert clean.json["clean"] is True
    assert any(row["value"] for row in figures.json)

    shutil.rmtree(sandbox.data)
    back, same, same_cases, once_more, still_clean = sandbox.kindhub(
        ("restore", backup.json["backup"]),
        FIGURES,
        ("list", "all_cases"),
        ("import", "reintegration.workbook", partner_workbook),
        ("verify",),
    )
    assert back.json["data"] == str(sandbox.data)
    assert same.json == figures.json
    assert same_cases.json == cases.json
    assert once_more.json["unit"] is None
    assert still_clean.json["clean"] is True


def test_what_an_import_wrote_can_be_taken_back_whole(sandbox, miniature):
    imported, before, people = sandbox.kindhub(
        ("import", "reintegration.workbook", miniature, "--unsure", "new"), FIGURES, ("list", "all_cases")
    )
    assert people.json
    undone, empty, again, after, clean = sandbox.kindhub(
        ("undo", imported.json["unit"]),
        ("list", "all_cases"),
        ("import", "reintegration.workbook", miniature, "--unsure", "new"),
        FIGURES,
        ("verify",),
    )
    assert undone.json["left"] == []
    assert empty.json == []
    assert again.json["sheets"] == imported.json["sheets"]
    assert after.json == before.json
    assert clean.json["clean"] is True
