"""A rule of a country as the office knows it: who consents at which age, what must be reported, from when to when."""

from datetime import date

from kindhub.i18n import L
from kindhub.records.fields import code, codes, day, long_text, text
from kindhub_gbv.records.base import GbvRecord


class LegalRule(GbvRecord, table=True):
    """While it is in force it takes the place of what came with the program on the same subject in that country.

    What must be reported is added to what came with the program: a country has several such laws.
    """

    __tablename__ = "gbv_legal_rule"

    country: str | None = code(L("Country", "País"), "gbv.rule_country", index=True)
    subject: str | None = code(L("About", "Trata de"), "gbv.rule_subject")
    words: str | None = long_text(L("What it says, in plain words", "Qué dice, en palabras sencillas"))
    givers: tuple[str, ...] | None = codes(L("Who may consent", "Quién puede consentir"), "gbv.consent_giver")
    assents: tuple[str, ...] | None = codes(L("Assent that is enough", "Asentimiento que basta"), "gbv.assent")
    in_force_from: date | None = day(L("In force from", "En vigor desde"))
    in_force_to: date | None = day(L("In force until", "En vigor hasta"))
    source: str | None = text(L("Source", "Fuente"), max_length=300)
