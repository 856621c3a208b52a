"""The forms over the shared person: the same contract as a program's forms, so the same builder draws them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from kindhub.i18n import L
from kindhub.program.conditions import Every, Filled, Is, Not
from kindhub.program.forms import Field, Form, Section
from kindhub.records.consent import Consent
from kindhub.records.document import Document
from kindhub.records.person import (
    Address,
    ContactPoint,
    Identifier,
    Person,
    PersonLanguage,
    PersonName,
    Relationship,
)

SHARED = Is("purpose", "share")
_SAFE = L("Safe contact", "Contacto seguro")

FORMS: dict[str, Form] = {
    form.key: form
    for form in (
        Form(
            "person", L("Identity", "Identidad"), Person,
            (Section(L("Identity", "Identidad"),
                     (Field("sex"), Field("birth"), Field("nationalities"), Field("people"), Field("disability"),
                      Field("death"), Field("note", width=3))),),
            parent="id",
        ),
        Form(
            "name", L("Name", "Nombre"), PersonName,
            (Section(L("Name", "Nombre"),
                     (Field("given", needed="create"), Field("surname_1"), Field("surname_2"),
                      Field("married_surname"), Field("kind"))),),
            many=True, parent="person_id",
        ),
        Form(
            "identifier", L("Identity document", "Documento"), Identifier,
            (Section(L("Number", "Número"),
                     (Field("kind", needed="create"), Field("value", needed="create"), Field("seen"), Field("expires"),
                      Field("holder", width=2))),),
            many=True, parent="person_id",
        ),
        Form(
            "language", L("Language", "Idioma"), PersonLanguage,
            (Section(L("Language", "Idioma"),
                     (Field("language", needed="create"), Field("level"), Field("interpreter"))),),
            many=True, parent="person_id",
        ),
        Form(
            "contact", L("Contact", "Contacto"), ContactPoint,
            (Section(L("Contact", "Contacto"),
                     (Field("kind", needed="create"), Field("value", needed="create"), Field("owner"))),
             Section(_SAFE, (Field("safe_how"), Field("safe_when"), Field("never_if")))),
            many=True, parent="person_id",
        ),
        Form(
            "address", L("Address", "Dirección"), Address,
            (Section(L("Address", "Dirección"),
                     (Field("place"), Field("locality"), Field("street"), Field("postcode"), Field("since"),
                      Field("until"), Field("directions", width=3))),),
            many=True, parent="person_id",
        ),
        Form(
            "relative", L("Relative", "Familiar"), Relationship,
            (Section(L("This person is", "Esta persona es"),
                     (Field("person_id", needed="create",
                            hint=L("Search by name. Create the person first if there is none.",
                                   "Busque por nombre. Si no está, créela primero.")),
                      Field("kind", needed="create"), Field("caregiver"), Field("same_home"), Field("confirmed"))),),
            many=True, parent="other_id",
        ),
        Form(
            "consent", L("Consent", "Consentimiento"), Consent,
            (Section(L("What was agreed", "Lo que se acordó"),
                     (Field("purpose", needed="create"), Field("program", when=SHARED),
                      Field("recipient", needed="create", when=Not(Every((SHARED, Filled("program"))))),
                      Field("answer", needed="create"), Field("given_on", needed="create"), Field("given_by"),
                      Field("given_as"), Field("means"), Field("language"), Field("text_version"), Field("until"),
                      Field("facts", width=2, when=SHARED),
                      Field("withdrawn_on",
                            hint=L("Fill it to withdraw; nothing is shared after that day.",
                                   "Llénelo para retirarlo; después de ese día no se comparte nada.")),
                      Field("note", width=3))),),
            many=True, parent="person_id",
        ),
        Form(
            "document", L("Document", "Documento"), Document,
            (Section(L("Document", "Documento"),
                     (Field("kind"), Field("title", needed="create"), Field("issued_on"), Field("expires"),
                      Field("received_on"), Field("seen"))),),
            many=True, parent="person_id",
        ),
    )
}  # fmt: skip
"""Every form of a person by its key."""


def form_of(key: str, programs: Collection[str]) -> Form:
    """One of them; a program of KIND is asked for only where one is open that takes referrals."""
    form = FORMS[key]
    if key != "consent" or programs:
        return form
    (asked,) = form.sections
    fields = tuple(
        Field("recipient", needed="create") if one.name == "recipient" else one
        for one in asked.fields
        if one.name != "program"
    )
    return replace(form, sections=(replace(asked, fields=fields),))
