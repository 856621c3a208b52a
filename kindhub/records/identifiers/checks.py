"""What can be wrong with a number that has the usual form: check digits, places and years that do not exist.

Each check takes the normalised number and the rule of its kind and yields advice. Where the rules come from stands
in resources/identifiers/rules.toml; the municipalities are those of resources/places.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kindhub.i18n import L
from kindhub.records.identifiers.reading import Advice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kindhub.records.identifiers.rules import Rule

_CHECK_DIGIT = L(
    "The check digit does not match: one digit may be mistyped. Compare it with the document.",
    "El dígito verificador no coincide: puede haber un dígito mal escrito. Compare con el documento.",
)
_DEPARTMENT = L(
    "There is no department {code}. Compare it with the document.",
    "No existe el departamento {code}. Compare con el documento.",
)
_MUNICIPALITY = L(
    "There is no municipality {code} in {department}. Compare it with the document.",
    "No existe el municipio {code} en {department}. Compare con el documento.",
)
_YEAR = L("The year {year} is not likely.", "El año {year} no es probable.")
_PREFIX = L(
    "{prefix} is not among the offices we know. Compare it with the notice.",
    "{prefix} no está entre las oficinas que conocemos. Compare con el aviso.",
)
_FIRST_YEAR, _LAST_YEAR = 1900, 2099


def cui(number: str, rule: Rule) -> Iterator[Advice]:
    """Guatemala: check = sum of serial digits by weights 2 to 9, modulus 11 (10 is never issued); place exists."""
    total = sum(int(digit) * weight for digit, weight in zip(number[:8], range(2, 10), strict=True))
    if total % 11 != int(number[8]):
        yield Advice("check_digit", _CHECK_DIGIT)
    department, municipality = number[9:11], number[11:13]
    if not 1 <= int(department) <= rule.departments:
        yield Advice("department", _DEPARTMENT, {"code": department})
        return
    from kindhub.records.places import places

    known = places()
    if f"GT-{department}{municipality}" not in known:
        name = known.label(f"GT-{department}")
        yield Advice("municipality", _MUNICIPALITY, {"code": municipality, "department": name})


def curp(number: str, rule: Rule) -> Iterator[Advice]:  # noqa: ARG001
    """Mexico: date, state and check digit, as python-stdnum reads them."""
    from stdnum.exceptions import InvalidChecksum, ValidationError
    from stdnum.mx import curp as standard

    try:
        standard.validate(number)
    except InvalidChecksum:
        yield Advice("check_digit", _CHECK_DIGIT)
    except (ValidationError, ValueError):
        text = L(
            "The date, the sex or the state inside the CURP does not exist. Compare it with the document.",
            "La fecha, el sexo o el estado dentro de la CURP no existe. Compare con el documento.",
        )
        yield Advice("parts", text)


def dui(number: str, rule: Rule) -> Iterator[Advice]:  # noqa: ARG001
    """El Salvador: check = (10 - sum of digits by weights 9 to 2 modulus 10) modulus 10."""
    total = sum(int(digit) * weight for digit, weight in zip(number[:8], range(9, 1, -1), strict=True))
    if (10 - total % 10) % 10 != int(number[8]):
        yield Advice("check_digit", _CHECK_DIGIT)


def hn_dni(number: str, rule: Rule) -> Iterator[Advice]:
    """Honduras: no check digit is known; the department and the year must exist."""
    if not 1 <= int(number[:2]) <= rule.departments:
        yield Advice("department", _DEPARTMENT, {"code": number[:2]})
    if not _FIRST_YEAR <= int(number[4:8]) <= _LAST_YEAR:
        yield Advice("year", _YEAR, {"year": number[4:8]})


def nit(number: str, rule: Rule) -> Iterator[Advice]:  # noqa: ARG001
    """Guatemala's tax number: modulus 11, as python-stdnum computes it."""
    from stdnum.gt import nit as standard

    if not standard.is_valid(number):
        yield Advice("check_digit", _CHECK_DIGIT)


def uscis_receipt(number: str, rule: Rule) -> Iterator[Advice]:
    """United States: the letters name an office."""
    if number[:3] not in rule.prefixes:
        yield Advice("prefix", _PREFIX, {"prefix": number[:3]})


CHECKS: dict[str, Callable[[str, Rule], Iterator[Advice]]] = {
    "cui": cui,
    "curp": curp,
    "dui": dui,
    "hn_dni": hn_dni,
    "nit": nit,
    "uscis_receipt": uscis_receipt,
}
WITH_CHECK_DIGIT = frozenset({"cui", "curp", "dui"})
"""Numbers of which every person has one and whose check digit tells a slip."""
