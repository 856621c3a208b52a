"""Reunification passes what every program must pass."""

from kindhub.testing.program_tests import ProgramTests


class TestReunification(ProgramTests):
    key = "reunification"
