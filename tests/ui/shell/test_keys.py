from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

import kindhub.ui
from kindhub.i18n import use_language
from kindhub.ui.shell import KEYS, Route
from kindhub.ui.shell.keys import bind, cap, keys_within

# the keyboard as designed: every key a person may count on
DESIGNED = (
    "Ctrl+K Ctrl+F F3 Ctrl+S Ctrl+Return Ctrl+Z Ctrl+Y Ctrl+Shift+U Ctrl+N Ctrl+J Ctrl+T Ctrl+M Ctrl+Shift+A Ctrl+P "
    "Ctrl+Shift+E Ctrl+A Ctrl+C Ctrl+V Ctrl+X Ctrl+B Ctrl+, Ctrl+D F1 F2 F4 Alt+Down F5 F6 Shift+F6 F8 Shift+F8 F9 F11 "
    "F12 Ctrl+Shift+H Ctrl+L Alt+Left Alt+Right Ctrl+1 Ctrl+2 Ctrl+3 Ctrl+4 Ctrl+5 Ctrl+6 Ctrl+7 Ctrl+8 Ctrl+9 "
    "Ctrl+PgUp Ctrl+PgDown Ctrl+W Ctrl++ Ctrl+- Ctrl+0 Shift+F10 Menu Space Return Esc "
)


def all_keys():
    return [keys for key in KEYS.values() for keys in key.keys]


def test_every_designed_key_is_in_the_table():
    assert not set(DESIGNED.split()) - set(all_keys())


def test_no_key_does_two_things():
    assert [keys for keys, count in Counter(all_keys()).items() if count > 1] == []
    for keys in all_keys():
        assert QKeySequence(keys).toString(), keys
        assert "Ctrl+Alt" not in keys
        assert "Meta" not in keys


def test_keys_are_bound_through_the_table_only():
    """A key bound beside the table would be missing on the sheet; `bind` is the only caller of QShortcut."""
    callers = [
        path.name
        for path in Path(kindhub.ui.__file__).parent.rglob("*.py")
        if re.search(r"\bQShortcut\(", path.read_text(encoding="utf-8"))
    ]
    assert callers == ["keys.py"]


def test_a_key_that_is_not_in_the_table_cannot_be_bound(qtbot):
    owner = QWidget()
    qtbot.addWidget(owner)
    with pytest.raises(KeyError):
        bind(owner, "dance", owner.close)


def test_caps_are_named_as_on_the_keyboard_of_the_language():
    assert cap("Ctrl+PgDown") == "Ctrl+AvPág"
    assert cap("Ctrl+Return") == "Ctrl+Intro"
    assert cap("Ctrl++") == "Ctrl++"
    use_language("en")
    assert cap("Ctrl+PgDown") == "Ctrl+PgDn"


def clashes(window):
    """Keys two live shortcuts of the whole window answer to: Qt would then answer neither."""
    wide = Qt.ShortcutContext.WindowShortcut
    live = [
        s for s in window.findChildren(QShortcut) if s.key().toString() and s.isEnabled() and s.parent().isVisible()
    ]
    everywhere = Counter(s.key().toString() for s in live if s.context() == wide)
    inside = Counter((s.key().toString(), id(s.parent())) for s in live if s.context() != wide)
    return [keys for keys, n in everywhere.items() if n > 1] + [
        keys for (keys, _), n in inside.items() if n > 1 or keys in everywhere
    ]


def test_on_no_screen_is_a_key_bound_twice(qtbot, place, peopled):
    from kindhub_reintegration.records import Case
    from sqlalchemy import select

    with peopled.hub.read() as session:
        case = session.scalars(select(Case.id).limit(1)).one()
    person = peopled.person_ids[1]
    routes = [Route("day"), Route("people"), Route("person", (person,)), Route("new_person", ("elmer",)),
              Route("deadlines"), Route("list", ("reintegration", "all_cases")), Route("settings"),
              Route("case", ("reintegration", case)), Route("panel", ("reintegration",)), Route("backup")]  # fmt: skip
    for route in routes:
        place.window.open(route)
        assert clashes(place.window) == [], route
        names = {key.name for key in keys_within(place.window)}
        assert {key.name for key in KEYS.values() if key.where == "window"} <= names, route
    bind(place.window, "lock", place.window.close, inside=False)
    assert clashes(place.window) == ["Ctrl+L"]


def test_the_sheet_names_the_keys_of_the_page_first(qtbot, place):
    place.window.open(Route("people"))
    qtbot.waitUntil(place.window.page.isVisible)
    assert [key.name for key in keys_within(place.window)][:3] == ["save_on", "new", "step_back"]
    place.window.open(Route("settings"))
    qtbot.waitUntil(place.window.page.isVisible)
    assert "new" not in [key.name for key in keys_within(place.window)]
