"""What is done with a case besides filling forms: files kept with it, and where it may go from here."""

from __future__ import annotations

import pytest
from kindhub_reintegration import records as r
from PySide6.QtWidgets import QApplication

from kindhub.ui.case.attach_panel import AttachPanel


def panel(kind):
    """What opened over the page."""
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


def test_a_file_let_go_over_the_page_is_kept_encrypted_and_fits_its_case_only(open_case, hub, tmp_path, qtbot, kept):
    from kindhub.errors import NotClean
    from kindhub.storage.attachments import open_attachment

    page = open_case("return")
    secret = b"%PDF-1.4 partida de nacimiento de Elmer"
    (tmp_path / "partida.pdf").write_bytes(secret)
    with qtbot.waitSignal(page.acts.done, timeout=10_000):
        page.side.documents.zone.dropped.emit([str(tmp_path / "partida.pdf")])
        panel(AttachPanel).act_button.click()
    paper = kept(r.CaseDocument)[-1]
    assert (paper.title, paper.requirement, paper.media_type) == (
        "Partida de nacimiento",
        "birth_certificate",
        "application/pdf",
    )
    kept = [path.read_bytes() for path in hub.folder.files.iterdir()]
    assert kept
    assert not any(b"Elmer" in content for content in kept)
    assert open_attachment(hub.folder, "reintegration", paper.id, paper.stored_as, paper.file_key) == secret
    with pytest.raises(NotClean):
        open_attachment(hub.folder, "reintegration", "0" * 32, paper.stored_as, paper.file_key)


def test_a_file_that_is_too_much_is_refused_in_words_and_nothing_is_kept(open_case, kept, tmp_path, qtbot):
    page = open_case("return")
    (tmp_path / "vacio.pdf").write_bytes(b"")
    page.side.documents.dropped.emit([str(tmp_path / "vacio.pdf")], "school_record")
    qtbot.waitUntil(lambda: bool(page.messages.bars()), timeout=10_000)
    assert "vacio.pdf" in page.messages.bars()[0].text
    assert kept(r.CaseDocument) == []


def test_a_status_beside_the_line_is_a_badge_and_can_be_taken_back(open_case, kept, case_id, qtbot):
    page = open_case("return")
    lost = next(move for move in page.picture.moves if move.key == "lost_contact")
    assert lost.side
    with qtbot.waitSignal(page.acts.done, timeout=10_000):
        page.acts.move("lost_contact")
    open_case.settle(page)
    assert lost.title in [mark.text for mark in page.picture.marks]
    assert {stage.key: stage.state for stage in page.picture.stages}["received"] == "current"
    with qtbot.waitSignal(page.acts.undone, timeout=10_000):
        page.acts.undo_last()
    assert kept(r.Case)[0].status == "received"


def test_closing_names_what_is_lacking_and_changes_nothing(open_case, kept, qtbot):
    page = open_case("return")
    closed = next(move for move in page.picture.moves if move.key == "closed")
    assert closed.lacking
    page.acts.move("closed")
    qtbot.waitUntil(lambda: bool(page.messages.bars()), timeout=10_000)
    assert closed.lacking[0][0] in page.messages.bars()[0].text
    assert kept(r.Case)[0].status == "received"
