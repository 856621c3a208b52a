"""The program's hooks; everything heavy is imported when it is asked for."""

from kindhub.i18n import L
from kindhub.program.hookspecs import hook
from kindhub.program.info import Program


@hook
def program() -> Program:
    """The card of the program."""
    return Program(
        key="mexico_training",
        name=L("Training (Mexico)", "Capacitación (México)"),
        neutral_name=L("Training", "Capacitación"),
        letters="CP",
        version="0.1.0",
        order=70,
        colour="c2",
    )
