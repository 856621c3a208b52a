"""What still stands between a draft and the agency: facts and papers that are missing, papers that disagree.

Nothing is put right here: a name is written in the form as it stands on the paper the family hands over.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kindhub.i18n import L, tr
from kindhub.records.codes import code_list
from kindhub.records.names import fold
from kindhub_cam.aor.checklist import is_here, needed_papers
from kindhub_cam.aor.file import AorFile, Applicant

Fact = tuple[str, L]
OF_PETITIONER: tuple[Fact, ...] = (
    ("petitioner_a_number", L("A-number", "número A")),
    ("us_status", L("immigration status", "estatus migratorio")),
    ("address", L("address in the US", "dirección en EE. UU.")),
    ("phone", L("telephone", "teléfono")),
    ("marriages", L("marriages and children", "matrimonios e hijos")),
)
OF_MEMBER: tuple[Fact, ...] = (
    ("sex", L("sex", "sexo")),
    ("nationality", L("nationality", "nacionalidad")),
    ("lives_in", L("country where they live", "país donde vive")),
    ("marital", L("marital status", "estado civil")),
)
OF_CHILD: tuple[Fact, ...] = (
    ("relation", L("relation to the petitioner", "parentesco con quien solicita")),
    ("lives_with", L("with whom the child lives", "con quién vive")),
)


@dataclass(frozen=True, slots=True)
class Lack:
    """What one person still lacks; a `paper` where it is a document, else a fact of the form."""

    who: str
    what: str
    paper: bool = False


@dataclass(frozen=True, slots=True)
class Clash:
    """Two papers that say different things of one person."""

    who: str
    what: str
    sides: tuple[tuple[str, str], ...]


def lacks_of(file: AorFile) -> tuple[Lack, ...]:
    """What is missing, person by person: first the facts the form asks for, then the papers that go with it."""
    return tuple(lack for one in file.people for lack in (*_facts(one), *_papers(file, one)))


def clashes_of(file: AorFile) -> tuple[Clash, ...]:
    """Names and dates of birth that differ from paper to paper. An accent alone is no difference."""
    return tuple(clash for one in file.people for clash in _clashes(one))


def _facts(one: Applicant) -> Iterator[Lack]:
    if not one.names:
        yield Lack(one.name, tr("name as on paper", "nombre como en papel"))
    if not one.births:
        yield Lack(one.name, tr("date of birth", "fecha de nacimiento"))
    wanted = OF_PETITIONER if one.role == "petitioner" else (*OF_MEMBER, *(OF_CHILD if one.role == "child" else ()))
    yield from (Lack(one.name, label.say()) for name, label in wanted if not one.values.get(name))


def _papers(file: AorFile, one: Applicant) -> Iterator[Lack]:
    there = {paper.requirement for paper in file.papers_of(one) if is_here(paper)}
    labels = code_list("cam.document")
    yield from (
        Lack(one.name, labels.label(paper), paper=True)
        for paper in needed_papers(one.role, one.values)
        if paper not in there
    )


def _clashes(one: Applicant) -> Iterator[Clash]:
    names = {fold(said.words): (said.paper, said.words) for said in reversed(one.names)}
    if len(names) > 1:
        yield Clash(one.name, tr("name", "nombre"), tuple(reversed(names.values())))
    first = one.births[0] if one.births else None
    for paper, birth in one.births[1:]:
        if first is not None and (birth.is_before(first[1]) is True or birth.is_after(first[1]) is True):
            sides = ((first[0], first[1].show()), (paper, birth.show()))
            yield Clash(one.name, tr("date of birth", "fecha de nacimiento"), sides)
