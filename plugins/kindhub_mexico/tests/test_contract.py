"""KIND Mexico passes what every program must pass."""

from kindhub.testing.program_tests import ProgramTests


class TestMexico(ProgramTests):
    key = "mexico"
