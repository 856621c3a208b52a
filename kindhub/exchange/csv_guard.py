"""How a text that looks like a formula travels through CSV without ever being one.

CSV has no types, so a spreadsheet program runs a cell that begins with `=`, `+`, `-` or `@` (OWASP, "CSV injection").
We write such texts with an apostrophe in front and take exactly that apostrophe away on reading. A text that already
looks guarded gets one more, so writing and reading back always gives the same text. Numbers are not guarded.
"""

from __future__ import annotations

_MARK = "'"
_RISKY = frozenset("=+-@\t\r\n＝＋－＠")
_AFTER_MARK = _RISKY | {_MARK}


def guard(text: str) -> str:
    """The text as it is written to CSV."""
    if (text[:1] in _RISKY and text) or (text[:1] == _MARK and text[1:2] in _AFTER_MARK and text[1:2]):
        return _MARK + text
    return text


def unguard(text: str) -> str:
    """The text as it was before `guard`; other texts, even those with an apostrophe in front, stay as they are."""
    if text[:1] == _MARK and text[1:2] in _AFTER_MARK and text[1:2]:
        return text[1:]
    return text
