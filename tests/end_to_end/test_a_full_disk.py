"""A disk that fills up at any moment of an import: nothing of it is there, everything before it is, in one sentence."""

import shutil
import sys

import pytest

from kindhub.testing import template

PERSONS = 500

ROOM = """
import resource, signal, sys
sys.dont_write_bytecode = True
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))
"""


@pytest.fixture
def many(sandbox):
    """A list of persons that needs a few hundred kilobytes, for a folder of one program: the file of a restricted one
    is larger from the beginning than all of them together.
    """
    shutil.rmtree(sandbox.data)
    shutil.copytree(template(("reintegration",)), sandbox.data)
    path = sandbox.inputs / "many.csv"
    lines = [f"Niña{number},Apellido{number},{'larga nota ' * 20}" for number in range(PERSONS)]
    path.write_text("\n".join(["given,surname_1,notes", *lines]), encoding="utf-8")
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_an_import_on_a_full_disk(sandbox, many):
    size = max(path.stat().st_size for path in sandbox.data.glob("*.db"))
    before = sandbox.files().keys()
    (failed, failed_es) = (
        *sandbox.kindhub(("import", "people", many, "--no-match"), prelude=ROOM.format(room=size + 60_000)),
        *sandbox.kindhub(("import", "people", many, "--no-match"), prelude=ROOM.format(room=size + 60_000), lang="es"),
    )
    for answer, word in ((failed, "disk"), (failed_es, "disco")):
        assert (answer.code, answer.out) == (1, ""), answer
        assert answer.err.startswith("kindhub: ")
        assert answer.err.count("\n") == 1
        assert word in answer.err
        assert "Niña" not in answer.err
    assert sandbox.files().keys() - before <= {"data/hub.db-journal", "data/reintegration.db-journal"}
    listed, clean, again, found = sandbox.kindhub(
        ("search", "Niña7"),
        ("verify",),
        ("import", "people", many, "--no-match"),
        ("search", "Niña7 Apellido7"),
    )
    assert listed.json == []
    assert clean.json["clean"] is True
    assert again.json["persons_new"] == PERSONS, "with room it goes in"
    assert found.json


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_backup_and_an_export_on_a_full_disk_leave_nothing_half_made(sandbox, miniature):
    sandbox.kindhub(("import", "reintegration.workbook", miniature, "--unsure", "new"))
    usb, report = sandbox.root / "usb", sandbox.root / "report.xlsx"
    small = ROOM.format(room=100_000)
    backup, *rest = sandbox.kindhub(("backup", usb), prelude=small)
    assert (backup.code, backup.out, rest) == (1, "", [])
    assert "space" in backup.err or "disk" in backup.err
    assert [path for path in usb.rglob("*") if path.is_file()] == []
    tiny = ROOM.format(room=2_000)
    (export,) = sandbox.kindhub(("export", "reintegration", report, "--reason", "full disk"), prelude=tiny)
    assert (export.code, export.out) == (1, ""), export
    assert export.err.count("\n") == 1
    assert not list(sandbox.root.glob("report*"))
    assert sandbox.kindhub(("verify",))[0].json["clean"] is True


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_folder_that_could_not_be_finished_can_be_made_again(sandbox):
    place = sandbox.root / "new"
    (failed,) = sandbox.kindhub(("init",), data=place, prelude=ROOM.format(room=30_000))
    assert (failed.code, failed.out) == (1, ""), failed
    assert failed.err.count("\n") == 1
    assert [path for path in place.rglob("*") if path.is_file()] == []
    made, opened = sandbox.kindhub(("init",), ("unlock-check",), data=place)
    assert (made.code, opened.code) == (0, 0)
