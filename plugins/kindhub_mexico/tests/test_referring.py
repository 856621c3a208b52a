"""A referral from Mexico to Reintegration carries the person and what the consent allows, and nothing else."""

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from kindhub_mexico import records as mx
from kindhub_reintegration import records as re
from sqlalchemy import select

from kindhub import app
from kindhub.errors import Refused, UserError
from kindhub.i18n import use_language
from kindhub.records.base import table_of
from kindhub.records.consent import Consent
from kindhub.records.fields import fields_of
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Person, PersonName
from kindhub.security.access import NO_RIGHTS
from kindhub.services.consents import matrix_of
from kindhub.services.referring import GROUPS, may_refer, receivers, refer
from kindhub.services.undo import undo_unit
from kindhub.storage.house import house_of
from kindhub.testing.program_tests import open_with

DAY = date(2026, 3, 2)
WHY = "La niña regresa con su abuela a Honduras y pide apoyo escolar."
SECRET = "NO-CRUZA"
"""Stands in every text of the child's case: what crosses without being allowed is seen."""


@pytest.fixture
def child(tmp_path):
    use_language("es")
    hub = open_with(tmp_path / "data", app.installed_programs().only(("mexico", "reintegration")))
    person = Person(sex="female", birth=PartialDate.read("2012"))
    case = mx.Case(person_id=person.id, number="MX-0007", opened=DAY, office="TAP", language="mam", interpreter=True,
                   accompaniment="unaccompanied", entered_on=PartialDate.of(DAY), **_marked(mx.Case))  # fmt: skip
    with hub.begin("test") as work:
        work.add_all([person, PersonName(person_id=person.id, given="Nubia", surname_1="Inventada")])
        work.flush()
        work.add(case)
        work.flush()
        for kind in mx.RECORDS:
            if "case_id" in fields_of(kind) and kind not in (mx.SessionNote, mx.Hearing, mx.Measure, mx.Signature):
                work.add(kind(case_id=case.id, **_marked(kind)))
    yield SimpleNamespace(hub=hub, case_id=case.id, person_id=person.id, mexico=hub.programs["mexico"])
    hub.close()


def _marked(kind):
    return {
        name: f"{SECRET} {kind.__name__}.{name}"
        for name, spec in fields_of(kind).items()
        if spec.kind in ("text", "long_text") and name not in ("number", "team", "stored_as", "file_key")
    }


def consent(child, facts, **more):
    told = {"purpose": "share", "program": "reintegration", "answer": "granted", "given_on": DAY, **more}
    with child.hub.begin("test") as work:
        work.add(one := Consent(person_id=child.person_id, facts=facts, **told))
    return one.id


def sent(child, to="reintegration", why=WHY):
    return refer(child.hub, child.mexico, child.case_id, to, why, DAY)


def everything_in(child, schema, records):
    """Every value of every record of a program, by record, less what every record has."""
    with child.hub.read() as session:
        return {
            kind.__name__: [
                {name: value for name in fields_of(kind) if (value := getattr(one, name)) not in (None, ())}
                for one in session.scalars(select(kind))
            ]
            for kind in records
        }


def ledger(child, schema):
    table = house_of(schema).ledger
    with child.hub.read() as session:
        return [" ".join(map(str, row)) for row in session.execute(select(table).order_by(table.c.n))]


RECEIVED = {"received_on": PartialDate.of(DAY), "channel": "partner", "referrer_role": "kind",
            "referrer_name": "KIND México · Ana Prueba"}  # fmt: skip


def test_the_person_the_reason_and_the_named_facts_go_along_and_nothing_else(child):
    consent(child, ("language", "protection"))
    sent(child)
    found = everything_in(child, "reintegration", re.RECORDS)
    (case,), (referral,) = found.pop("Case"), found.pop("Referral")
    assert {name: rows for name, rows in found.items() if rows} == {}
    assert case.pop("number").startswith("REI-")  # the other program numbers its cases by itself
    assert case == {"person_id": child.person_id, "opened": DAY, "status": "referred", "status_since": DAY}
    assert referral.pop("case_id")
    concerns = f"{SECRET} Screening.protection_words"
    assert referral == {
        **RECEIVED, "safety_concerns": concerns,
        "note": f"{WHY}\nIdioma: Mam\nNecesita intérprete: sí",
    }  # fmt: skip
    theirs = "\n".join(ledger(child, "reintegration"))
    assert theirs.replace(concerns, "").count(SECRET) == 0
    assert "receive referral" in theirs
    assert '"mexico"' in theirs


def test_every_group_carries_its_own_keys_and_no_other(child):
    """The control: what did not cross above does cross under a consent that names it."""
    marks = {"family": "Screening.family_home", "health": "Screening.health", "whereabouts": "Case.staying_at",
             "protection": "Screening.protection_words"}  # fmt: skip
    for group in GROUPS:
        consent(child, (group,), given_on=DAY + timedelta(days=list(GROUPS).index(group)))
        unit = refer(child.hub, child.mexico, child.case_id, "reintegration", WHY, DAY + timedelta(days=30))
        (referral,) = everything_in(child, "reintegration", re.RECORDS)["Referral"]
        told = " ".join(str(value) for value in referral.values())
        assert {one for one, mark in marks.items() if f"{SECRET} {mark}" in told} == {group} & set(marks), group
        undo_unit(child.hub, unit)


