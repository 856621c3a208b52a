"""The papers of a case: which line of the checklist is filled, and by what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from kindhub.i18n import L, capital, tr
from kindhub.program.checklist import ExpectedPaper
from kindhub.program.forms import Form
from kindhub.program.registry import LoadedProgram
from kindhub.records.codes import code_list
from kindhub.records.document import DocumentFields
from kindhub.records.fields import fields_of
from kindhub.services.forms import records_of
from kindhub.ui.kit.row_list import Row

_OF = "@"
_STANDINGS: dict[str, tuple[str, L, str]] = {
    "missing": ("missing", L("missing", "falta"), "text2"),
    "asked": ("part", L("asked for", "pedido"), "text2"),
    "part": ("part", L("", ""), "warn"),
    "done": ("done", L("", ""), "text2"),
    "soon": ("soon", L("", ""), "warn"),
    "expired": ("overdue", L("", ""), "danger"),
}
"""How a paper stands → the state of its row, the word at the right, the colour of what is said of it."""
LINE = "requirement"
"""The field of a program's documents that names the line of the checklist a paper fills."""


def document_form(program: LoadedProgram) -> Form | None:
    """The form for papers, in a program that keeps some with a checklist."""
    return next(
        (f for f in program.forms if issubclass(f.record, DocumentFields) and LINE in fields_of(f.record)), None
    )


def checklist_rows(session: Session, program: LoadedProgram, case: Any) -> tuple[Row, ...] | None:
    """A row per line of the checklist; None in a program without one. Papers of no line follow.

    The key of a row is the id of its paper, or the code of a line that is missing.
    """
    form = document_form(program)
    if form is None:
        return None
    papers = records_of(session, form, case)
    checklist = program.workflows[0].checklist
    if checklist is not None:
        return _expected_rows(form, papers, checklist.lines(session, case))
    by_line = {getattr(paper, LINE): paper for paper in papers if getattr(paper, LINE)}
    lines = code_list(fields_of(form.record)[LINE].codes or "")
    rows = [
        Row(by_line[line.code].id, capital(line.label.say()), "done", right=_kind_of_file(by_line[line.code]))
        if line.code in by_line
        else Row(line.code, capital(line.label.say()), "missing", right=tr("missing", "falta"))
        for line in lines
        if line.retired_on is None or line.code in by_line
    ]
    others = [
        Row(paper.id, paper.title, "done", right=_kind_of_file(paper)) for paper in papers if not getattr(paper, LINE)
    ]
    return (*rows, *others)


def _expected_rows(form: Form, papers: Sequence[Any], expected: Sequence[ExpectedPaper]) -> tuple[Row, ...]:
    """A row for each paper that is expected of somebody; then the papers nobody asked for."""
    lines, held = code_list(fields_of(form.record)[LINE].codes or ""), {paper.id: paper for paper in papers}
    rows = []
    for one in expected:
        state, word, tone = _STANDINGS[one.standing]
        right = _kind_of_file(held[one.paper]) if one.paper in held else word.say()
        key = one.paper or f"{one.line}{_OF}{one.whose}"
        rows.append(
            Row(
                key,
                capital(lines.label(one.line)),
                state,
                sub=capital(one.note),
                sub_tone=tone,
                right=right,
                group=one.who,
            )
        )
    filled = {one.paper for one in expected}
    more = tr("Other documents", "Otros documentos")
    others = [
        Row(one.id, one.title, "done", right=_kind_of_file(one), group=more) for one in papers if one.id not in filled
    ]
    return (*rows, *others)


def start_of(program: LoadedProgram, key: str) -> dict[str, Any]:
    """What a paper that is to fill a row of the checklist begins with: its line, and whose it is."""
    line, _, whose = key.partition(_OF)
    checklist = program.workflows[0].checklist
    begins = {LINE: line} if line else {}
    return {**begins, **({checklist.whose: whose} if checklist is not None and whose else {})}


def _kind_of_file(paper: Any) -> str:
    media = (paper.media_type or "").partition("/")
    if media[0] == "image":
        return tr("photo", "foto")
    return str(media[2]).upper()[:4] if media[2] else ""
