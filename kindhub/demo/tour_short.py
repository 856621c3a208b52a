"""What the tour shows when nobody asked for the whole of it: every page and every program, nothing twice.

Of five hundred stops many look alike: the notes of the seventh program, the fifteenth list, the same page in the dark.
The whole tour is for who changes something; this one is for who looks at the hub.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kindhub.demo.tour_stops import LAPTOP, Stop
from kindhub.ui.shell import Route

Numbered = tuple[int, Stop]

LOOKS = (
    "my-day-dark", "case-dark", "panel-dark", "palette-dark", "case-contrast", "my-day-200", "case-200",
    "settings-200", "case-690",
)  # fmt: skip
"""The only stops that are shown dark, in high contrast, in large letters or on a low screen."""
OF_EACH = ("home", "list", "case", "panel", "palette-code")
"""What is shown of every program and of every person of the demo, though it is called the same."""
FEW = {
    "case-": 9, "guided-": 3, "series-": 3, "grid-": 1, "kinds-": 1, "palette": 1, "parts-": 1, "register-": 1,
    "twins": 1,
}  # fmt: skip
"""How many are shown of a program's stops whose names begin alike."""
PREPARES = "-before"
"""How a stop is called that only opens what the next one shows."""


@dataclass(slots=True)
class ShortTour:
    """Remembers what was shown in one language. `owners` are the words that stop names begin with: programs, people."""

    owners: Iterable[str]
    _names: set[str] = field(default_factory=set)
    _routes: set[tuple[str, Route]] = field(default_factory=set)
    _alike: dict[tuple[str, str], int] = field(default_factory=dict)

    def walk(self, uid: str, there: Sequence[Numbered]) -> list[tuple[int, Stop, bool]]:
        """Which of these stops to go through and whether to take a picture there: one that is shown for what it makes
        of the page needs those before it.
        """
        found: list[tuple[int, Stop, bool]] = []
        waiting: list[tuple[int, Stop, bool]] = []
        for number, stop in there:
            if stop.route is not None:
                waiting = []
            waiting.append((number, stop, self._shows(uid, stop)))
            if waiting[-1][2]:
                found += waiting
                waiting = []
        return found

    def _shows(self, uid: str, stop: Stop) -> bool:
        if stop.name.endswith(PREPARES) or (_is_a_look(stop) and stop.name not in LOOKS):
            return False
        owner, what = self._split(stop.name)
        page = (uid, stop.route) if stop.route and not stop.act and not _is_a_look(stop) else None
        told = f"…-{what}" if owner else stop.name
        if page in self._routes or (told in self._names and what not in OF_EACH) or self._were_enough(owner, what):
            return False
        self._names.add(told)
        if page is not None:
            self._routes.add(page)
        return True

    def _split(self, name: str) -> tuple[str, str]:
        """Whose stop it is, and what it is without those words."""
        owner, what = "", name
        while (first := next((one for one in self.owners if what.startswith(f"{one}-")), "")) != "":
            owner, what = first, what.removeprefix(f"{first}-")
        return owner, what

    def _were_enough(self, owner: str, what: str) -> bool:
        start = next((one for one in FEW if what.startswith(one)), "")
        if not owner or not start:
            return False
        self._alike[owner, start] = self._alike.get((owner, start), 0) + 1
        return self._alike[owner, start] > FEW[start]


def _is_a_look(stop: Stop) -> bool:
    return (stop.theme, stop.text, stop.height) != ("light", 100, LAPTOP)
