"""Which institution a list means."""

import pytest
from kindhub_mexico_training.exchange.bodies import meant_by


@pytest.mark.parametrize(
    "spellings",
    [
        ("COMAR", "C.O.M.A.R.", "Comisión Mexicana de Ayuda a Refugiados (COMAR)", "COMAR Tapachula"),
        ("DIF Chih.", "Sistema DIF Chihuahua", "DIF Estatal Chih.", "dif  estatal CHIHUAHUA"),
        ("SMDIF Ciudad Juárez", "DIF Mpal. Cd. Juarez", "DIF Municipal Juárez"),
        ("PPNNA Sonora", "Procuraduria Proteccion Son.", "Procuraduría de Protección de NNA Son."),
        ("Consulado El Salvador (Tijuana)", "Consulado de El Salvador en Tijuana"),
        ("Raíces, A.C.", "RAICES A.C.", "raíces"),
        ("Alb. San Telmo", "Albergue San Telmo"),
    ],
)
def test_one_institution_under_all_its_names(spellings):
    assert len({meant_by(one).key for one in spellings}) == 1


@pytest.mark.parametrize(
    "two",
    [
        ("DIF Chih.", "DIF Chis."),
        ("DIF Estatal Chihuahua", "DIF Municipal Chihuahua"),
        ("PFPNNA", "PPNNA Chiapas"),
        ("Consulado de Honduras en Tijuana", "Consulado de Honduras en Tapachula"),
        ("Consulado de Honduras en Tijuana", "Consulado de Guatemala en Tijuana"),
        ("Defensoría Pública Tab.", "Instituto Federal de Defensoría Pública"),
        ("Raíces del Norte A.C.", "Raíces del Sur A.C."),
    ],
)
def test_two_institutions_with_like_names(two):
    assert len({meant_by(one).key for one in two}) == 2


def test_what_a_line_says_beside_it_helps_where_the_name_is_short():
    assert meant_by("DIF Estatal", None, "MX-TAB").state == "MX-TAB"
    assert meant_by("DIF Chihuahua", "municipal").town == "Chihuahua"
    assert meant_by("Bufete Nava").kind == "law_firm"
    assert meant_by("  ") is None
