"""The facts a screening looks at: of the parent or guardian, of each child, of the parent in the country.

A fact that is `None` is not known. Names of facts (`parent.us_status`) are the whole vocabulary a rule may ask about.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from types import MappingProxyType

from kindhub.i18n import L
from kindhub.records.partial_date import PartialDate
from kindhub_cam.value_lists import SCHEMA


@dataclass(frozen=True, slots=True)
class Parent:
    """The parent or guardian who files. `earlier_aor` is an AOR of an earlier time of the program."""

    birth: PartialDate | None = None
    in_us: bool | None = None
    us_status: str | None = None
    status_since: PartialDate | None = None
    status_until: PartialDate | None = None
    earlier_aor: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Child:
    """One child. `married_on` is the marriage of the stepparent; `order` a guardianship order or adoption decree."""

    number: int = 1
    birth: PartialDate | None = None
    nationality: tuple[str, ...] | None = None
    lives_in: str | None = None
    marital: str | None = None
    relation: str | None = None
    order: str | None = None
    marriage: str | None = None
    married_on: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class OtherParent:
    """The parent who stayed in the country with the child."""

    household: bool | None = None
    married: bool | None = None
    biological: bool | None = None


@dataclass(frozen=True, slots=True)
class Family:
    """All that a screening was told. Facts are tested on the filing of the AOR, or else on the day of screening."""

    screened_on: date
    parent: Parent
    children: tuple[Child, ...] = ()
    other_parent: OtherParent | None = None
    filed_on: PartialDate | None = None
    key: str = ""

    @property
    def tested(self) -> tuple[date, date]:
        """The first and the last day on which the facts may have to be tested; mostly one and the same."""
        filed = self.filed_on
        if filed is not None and filed.earliest is not None and filed.latest is not None:
            return filed.earliest, filed.latest
        return self.screened_on, self.screened_on


WHO: Mapping[str, type] = MappingProxyType({"parent": Parent, "child": Child, "other_parent": OtherParent})
LABELS: Mapping[str, L] = MappingProxyType(
    {
        "parent.birth": L("birth of the parent", "nacimiento de quien solicita"),
        "parent.in_us": L("the parent is in the US", "quien solicita está en EE. UU."),
        "parent.us_status": L("immigration status of the parent", "estatus migratorio de quien solicita"),
        "parent.status_since": L("status since, or filed on", "estatus desde, o presentado el"),
        "parent.status_until": L("status valid until", "estatus válido hasta"),
        "parent.earlier_aor": L("earlier AOR filed on", "AOR anterior presentada el"),
        "child.birth": L("birth of the child", "nacimiento de la niña o el niño"),
        "child.nationality": L("nationality of the child", "nacionalidad de la niña o el niño"),
        "child.lives_in": L("country where the child lives", "país donde vive la niña o el niño"),
        "child.marital": L("marital status of the child", "estado civil de la niña o el niño"),
        "child.relation": L("relation to the parent", "relación con quien solicita"),
        "child.order": L("order or decree", "orden o sentencia"),
        "child.marriage": L("marriage of the stepparent", "matrimonio de la madrastra o el padrastro"),
        "child.married_on": L("day of that marriage", "día de ese matrimonio"),
        "other_parent.household": L("same household", "mismo hogar"),
        "other_parent.married": L("married to the petitioner", "casada con quien solicita"),
        "other_parent.biological": L("biological parent of the child", "madre o padre biológico"),
    }
)
LISTS: Mapping[str, str] = MappingProxyType(
    {
        "parent.us_status": f"{SCHEMA}.us_status", "child.nationality": f"{SCHEMA}.country",
        "child.lives_in": f"{SCHEMA}.country",
        "child.marital": f"{SCHEMA}.marital", "child.relation": f"{SCHEMA}.relation", "child.order": f"{SCHEMA}.order",
        "child.marriage": f"{SCHEMA}.marriage",
    }
)  # fmt: skip
"""The value list behind a fact whose values are codes."""
DATES = frozenset(name for name in LABELS if name.endswith(("birth", "since", "until", "aor", "married_on")))
YES_NO = frozenset(name for name in LABELS if name.startswith("other_parent.") or name == "parent.in_us")

assert {f"{who}.{one.name}" for who, kind in WHO.items() for one in fields(kind)} - {"child.number"} == set(LABELS)
