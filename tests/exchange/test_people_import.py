"""Lists of persons: headings in two languages, nothing lost, what is certain joined and what is probable asked."""

from __future__ import annotations

import csv

import pytest
from sqlalchemy import func, select

from kindhub.errors import Refused, UserError
from kindhub.exchange.import_run import Cancelled, apply_plan, keep_mapping, make_plan, read_file
from kindhub.exchange.people_import import PEOPLE
from kindhub.exchange.sheets import open_workbook
from kindhub.exchange.source import find_tables
from kindhub.exchange.undo_import import undo_import
from kindhub.records.person import Person, PersonName
from kindhub.security.access import User
from kindhub.services.persons import profile
from kindhub.services.search.find import find_persons
from kindhub.testing import hub  # noqa: F401 - a fixture

FEBRL = ["rec_id", "given_name", "surname", "street_number", "address_1", "address_2", "suburb", "postcode", "state",
         "date_of_birth", "soc_sec_id"]  # fmt: skip
JOHN = [
    "rec-1-org",
    "john",
    "o'malley",
    "12",
    "smith street",
    "villa rosa",
    "newtown",
    "2042",
    "nsw",
    "19150222",
    "5304218",
]
JOHN_AGAIN = [
    "rec-1-dup-0",
    "jhon",
    "omalley",
    "12",
    "smith street",
    "",
    "newtown",
    "2042",
    "nsw",
    "19150222",
    "5304218",
]
MARY = ["rec-2-org", "mary", "white", "7", "high road", "", "carlton", "3053", "vic", "19871103", "9911001"]


def write(path, header, *lines, delimiter=","):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows([header, *lines])
    return path


def bring_in(hub, path, *, match=True, unsure="new", **options):  # noqa: F811
    plan = make_plan(hub, PEOPLE, read_file(hub, path, PEOPLE), match=match, unsure=unsure)
    return plan, apply_plan(hub, plan, **options)


def persons(hub):  # noqa: F811
    with hub.read() as session:
        return session.scalar(select(func.count()).select_from(Person).where(Person.removed_on.is_(None)))


def profile_of(hub, person):  # noqa: F811
    with hub.read() as session:
        return profile(session, person)


def test_a_public_labelled_set_comes_in_with_every_column(hub, tmp_path):  # noqa: F811
    plan, _ = bring_in(hub, write(tmp_path / "f.csv", FEBRL, JOHN), match=False)
    john = profile_of(hub, plan.rows[0].person)
    assert john.name == "john o'malley"
    assert (john.person.source_id, john.person.birth.earliest.isoformat()) == ("rec-1-org", "1915-02-22")
    (address,) = john.addresses
    assert (address.street, address.locality, address.postcode) == ("12 smith street villa rosa", "newtown", "2042")
    assert [(one.kind, one.value) for one in john.identifiers] == [("other", "5304218")]


def test_without_matching_every_row_is_a_new_person_with_its_source_id(hub, tmp_path):  # noqa: F811
    plan, result = bring_in(hub, write(tmp_path / "f.csv", FEBRL, JOHN, JOHN_AGAIN, JOHN), match=False)
    assert [row.verdict for row in plan.rows] == ["new"] * 3
    assert (result.persons_new, persons(hub)) == (3, 3)
    assert len({row.person for row in plan.rows}) == 3


def test_with_matching_the_same_person_is_joined_within_the_file_and_with_the_hub(hub, tmp_path):  # noqa: F811
    plan, _ = bring_in(hub, write(tmp_path / "f.csv", FEBRL, JOHN, MARY, JOHN_AGAIN))
    assert [row.verdict for row in plan.rows] == ["new", "new", "same"]
    later = [*MARY[:-1], MARY[-1]]
    later[0], later[4] = "rec-2-dup", "low road"
    again, _ = bring_in(hub, write(tmp_path / "g.csv", FEBRL, later))
    assert (again.rows[0].verdict, again.rows[0].person) == ("same", plan.rows[1].person)
    assert persons(hub) == 2


def test_a_person_who_gains_nothing_is_unchanged(hub, tmp_path):  # noqa: F811
    path = write(tmp_path / "f.csv", FEBRL, JOHN, MARY)
    bring_in(hub, path)
    plan, result = bring_in(hub, path)
    assert [row.verdict for row in plan.rows] == ["unchanged", "unchanged"]
    assert result.unit is None


@pytest.mark.parametrize(
    ("header", "line"),
    [
        (["Nombres", "Primer apellido", "Segundo apellido", "Sexo", "Fecha de nacimiento", "Municipio", "Departamento",
          "Idioma"],
         ["Ana Lucía", "Pérez", "Gómez", "Femenina", "7/5/2005", "Nebaj", "Quiché", "Ixil y español"]),
        (["First name", "Last name", "Gender", "DOB", "City", "State", "Language"],
         ["Ana Lucía", "Pérez Gómez", "F", "2005-05-07", "Nebaj", "Quiché", "ixil, español"]),
        (["Nombre completo", "Género", "Fecha nac.", "Ciudad", "Estado", "Idiomas"],
         ["Pérez Gómez, Ana Lucía", "mujer", "7 de mayo de 2005", "Nebaj", "El Quiché", "Ixil - castellano"]),
    ],
)  # fmt: skip
def test_headings_in_both_languages_mean_the_same(hub, tmp_path, header, line):  # noqa: F811
    plan, _ = bring_in(hub, write(tmp_path / "l.csv", header, line, delimiter=";"))
    ana = profile_of(hub, plan.rows[0].person)
    (name,) = ana.names
    assert (name.given, name.surname_1, name.surname_2) == ("Ana Lucía", "Pérez", "Gómez")
    assert (ana.person.sex, ana.person.birth.earliest.isoformat()) == ("female", "2005-05-07")
    assert [one.place for one in ana.addresses] == ["GT-1413"]
    assert [one.language for one in ana.languages] == ["ixl", "spa"]


