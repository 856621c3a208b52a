"""`kindhub print`: a paper of a case as PDF, with a reason that the ledger keeps, or not at all."""

from __future__ import annotations

from sqlalchemy import select

from kindhub import app
from kindhub.storage.house import house_of
from kindhub.testing import PERSON


def told(folder):
    """What the ledger of the program says left the hub: reason, record and paper."""
    hub = app.open_hub(folder, PERSON.uid, PERSON.passphrase)
    try:
        ledger = house_of("reintegration").ledger
        with hub.read() as session:
            rows = session.execute(select(ledger).where(ledger.c.action == "export")).mappings().all()
            return [(row["reason"], row["entity"], row["changes"]) for row in rows]
    finally:
        hub.close()


def test_the_papers_there_are_and_one_of_them_with_its_reason(stocked, tmp_path):
    papers = [one["paper"] for one in stocked("print").json]
    assert "reintegration.whole" in papers
    assert len(papers) > 1
    path = tmp_path / "expediente.pdf"
    words = ("print", "reintegration.whole", "CV-2020-001", path)
    answer = stocked(*words, "--reason", "lo pide el juzgado", "--sheet", "a4").json
    assert answer == {"paper": "reintegration.whole", "case": "CV-2020-001", "file": str(path)}
    assert path.read_bytes().startswith(b"%PDF")
    ((reason, entity, changes),) = told(stocked.data)
    assert (reason, entity) == ("lo pide el juzgado", "case")
    assert "whole" in changes
    own = next(one for one in papers if one not in ("reintegration.whole",))
    said = stocked("print", own, "CV-2020-001", tmp_path / "otro.pdf", "--reason", "para firmar", json=False)
    assert said.code == 0
    assert "not encrypted" in said.err


def test_without_a_reason_a_right_or_a_case_nothing_is_written(stocked, tmp_path):
    path = tmp_path / "no.pdf"
    wrong = (
        ("reintegration.whole", "CV-2020-001", path),
        ("reintegration.whole", "CV-9999-001", path, "--reason", "lo pide el juzgado"),
        ("reintegration.no_such", "CV-2020-001", path, "--reason", "lo pide el juzgado"),
        ("nobody.whole", "CV-2020-001", path, "--reason", "lo pide el juzgado"),
        ("reintegration.whole", "CV-2020-001", tmp_path / "no.docx", "--reason", "lo pide el juzgado"),
        ("reintegration.whole",),
    )
    for words in wrong:
        answer = stocked("print", *words)
        assert answer.code == 1, words
        assert answer.err.strip()
    assert list(tmp_path.glob("no.*")) == []
    assert told(stocked.data) == []
