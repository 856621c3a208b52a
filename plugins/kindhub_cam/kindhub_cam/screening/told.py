"""What was told, as facts: from the values of a screening and of a member, as a file or a record holds them."""

from collections.abc import Mapping
from typing import Any

from kindhub.records.partial_date import PartialDate
from kindhub_cam.rules.facts import Child, OtherParent, Parent


def parent_of(said: Mapping[str, Any]) -> Parent:
    """The facts of the parent among the values of a screening."""
    return Parent(
        known(said.get("birth")), said.get("in_us"), said.get("us_status"), known(said.get("status_since")),
        known(said.get("status_until")), known(said.get("earlier_aor")),
    )  # fmt: skip


def child_of(number: int, said: Mapping[str, Any]) -> Child:
    """The facts of a child among the values of a member."""
    return Child(
        number, known(said.get("birth")), said.get("nationality") or None, said.get("lives_in"), said.get("marital"),
        said.get("relation"), said.get("order"), said.get("marriage"), known(said.get("married_on")),
    )  # fmt: skip


def known(value: PartialDate | None) -> PartialDate | None:
    """A date that says something; one that could not be read is no fact."""
    return value if value is not None and value.is_known else None


def other_parent_of(said: Mapping[str, Any]) -> OtherParent | None:
    """The parent in the country among the values of a screening; None where there is none."""
    if not said.get("other_parent") and said.get("other_in_household") is None and said.get("other_married") is None:
        return None
    return OtherParent(said.get("other_in_household"), said.get("other_married"), said.get("other_biological"))