def test_the_order_of_day_and_month_is_one_for_the_whole_column(hub, tmp_path):  # noqa: F811
    lines = [["Ana", "Pérez", "03/04/2005"], ["Eva", "Us", "12/31/2004"], ["Ixchel", "Tum", "05/30/2003"]]
    plan, _ = bring_in(hub, write(tmp_path / "us.csv", ["First name", "Last name", "DOB"], *lines), match=False)
    assert profile_of(hub, plan.rows[0].person).person.birth.earliest.isoformat() == "2005-03-04"
    lines[1][2], lines[2][2] = "31/12/2004", "30/05/2003"
    plan, _ = bring_in(
        hub, write(tmp_path / "gt.csv", ["Nombres", "Apellidos", "Fecha de nacimiento"], *lines), match=False
    )
    assert profile_of(hub, plan.rows[0].person).person.birth.earliest.isoformat() == "2005-04-03"


def test_the_letter_m_is_a_woman_beside_h_and_a_man_beside_f(hub, tmp_path):  # noqa: F811
    header = ["Nombres", "Apellidos", "SEXO (H/M)"]
    plan, _ = bring_in(hub, write(tmp_path / "mx.csv", header, ["Ana", "Us", "M"], ["Juan", "Us", "H"]), match=False)
    assert [profile_of(hub, row.person).person.sex for row in plan.rows] == ["female", "male"]
    plan, _ = bring_in(hub, write(tmp_path / "gt.csv", header, ["Juan", "Us", "M"], ["Ana", "Us", "F"]), match=False)
    assert [profile_of(hub, row.person).person.sex for row in plan.rows] == ["male", "female"]


def test_what_has_no_field_is_kept_in_words(hub, tmp_path):  # noqa: F811
    header = ["Nombres", "Apellidos", "Fecha de nacimiento", "Zapatos", "Observaciones"]
    plan, _ = bring_in(hub, write(tmp_path / "l.csv", header, ["Ana", "Pérez", "31/02/2004", "38", "=1+1"]))
    person = profile_of(hub, plan.rows[0].person).person
    assert person.note == "=1+1\nZapatos: 38"
    assert person.birth.written == "31/02/2004"
    assert [problem.column for problem in plan.rows[0].problems] == ["Fecha de nacimiento"]


def test_a_row_without_anybody_is_refused_and_the_others_come_in(hub, tmp_path):  # noqa: F811
    plan, _ = bring_in(hub, write(tmp_path / "f.csv", FEBRL, JOHN, ["rec-9", "", "", "4", "x", "", "", "", "", "", ""]))
    assert [row.verdict for row in plan.rows] == ["new", "refused"]
    assert persons(hub) == 1


def test_a_name_of_five_thousand_letters_and_odd_signs_are_kept(hub, tmp_path):  # noqa: F811
    long, odd = "Ana" * 1_700, "ana\u202e عائشة \x07"
    plan, _ = bring_in(
        hub, write(tmp_path / "f.csv", ["Nombres", "Apellidos"], [long, "Pérez"], [odd, "Us"]), match=False
    )
    assert len(profile_of(hub, plan.rows[0].person).names[0].given) == 5_000
    assert "عائشة" in profile_of(hub, plan.rows[1].person).names[0].given


def test_persons_can_be_searched_right_after_the_import(hub, tmp_path):  # noqa: F811
    plan, _ = bring_in(hub, write(tmp_path / "f.csv", FEBRL, JOHN, MARY))
    with hub.read() as session:
        found = find_persons(session.connection(), "mary white")
    assert plan.rows[1].person in {one.person_id for one in found}


def test_a_corrected_mapping_is_remembered_for_the_next_file(hub, tmp_path):  # noqa: F811
    path = write(tmp_path / "l.csv", ["Nombres", "Apellidos", "Mote"], ["Ana", "Pérez", "x-17"])
    (table,), _ = find_tables(open_workbook(path), PEOPLE, {})
    assert table.mapping.unmapped[0].heading == "Mote"
    keep_mapping(hub, PEOPLE, table.mapping.changed(2, "source_id", PEOPLE.sheets[0].columns))
    plan, _ = bring_in(hub, path)
    assert profile_of(hub, plan.rows[0].person).person.source_id == "x-17"


def test_cancelling_writes_nothing_and_undo_takes_all_back(hub, tmp_path):  # noqa: F811
    path = write(tmp_path / "f.csv", FEBRL, JOHN, MARY)
    with pytest.raises(Cancelled):
        bring_in(hub, path, cancel=lambda: True)
    assert persons(hub) == 0
    _, result = bring_in(hub, path)
    undo_import(hub, result.unit)
    with hub.read() as session:
        assert (persons(hub), session.scalar(select(func.count()).select_from(PersonName))) == (0, 0)


def test_without_the_right_to_import_nothing_is_read(hub, tmp_path):  # noqa: F811
    tables = read_file(hub, write(tmp_path / "f.csv", FEBRL, JOHN), PEOPLE)
    hub.user = User("eva", "Eva")
    with pytest.raises(Refused):
        make_plan(hub, PEOPLE, tables)


def test_a_file_with_no_column_of_a_person_says_so(hub, tmp_path):  # noqa: F811
    with pytest.raises(UserError):
        read_file(hub, write(tmp_path / "x.csv", ["Zapatos", "Precio"], ["38", "12"]), PEOPLE)
