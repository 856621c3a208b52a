"""Say in words what speaks for and against a pair, without quoting a value of either person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kindhub.i18n import L
from kindhub.services.duplicates.field_comparison import Verdict
from kindhub.services.duplicates.name_comparison import Agreement

if TYPE_CHECKING:
    from kindhub.services.duplicates.scoring import Findings

_GIVEN = {
    Agreement.SAME: L("Same given name", "Mismo nombre"),
    Agreement.CLOSE: L("Given name nearly the same", "Nombre casi igual"),
    Agreement.LOOSE: L("Given name is similar", "Nombre parecido"),
    Agreement.PARTLY: L("Given name agrees only in part", "El nombre coincide solo en parte"),
    Agreement.DIFFERENT: L("Different given name", "Nombre diferente"),
}
_SURNAME = {
    Agreement.SAME: L("Same surnames", "Mismos apellidos"),
    Agreement.CLOSE: L("Surnames nearly the same", "Apellidos casi iguales"),
    Agreement.LOOSE: L("Surnames are similar", "Apellidos parecidos"),
    Agreement.PARTLY: L("Surnames agree only in part", "Los apellidos coinciden solo en parte"),
    Agreement.DIFFERENT: L("Different surnames", "Apellidos diferentes"),
}
_READING = {
    "swapped": L("Given names and surnames are exchanged", "Nombres y apellidos están intercambiados"),
    "mixed": L("Same words, split differently", "Mismas palabras, separadas de otra forma"),
}
_BIRTH = {
    Verdict.SAME: L("Same birth date", "Misma fecha de nacimiento"),
    Verdict.CLOSE: L("Birth date nearly the same", "Fecha de nacimiento casi igual"),
    Verdict.NEAR: L("Birth dates are compatible", "Fechas de nacimiento compatibles"),
    Verdict.DIFFERENT: L("Different birth date", "Fecha de nacimiento diferente"),
    Verdict.CONFLICT: L("Birth dates are years apart", "Fechas de nacimiento con años de diferencia"),
}
_SEX = {Verdict.DIFFERENT: L("Different sex", "Sexo diferente")}
_IDENTIFIER = {
    Verdict.SAME: L("Same identity number", "Mismo número de identificación"),
    Verdict.CLOSE: L("Identity number nearly the same", "Número de identificación casi igual"),
    Verdict.NEAR: L("A number shared by several persons", "Un número que comparten varias personas"),
    Verdict.DIFFERENT: L("Different reference numbers", "Números de referencia diferentes"),
    Verdict.CONFLICT: L("Two different identity numbers", "Dos números de identificación diferentes"),
}
_ISSUED_APART = L(
    "Two different numbers, both right by their check digit",
    "Dos números diferentes, ambos con dígito verificador correcto",
)
_CONTACT = {
    Verdict.SAME: L("Same telephone or e-mail", "Mismo teléfono o correo"),
    Verdict.CLOSE: L("Telephone or e-mail nearly the same", "Teléfono o correo casi igual"),
}
_CAREGIVER = {Verdict.SAME: L("Same caregiver", "Misma persona encargada")}
_ADDRESS = {
    Verdict.SAME: L("Same address or place", "Misma dirección o lugar"),
    Verdict.NEAR: L("Address or place agrees in part", "La dirección o el lugar coincide en parte"),
    Verdict.DIFFERENT: L("Different address or place", "Dirección o lugar diferente"),
}


def _of_numbers(found: Findings) -> tuple[L | None, ...]:
    number = found.identifier
    if not number.issued_apart:
        return (_IDENTIFIER.get(number.verdict),)
    return (_IDENTIFIER[Verdict.SAME], _ISSUED_APART) if number.verdict is Verdict.SAME else (_ISSUED_APART,)


def reasons(found: Findings) -> tuple[L, ...]:
    """What agrees and what contradicts, names first."""
    said = (
        _GIVEN.get(found.name.given.agreement),
        _SURNAME.get(found.name.surname.agreement),
        _READING.get(found.name.reading),
        *_of_numbers(found),
        _BIRTH.get(found.birth.verdict),
        _SEX.get(found.sex.verdict),
        _CONTACT.get(found.contact.verdict),
        _CAREGIVER.get(found.caregiver.verdict),
        _ADDRESS.get(found.address.verdict),
    )
    return tuple(text for text in said if text is not None)
