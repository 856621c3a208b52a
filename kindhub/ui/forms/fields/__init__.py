"""One way to ask for each kind of field."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kindhub.program.forms import Field
from kindhub.records.fields import FieldSpec
from kindhub.ui.forms.fields.code import ask_code
from kindhub.ui.forms.fields.codes import ask_codes
from kindhub.ui.forms.fields.day import ask_day
from kindhub.ui.forms.fields.link import ask_link
from kindhub.ui.forms.fields.moment import ask_moment
from kindhub.ui.forms.fields.number import ask_decimal, ask_integer, ask_money
from kindhub.ui.forms.fields.organisation import ask_organisation
from kindhub.ui.forms.fields.partial import ask_partial
from kindhub.ui.forms.fields.person import ask_person
from kindhub.ui.forms.fields.place import ask_place
from kindhub.ui.forms.fields.program import ask_program
from kindhub.ui.forms.fields.question import Question
from kindhub.ui.forms.fields.text import ask_long_text, ask_text
from kindhub.ui.forms.fields.user import ask_user
from kindhub.ui.forms.fields.yes_no import ask_yes_no
from kindhub.ui.forms.lookups import Lookups

Ask = Callable[[FieldSpec, Field, Lookups], Question]

ASK: Mapping[str, Ask] = {
    "text": ask_text,
    "long_text": ask_long_text,
    "integer": ask_integer,
    "decimal": ask_decimal,
    "money": ask_money,
    "yes_no": ask_yes_no,
    "day": ask_day,
    "moment": ask_moment,
    "partial": ask_partial,
    "code": ask_code,
    "codes": ask_codes,
    "person": ask_person,
    "organisation": ask_organisation,
    "place": ask_place,
    "link": ask_link,
    "user": ask_user,
    "program": ask_program,
}

__all__ = ["ASK", "Question", "ask"]


def ask(spec: FieldSpec, field: Field, lookups: Lookups) -> Question:
    """The question for one field of a form."""
    return ASK[spec.kind](spec, field, lookups)
