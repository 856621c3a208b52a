"""The invented families in short: how far each has come, and what makes it worth a look."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plot:
    """One family: its stage, how many attempts, how long ago the last of them was, where it comes from."""

    stage: str
    search: str
    attempts: int
    waits: int
    place: str
    country: str = "GT"
    language: str = "spa"
    class_status: str = "confirmed_class"
    unsafe: bool = False


PLOTS: tuple[Plot, ...] = (
    Plot("searching", "searching", 3, 4, "GT-1413", language="ixl"),
    Plot("searching", "searching", 7, 12, "GT-1320", language="cac", unsafe=True),
    Plot("identified", "not_started", 0, 0, "HN-YO", "HN"),
    Plot("contacted", "contacted", 5, 9, "GT-1301"),
    Plot("counselled", "identity_confirmed", 6, 40, "GT-1416", language="ixl"),
    Plot("registered", "identity_confirmed", 4, 120, "HN-CR", "HN"),
    Plot("filed", "identity_confirmed", 9, 200, "GT-1326", language="kjb"),
    Plot("filed", "identity_confirmed", 5, 260, "SV-SM", "SV", class_status="qafm"),
    Plot("approved", "identity_confirmed", 6, 300, "GT-1304", language="mam"),
    Plot("reunified", "identity_confirmed", 8, 900, "HN-SB", "HN"),
    Plot("supported", "identity_confirmed", 5, 1000, "GT-1405", language="quc"),
    Plot("unreachable", "unreachable_exhausted", 11, 90, "GT-1315", class_status="possible"),
    Plot("declined", "declined", 6, 75, "SV-UN", "SV"),
    Plot("searching", "lead", 8, 20, "GT-1307", language="mam", class_status="possible"),
)
