"""A figure says what it counts, in one or in many."""

import pytest

from kindhub.i18n import L, use_language
from kindhub.program.figure_tables import whole_table
from kindhub.program.indicators import Figure, Indicator

TITLE = L("Work", "Trabajo")


@pytest.mark.parametrize(
    ("value", "words"), [(1, {"es": "caso", "en": "case"}), (0, {"es": "casos", "en": "cases"}),
                         (2, {"es": "casos", "en": "cases"})],
)  # fmt: skip
def test_one_is_said_as_one(value, words):
    indicator = Indicator("open", L("Open", "Abiertos"), L("All.", "Todos."), "cases")
    for code, word in words.items():
        use_language(code)
        assert whole_table(TITLE, [indicator], [Figure("open", value=value)]).rows[0][2] == word
