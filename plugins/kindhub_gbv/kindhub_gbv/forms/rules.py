"""The office's own rules, country by country."""

from kindhub.i18n import L
from kindhub.program.conditions import Is, Not
from kindhub.program.forms import Field, Form, Section
from kindhub_gbv.laws import REPORT, lines_of
from kindhub_gbv.records import LegalRule

RULES = Form(
    "legal_rules", L("Rules by country", "Normas por país"), LegalRule,
    (
        Section(
            L("Rule of the office", "Norma de la oficina"),
            (
                Field("subject", needed="create"), Field("in_force_from", needed="create"), Field("in_force_to"),
                Field("words", needed="create", width=3), Field("source", needed="create", width=3),
                Field("givers", width=3, when=Not(Is("subject", REPORT))),
                Field("assents", width=3, when=Not(Is("subject", REPORT))),
            ),
        ),
    ),
    many=True, parent="country", order_by="in_force_from", in_side_list=False, register="gbv.rule_country",
    shipped=lines_of, writes="manage_reference",
)  # fmt: skip