def test_without_a_consent_that_holds_nothing_leaves(child):
    refused = [{}, {"answer": "refused"}, {"withdrawn_on": DAY}, {"until": DAY - timedelta(days=1)},
               {"program": None, "recipient": "Retorno y reintegración"}, {"purpose": "contact"}]  # fmt: skip
    for number, told in enumerate(refused):
        if told:
            consent(child, ("health",), given_on=DAY - timedelta(days=2), note=str(number), **told)
        with pytest.raises(Refused, match="No hay consentimiento para compartir datos con"):
            sent(child)
    assert not any(everything_in(child, "reintegration", re.RECORDS).values())
    assert "refer" not in " ".join(ledger(child, "reintegration"))
    consent(child, None)
    sent(child)
    (referral,) = everything_in(child, "reintegration", re.RECORDS)["Referral"]
    assert referral["note"] == WHY


def test_both_sides_and_the_consent_are_told_and_one_undo_takes_it_back(child):
    given = consent(child, ("language",))
    unit = sent(child)
    mine, shared = ledger(child, "mexico"), ledger(child, "main")
    assert any("refer" in row and '"reintegration"' in row and '"interpreter","language"' in row.replace(" ", "")
               for row in mine)  # fmt: skip
    assert any("share" in row and "Se refirió a" in row for row in shared)
    with child.hub.read() as session:
        (kept,) = [one for one in session.scalars(select(mx.Referral)) if one.program == "reintegration"]
        (cell,) = matrix_of(session, [session.get(Consent, given)], DAY, {"reintegration": "Reintegración"})
        open_for = receivers(session, child.hub, child.mexico, session.get(mx.Case, child.case_id), DAY)
    assert (kept.to_kind, kept.reason, kept.referred_on, kept.state) == ("kind_program", WHY, DAY, "sent")
    assert kept.to_words == child.hub.programs["reintegration"].info.name.es
    assert [one.who for one in cell.shared] == [child.hub.user.uid]
    assert [(one.key, one.allowed) for one in open_for] == [("reintegration", ("language",))]
    with pytest.raises(UserError, match="ya tiene un caso abierto"):
        sent(child)
    undo_unit(child.hub, unit)
    assert not any(everything_in(child, "reintegration", re.RECORDS).values())


def test_a_case_out_of_sight_is_not_told_by_a_refusal(child):
    """The control: in the test above, where it is in sight, the second referral is refused."""
    consent(child, ("language",))
    sent(child)
    everything = child.hub.user
    child.hub.user = replace(everything, rights={**everything.rights, "reintegration": NO_RIGHTS})
    assert sent(child)
    child.hub.user = everything
    assert len(everything_in(child, "reintegration", re.RECORDS)["Case"]) == 2


def test_whoever_may_not_refer_or_gives_no_reason_is_told_so(child):
    consent(child, ("language",))
    with pytest.raises(UserError, match="Escriba por qué"):
        sent(child, why="  ")
    with pytest.raises(UserError, match="no recibe referencias"):
        sent(child, to="mexico")
    rights = child.hub.user.rights_in("mexico").actions
    narrow = replace(child.hub.user.rights_in("mexico"), actions={k: v for k, v in rights.items() if k != "refer"})
    child.hub.user = replace(child.hub.user, rights={**child.hub.user.rights, "mexico": narrow})
    with child.hub.read() as session:
        assert not may_refer(child.hub, child.mexico, session.get(mx.Case, child.case_id))
    with pytest.raises(Refused):
        sent(child)
    assert not any(everything_in(child, "reintegration", re.RECORDS).values())
    assert table_of(re.Case).schema == "reintegration"


def test_the_panel_says_what_goes_along_before_anything_is_sent(child, qtbot):
    from kindhub.ui.case.refer_panel import ReferPanel

    def panel():
        with child.hub.read() as session:
            open_for = receivers(session, child.hub, child.mexico, session.get(mx.Case, child.case_id), DAY)
        made = ReferPanel(open_for, parent)
        made.answered.connect(lambda *told: answers.append(told))
        return made

    from PySide6.QtWidgets import QWidget

    parent, answers = QWidget(), []
    qtbot.addWidget(parent)
    without = panel()
    assert "No hay consentimiento para compartir datos con" in without.goes.text()
    assert not without.act_button.isEnabled()
    consent(child, ("language", "health"))
    one = panel()
    assert "idioma e intérprete, salud. Nada más." in one.goes.text()
    one.answer()
    assert answers == []
    one.reason.set_value(WHY)
    one.answer()
    assert answers == [("reintegration", WHY)]
