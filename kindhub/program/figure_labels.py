"""How the values of a dimension are said: codes by their list, places by name, and what nobody knows in words."""

from collections.abc import Callable

from kindhub.i18n import L
from kindhub.records.codes import CodeList, code_list
from kindhub.records.places import places

UNKNOWN = "unknown"
"""The value of a dimension for what nobody wrote down."""

UNKNOWN_LABEL = L("unknown", "sin dato")


def coded(key: str) -> Callable[[str], str]:
    """The labels of a value list; the list is read when the first is asked for."""
    found: CodeList | None = None

    def label(code: str) -> str:
        nonlocal found
        if code == UNKNOWN:
            return UNKNOWN_LABEL.say()
        found = found or code_list(key)
        return found.label(code)

    return label


def plain(code: str) -> str:
    """A value that says itself (an age band, a month)."""
    return UNKNOWN_LABEL.say() if code == UNKNOWN else code


def place(code: str) -> str:
    """A place by its code."""
    return UNKNOWN_LABEL.say() if code == UNKNOWN else places().label(code)
