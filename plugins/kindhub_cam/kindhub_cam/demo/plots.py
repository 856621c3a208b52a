"""What the invented families are about: how far each has come, how long it waits, who belongs to it."""

from dataclasses import dataclass
from datetime import date, timedelta

BEFORE_PAUSE = date(2025, 1, 10)
"""An AOR could be filed until the program was suspended on 20 January 2025."""


@dataclass(frozen=True, slots=True)
class Plot:
    """One family. `begun` are days before today, or before the program was suspended when it `came_before`.

    `with_whom` are other members by role; `born` is the child's date of birth as one tells it, relative to today:
    years, and how much of it is known (d day, m month, y year).
    """

    stage: str
    begun: int
    waits: int
    us_status: str = "tps"
    came_before: bool = True
    with_whom: tuple[str, ...] = ()
    relation: str = "biological"
    years: float = 11
    known: str = "d"
    outcome: str = ""

    def day(self, today: date) -> date:
        """The day of the inquiry."""
        return (BEFORE_PAUSE if self.came_before else today) - timedelta(days=self.begun)


PARENT, CARER = ("in_country_parent",), ("caregiver",)
GROWN = ("in_country_parent", "sibling", "spouse", "child_of_child")
PLOTS: tuple[Plot, ...] = (
    Plot("uscis_interview", 460, 310, "tps", with_whom=GROWN, years=12),
    Plot("docs_collecting", 20, 18, came_before=False, with_whom=PARENT, years=9),
    Plot("aor_filed", 200, 540, "asylum_pending", with_whom=CARER, relation="step", years=17, known="m"),
    Plot("arrived", 700, 41, "lpr", outcome="refugee", years=14),
    Plot("rsc_contact", 390, 420, "parole", with_whom=(*PARENT, *CARER), years=19.9, known="y"),
    Plot("inquiry", 9, 9, came_before=False, years=15),
    Plot("paused", 240, 300, "u_pending", relation="guardian", with_whom=CARER, years=20.2),
    Plot("screening", 38, 30, came_before=False, us_status="unsure", years=7),
    Plot("decision", 610, 120, "lpr", with_whom=PARENT, outcome="refugee_conditional", years=18.4, known="m"),
    Plot("travel_booked", 655, 16, "lpr", outcome="refugee_conditional", years=10),
    Plot("lawyer_review", 61, 40, came_before=False, us_status="withholding", relation="step", years=16, known="y"),
    Plot("arrived", 820, 150, "lpr", with_whom=CARER, outcome="refugee", years=13),
    Plot("aor_drafting", 120, 75, came_before=False, with_whom=PARENT, years=20.7, known="m"),
    Plot("uscis_interview", 500, 205, "tps", with_whom=CARER, years=19),
    Plot("docs_collecting", 95, 88, came_before=False, us_status="parole", years=6),
    Plot("post_arrival", 880, 260, "tps", outcome="parolee", years=15),
    Plot("ineligible", 150, 140, came_before=False, us_status="none", years=22),
    Plot("security_checks", 430, 350, "asylum_pending", with_whom=PARENT, years=16),
    Plot("withdrawn", 260, 90, "tps", years=12),
    Plot("medical", 590, 64, "lpr", outcome="refugee_conditional", years=8),
    Plot("docs_collecting", 170, 61, came_before=False, relation="adopted", years=13),
    Plot("aged_out", 350, 210, "tps", years=21.4),
    Plot("dna_requested", 410, 260, "tps", with_whom=PARENT, years=18.9, known="y"),
    Plot("consent", 25, 12, came_before=False, years=10),
)  # fmt: skip
WAY = ("inquiry", "consent", "screening", "docs_collecting", "aor_drafting", "client_review", "sent_to_ra", "aor_filed",
       "rpc_number", "rsc_contact", "prescreen", "dna_requested", "dna_done", "security_checks", "uscis_interview",
       "decision", "medical", "orientation", "travel_booked", "arrived", "post_arrival")  # fmt: skip
BESIDE = {"paused": "rsc_contact", "lawyer_review": "screening", "ineligible": "screening", "withdrawn": "aor_filed",
          "aged_out": "aor_filed"}  # fmt: skip
"""How far a family had come that stands beside the way."""


def has_reached(plot: Plot, step: str) -> bool:
    """Whether the family has come so far."""
    return WAY.index(BESIDE.get(plot.stage, plot.stage)) >= WAY.index(step)
