"""CAM passes what every program must pass."""

from kindhub.testing.program_tests import ProgramTests


class TestCam(ProgramTests):
    key = "cam"
