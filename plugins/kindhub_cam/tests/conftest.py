"""Facts by hand, and a hub with the program in real encrypted files."""

from dataclasses import replace
from datetime import date

from kindhub_cam.rules.books import set_on, shipped
from kindhub_cam.rules.facts import Child, Family, OtherParent, Parent
from kindhub_cam.screening.judging import judge

from kindhub.records.partial_date import PartialDate
from kindhub.testing import (
    hub,  # noqa: F401 - a fixture
    only_installed,
)

pytest_runtest_setup = only_installed("cam")


def when(text):
    """`2011-05-03`, `2011-05`, `2011`, or nothing."""
    if text is None:
        return None
    if len(text) == 10:
        return PartialDate.of(date.fromisoformat(text))
    return PartialDate.read("/".join(reversed(text.split("-"))))


PARENT = Parent(when("1985-01-01"), True, "lpr", when("2010-01-01"))
CHILD = Child(1, when("2012-02-03"), ("HN",), "HN", "single", "biological")


def family(screened="2023-06-10", filed=None, other=None, parent=None, child=None):
    """A family that is likely eligible, and what is different in it; dates are texts."""

    def dated(values):
        return {k: when(v) if k in ("birth", "status_since", "status_until", "earlier_aor", "married_on") else v
                for k, v in (values or {}).items()}  # fmt: skip

    return Family(
        date.fromisoformat(screened), replace(PARENT, **dated(parent)), (replace(CHILD, **dated(child)),),
        OtherParent(**other) if other is not None else None, when(filed),
    )  # fmt: skip


def judged(**facts):
    """That family under the rules of its day."""
    told = family(**facts)
    return judge(set_on(shipped(), told.screened_on), told)
