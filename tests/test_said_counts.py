"""Counts in sentences are grouped as in the field's countries: 1,240."""

import pytest

from kindhub.i18n import L, tr_n, use_language


@pytest.mark.parametrize(
    ("count", "said"), [(1, "1 plazo"), (0, "0 plazos"), (999, "999 plazos"), (3185, "3,185 plazos")]
)
def test_a_count_is_said_with_its_noun(count, said):
    use_language("es")
    assert tr_n(count, L("{n} deadline", "{n} plazo"), L("{n} deadlines", "{n} plazos")) == said
