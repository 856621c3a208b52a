"""The training passes what every program must pass."""

from kindhub.testing.program_tests import ProgramTests


class TestTraining(ProgramTests):
    key = "mexico_training"
