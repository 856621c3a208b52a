"""Survivor services pass what every program must pass."""

from kindhub.testing.program_tests import ProgramTests


class TestGbv(ProgramTests):
    key = "gbv"
