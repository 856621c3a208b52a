"""A part that can be handed to the person it is about: she answers alone, by faces, and nothing else is reachable."""

from dataclasses import dataclass

from kindhub.i18n import L


@dataclass(frozen=True, slots=True)
class Handed:
    """`questions` are asked one at a time, in this order; all have the value list that `faces` and `skip` are codes of.

    `faces` go from the best to the worst, three to five of them, and are drawn by the shell with their words; `skip` is
    the code of not wanting to answer. `dated` is the field that takes the day. `act` is what the button says that hands
    the part over, `greeting` what she reads first, `thanks` what she reads last.
    """

    act: L
    greeting: L
    thanks: L
    questions: tuple[str, ...]
    faces: tuple[str, ...]
    skip: str
    dated: str
