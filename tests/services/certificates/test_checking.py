"""Whoever forges a paper, changes the name on one or in the file, or copies a number, does not get past the code."""

from dataclasses import replace

import pytest
from kindhub_gbv_activities import records as r
from sqlalchemy import update

from kindhub.program.mixins.folder_secret import folder_secret, folder_secrets
from kindhub.records.base import table_of
from kindhub.security.access import Rights
from kindhub.services.certificates.checking import check_certificate
from kindhub.services.certificates.codes import verification_code
from kindhub.services.certificates.issuing import issue_due, withdraw
from kindhub.services.certificates.register import read_register

from .conftest import TODAY, hold


@pytest.fixture
def issued(hub, form):
    event, people = hold(hub, {"Ana": 4, "Rosa": 4})
    issue_due(hub, form, event, TODAY)
    with hub.read() as session:
        lines = {one.standing.name: one.holds for one in read_register(session, form, event).people}
    return event, people, lines["Ana Us"], lines["Rosa Us"]


def test_a_genuine_one_is_told_however_it_was_typed(hub, issued):
    *_, ana, _rosa = issued
    found = check_certificate(hub, ana.number, ana.code)
    assert (found.verdict, found.line.given_to, found.line.hours) == ("genuine", "Ana Us", 6.0)
    typed = ana.code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert check_certificate(hub, ana.number.lower().replace("-000", " "), typed).verdict == "genuine"


def test_a_forged_code_tells_no_name(hub, issued):
    *_, ana, rosa = issued
    for code in (rosa.code, "", "0" * 10, ana.code[:-1] + ("0" if ana.code[-1] != "0" else "1"), ana.code + "0"):
        found = check_certificate(hub, ana.number, code)
        assert (found.verdict, found.line) == ("forged", None)
    assert check_certificate(hub, "TA-2026-ZZZ-0001", ana.code).verdict == "unknown"


def test_what_was_changed_in_the_file_since_is_seen(hub, issued):
    *_, ana, _rosa = issued
    table = table_of(r.Certificate)
    for name, value in (("given_to", "Eva Us"), ("hours", 60.0), ("event", "Otro"), ("dates", "2020")):
        for held, verdict in ((value, "changed"), (getattr(ana, name), "genuine")):
            with hub.begin("test") as work:
                work.session.execute(update(table).where(table.c.id == ana.record_id).values({name: held}))
            assert check_certificate(hub, ana.number, ana.code).verdict == verdict


def test_a_line_taken_for_another_number_does_not_fit(hub, issued):
    *_, ana, _rosa = issued
    with hub.begin("test") as work:
        table = table_of(r.Certificate)
        work.session.execute(
            update(table).where(table.c.id == ana.record_id).values(number="TA-2026-AAA-0099")
        )  # fmt: skip
    assert check_certificate(hub, "TA-2026-AAA-0099", ana.code).verdict == "changed"


def test_a_withdrawn_one_says_so(hub, form, issued):
    event, people, ana, _rosa = issued
    withdraw(hub, form, event, people["Ana"], "no asistió ella", TODAY)
    found = check_certificate(hub, ana.number, ana.code)
    assert (found.verdict, found.line.withdrawn_why) == ("withdrawn", "no asistió ella")


def test_the_code_hangs_on_the_secret_of_the_folder(hub, issued):
    *_, ana, _rosa = issued
    with hub.read() as session:
        line = session.get(r.Certificate, ana.record_id)
        (secret,) = folder_secrets(session, r.CertificateSecret)
        assert folder_secrets(session, r.ReachSecret) != [secret]
    assert verification_code(secret, line) == ana.code
    assert verification_code(bytes(32), line) != ana.code


def test_a_colleague_who_sees_less_uses_the_same_secret(hub, issued):
    """No scope lets her see the row; a second secret would make her certificates fail elsewhere."""
    with hub.read() as session:
        (secret,) = folder_secrets(session, r.CertificateSecret)
    mine = Rights({"view": "self", "create": "self", "edit": "self"})
    hub.user = replace(hub.user, uid="berta", rights={"gbv_activities": mine})
    with hub.begin("test") as work:
        assert work.session.query(r.CertificateSecret).all() == []
        assert folder_secret(work, r.CertificateSecret) == secret
    with hub.read() as session:
        assert folder_secrets(session, r.CertificateSecret) == [secret]
    *_, ana, _rosa = issued
    assert check_certificate(hub, ana.number, ana.code).line.given_to == "Ana Us"
