"""Who consents at which age and what must be reported: by country and day, the office's own rule first."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from kindhub_gbv import records as r
from kindhub_gbv.laws import LAWS, all_laws, consent_said, contradiction, laws_about, limits_said, shipped

from kindhub.errors import Refused, UserError
from kindhub.i18n import spoken
from kindhub.security.access import Rights
from kindhub.services.forms import FormTarget, save_form

ON = date(2026, 11, 26)


def values(**more):
    return {LAWS: shipped(), "country": "GT", "introduced_on": ON, "services": "granted", **more}


def test_every_shipped_rule_has_words_and_a_source():
    assert {one.subject for one in shipped()} == {"0_5", "6_11", "12_14", "15_17", "adult", "report"}
    assert all(one.source and one.words.en and one.words.es for one in shipped())


@pytest.mark.parametrize(
    ("band", "giver", "assent", "stands"),
    [
        ("6_11", "caregiver", "verbal", True), ("6_11", "self", "verbal", False), ("12_14", "caregiver", None, True),
        ("12_14", "caregiver", "refused", False), ("12_14", "caseworker", "written", True),
        ("15_17", "self", None, True), ("adult", "self", None, True), ("adult", "caregiver", None, False),
        (None, "caregiver", None, True),
    ],
)  # fmt: skip
def test_consent_stands_only_from_whom_the_age_lets(band, giver, assent, stands):
    assert (contradiction(values(age_band=band, given_by=giver, assent=assent)) is None) is stands


def test_a_consent_that_was_not_given_contradicts_nothing():
    assert contradiction(values(age_band="adult", given_by="caregiver", services="pending")) is None


def test_what_is_lacking_is_said_beside_the_rule():
    with spoken("es"):
        said = consent_said(values(age_band="12_14", given_by="caregiver"))
        assert said.endswith("Falta: asentimiento (por escrito).")
        assert "Falta" not in consent_said(values(age_band="12_14", given_by="caregiver", assent="written"))


def test_the_limits_are_those_of_the_country_and_where_none_is_known_it_says_so():
    with spoken("es"):
        assert "antes de los 14" in limits_said(values())
        assert "Aún sin confirmar" in limits_said(values())
        assert limits_said(values(country="NI")).startswith("No hay ninguna norma escrita sobre informar en")


@pytest.mark.parametrize(("country", "since"), [("HN", "2002-02-20"), ("SV", "2023-01-01"), ("MX", "2014-12-05")])
def test_each_country_where_the_program_may_work_has_a_dated_rule_that_waits_for_its_lawyer(country, since):
    before = date.fromisoformat(since) - timedelta(days=1)
    with spoken("es"):
        said = limits_said(values(country=country))
        assert "puede iniciar una investigación aunque ella no quiera" in said
        assert said.count("Aún sin confirmar") == said.count("Fuente:") == len(said.splitlines()) - 1
        assert "aunque ella no quiera" not in limits_said(values(country=country, introduced_on=before))


def test_the_offices_own_rule_holds_from_its_day_to_its_day(build):
    held = {"in_force_from": date(2026, 1, 1), "in_force_to": date(2026, 12, 31), "source": "acta 3"}
    build.save(r.LegalRule(country="HN", subject="6_11", words="Norma propia", givers=("caregiver",), **held))
    build.save(r.LegalRule(country="GT", subject="report", words="Otra ley", in_force_from=date(2026, 1, 1)))
    with build.hub.read() as session:
        laws = all_laws(session)

    def words(subject, country, on=ON):
        return [one.words.es for one in laws_about(laws, subject, country, on)]

    assert words("6_11", "HN") == ["Norma propia"]
    assert words("6_11", "HN", date(2027, 1, 1)) != ["Norma propia"]
    assert words("6_11", "GT") != ["Norma propia"]
    assert words("report", "GT")[0] == "Otra ley"
    assert len(words("report", "GT")) == 2


def test_a_consent_that_does_not_stand_is_refused(build):
    case = build.case()
    with pytest.raises(UserError, match="no consiente esa persona"):
        build.save(r.Consent(case_id=case.id, age_band="adult", given_by="caregiver", services="granted"))
    build.save(r.Consent(case_id=case.id, age_band="adult", given_by="self", services="granted"))


def test_rules_are_written_by_whoever_keeps_them(build, hub):
    form = next(one for one in hub.programs["gbv"].forms if one.key == "legal_rules")
    answers = {"subject": "report", "words": "Una ley", "in_force_from": ON, "source": "diario"}
    saved = save_form(hub, FormTarget(form, "HN"), answers)
    assert build.read(r.LegalRule, saved.record_id).country == "HN"
    hub.user = replace(hub.user, rights={**hub.user.rights, "gbv": Rights({"view": "all", "create": "all"})})
    with pytest.raises(Refused):
        save_form(hub, FormTarget(form, "HN"), answers)
