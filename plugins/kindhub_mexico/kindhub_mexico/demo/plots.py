"""The invented children in short: how far each has come, and what makes the case worth a look."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plot:
    """One child: stage, office, how the child travels, how long ago the first encounter was, what there is besides."""

    stage: str
    office: str
    accompaniment: str
    days: int
    level: str = "information_only"
    protection: str | None = None
    claim: str = ""
    plan: bool = False
    language: str = "spa"
    urgent: bool = False


PLOTS: tuple[Plot, ...] = (
    Plot("open", "TAP", "unaccompanied", 48, "legal_assistance", "yes", claim="pending", plan=True, urgent=True),
    Plot("oriented", "TIJ", "accompanied", 2),
    Plot("open", "CDMX", "separated", 110, "accompaniment", "yes", claim="extended", plan=True),
    Plot("screened", "TAP", "unaccompanied", 1, "brief_advice", "yes", language="hat"),
    Plot("oriented", "JRZ", "at_risk_of_separation", 5),
    Plot("open", "TIJ", "unaccompanied", 75, "legal_assistance", "yes", claim="denied"),
    Plot("screened", "JRZ", "separated", 9, "brief_advice", "unclear", language="mam"),
    Plot("open", "TAP", "accompanied", 64, "psychosocial_only", "no"),
    Plot("oriented", "CDMX", "accompanied", 3, language="quc"),
    Plot("open", "JRZ", "unaccompanied", 200, "legal_assistance", "yes", claim="recognised"),
    Plot("closed", "TIJ", "unaccompanied", 240, "accompaniment", "yes"),
    Plot("screened", "TAP", "unaccompanied", 14, "referral_out", "unclear", language="tzo"),
)
