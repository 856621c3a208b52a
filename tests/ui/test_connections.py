"""`connect(lambda …)` and `connect(partial …)` keep a widget alive for ever (measured on PySide6 6.12)."""

from __future__ import annotations

import re
from pathlib import Path

import kindhub.ui

FORBIDDEN = re.compile(
    r"connect\(\s*(lambda|partial|functools\.partial)|(?<!app)\.exec\(|processEvents|QEventLoop\(|QRunnable\(|\.itemAt\("
)
"""`itemAt` of a layout gives out items that spoil memory when they are gone (a fault after some hundred messages)."""


ASKS_FOR_FILES, FORGETS = "= QFileDialog(", "destroyed.connect(forget_folders)"


def offences(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if FORBIDDEN.search(line)]


def test_window_code_connects_bound_methods_only():
    found = {str(p): offences(p.read_text(encoding="utf-8")) for p in Path(kindhub.ui.__file__).parent.rglob("*.py")}
    assert len(found) > 30
    assert not {name: lines for name, lines in found.items() if lines}


def test_the_grep_finds_what_it_looks_for():
    assert offences("button.clicked.connect(lambda: self.save())\nbutton.clicked.connect(partial(f, 1))\ndialog.exec()")
    assert offences("found = [self._column.itemAt(at) for at in range(3)]")
    assert not offences("button.clicked.connect(self.save)")


def remembering(text: str) -> bool:
    """Whether Qt writes down in its own settings, in clear, in which folders files were looked for."""
    return text.count(ASKS_FOR_FILES) > text.count(FORGETS)


def test_whoever_asks_for_a_file_forgets_where():
    texts = {str(p): p.read_text(encoding="utf-8") for p in Path(kindhub.ui.__file__).parent.rglob("*.py")}
    assert sum(ASKS_FOR_FILES in text for text in texts.values()) > 5
    assert not [name for name, text in texts.items() if remembering(text)]
    assert remembering("dialog = QFileDialog(self)\ndialog.open()")
