"""The worksheet for the DS-7699, to go through with the family and to hand to the resettlement agency."""

from collections.abc import Iterator
from typing import Any

from kindhub.i18n import tr
from kindhub.program.paper import Block, Heading, Item, Items, Paper, Table, Words
from kindhub.records.base import Record
from kindhub.records.codes import code_list
from kindhub.records.fields import FieldSpec, fields_of
from kindhub.records.partial_date import PartialDate
from kindhub_cam.aor.file import AorFile, Applicant, aor_file
from kindhub_cam.aor.findings import clashes_of, lacks_of
from kindhub_cam.records import Aor, Case, Member, Screening

FACTS: tuple[tuple[type[Record], tuple[str, ...]], ...] = (
    (Aor, ("petitioner_a_number",)),
    (Screening, ("us_status", "status_since", "proof")),
    (Aor, ("address", "phone", "marriages")),
    (Member, ("sex", "nationality", "lives_in", "place", "marital", "relation", "lives_with", "id_number")),
)
"""The facts of the form in its order, by the record whose field says what each is called and of which list it is."""


def worksheet(session: Any, case: Case) -> Paper:
    """The worksheet of a case in the language in force."""
    file = aor_file(session, case)
    return Paper(
        title=tr("Worksheet for the AOR (DS-7699)", "Hoja de trabajo para la AOR (DS-7699)"),
        code=case.number or "",
        record=f"kindhub:cam.case:{case.id}",
        blocks=tuple(_blocks(file)),
    )


def _blocks(file: AorFile) -> Iterator[Block]:
    yield Words(
        tr("Not the form itself: it is filed by a resettlement agency alone. Each name is written as on the paper "
           "named beside it.",
           "No es el formulario: solo lo presenta una agencia de reasentamiento. Cada nombre va como está en el papel "
           "que se nombra al lado."),
        small=True,
    )  # fmt: skip
    yield from _missing(file)
    yield from _against_each_other(file)
    for one in file.people:
        yield Heading(f"{code_list('cam.role').label(one.role)}: {one.name}")
        yield Items(tuple(_facts(one)), columns=2)
        yield from _papers(file, one)


def _missing(file: AorFile) -> Iterator[Block]:
    lacks = lacks_of(file)
    yield Heading(tr("What is missing ({n})", "Lo que falta ({n})", n=len(lacks)))
    if not lacks:
        yield Words(tr("Nothing is missing.", "No falta nada."))
        return
    headings = (tr("Who", "Quién"), tr("What", "Qué"), tr("Where", "Dónde"))
    paper, fact = tr("paper", "papel"), tr("form", "formulario")
    yield Table(headings, tuple((one.who, one.what, paper if one.paper else fact) for one in lacks), (3, 4, 1))


def _against_each_other(file: AorFile) -> Iterator[Block]:
    clashes = clashes_of(file)
    yield Heading(
        tr("What the papers say differently ({n})", "Lo que los papeles dicen distinto ({n})", n=len(clashes))
    )
    if not clashes:
        yield Words(tr("The papers agree.", "Los papeles coinciden."))
        return
    headings = (tr("Who", "Quién"), tr("What", "Qué"), tr("What each paper says", "Qué dice cada papel"))
    rows = tuple((one.who, one.what, "\n".join(f"{paper}: {words}" for paper, words in one.sides)) for one in clashes)
    yield Table(headings, rows, (2, 1, 4))


def _facts(one: Applicant) -> Iterator[Item]:
    for said in one.names:
        yield Item(tr("Name ({paper})", "Nombre ({paper})", paper=said.paper), said.words)
    for paper, birth in one.births:
        yield Item(tr("Born ({paper})", "Nacimiento ({paper})", paper=paper), birth.show())
    for record, names in FACTS:
        specs = fields_of(record)
        for name in names:
            if name in one.values:
                yield Item(specs[name].label.say(), _said(specs[name], one.values[name]))


def _said(spec: FieldSpec, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, PartialDate):
        return value.show()
    values = value if isinstance(value, tuple) else (value,)
    return ", ".join(code_list(spec.codes).label(one) if spec.codes else str(one) for one in values)


def _papers(file: AorFile, one: Applicant) -> Iterator[Block]:
    papers = file.papers_of(one)
    if not papers:
        return
    headings = (tr("Paper", "Papel"), tr("Received", "Recibido"), tr("Expires", "Vence"),
                tr("Original with", "Original en poder de"), tr("Translation", "Traducción"))  # fmt: skip
    yield Table(headings, tuple(
        (
            code_list("cam.document").label(paper.requirement) if paper.requirement else paper.title,
            PartialDate.of(paper.received_on).show() if paper.received_on else "",
            paper.expires.show() if paper.expires else "",
            code_list("cam.holder").label(paper.holder) if paper.holder else "",
            code_list("cam.translation").label(paper.translation) if paper.translation else "",
        )
        for paper in papers
    ), (3, 1.4, 1.4, 2, 1.4))  # fmt: skip
