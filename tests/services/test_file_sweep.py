"""Files that no document names are taken away; whatever a record needs is not."""

from __future__ import annotations

import os
from datetime import date

import pytest

from kindhub.records.document import Document
from kindhub.records.names import NameParts
from kindhub.services.documents import keep_file_of_person, read_paper
from kindhub.services.file_sweep import sweep_files
from kindhub.services.persons import new_person
from kindhub.services.undo import undo_unit
from kindhub.storage.attachments import store_attachment

TWO_HOURS = 7200


@pytest.fixture
def scan(hub, tmp_path):
    """A document of an invented child, its unit of work, and its file, which is old."""
    paper = tmp_path / "partida.txt"
    paper.write_bytes(b"partida de nacimiento")
    records = new_person({"invented": True}, [NameParts("Zoila", "Tzoy")])
    with hub.begin("invent") as work:
        work.add_all(records)
    unit = keep_file_of_person(hub, records[0].id, paper, date(2026, 11, 1))
    (file,) = hub.folder.files.iterdir()
    aged(file)
    with hub.read() as session:
        document = session.query(Document).one()
    return document.id, unit, file


def aged(path):
    at = path.stat().st_mtime - TWO_HOURS
    os.utime(path, (at, at))
    return path


def left_by_a_crash(hub):
    return aged(hub.folder.files / store_attachment(hub.folder, "main", "never-saved", b"half").name)


def test_what_a_crash_left_is_swept_and_the_document_stays(hub, scan):
    left = left_by_a_crash(hub)
    assert sweep_files(hub) == [left.name]
    assert read_paper(hub, "main", scan[0]).content == b"partida de nacimiento"


def test_the_file_of_a_document_taken_back_goes_for_its_key_is_gone(hub, scan):
    undo_unit(hub, scan[1])
    assert sweep_files(hub) == [scan[2].name]


def test_nothing_is_swept_while_a_program_is_closed_to_the_person(hub, scan):
    left = left_by_a_crash(hub)
    hub.folder.program("closed").touch()
    assert sweep_files(hub) == []
    assert left.exists()
