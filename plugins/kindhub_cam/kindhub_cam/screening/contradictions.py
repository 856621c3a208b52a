"""Facts that cannot all be true. They are found and said, and a lawyer must look; nothing is put right silently."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal

from kindhub.i18n import L
from kindhub.records.partial_date import PartialDate
from kindhub_cam.rules.facts import Child, Family

Doubt = tuple[str, Literal["review"]]
SAID: Mapping[str, L] = MappingProxyType(
    {
        "status_in_future": L("The status begins, or was filed, after the day it is tested on.",
                              "El estatus empieza, o se presentó, después del día en que se prueba."),
        "status_ends_first": L("The status ends before it begins.", "El estatus termina antes de empezar."),
        "earlier_in_future": L("The earlier AOR lies in the future.", "La AOR anterior está en el futuro."),
        "parent_unborn": L("The birth of the parent lies in the future.",
                           "El nacimiento de quien solicita está en el futuro."),
        "child_unborn": L("The birth of the child lies after the day it is tested on.",
                          "El nacimiento de la niña o el niño es posterior al día en que se prueba."),
        "child_older": L("The child is older than the parent.", "La niña o el niño es mayor que quien solicita."),
        "married_unborn": L("The marriage is before the birth of the parent.",
                            "El matrimonio es anterior al nacimiento de quien solicita."),
        "married_in_future": L("The marriage lies in the future.", "El matrimonio está en el futuro."),
    }
)  # fmt: skip

ABOUT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "status_in_future": ("parent.status_since",), "earlier_in_future": ("parent.earlier_aor",),
        "status_ends_first": ("parent.status_since", "parent.status_until"), "parent_unborn": ("parent.birth",),
        "child_unborn": ("child.birth",), "child_older": ("parent.birth", "child.birth"),
        "married_unborn": ("parent.birth", "child.married_on"), "married_in_future": ("child.married_on",),
    }
)  # fmt: skip
"""The facts a contradiction lies between."""
ON_THE_DAY = frozenset(key for key in SAID if key.endswith(("future", "unborn")) and key != "married_unborn")
"""Those that lie between a fact and the day it is tested on."""


def of_parent(family: Family) -> list[Doubt]:
    """Contradictions in what is said of the parent."""
    parent, last = family.parent, family.tested[1]
    found: list[Doubt] = []
    if _after(parent.status_since, last):
        found.append(("status_in_future", "review"))
    if _before(parent.status_until, parent.status_since):
        found.append(("status_ends_first", "review"))
    if _after(parent.earlier_aor, last):
        found.append(("earlier_in_future", "review"))
    if _after(parent.birth, last):
        found.append(("parent_unborn", "review"))
    return found


def of_child(family: Family, child: Child) -> list[Doubt]:
    """Contradictions in what is said of a child, and between the child and the parent."""
    parent, last = family.parent, family.tested[1]
    found: list[Doubt] = []
    married = child.married_on
    if _after(child.birth, last):
        found.append(("child_unborn", "review"))
    if _before(child.birth, parent.birth):
        found.append(("child_older", "review"))
    if married is not None and _before(married, parent.birth):
        found.append(("married_unborn", "review"))
    if married is not None and _after(married, last):
        found.append(("married_in_future", "review"))
    return found


def _after(one: PartialDate | None, day: date) -> bool:
    """Whether every day it may be lies after this one."""
    return one is not None and one.earliest is not None and one.earliest > day


def _before(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether every day the one may be lies before every day of the other."""
    if one is None or other is None or one.latest is None or other.earliest is None:
        return False
    return one.latest < other.earliest
