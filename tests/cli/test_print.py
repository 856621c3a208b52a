"""`kindhub print`: a paper of a case as PDF, with a reason that the ledger keeps, or not at all."""

from __future__ import annotations

from sqlalchemy import select

from kindhub import app
from kindhub.storage.house import house_of
from kindhub.testing import PERSON


def told(folder, schema="reintegration"):
    """What the ledger says left the hub: reason, record and paper."""
    hub = app.open_hub(folder, PERSON.uid, PERSON.passphrase)
    try:
        ledger = house_of(schema).ledger
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
    own = next(
        one["paper"] for one in stocked("print").json if one["of"] == "case" and one["paper"] not in answer.values()
    )
    said = stocked("print", own, "CV-2020-001", tmp_path / "otro.pdf", "--reason", "para firmar", json=False)
    assert said.code == 0
    assert "not encrypted" in said.err


def subjects(stocked):
    person = stocked("search", "Ana Lucía Pérez Gómez").json[0]["id"]
    return {"": (), "case": ("CV-2020-001",), "person": (person,), "period": ("2020",)}


def test_every_paper_of_the_window_can_be_written(stocked, tmp_path):
    of, kinds = subjects(stocked), {}
    for one in stocked("print").json:
        kinds.setdefault((one["paper"].split(".")[1], one["of"]), one["paper"])
    assert {"list", "panel", "blank", "family", "timeline"} <= {kind for kind, _ in kinds}
    plan = "reintegration.plan_to_sign"
    for (_, subject), paper in kinds.items():
        path = tmp_path / f"{paper}.pdf"
        answer = stocked("print", paper, *of[subject], path, "--reason", f"para {paper}")
        if paper == plan and answer.code:
            continue  # there is no plan yet, and it says so
        assert answer.code == 0, answer.err
        assert path.read_bytes().startswith(b"%PDF")
        assert set(answer.json) == {"paper", "file"} | ({subject} if subject else set())
    reasons = {reason for reason, _, _ in told(stocked.data)} | {reason for reason, _, _ in told(stocked.data, "main")}
    left = {f"para {paper}" for (kind, _), paper in kinds.items() if kind != "blank" and paper != plan}
    assert left <= reasons
    assert f"para {kinds['blank', '']}" not in reasons


def test_a_wrong_subject_is_a_sentence_and_writes_nothing(stocked, tmp_path):
    path, why = tmp_path / "no.pdf", ("--reason", "lo pide el juzgado")
    for words in (
        ("reintegration.panel", "2020-13", path), ("reintegration.panel", path), ("person.family", "nobody", path),
        ("person.no_such", "x", path), ("reintegration.list.no_such", path),
        ("reintegration.list.all_cases", "x", path),
        ("reintegration.blank.contacts",), ("reintegration.panel", "2020-12-31/2020-01-01", path),
    ):  # fmt: skip
        answer = stocked("print", *words, *why)
        assert (answer.code, answer.out) == (1, ""), words
        assert answer.err.startswith("kindhub: ")
        assert "Traceback" not in answer.err
    assert not path.exists()
    assert told(stocked.data) == []


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
