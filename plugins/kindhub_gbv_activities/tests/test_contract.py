"""The workshops pass what every program must pass."""

from kindhub.testing.program_tests import ProgramTests


class TestActivities(ProgramTests):
    key = "gbv_activities"
