"""A sheet of encounters in small, with the mess of the real one; every person is invented."""

from datetime import date

import pytest
from kindhub_mexico import records as r

from kindhub.exchange.undo_import import undo_import
from kindhub.records.person import Identifier, Person

HEAD = (
    "FOLIO;OFICINA;FECHA;LUGAR;TIPO DE ATENCIÓN;NOMBRE(S);PRIMER APELLIDO;SEGUNDO APELLIDO;SEXO (H/M);"
    "FECHA NAC. O EDAD;NACIONALIDAD;CURP;IDIOMA;ACOMPAÑAMIENTO;FECHA INGRESO MÉXICO;PUNTO DE INGRESO;"
    "INDICIOS PROT. INT.;SERVICIO;AUTORIDAD;ACCIÓN;NO. OFICIO;FECHA ENVÍO;FECHA RESPUESTA;COMAR SOLICITUD;"
    "COMAR EXPEDIENTE;COMAR RESOLUCIÓN;COMAR RESULTADO;OBSERVACIONES"
)
INTERVIEW = (
    "2021/2;Tijuana, B.C.;06/02/2021;Garita;Screening;Nelson Isaías;Calix;Us;;13 años;hondureña;;español;"
    "sin acompañante;12/2020;río Suchiate;Sí;Acompañamiento a COMAR;PPNNA BC;Solicitud de BID;OF-7/2021;06/02/2021;"
    "16/02/2021;11/01/2021;COMAR-TIJ/70/2021;;;=1+1"
)
GROUP = (
    "2021/1;TIJ;01/02/2021;Garita;taller lúdico;nelzon isaias;Callij;;H;;Honduras;;español;NNA no acompañada;;;;"
    'información;;;;;;;;;;"Línea uno\nlínea dos; y sigue"'
)
ALONG = (
    "2021/3;Cd. Juárez;20/03/2021;Oficina;acompañamiento;Nelson;Calix;Us;H;05/05/2007;HON;;español;No acompañado/a;"
    "09/12/2020;Talismán;;representación;Consulado GT;oficio;;marzo 2021;;11/01/2021;COMAR-TIJ/70/2021;21/05/2021;"
    "reconocido/a;"
)
NAMESAKE = (
    "2021/4;CDMX;21/03/2021;Oficina;entrevista ind.;Nelson Isaías;Calix;Us;H;17 a;salvadoreña;GUEP050331MCSMSL;"
    "español;con mamá;;;no claro;asesoría breve;;;;;;;;;;"
)
NOBODY = "2021/5;TAP;s/f;Oficina;Grupal;;;;M;;GUA;;Mam;separada;;;;información;;;;;;;;;;"
LINES = (GROUP, INTERVIEW, INTERVIEW, ALONG, NAMESAKE, NOBODY)
LATER = "2021/9;JRZ;02/05/2021;Oficina;Seguimiento;NELZON ISAÍAS;Calis;;H;13;HON;;español;sin acompañante" + ";" * 14


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "atenciones.csv"
    path.write_bytes("\r\n".join((HEAD, *LINES, ";" * 27)).encode("cp1252"))
    return path


def test_lines_of_one_child_are_one_and_nothing_of_a_cell_is_lost(bring_in, everything, sheet):
    plan, result = bring_in(sheet)
    persons = [one.person for one in plan.rows]
    assert persons[0] == persons[1] == persons[2] == persons[3] != persons[4]
    assert plan.rows[5].verdict == "refused"
    assert result.persons_new == 2
    first, other = everything(r.Case)
    assert (first.number, first.encounters, first.status, first.level) == ("2021/1", 3, "screened", "legal_assistance")
    assert first.entered_on.earliest == date(2020, 12, 9)
    assert (first.entry_point, first.office, first.opened) == ("suchiate", "JRZ", date(2021, 2, 1))
    encounters = everything(r.Encounter)
    assert sorted(one.folio for one in encounters) == ["2021/1", "2021/2", "2021/3", "2021/4"]
    notes = {one.folio: one.note for one in encounters}
    assert "línea dos; y sigue" in notes["2021/1"]
    assert notes["2021/2"] == "=1+1"
    child = next(one for one in everything(Person) if one.id == first.person_id)
    assert (child.nationalities, child.sex) == (("HN",), "male")
    assert other.person_id != child.id


def test_letters_claims_and_a_short_curp(bring_in, everything, sheet):
    plan, _ = bring_in(sheet)
    bid, letter = sorted(everything(r.AuthorityAction), key=lambda one: one.sent_on is None)
    assert (bid.authority, bid.state, bid.kind, bid.answered_on) == (
        "ppnna_state", "MX-BCN", "bid_request", date(2021, 2, 16)
    )  # fmt: skip
    assert (letter.authority, letter.country, letter.sent_on) == ("consulate", "GT", None)
    assert letter.as_written["sent_on"] == "marzo 2021"
    (claim,) = everything(r.AsylumClaim)
    assert (claim.filed_on, claim.decided_on, claim.outcome) == (date(2021, 1, 11), date(2021, 5, 21), "recognised")
    assert claim.entered_on.earliest == date(2020, 12, 9)
    (number,) = everything(Identifier)
    assert (number.kind, number.value) == ("curp", "GUEP050331MCSMSL")
    assert any(problem.column == "CURP" for problem in plan.rows[4].problems)


def test_figures_count_each_child_once(bring_in, figures, sheet):
    bring_in(sheet)
    found = figures()
    assert found["children_met",].value == 2
    assert found["children_met", ("office", "TIJ")].value == found["children_met", ("office", "JRZ")].value == 1
    assert (found["children_oriented",].value, found["children_screened",].value) == (1, 2)
    assert (found["children_accompanied",].value, found["children_assisted",].value) == (1, 1)
    assert found["encounters",].value == 4
    assert (found["bids_requested",].value, found["bid_days",].value, found["bid_days",].spread) == (1, 10, (10,))
    assert found["claims_timeliness", ("timeliness", "within")].value == 1
    assert len(found.behind("children_met")) == 2
    assert len(found.behind("claims_within_30")) == 1


def test_twice_changes_nothing_and_it_can_be_taken_back(office, bring_in, everything, sheet):
    _, first = bring_in(sheet)
    again, second = bring_in(sheet)
    assert {one.verdict for one in again.rows} == {"unchanged", "refused"}
    assert second.unit is None
    undo_import(office, first.unit)
    assert not everything(r.Encounter) + everything(r.Case) + everything(r.AsylumClaim)
    assert all(one.removed_on for one in everything(Person))


def test_a_new_line_later_finds_the_child_of_the_hub(bring_in, everything, sheet):
    bring_in(sheet)
    sheet.write_bytes("\r\n".join((HEAD, *LINES, LATER)).encode("cp1252"))
    plan, again = bring_in(sheet)
    assert again.persons_new == 0
    assert plan.rows[-1].person == plan.rows[0].person
    assert [one.encounters for one in everything(r.Case)] == [4, 1]
