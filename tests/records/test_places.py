"""Places: what partners write, understood as one place or not at all."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kindhub.records.places import Places, places


@pytest.fixture(scope="module")
def known() -> Places:
    return places()


@pytest.mark.parametrize(
    ("country", "level", "count"),
    [("GT", "department", 22), ("GT", "municipality", 340), ("HN", "department", 18), ("HN", "municipality", 298),
     ("SV", "department", 14), ("SV", "municipality", 44), ("SV", "district", 262), ("MX", "state", 32)],
)  # fmt: skip
def test_the_lists_are_complete(known, country, level, count):
    assert sum(place.country == country and place.level == level for place in known) == count


def test_every_place_lies_in_a_listed_place(known):
    assert [p.code for p in known if p.level != "country" and (p.parent not in known or not p.source)] == []


EXACT = [
    ("Petatán", "Huehuetenango", "GT", "GT-1333", "exact"),
    ("NENTON", None, "GT", "GT-1305", "exact"),
    ("Petatán (antes Concepción Huista)", "Huehue", "GT", "GT-1333", "exact"),
    ("El Progreso, Yoro", None, "Honduras", "HN-YO-el-progreso", "exact"),
    ("Huehuetenango, Huehuetenango", None, "Guat.", "GT-1301", "exact"),
    ("Barrio El Centro, El Progreso, Yoro", None, "HN", "HN-YO-el-progreso", "exact"),
    ("Cantón Primero, Cantel", "Quetzaltenango", "GT", "GT-0914", "exact"),
    ("La Libertad", "Huehuetenango", "GT", "GT-1311", "exact"),
    ("Santa Bárbara", None, "HN", "HN-SB-santa-barbara", "exact"),
    ("San Miguel", None, "SV", "SV-SM-san-miguel", "exact"),
    ("Xela", None, None, "GT-0901", "alias"),
    ("S. Mateo Ixtatán", None, "GT", "GT-1318", "alias"),
    ("Sto. Tomas Chichicastenango", "QUICHE", "GT", "GT-1406", "alias"),
    ("San Fco. El Alto", "Totonicapán", "GT", "GT-0803", "alias"),
    ("Nebaj", "El Quiché", "GT", "GT-1413", "alias"),
    ("S. I. Ixtahuacán", "Huehuetenango", "GT", "GT-1309", "alias"),
    ("Cabecera, Huehue", None, "GT", "GT-1301", "alias"),
    ("Quiché (cabecera)", "Quiché", "GT", "GT-1401", "alias"),
    ("Huehue, salón municipal", None, "GT", "GT-1301", "alias"),
    ("Tegucigalpa", None, None, "HN-FM-distrito-central", "alias"),
    ("SPS", None, "HN", "HN-CR-san-pedro-sula", "alias"),
    ("El Quiché", None, "GT", "GT-14", "alias"),
    ("Tapachula, Chis.", None, None, "MX-CHP-tapachula", "alias"),
    ("Huehuetenango", "Soloma", "GT", "GT-1308", "alias"),  # the two cells swapped
    ("San  Marcos", "Tacaná", "GT", "GT-1207", "alias"),
    ("Colotenago", "Huehue", "GT", "GT-1319", "close"),
    ("La Democrasia", "Huehuetenango", "GT", "GT-1312", "close"),
    ("Comitancillo", "#N/A", "GT", "GT-1204", "exact"),
]


@pytest.mark.parametrize(("municipality", "department", "country", "code", "certainty"), EXACT)
def test_a_place_is_found(known, municipality, department, country, code, certainty):
    found = known.find(municipality, department, country)
    assert (found.code, found.certainty) == (code, certainty)


@pytest.mark.parametrize("name", ["La Libertad", "La Democracia", "Sta. Barbara", "Ixtahuacan", "La Democrasia"])
def test_a_name_in_two_departments_without_department_is_ambiguous(known, name):
    found = known.find(name, None, "GT")
    assert (found.code, found.certainty) == (None, "ambiguous")
    assert len(found.options) >= 2


@pytest.mark.parametrize("name", ["", "no recuerda", "?", "Springfield Heights", "Xyz", "#REF!", "a" * 5_000])
def test_nothing_is_guessed(known, name):
    assert known.find(name, None, "GT").certainty == "none"


def test_places_are_valid_by_date(known):
    assert not known.place("GT-1333").is_valid(date(2014, 12, 31))
    assert known.place("GT-1333").is_valid(date(2016, 1, 1))
    assert known.find("Petatán", "Huehuetenango", "GT", on=date(2010, 1, 1)).code is None
    before, after = date(2024, 4, 30), date(2024, 5, 1)
    assert {place.level for place in known.children("SV-AH", before)} == {"district"}
    assert [place.name_es for place in known.children("SV-AH", after)] == [
        "Ahuachapán Norte", "Ahuachapán Centro", "Ahuachapán Sur"]  # fmt: skip
    assert known.path_label("SV-AH-atiquizaya", before) == "Atiquizaya, Ahuachapán, El Salvador"
    assert known.path_label("SV-AH-atiquizaya", after) == "Atiquizaya, Ahuachapán Norte, Ahuachapán, El Salvador"


def test_labels_and_paths(known):
    assert known.path_label("GT-1333") == "Petatán, Huehuetenango, Guatemala"
    assert known.department_of("GT-1333") == "GT-13"
    assert known.path_label("XX-99") == "XX-99"
    assert known.place("XX-99") is None


@given(text=st.text(max_size=40), department=st.none() | st.text(max_size=20), country=st.none() | st.text(max_size=4))
def test_nothing_raises(text, department, country):
    assert places().find(text, department, country).certainty
