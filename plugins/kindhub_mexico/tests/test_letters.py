"""Letters are merged from the case: each tells of the last thing of its kind, and says so where there is none."""

from datetime import date
from types import SimpleNamespace

import docx
import pytest
from kindhub_mexico import records as r
from kindhub_mexico.forms import FORMS
from kindhub_mexico.letters import LETTERS

from kindhub.errors import UserError
from kindhub.i18n import spoken, use_language, use_terms
from kindhub.records.codes import code_list
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Person
from kindhub.services.cases import view_case
from kindhub.services.letters.common_words import common_values
from kindhub.services.letters.merging import merged
from kindhub.services.wording import country_terms

DAY = date(2026, 3, 2)


@pytest.fixture
def child(hub):
    use_language("es")
    person = Person(sex="female", birth=PartialDate.of(date(2012, 5, 7)), nationalities=("HN",))
    case = r.Case(person_id=person.id, number="MX-0001", opened=DAY, office="TAP", language="mam")
    with hub.begin("test") as work:
        work.add_all([person, case])
    return SimpleNamespace(hub=hub, case_id=case.id)


def letter_of(key):
    return next(one for one in LETTERS if one.key == f"mexico.{key}")


def written(child, key, language, tmp_path):
    letter, program = letter_of(key), child.hub.programs["mexico"]
    template = letter.shipped_in(program.folder, language).read_bytes()
    with child.hub.read() as session, spoken(language):
        view = view_case(session, program, child.case_id)
        values = {**common_values(session, view, "Rosa Ejemplo", DAY), **letter.values(session, view.case)}
        path = tmp_path / "letter.docx"
        path.write_bytes(merged(letter, template, values))
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


@pytest.mark.parametrize("key", ["oficio", "referral", "record", "certificate"])
def test_a_letter_without_its_matter_says_what_to_write_first(child, key):
    with child.hub.read() as session, pytest.raises(UserError, match="Primero anote"):
        letter_of(key).values(session, session.get(r.Case, child.case_id))


def test_each_letter_tells_of_the_last_of_its_kind(child, tmp_path):
    with child.hub.begin("test") as work:
        for number in (1, 2):
            asked = {"reference": f"OF-{number}/2026", "asked": f"Petición {number}", "due_on": DAY}
            work.add(r.AuthorityAction(case_id=child.case_id, authority="ppnna_state", state="MX-CHP", **asked))
            work.add(r.Referral(case_id=child.case_id, referred_on=DAY, to_kind="health", to_words=f"Centro {number}"))
            met = {"held_on": PartialDate.of(DAY), "kind": "group", "venue": f"Sala {number}"}
            work.add(r.Encounter(case_id=child.case_id, **met))
            work.flush()
        heard = {"held_on": PartialDate.of(DAY), "place": "MX-CHP-tapachula", "by": "LP", "interpreter": True}
        work.add(r.Screening(case_id=child.case_id, wishes="Volver a la escuela.", **heard))
    expected = {
        "oficio": (("OF-2/2026", "Chiapas", "Petición 2", "7 may 2012", "Honduras", "2 mar 2026"), ("Petición 1",)),
        "referral": (("Carta de canalización", "Centro 2", "servicio de salud", "Mam", "MX-0001"), ("Centro 1",)),
        "record": (("Acta de entrevista individual", "Volver a la escuela.", "Con intérprete: sí", "LP"), ("Sala",)),
        "certificate": (("Sala 1", "Sala 2", "orientación en grupo", "Tapachula"), ("Volver",)),
    }  # fmt: skip
    for key, (there, not_there) in expected.items():
        text = written(child, key, "es", tmp_path)
        assert [words for words in there if words not in text] == [], key
        assert [words for words in not_there if words in text] == [], key
        assert "{{" not in text
    assert "Record of individual interview" in written(child, "record", "en", tmp_path)


def test_in_the_words_of_mexico_a_referral_is_a_canalizacion():
    """Wherever a text of the program says it, capital or not; in the words as written it is a referral."""
    referrals = next(form for form in FORMS if form.key == "referrals")
    said = [referrals.title, code_list("mexico.level").codes["referral_out"].label]
    use_language("es")
    assert [one.say() for one in said] == ["Referencias", "referencia a otra institución"]
    use_terms(country_terms("MX"))
    try:
        assert [one.say() for one in said] == ["Canalizaciones", "canalización a otra institución"]
        assert letter_of("referral").title.say() == "Carta de canalización"
    finally:
        use_terms({})
