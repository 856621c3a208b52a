"""Words of a heading inside a sentence."""

import pytest

from kindhub.i18n import within


@pytest.mark.parametrize(
    ("heading", "inside"),
    [("Contactos y visitas", "contactos y visitas"), ("ADN", "ADN"), ("AOR (DS-7699)", "AOR (DS-7699)"),
     ("A-number", "a-number"), ("Y", "y"), ("", "")],
)  # fmt: skip
def test_the_capital_goes_unless_letters_are_read_one_by_one(heading, inside):
    assert within(heading) == inside
