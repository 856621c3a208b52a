"""What stands above the registers of rules: the clocks and the rule of the search as they came with the program."""

from collections.abc import Sequence

from kindhub.i18n import L
from kindhub.program.clock_register import FIELD_NOTES, IN_FORCE, clocks_told
from kindhub_reunification.clocks import clocks
from kindhub_reunification.search.exhaustion import Enough

SEARCH = L(
    "At least {attempts} attempts, {channels} channels and {visits} visit. A proposal. Source: {source}.",
    "Al menos {attempts} intentos, {channels} canales y {visits} visita. Una propuesta. Fuente: {source}.",
)


def shipped_clocks(tab: str) -> Sequence[tuple[str, str]]:
    """Every clock with its length and source."""
    return clocks_told(clocks(), tab)


def shipped_search_rule(tab: str) -> Sequence[tuple[str, str]]:
    """The rule of exhaustion."""
    if tab != IN_FORCE:
        return ()
    came = Enough()
    words = SEARCH.say(attempts=came.attempts, channels=came.channels, visits=came.visits, source=FIELD_NOTES)
    return ((L("As it came", "Como vino").say(), words),)
