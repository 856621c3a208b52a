"""Facts that cannot all be true. They are found and said, and a lawyer must look; nothing is put right silently."""

from collections.abc import Mapping
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


def of_parent(family: Family) -> list[Doubt]:
    """Contradictions in what is said of the parent."""
    parent, last = family.parent, PartialDate.of(family.tested[1])
    found = []
    if parent.status_since is not None and parent.status_since.is_after(last):
        found.append("status_in_future")
    if _is_before(parent.status_until, parent.status_since):
        found.append("status_ends_first")
    if parent.earlier_aor is not None and parent.earlier_aor.is_after(last):
        found.append("earlier_in_future")
    if parent.birth is not None and parent.birth.is_after(last):
        found.append("parent_unborn")
    return [(one, "review") for one in found]


def of_child(family: Family, child: Child) -> list[Doubt]:
    """Contradictions in what is said of a child, and between the child and the parent."""
    parent, last = family.parent, PartialDate.of(family.tested[1])
    found = []
    if child.birth is not None and child.birth.is_after(last):
        found.append("child_unborn")
    if _is_before(child.birth, parent.birth):
        found.append("child_older")
    if child.married_on is not None:
        if _is_before(child.married_on, parent.birth):
            found.append("married_unborn")
        if child.married_on.is_after(last):
            found.append("married_in_future")
    return [(one, "review") for one in found]


def _is_before(one: PartialDate | None, other: PartialDate | None) -> bool:
    return one is not None and other is not None and one.is_before(other) is True
