"""Letters of a CAM case: the consent to have the application prepared, and the letter it is handed over with."""

from collections.abc import Mapping
from typing import Any

from kindhub.i18n import L
from kindhub.program.letters import Letter, Value, Word
from kindhub.records.codes import code_list
from kindhub_cam.aor.checklist import is_here
from kindhub_cam.aor.file import AorFile, aor_file
from kindhub_cam.aor.findings import lacks_of
from kindhub_cam.records import Case

AGENCY = Word("agency", L("resettlement agency", "agencia de reasentamiento"), "Agencia Ejemplo")
MEMBERS = Word("members", L("members of the family, row by row", "integrantes de la familia, fila por fila"), parts=(
    Word("name", L("name as on paper", "nombre como en papel"), "Luz Ejemplo Inventada"),
    Word("role", L("in the case as", "en el caso como"), "niña o niño"),
    Word("birth", L("date of birth", "fecha de nacimiento"), "3 mar 2012"),
))  # fmt: skip
PAPERS = Word("papers", L("papers handed over, row by row", "papeles que se entregan, fila por fila"), parts=(
    Word("paper", L("paper", "papel"), "partida de nacimiento"),
    Word("whose", L("whose", "de quién"), "Luz Ejemplo Inventada"),
))  # fmt: skip
MISSING = Word("missing", L("papers still missing, row by row", "papeles que faltan, fila por fila"), parts=(
    Word("paper", L("paper", "papel"), "fotografías"),
    Word("whose", L("whose", "de quién"), "Luz Ejemplo Inventada"),
))  # fmt: skip


def consent_values(session: Any, case: Case) -> Mapping[str, Value]:
    """What the consent tells: for whom the application is prepared, and by which agency it would be filed."""
    file = aor_file(session, case)
    return {"agency": (file.aor.agency if file.aor else None) or "", "members": _members(file)}


def hand_over_values(session: Any, case: Case) -> Mapping[str, Value]:
    """What the hand-over letter tells: who is in the application, which papers go with it, which are still to come."""
    file = aor_file(session, case)
    lacks = [one for one in lacks_of(file) if one.paper]
    return {
        **consent_values(session, case),
        "papers": _papers(file),
        "missing": [{"paper": one.what, "whose": one.who} for one in lacks],
    }


def _members(file: AorFile) -> list[dict[str, str]]:
    roles = code_list("cam.role")
    return [
        {"name": one.name, "role": roles.label(one.role), "birth": one.births[0][1].show() if one.births else ""}
        for one in file.people
    ]


def _papers(file: AorFile) -> list[dict[str, str]]:
    kinds = code_list("cam.document")
    return [
        {"paper": kinds.label(paper.requirement) if paper.requirement else paper.title, "whose": one.name}
        for one in file.people
        for paper in file.papers_of(one)
        if is_here(paper)
    ]


LETTERS = (
    Letter("cam.consent", L("Consent to prepare the AOR", "Consentimiento para preparar la AOR"), (AGENCY, MEMBERS),
           consent_values),
    Letter("cam.hand_over", L("Hand-over to the agency", "Entrega a la agencia"), (AGENCY, MEMBERS, PAPERS, MISSING),
           hand_over_values),
)  # fmt: skip
